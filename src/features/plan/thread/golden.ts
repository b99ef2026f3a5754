import type { Evidence } from '#features/evidence/index.ts';
import type { ClockStanding, Finding, Recommendation } from '#features/inspections/index.ts';
import type { LedgerState } from '#kernel/ledger.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Outcome } from '../plan.ts';
import type { ActionStanding } from './thread.ts';

/** What the thread begins with, whether inspectors recommended it or found it. */
export type ThreadStart = {
  kind: 'recommendation' | 'finding';
  id: string;
  /** As it is called: `REC-01`, `finding 3`. */
  ref: string;
  words: string;
  theme: string;
  inspection: { id: string; title: string; publishedOn: LocalDate | null };
  paragraph: string;
  state: LedgerState;
  steps: Recommendation['steps'];
  clock: ClockStanding | null;
};

export function startOf(recommendation: Recommendation, clock: ClockStanding): ThreadStart {
  const { id, ref, words, theme, inspectionId, inspectionTitle, publishedOn, paragraph, state, steps } = recommendation;
  return {
    ...{ kind: 'recommendation', id, ref, words, theme, paragraph, state, steps, clock },
    inspection: { id: inspectionId, title: inspectionTitle, publishedOn },
  };
}

export function startOfFinding(
  finding: Finding,
  inspection: { title: string; publishedOn: LocalDate | null } | undefined,
): ThreadStart {
  const { id, number, words, theme, inspectionId, paragraph, state, steps } = finding;
  return {
    ...{ kind: 'finding', id, ref: `Finding ${number}`, words, theme, paragraph, state, steps, clock: null },
    inspection: {
      id: inspectionId,
      title: inspection?.title ?? 'The inspection',
      publishedOn: inspection?.publishedOn ?? null,
    },
  };
}

/** What speaks for or against something on the thread. */
export type EvidenceOn = { about: { words: string; href: string }; evidence: Evidence };

/** Evidence by the kind and id of what it is about. */
export type EvidenceFound = Readonly<Record<'start' | 'outcome' | 'action', ReadonlyMap<string, readonly Evidence[]>>>;

/** Everything on the thread that stands: what contradicts comes first, then the newest. */
export function evidenceOn(
  start: ThreadStart,
  outcomes: readonly { outcome: Outcome; ref: string }[],
  actions: readonly ActionStanding[],
  found: EvidenceFound,
): EvidenceOn[] {
  const of = (kind: keyof EvidenceFound, id: string, words: string, href: string) =>
    (found[kind].get(id) ?? [])
      .filter(({ withdrawn }) => withdrawn === null)
      .map((evidence) => ({ about: { words, href }, evidence }));
  const all = [
    ...of(
      'start',
      start.id,
      start.ref,
      start.kind === 'recommendation' ? `/plan/recommendations/${start.id}` : `/plan/findings/${start.id}`,
    ),
    ...outcomes.flatMap(({ outcome, ref }) =>
      of('outcome', outcome.id, `Outcome ${ref}`, `/plan/outcomes/${outcome.id}`),
    ),
    ...actions.flatMap(({ action }) => of('action', action.id, `Action ${action.ref}`, `/plan/actions/${action.id}`)),
  ];
  return all.toSorted(
    (a, b) => rank(a.evidence) - rank(b.evidence) || (a.evidence.aboutOn < b.evidence.aboutOn ? 1 : -1),
  );
}

function rank({ stance }: Evidence): number {
  return stance === 'contradicts' ? 0 : 1;
}
