import { type AreaEvaluation, type EvaluationState, openChallenges, proposedNow, stateOf } from './area.ts';
import { isCurrentStatement } from './statement.ts';

/** What happens to an area. */
export const EVENTS = ['proposed', 'changed', 'challenged', 'owned', 'shared'] as const;
export type AreaEvent = (typeof EVENTS)[number];

/** The state that an event leads to; null: it may not happen in that state. What is owned is a draft again once it changes. */
const AFTER: Readonly<Record<EvaluationState, Readonly<Record<AreaEvent, EvaluationState | null>>>> = {
  draft: { proposed: 'draft', changed: 'draft', challenged: 'challenged', owned: null, shared: null },
  challenged: { proposed: 'challenged', changed: 'challenged', challenged: 'challenged', owned: 'owned', shared: null },
  owned: { proposed: 'draft', changed: 'draft', challenged: 'challenged', owned: null, shared: 'shared' },
  shared: { proposed: 'draft', changed: 'draft', challenged: 'challenged', owned: null, shared: 'shared' },
};

export function stateAfter(state: EvaluationState, event: AreaEvent): EvaluationState | null {
  return AFTER[state][event];
}

/** Why an area cannot be owned yet. */
export const BLOCKS = {
  noGrade: 'Nobody has proposed a grade',
  noStatement: 'It has no statement',
  notChallenged: 'Nobody has challenged it since it last changed',
  openChallenge: 'A challenge is not answered',
  dataOnly:
    'A statement rests on nothing, or on measures alone: add what audits, children, staff, partners or others say',
  ownProposal: 'You proposed the grade: somebody else must own it',
  alreadyOwned: 'It is owned already',
} as const;
export type Block = keyof typeof BLOCKS;

/** What keeps somebody from owning an area, the first thing to do first; nothing: they may. */
export function blocksOwning(
  area: AreaEvaluation,
  { personId, hasOtherEvidence }: { personId: string; hasOtherEvidence: (statementId: string) => boolean },
): Block[] {
  const state = stateOf(area);
  const current = area.statements.filter(isCurrentStatement);
  const proposed = proposedNow(area);
  const blocks: Record<Block, boolean> = {
    noGrade: proposed === null,
    noStatement: current.length === 0,
    notChallenged: state === 'draft',
    openChallenge: openChallenges(area).length > 0,
    dataOnly: current.some(({ id }) => !hasOtherEvidence(id)),
    ownProposal: proposed !== null && proposed.byId === personId,
    alreadyOwned: state === 'owned' || state === 'shared',
  };
  return (Object.keys(BLOCKS) as Block[]).filter((block) => blocks[block]);
}

/** Whether somebody may challenge an area: there is a grade, and it is not their own. */
export function mayChallenge(area: AreaEvaluation, personId: string): boolean {
  const proposed = proposedNow(area);
  return proposed !== null && proposed.byId !== personId;
}

/** The areas that are not owned, which keep the whole from being shared with Ofsted. */
export function notOwned<T extends Pick<AreaEvaluation, 'area' | 'steps'>>(areas: readonly T[]): T[] {
  return areas.filter((area) => stateAfter(stateOf(area), 'shared') === null);
}
