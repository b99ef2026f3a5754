import { areaTitle } from '#features/inspections/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import {
  type AreaEvaluation,
  dissent,
  type EvaluationState,
  openChallenges,
  type ProposedGrade,
  proposedNow,
  stateOf,
} from './area.ts';
import type { StatementShown } from './list.ts';
import { isCurrentStatement, type Mark } from './statement.ts';

/** How an area of the self-evaluation stands, in numbers. */
export type AreaStanding = {
  area: string;
  title: string;
  state: EvaluationState;
  grade: ProposedGrade | null;
  gradedOn: LocalDate | null;
  openChallenges: number;
  dissent: number;
  statements: number;
  marked: Readonly<Record<Mark, number>>;
};

export function areaStanding(area: AreaEvaluation, statements: readonly StatementShown[]): AreaStanding {
  const own = statements.filter(({ statement }) => statement.area === area.area && isCurrentStatement(statement));
  const count = (mark: Mark) => own.filter(({ standing }) => standing.marks.includes(mark)).length;
  const proposed = proposedNow(area);
  return {
    ...{ area: area.area, title: areaTitle(area.area), state: stateOf(area) },
    ...{ grade: proposed?.grade ?? null, gradedOn: proposed?.on ?? null },
    ...{ openChallenges: openChallenges(area).length, dissent: dissent(area).length, statements: own.length },
    marked: {
      ...{ noEvidence: count('noEvidence'), dataOnly: count('dataOnly'), stale: count('stale') },
      ...{ contradicted: count('contradicted'), reviewOverdue: count('reviewOverdue'), noAction: count('noAction') },
    },
  };
}
