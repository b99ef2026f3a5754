import type { LocalDate } from '#kernel/local-date.ts';

export const VERSION_STATES = ['draft', 'consulted', 'approved', 'submitted', 'live', 'superseded'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

export const VERSION_STATE_WORDS: Readonly<Record<VersionState, string>> = {
  draft: 'Draft',
  consulted: 'Consulted on',
  approved: 'Approved',
  submitted: 'Submitted',
  live: 'Live',
  superseded: 'Superseded',
};

/** What may become of a version. Nothing goes back: what is to be different is another version. */
export const NEXT_STATES: Readonly<Record<VersionState, readonly VersionState[]>> = {
  draft: ['consulted', 'approved', 'superseded'],
  consulted: ['approved', 'superseded'],
  approved: ['submitted', 'live', 'superseded'],
  submitted: ['live', 'superseded'],
  live: ['superseded'],
  superseded: [],
};

export function mayBecome(state: VersionState, next: VersionState): boolean {
  return NEXT_STATES[state].includes(next);
}

export type VersionStep = {
  number: number;
  state: VersionState;
  on: LocalDate;
  by: string;
  reason: string;
  minute: string;
  sentTo: string;
};

export type Version = {
  id: string;
  number: number;
  name: string;
  asAt: LocalDate;
  sha256: string;
  madeBy: string;
  /** In their order; the first is the draft. */
  steps: readonly VersionStep[];
};

export function stateOf({ steps }: Pick<Version, 'steps'>): VersionState {
  return steps.at(-1)?.state ?? 'draft';
}

/** Whether it was approved, whatever became of it since: drafts are nobody's but those who read the plan itself. */
export function wasApproved({ steps }: Pick<Version, 'steps'>): boolean {
  return steps.some(({ state }) => state === 'approved');
}

/** The version that holds, and since which day: the live one, or the newest that was approved while none is live. */
export function holding<Held extends Pick<Version, 'steps'>>(
  versions: readonly Held[],
): { version: Held; state: 'live' | 'approved'; since: LocalDate } | null {
  const standing = versions.filter((version) => wasApproved(version) && stateOf(version) !== 'superseded');
  for (const state of ['live', 'approved'] as const) {
    const [newest] = standing
      .flatMap((version) =>
        version.steps.flatMap((step) => (step.state === state ? [{ version, since: step.on }] : [])),
      )
      .toSorted((one, other) => other.since.localeCompare(one.since));
    if (newest !== undefined) return { ...newest, state };
  }
  return null;
}

export type StepAsked = Pick<VersionStep, 'state' | 'on' | 'reason' | 'minute' | 'sentTo'>;

/** Why a step may not follow; null where it may. */
export function stepHindrance(
  steps: readonly VersionStep[],
  asked: StepAsked,
  today: LocalDate,
): 'order' | 'early' | 'future' | 'minute' | 'sentTo' | null {
  const last = steps.at(-1);
  if (last === undefined || !mayBecome(last.state, asked.state)) return 'order';
  if (asked.on > today) return 'future';
  if (asked.on < last.on) return 'early';
  if (asked.state === 'approved' && asked.minute === '') return 'minute';
  return asked.state === 'submitted' && asked.sentTo === '' ? 'sentTo' : null;
}
