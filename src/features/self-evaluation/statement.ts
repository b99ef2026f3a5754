import { type Evidence, isStale, standing } from '#features/evidence/index.ts';
import { type Action, type Deadlines, isOpen, isPartOfPlan, type PersonNamed } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';

export const STATEMENT_KINDS = { strength: 'What is strong', toImprove: 'What must improve' } as const;
export type StatementKind = keyof typeof STATEMENT_KINDS;

/** One thing that the council says of its practice. */
export type Statement = {
  id: string;
  /** Of the whole self-evaluation; never given again. */
  number: number;
  area: string;
  kind: StatementKind;
  /** What it knows about the quality and impact of its practice. */
  words: string;
  /** How it knows, besides the evidence. */
  howKnown: string;
  /** What it does next, besides the actions of the plan. */
  next: string;
  owner: PersonNamed | null;
  ownerWords: string;
  actionIds: readonly string[];
  reviews: readonly Review[];
  endedOn: LocalDate | null;
  endedReason: string;
  version: number;
};

/** When somebody asked whether it still holds. Writing it is the first time. */
export type Review = { number: number; on: LocalDate; by: string; words: string };

export function isCurrentStatement({ endedOn }: Pick<Statement, 'endedOn'>): boolean {
  return endedOn === null;
}

/** What has to be done about a statement. */
export const MARKS = {
  noEvidence: 'No evidence supports it',
  dataOnly: 'Only measures support it',
  stale: 'Its evidence is stale',
  contradicted: 'Other evidence contradicts it',
  reviewOverdue: 'Its review is overdue',
  noAction: 'It must improve, and no open action of the plan says how',
} as const;
export type Mark = keyof typeof MARKS;

export type StatementStanding = {
  supports: readonly Evidence[];
  contradicts: readonly Evidence[];
  newestOn: LocalDate | null;
  reviewDueOn: LocalDate;
  marks: readonly Mark[];
};

export type Known = {
  today: LocalDate;
  deadlines: Deadlines;
  /** The evidence about each statement, by its id. */
  evidence: ReadonlyMap<string, readonly Evidence[]>;
  /** The actions of the plan, by their ids. */
  actions: ReadonlyMap<string, Action>;
};

/** How a statement stands on a day: what supports it, what contradicts it, and what is missing. */
export function statementStanding(
  statement: Statement,
  { today, deadlines, evidence, actions }: Known,
): StatementStanding {
  const all = standing(evidence.get(statement.id) ?? []);
  const supports = all.filter(({ stance }) => stance === 'supports');
  const contradicts = all.filter(({ stance }) => stance === 'contradicts');
  const newest = supports.reduce<Evidence | null>(
    (best, one) => (!best || one.aboutOn > best.aboutOn ? one : best),
    null,
  );
  const reviewDueOn = reviewDue(statement, deadlines);
  const hasAction = statement.actionIds.some((id) => isUnderWay(actions.get(id)));
  const marks: Record<Mark, boolean> = {
    noEvidence: newest === null,
    dataOnly: newest !== null && !supports.some(isNotData),
    stale: newest !== null && isStale(newest, deadlines, today),
    contradicted: contradicts.length > 0,
    reviewOverdue: reviewDueOn < today,
    noAction: statement.kind === 'toImprove' && !hasAction,
  };
  return {
    ...{ supports, contradicts, newestOn: newest?.aboutOn ?? null, reviewDueOn },
    marks: isCurrentStatement(statement) ? (Object.keys(MARKS) as Mark[]).filter((mark) => marks[mark]) : [],
  };
}

/** Whether something supports a statement that is not a measure. */
export function hasOtherEvidence(statementId: string, evidence: Known['evidence']): boolean {
  return standing(evidence.get(statementId) ?? []).some((one) => one.stance === 'supports' && isNotData(one));
}

function isNotData({ source }: Pick<Evidence, 'source'>): boolean {
  return source !== 'measure';
}

/** The day by which somebody asks again whether it holds. */
export function reviewDue({ reviews }: Pick<Statement, 'reviews'>, deadlines: Deadlines): LocalDate {
  const last = reviews.at(-1);
  if (!last) throw new Error('a statement is reviewed when it is written');
  return deadlines('R-EVALUATION-REVIEW', last.on);
}

function isUnderWay(action: Action | undefined): boolean {
  return action !== undefined && isOpen(action) && isPartOfPlan(action);
}
