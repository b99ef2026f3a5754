import { daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { type Action, isOpen, ownerOf, type Plan } from '../plan.ts';
import { type Awaiting, awaiting, type Limits, updateDueOn } from './due.ts';
import { offTrackWithoutWayBack, type TellingStep } from './telling.ts';

/** An open action and how its update stands. */
export type Line = {
  action: Action;
  owner: string;
  /** The organisation that answers for it; null: the council. */
  partner: string | null;
  dueOn: LocalDate;
  state: Exclude<Awaiting, 'notAwaited'>;
  /** Days since it was due; 0 where it is not stale. */
  daysStale: number;
  /** Since when it is off track without a word on what is to be done; null where it is not. */
  offTrackSince: LocalDate | null;
  /** Who was told of this missing update, or that it is off track, in the order in which it happened. */
  told: readonly { step: TellingStep; to: string; on: LocalDate }[];
};

export const SHOWN = ['stale', 'due', 'offTrack', 'all'] as const;
export type OverviewView = { show: (typeof SHOWN)[number]; owner: string; partner: string };

/** What stands for the council itself among the organisations. */
export const COUNCIL = 'council';

type Told = { actionId: string; step: TellingStep; aboutOn: LocalDate; to: string; on: LocalDate };

/** Every open action, its longest missing update first. */
export function linesOf(
  plan: Plan,
  told: readonly Told[],
  { today, limits }: { today: LocalDate; limits: Limits },
): Line[] {
  const toldOf = Map.groupBy(told, ({ actionId }) => actionId);
  const names = new Map(plan.partners.map(({ id, name }) => [id, name]));
  return plan.actions
    .filter(isOpen)
    .flatMap((action) => {
      const dueOn = updateDueOn(action, limits);
      const state = awaiting(dueOn, today);
      if (dueOn === null || state === 'notAwaited') return [];
      const since = offTrackWithoutWayBack(action, today, limits);
      const line = {
        ...{ action, dueOn, state, owner: ownerOf(action) },
        partner: action.partnerId === null ? null : (names.get(action.partnerId) ?? null),
        offTrackSince: since,
        daysStale: state === 'stale' ? daysBetween(dueOn, today) : 0,
        told: (toldOf.get(action.id) ?? []).filter(
          ({ step, aboutOn }) => aboutOn === (step === 'recovery' ? since : dueOn),
        ),
      };
      return [line];
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** Those that a view asks for. */
export function chosenLines(lines: readonly Line[], { show, owner, partner }: OverviewView): Line[] {
  return lines.filter(
    (line) =>
      isShown(line, show) &&
      (owner === '' || line.owner === owner) &&
      (partner === '' || (partner === COUNCIL ? line.partner === null : line.partner === partner)),
  );
}

function isShown({ state, offTrackSince }: Line, show: OverviewView['show']): boolean {
  if (show === 'offTrack') return offTrackSince !== null;
  return show === 'all' || state === 'stale' || (show === 'due' && state === 'today');
}

/** What the address asks for; anything else is as if nothing was chosen. */
export function overviewView(query: Readonly<Record<string, string>>, lines: readonly Line[]): OverviewView {
  const known = (value: string | undefined, values: readonly (string | null)[]) =>
    value !== undefined && values.includes(value) ? value : '';
  return {
    show: SHOWN.find((each) => each === query['show']) ?? 'stale',
    owner: known(
      query['owner'],
      lines.map((line) => line.owner),
    ),
    partner: known(query['partner'], [COUNCIL, ...lines.map((line) => line.partner)]),
  };
}

export function overviewAddress(path: string, { show, owner, partner }: OverviewView): string {
  const chosen = {
    ...(show !== 'stale' && { show }),
    ...(owner !== '' && { owner }),
    ...(partner !== '' && { partner }),
  };
  const query = new URLSearchParams(chosen).toString();
  return query === '' ? path : `${path}?${query}`;
}
