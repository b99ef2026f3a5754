import { loadRecommendations, type Recommendation } from '#features/inspections/index.ts';
import type { Judged } from '#features/scorecard/index.ts';
import { loadOwnMeasures } from '#features/settings/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { type Gap, gapsOf } from '../axes/coverage.ts';
import { type Council, loadPlanStanding, loadStandingContext, type PlanStanding } from '../standings.store.ts';
import { measuresSeen } from './measures-seen.ts';

/** The plan as it stands, with the recommendations that somebody may see. */
export type Thread = PlanStanding & {
  /** Whether the council has a plan; without one it is an empty plan. */
  hasPlan: boolean;
  recommendations: readonly Recommendation[];
};

export async function loadThread(
  db: Tenant,
  council: Council,
  today: LocalDate,
  seeing: { seesHeld: boolean },
): Promise<Thread> {
  const recommendations = await loadRecommendations(db, council.authority, seeing);
  const standing = await loadPlanStanding(db, council, today);
  if (standing !== null) return { ...standing, hasPlan: true, recommendations };
  const { context, judged } = await loadStandingContext(db, council, today);
  const parts = { priorities: [], outcomes: [], actions: [], partners: [] };
  const plan = { id: '', name: '', vision: '', from: today, version: 0, ...parts };
  return { plan, standings: new Map(), context, judged, hasPlan: false, recommendations };
}

/** Every gap of the plan as it stands, and the board's measures: pages and papers count what is found here. */
export async function loadGaps(
  db: Tenant,
  authority: AuthorityId,
  { plan, recommendations, judged, context }: Pick<Thread, 'plan' | 'recommendations' | 'judged' | 'context'>,
): Promise<{ gaps: Gap[]; board: Judged[] }> {
  const own = await loadOwnMeasures(db, authority);
  const live = plan.outcomes.filter(({ endedOn }) => endedOn === null);
  const named = new Set(live.flatMap((outcome) => outcome.measures));
  const measures = measuresSeen(judged.values(), own, named, context.counts('C-MEASURE-MISSED'));
  return {
    gaps: gapsOf(plan, recommendations, measures),
    board: measures.flatMap(({ id, isOnBoard }) => (isOnBoard ? (judged.get(id) ?? []) : [])),
  };
}
