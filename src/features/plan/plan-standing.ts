import type { Judged } from '#features/scorecard/index.ts';
import type { Standing, StandingContext } from './axes/standing.ts';
import type { Plan } from './plan.ts';

/** The plan of a council as it stands on a day: every action on its three axes, and what was asked to say so. */
export type PlanStanding = {
  plan: Plan;
  standings: ReadonlyMap<string, Standing>;
  context: StandingContext;
  /** Every measure as the scorecard judges it over its usual period, by its id. */
  judged: ReadonlyMap<string, Judged>;
};
