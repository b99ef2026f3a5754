import { mayFollow } from '#kernel/ledger.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Action, Signature } from '../plan.ts';

/** What of an action decides which steps it may take. */
export type ActionLife = Pick<Action, 'steps' | 'signatures' | 'milestones'> & {
  evidence: Pick<Action['evidence'], 'supports'>;
};

/** Where an action is between being raised and being delivered or ended. */
export type LifeState = 'open' | 'claimed' | 'notYet' | 'delivered' | 'ended';

/** Why something cannot be done, in words for the person who tried. */
export type Refusal = string;

/** The state of an action by its steps and its latest round of signatures. */
export function lifeState({ steps, signatures }: Pick<ActionLife, 'steps' | 'signatures'>): LifeState {
  const last = steps.at(-1)?.step;
  if (last === 'superseded') return 'ended';
  if (last === 'closed') return 'delivered';
  const owner = signatures.find(({ who }) => who === 'owner');
  const sponsor = signatures.find(({ who }) => who === 'sponsor');
  if (!owner || sponsor?.answer === 'delivered') return 'open';
  return sponsor ? 'notYet' : 'claimed';
}

/** The round that the next signature belongs to; a new one begins where the last one was answered. */
export function roundOf({ signatures }: { signatures: readonly Pick<Signature, 'round' | 'who'>[] }): number {
  const latest = Math.max(0, ...signatures.map(({ round }) => round));
  const isAnswered = signatures.some(({ round, who }) => round === latest && who === 'sponsor');
  return latest === 0 || isAnswered ? latest + 1 : latest;
}

/** Why the owner cannot say that it is delivered; null where that can be said. */
export function claimRefusal(life: ActionLife): Refusal | null {
  const state = lifeState(life);
  if (state === 'ended') return 'This action is no longer in the plan';
  if (state === 'delivered') return 'This action is signed as delivered already';
  if (state === 'claimed') return 'This action waits for its second signature already';
  return wantingRefusal(life);
}

/** What is wanting of an action that is to be called delivered. */
function wantingRefusal({ milestones, evidence }: ActionLife): Refusal | null {
  const open = milestones.filter(({ metOn, droppedOn }) => metOn === null && droppedOn === null);
  const [first] = open;
  if (first)
    return open.length === 1
      ? `Its milestone “${first.title}” is not met: say when it was, or ask for it to be dropped`
      : `${open.length} of its milestones are not met: say when each was, or ask for it to be dropped`;
  return evidence.supports === 0
    ? 'Add evidence that it is delivered first: without evidence it cannot be signed'
    : null;
}

/** Why this person cannot answer what the owner said; null where they can. */
export function answerRefusal(
  life: ActionLife,
  { by, answer, on }: { by: string; answer: Signature['answer']; on: LocalDate },
): Refusal | null {
  if (lifeState(life) !== 'claimed') return 'Nobody says that this action is delivered, so there is nothing to sign';
  const claim = life.signatures.find(({ who }) => who === 'owner');
  if (claim?.byId === by) return 'You said that it is delivered: somebody else has to sign';
  if (answer === 'notYet') return null;
  return wantingRefusal(life) ?? stepRefusal(life, 'closed', on);
}

/** Why an action cannot take a step; null where it can. */
export function stepRefusal(
  { steps }: Pick<ActionLife, 'steps'>,
  step: 'closed' | 'superseded' | 'reopened',
  on: LocalDate,
): Refusal | null {
  if (mayFollow(steps, { step, on })) return null;
  const last = steps.at(-1);
  if (last?.step === 'superseded') return 'This action is no longer in the plan, and stays so';
  if (last !== undefined && on < last.on) return 'Something happened to this action on a later day';
  return step === 'reopened' ? 'This action is open already' : 'This action is closed already';
}

/** Why nothing can be said of an action any more; null where it can be updated. */
export function updateRefusal(life: Pick<ActionLife, 'steps' | 'signatures'>): Refusal | null {
  const state = lifeState(life);
  if (state === 'ended') return 'This action is no longer in the plan';
  return state === 'delivered' ? 'This action is delivered: ask for it to be opened again first' : null;
}
