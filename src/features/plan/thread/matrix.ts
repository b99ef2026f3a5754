import { type ClockStanding, clockStanding, type Recommendation } from '#features/inspections/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import { answering, type Gap, type GapKind, gapsOf } from '../axes/coverage.ts';
import type { Standing } from '../axes/standing.ts';
import type { Outcome, Plan } from '../plan.ts';
import { type ActionStanding, actionsStanding, outcomeRef } from './thread.ts';

/** An outcome that answers a recommendation, with the actions of it that do. */
export type MatrixOutcome = {
  outcome: Outcome;
  ref: string;
  actions: readonly ActionStanding[];
  /** What is missing here, in words. */
  missing: readonly string[];
};

/** A recommendation with everything that answers it. */
export type MatrixRow = {
  recommendation: Recommendation;
  clock: ClockStanding;
  outcomes: readonly MatrixOutcome[];
  /** Its measures: those of all its outcomes, each once. */
  measures: readonly string[];
  missing: readonly string[];
};

/** What a matrix is made of. */
export type MatrixOf = {
  plan: Plan;
  standings: ReadonlyMap<string, Standing>;
  recommendations: readonly Recommendation[];
  today: LocalDate;
  workingDays: WorkingDays;
};

/** Recommendation by outcome by action: each in its place, and what is missing where it is missing. */
export function matrixOf({ plan, standings, recommendations, today, workingDays }: MatrixOf): MatrixRow[] {
  const gaps = Map.groupBy(gapsOf(plan, recommendations, []), ({ id }) => id);
  const standing = new Map(actionsStanding(plan, standings).map((each) => [each.action.id, each]));
  return recommendations.map((recommendation) => {
    const found = answering(plan, recommendation.id);
    const outcomes = found.outcomes.map((outcome): MatrixOutcome => {
      const own = found.actions.filter(({ outcomeId }) => outcomeId === outcome.id);
      const actions = own.flatMap(({ id }) => standing.get(id) ?? []);
      const ofOutcome = missingIn(gaps.get(outcome.id) ?? []);
      const none = actions.length === 0 && recommendation.state === 'open';
      return {
        ...{ outcome, ref: outcomeRef(plan, outcome), actions },
        missing: none
          ? ['No action answers it', ...ofOutcome.filter((words) => words !== HERE.outcomeWithoutAction)]
          : ofOutcome,
      };
    });
    return {
      ...{ recommendation, outcomes },
      clock: clockStanding(recommendation, today, workingDays),
      measures: [...new Set(outcomes.flatMap(({ outcome }) => outcome.measures))],
      missing: missingIn(gaps.get(recommendation.id) ?? []),
    };
  });
}

/** What a gap means where it stands: of a recommendation or of an outcome. */
const HERE: Partial<Record<GapKind, string>> = {
  recommendationWithoutOutcome: 'No outcome for children',
  recommendationWithoutAction: 'No action answers it',
  recommendationWithoutMeasure: 'No measure tells of it',
  recommendationWithoutTest: 'No test of its impact',
  outcomeWithoutAction: 'No action',
  outcomeWithoutSponsor: 'No sponsor',
  outcomeWithoutMeasure: 'No measure',
  outcomeWithoutTest: 'No test of its impact',
};

function missingIn(gaps: readonly Gap[]): string[] {
  return gaps.flatMap(({ kind }) => HERE[kind] ?? []);
}

/** Anything missing, of the recommendation itself or of what answers it. */
export function hasGap({ missing, outcomes }: Pick<MatrixRow, 'missing' | 'outcomes'>): boolean {
  return missing.length > 0 || outcomes.some((outcome) => outcome.missing.length > 0);
}

export const STATES = ['open', 'closed', 'superseded'] as const;

/** What of the matrix an address asks for; what is empty leaves nothing out. */
export type MatrixView = { state: (typeof STATES)[number] | ''; priority: string; gaps: 'yes' | '' };

export function matrixViewFrom(
  query: Readonly<Record<string, string>>,
  { priorities }: Pick<Plan, 'priorities'>,
): MatrixView {
  return {
    state: STATES.find((state) => state === query['state']) ?? '',
    priority: priorities.find(({ id }) => id === query['priority'])?.id ?? '',
    gaps: query['gaps'] === 'yes' ? 'yes' : '',
  };
}

/** The rows of a view. Of a priority those recommendations that one of its outcomes answers, with these outcomes alone. */
export function rowsInView(rows: readonly MatrixRow[], { state, priority, gaps }: MatrixView): MatrixRow[] {
  return rows
    .filter((row) => (state === '' || row.recommendation.state === state) && (gaps === '' || hasGap(row)))
    .flatMap((row) => {
      if (priority === '') return [row];
      const outcomes = row.outcomes.filter(({ outcome }) => outcome.priorityId === priority);
      return outcomes.length === 0 ? [] : [{ ...row, outcomes }];
    });
}

/** How the clock of an answer stands: `Answer due on 15 July 2022: 12 working days left`. */
export function clockInWords(clock: ClockStanding): string {
  if (clock.kind === 'none') return 'No answer is owed';
  if (clock.kind === 'noDay')
    return clock.answeredOn === null
      ? 'Answer due, by a day that nobody has entered yet'
      : `Answered on ${dateInWords(clock.answeredOn)} (no day was entered by which it was due)`;
  const due = dateInWords(clock.dueOn);
  if (clock.kind === 'answered')
    return `Answered on ${dateInWords(clock.answeredOn)}, ${clock.inTime ? 'in time' : 'late'} (due on ${due})`;
  const left = clock.workingDaysLeft;
  const days = (count: number) => `${count} working ${count === 1 ? 'day' : 'days'}`;
  if (left < 0) return `Answer was due on ${due}: ${days(-left)} overdue`;
  return left === 0 ? 'Answer due today' : `Answer due on ${due}: ${days(left)} left`;
}

export const STATE_WORDS = {
  open: 'Open',
  closed: 'Closed by the board',
  superseded: 'Superseded',
} as const satisfies Record<Recommendation['state'], string>;
