import { loadRecommendations, type Recommendation } from '#features/inspections/index.ts';
import { isOnBoard, loadOwnMeasures } from '#features/settings/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { MeasureSeen } from '../axes/coverage.ts';
import { type Council, loadPlanStanding, loadStandingContext, type PlanStanding } from '../standings.store.ts';

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

/** The measures of the board's scorecard with their verdicts: those that somebody has to act on. */
export async function loadMeasuresSeen(
  db: Tenant,
  authority: AuthorityId,
  { judged }: Pick<PlanStanding, 'judged'>,
): Promise<MeasureSeen[]> {
  const own = await loadOwnMeasures(db, authority);
  return [...judged.values()]
    .filter(({ measure }) => isOnBoard(own, measure))
    .map(({ measure, verdict }) => ({ id: measure.id, title: measure.title, verdict }));
}
