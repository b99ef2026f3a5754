import type { Recommendation } from '#features/inspections/index.ts';
import type { Gap, MeasureVerdict, Outcome, Plan, Priority, Prompt, Standing } from '#features/plan/index.ts';
import type { Judged } from '#features/scorecard/index.ts';
import type { Counts } from '#kernel/counts.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/** Everything that papers of the plan are made of, as it was on one day: a paper asks nothing else. */
export type Gathered = {
  council: string;
  preparedOn: LocalDate;
  plan: Plan;
  standings: ReadonlyMap<string, Standing>;
  /** The numbers that rules count by, as the council settled them. */
  counts: Counts;
  verdicts: ReadonlyMap<string, MeasureVerdict>;
  /** Measures as the scorecard judges them, by id. */
  judged: ReadonlyMap<string, Judged>;
  /** Those of the board's scorecard, in its order. */
  board: readonly Judged[];
  /** The as-at date of the newest extract; null where there is none. */
  figuresAsAt: LocalDate | null;
  /** Published ones only: papers leave the room. */
  recommendations: readonly Recommendation[];
  gaps: readonly Gap[];
  prompts: readonly Prompt[];
};

/** The outcomes of a priority that are still aimed at. */
export function outcomesOf({ outcomes }: Pick<Plan, 'outcomes'>, { id }: Pick<Priority, 'id'>): Outcome[] {
  return outcomes.filter(({ priorityId, endedOn }) => priorityId === id && endedOn === null);
}

export function livePriorities({ priorities }: Pick<Plan, 'priorities'>): Priority[] {
  return priorities.filter(({ endedOn }) => endedOn === null);
}
