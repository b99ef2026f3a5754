import { DELIVERY_STATUSES, type DeliveryStatus, type MeasureVerdict, type Standing } from '../axes/standing.ts';
import type { Action, Outcome } from '../plan.ts';
import { isProven } from './plan-view.ts';

/** How many actions stand how. */
export type Tally = {
  all: number;
  byStatus: Readonly<Record<DeliveryStatus, number>>;
  overdue: number;
  proven: number;
  /** The day from which children ought to notice has passed, and nothing shows it. */
  withoutImpact: number;
  /** On track, while a measure of their outcome gets worse. */
  againstMeasures: number;
  stale: number;
};

export function tallyOf(
  actions: readonly Action[],
  standings: ReadonlyMap<string, Standing>,
  worsening: ReadonlySet<string>,
): Tally {
  const byStatus = Object.fromEntries(DELIVERY_STATUSES.map((status) => [status, 0])) as Record<DeliveryStatus, number>;
  const tally = { all: 0, byStatus, overdue: 0, proven: 0, withoutImpact: 0, againstMeasures: 0, stale: 0 };
  for (const { id, outcomeId } of actions) {
    const standing = standings.get(id);
    if (standing === undefined) continue;
    const { delivery, impact } = standing;
    tally.all += 1;
    byStatus[delivery.status] += 1;
    if (delivery.isOverdue) tally.overdue += 1;
    if (delivery.isStale) tally.stale += 1;
    if (isProven(impact.rating)) tally.proven += 1;
    if (impact.isOverdue) tally.withoutImpact += 1;
    if (delivery.status === 'onTrack' && worsening.has(outcomeId)) tally.againstMeasures += 1;
  }
  return tally;
}

/** The outcomes of which a measure gets worse. */
export function outcomesWorsening(
  outcomes: readonly Pick<Outcome, 'id' | 'measures'>[],
  verdicts: ReadonlyMap<string, MeasureVerdict>,
): Set<string> {
  const isWorse = (measure: string) => verdicts.get(measure) === 'gettingWorse';
  return new Set(outcomes.filter(({ measures }) => measures.some(isWorse)).map(({ id }) => id));
}

const STATUS_IN_SENTENCE: Readonly<Record<DeliveryStatus, string>> = {
  onTrack: 'on track',
  atRisk: 'at risk',
  offTrack: 'off track',
  notStarted: 'not started',
  delivered: 'delivered',
  embedded: 'embedded',
  ended: 'no longer in the plan',
};

const TOLD: readonly DeliveryStatus[] = [
  ...(['onTrack', 'atRisk', 'offTrack', 'notStarted', 'delivered', 'embedded', 'ended'] as const),
];

/** `34 on track, 5 at risk, 12 delivered`: what is none is left out. */
export function statusesInWords({ byStatus }: Pick<Tally, 'byStatus'>): string {
  return TOLD.filter((status) => byStatus[status] > 0)
    .map((status) => `${byStatus[status]} ${STATUS_IN_SENTENCE[status]}`)
    .join(', ');
}

/** How the plan stands in one sentence, delivery and impact apart. */
export function planSentence(tally: Tally): string {
  const { all, proven, overdue } = tally;
  if (all === 0) return 'The plan holds no actions yet.';
  const provenWords =
    proven === 0 ? 'none has proven impact' : `${proven} ${proven === 1 ? 'has' : 'have'} proven impact`;
  const overdueWords = overdue === 0 ? 'none is overdue' : `${overdue} ${overdue === 1 ? 'is' : 'are'} overdue`;
  return `${actionsInWords(all)}: ${statusesInWords(tally)}; ${provenWords}; ${overdueWords}.`;
}

export function actionsInWords(count: number): string {
  return `${count} ${count === 1 ? 'action' : 'actions'}`;
}
