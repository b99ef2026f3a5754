import { GRADE_WORDS } from '#features/inspections/index.ts';
import type { PersonNamed } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Statement } from './statement.ts';

/** The grades that inspections give, the best first. */
export const GRADES = ['outstanding', 'good', 'requiresImprovement', 'inadequate'] as const;
export type ProposedGrade = (typeof GRADES)[number];

export const STATES = ['draft', 'challenged', 'owned', 'shared'] as const;
export type EvaluationState = (typeof STATES)[number];

export const STATE_WORDS: Readonly<Record<EvaluationState, string>> = {
  draft: 'Draft',
  challenged: 'Challenged',
  owned: 'Owned',
  shared: 'Shared with Ofsted',
};

/** A grade that somebody proposed for an area. */
export type Proposal = {
  number: number;
  grade: ProposedGrade;
  reason: string;
  on: LocalDate;
  byId: string;
  by: string;
};

/** What somebody else would say of a proposed grade, and what they were answered. Both stay. */
export type Challenge = {
  id: string;
  area: string;
  proposal: number;
  otherGrade: ProposedGrade;
  reason: string;
  on: LocalDate;
  byId: string;
  by: string;
  answer: { words: string; by: string; on: LocalDate } | null;
  /** From when whoever challenged is content with the answer; null: their view stands. */
  settledOn: LocalDate | null;
  version: number;
};

export type EvaluationStep = { state: EvaluationState; on: LocalDate; by: string; reason: string };

/** What the council says of one area that inspections judge. */
export type AreaEvaluation = {
  area: string;
  summary: string;
  owner: PersonNamed | null;
  ownerWords: string;
  /** 0: nothing was said of it yet. */
  version: number;
  /** In the order in which they were written. */
  proposals: readonly Proposal[];
  challenges: readonly Challenge[];
  steps: readonly EvaluationStep[];
  /** Those that ended as well. */
  statements: readonly Statement[];
};

/** The version of all that stands in an area: its summary, grades, challenges and statements. It grows with each change. */
export function wholeVersion({ version, proposals, challenges, statements }: AreaEvaluation): number {
  const changes = [...challenges, ...statements].reduce((sum, each) => sum + each.version, 0);
  return version + proposals.length + changes;
}

export function stateOf({ steps }: Pick<AreaEvaluation, 'steps'>): EvaluationState {
  return steps.at(-1)?.state ?? 'draft';
}

export function proposedNow({ proposals }: Pick<AreaEvaluation, 'proposals'>): Proposal | null {
  return proposals.at(-1) ?? null;
}

/** The grade that was proposed on a day; null: none was yet. */
export function proposedOn({ proposals }: Pick<AreaEvaluation, 'proposals'>, day: LocalDate): Proposal | null {
  return proposals.findLast(({ on }) => on <= day) ?? null;
}

/** Challenges that nobody has answered. */
export function openChallenges({ challenges }: Pick<AreaEvaluation, 'challenges'>): readonly Challenge[] {
  return challenges.filter(({ answer }) => answer === null);
}

/** Whether a challenge asked for another grade than the one that it spoke to. */
export function differs({ proposals }: Pick<AreaEvaluation, 'proposals'>, challenge: Challenge): boolean {
  return proposals.find(({ number }) => number === challenge.proposal)?.grade !== challenge.otherGrade;
}

/** Views that stand beside the grade proposed now: the last of each person, where it is another and they are not content. */
export function dissent(area: Pick<AreaEvaluation, 'challenges' | 'proposals'>): readonly Challenge[] {
  const proposed = proposedNow(area);
  if (proposed === null) return [];
  const last = new Map(area.challenges.map((challenge) => [challenge.byId, challenge]));
  return [...last.values()].filter(
    (challenge) => challenge.settledOn === null && challenge.otherGrade !== proposed.grade && differs(area, challenge),
  );
}

export function gradeWords(grade: ProposedGrade): string {
  return GRADE_WORDS[grade];
}
