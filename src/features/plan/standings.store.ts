import { defaultPeriod, type Judged, loadBasis, loadJudged, THE_COUNCIL } from '#features/scorecard/index.ts';
import { loadCounts } from '#features/settings/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { type StandingContext, standingsOf } from './axes/standing.ts';
import { loadDeadlines } from './deadlines.store.ts';
import { loadPlan } from './plan.store.ts';
import type { PlanStanding } from './plan-standing.ts';

export type { PlanStanding };

export type Council = { authority: AuthorityId; council: string };

/** The plan as it stands; null where the council has none. */
export async function loadPlanStanding(db: Tenant, council: Council, today: LocalDate): Promise<PlanStanding | null> {
  const plan = await loadPlan(db, council.authority);
  if (plan === null) return null;
  const { context, judged } = await loadStandingContext(db, council, today);
  return { plan, standings: standingsOf(plan, context), context, judged };
}

/** All that a standing depends on beside the plan. Measures are judged once and remembered. */
export async function loadStandingContext(
  db: Tenant,
  { authority, council }: Council,
  today: LocalDate,
): Promise<{ context: StandingContext; judged: ReadonlyMap<string, Judged> }> {
  const deadlines = await loadDeadlines(db, authority);
  const counts = await loadCounts(db, authority, today);
  const basis = await loadBasis(db, authority);
  const period = defaultPeriod(basis.newest?.dataMonth ?? null, today);
  const judging = { council, group: THE_COUNCIL, ofWords: 'the council', period, set: 'all', today } as const;
  const { rows } = await loadJudged(db, authority, basis, judging);
  const judged = new Map<string, Judged>(rows.map((row) => [row.measure.id, row]));
  const verdicts = new Map(rows.map(({ measure, verdict }) => [String(measure.id), verdict]));
  return { context: { today, deadlines, counts, workingDays: englandWorkingDays, verdicts }, judged };
}
