import { claimRefusal, lifeState } from '../axes/life.ts';
import { mayClaim, maySign, type Placed, type Signer } from '../axes/signing.ts';
import { isOpen, isPartOfPlan } from '../plan.ts';
import { answersFor } from '../updates/due.ts';

/** Something that who looks at an action may do about it. */
export type NextStep = { href: string; text: string };

/** What somebody may do about an action now, the most pressing first. */
export function nextSteps(placed: Placed, signer: Signer): NextStep[] {
  const { action, plan } = placed;
  const { personId, may } = signer;
  const path = `/plan/actions/${action.id}`;
  const state = lifeState(action);
  const isOwn = answersFor(personId, action, plan.partners);
  const claimedBy = action.signatures.find(({ who }) => who === 'owner')?.byId;
  const change = (kind: string) => `${path}/changes/new?kind=${kind}`;
  const steps: [boolean, string, string][] = [
    [
      state === 'claimed' && claimedBy !== personId && maySign(placed, signer),
      `${path}/delivered`,
      'Sign it as delivered, or say what is wanting',
    ],
    [isOpen(action) && isOwn, `${path}/update`, 'Write an update'],
    [mayClaim(placed, signer) && claimRefusal(action) === null, `${path}/delivered`, 'Say that it is delivered'],
    [isPartOfPlan(action) && may('plan.own'), `/evidence/new?about=action:${action.id}`, 'Add evidence'],
    [isOpen(action) && (isOwn || may('plan.manage')), change('dueDate'), 'Ask for another date'],
    [isPartOfPlan(action) && (isOwn || may('plan.manage')), change('impactDate'), 'Ask for another day of impact'],
    [isOpen(action) && (isOwn || may('plan.manage')), change('scope'), 'Ask for another change'],
    [state === 'delivered' && may('plan.manage'), change('reopen'), 'Ask to open it again'],
    [isPartOfPlan(action) && may('plan.manage'), `${path}/edit`, 'Edit its words and what it answers'],
    [isOpen(action) && may('plan.manage'), `${path}/asks`, 'Ask who answers for it'],
  ];
  return steps.filter(([isOffered]) => isOffered).map(([, href, text]) => ({ href, text }));
}
