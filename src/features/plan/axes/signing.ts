import { type Form, oneOf, type Read, read, textIn, textProblem } from '#kernel/form.ts';
import type { Action, Outcome, PersonNamed, Plan, Priority, Signature } from '../plan.ts';
import { answersFor } from '../updates/due.ts';

/** An action with what it belongs to. */
export type Placed = { plan: Plan; action: Action; outcome: Outcome; priority: Priority };

/** The action of an id with what it belongs to; null where the plan has none such. */
export function placedIn(plan: Plan, actionId: string | undefined): Placed | null {
  const action = plan.actions.find(({ id }) => id === actionId);
  const outcome = plan.outcomes.find(({ id }) => id === action?.outcomeId);
  const priority = plan.priorities.find(({ id }) => id === outcome?.priorityId);
  return action && outcome && priority ? { plan, action, outcome, priority } : null;
}

/** Who sponsors an action: of its outcome, or of the priority where the outcome names nobody. */
export function sponsorOf({ outcome, priority }: Pick<Placed, 'outcome' | 'priority'>): PersonNamed | null {
  return outcome.sponsor ?? priority.sponsor;
}

/** Somebody who looks at an action, as far as signing asks. */
export type Signer = { personId: string; may(permission: string): boolean };

/** Whether somebody may say that it is delivered: who answers for it; where that is a post, who keeps the plan. */
export function mayClaim({ plan, action }: Pick<Placed, 'plan' | 'action'>, { personId, may }: Signer): boolean {
  return answersFor(personId, action, plan.partners) || (action.owner === null && may('plan.manage'));
}

/** Whether somebody may be the second to sign: the sponsor, or who decides for the plan. */
export function maySign(placed: Placed, { personId, may }: Signer): boolean {
  return sponsorOf(placed)?.id === personId || may('plan.decide');
}

/** The sponsor who has to be asked, or null where there is none but the one who said it: then the director decides. */
export function askedToSign(placed: Placed, claimedBy: string): string | null {
  const sponsor = sponsorOf(placed);
  return sponsor === null || sponsor.id === claimedBy ? null : sponsor.id;
}

export const LONGEST_SIGNED_WORDS = 1000;

export function readClaim(form: Form): Read<{ words: string }> {
  const words = textIn(form, 'words');
  const asked = 'Say in a few words what was delivered';
  return read({ words }, [textProblem(words, 'words', { asked, longest: LONGEST_SIGNED_WORDS })]);
}

export type AnswerGiven = { answer: Signature['answer']; words: string };

/** The second person's answer; a “not yet” says what is wanting. */
export function readAnswer(form: Form): Read<AnswerGiven> {
  const answer = oneOf(['delivered', 'notYet'], form['answer']);
  const words = textIn(form, 'words');
  const asked = answer === 'notYet' ? 'Say what is still wanting, so that the owner can do it' : null;
  return read(answer && { answer, words }, [
    answer === null ? { field: 'answer', text: 'Say whether it is delivered' } : null,
    textProblem(words, 'words', { asked, longest: LONGEST_SIGNED_WORDS }),
  ]);
}
