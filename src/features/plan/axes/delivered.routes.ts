import { evidenceAbout } from '#features/evidence/index.ts';
import { type FormShown, refused, refusedAnew, untouched, writingBy } from '#features/forms/index.ts';
import { noLongerWaiting, notify } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { inConflict } from '../editing/choices.routes.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { loadPlan } from '../plan.store.ts';
import { loadStandingContext } from '../standings.store.ts';
import { addSignature, addStep, type By } from '../writing.store.ts';
import { allSignatures, lockAction } from './axes.store.ts';
import { deliveredPage } from './delivered.page.ts';
import { answerRefusal, claimRefusal, roundOf } from './life.ts';
import { DELIVERED_NOTICES } from './notices.ts';
import {
  type AnswerGiven,
  askedToSign,
  mayClaim,
  maySign,
  type Placed,
  placedIn,
  readAnswer,
  readClaim,
} from './signing.ts';
import { standingOf } from './standing.ts';

const PERMISSION = 'plan.own';
const PATH = '/plan/actions/:id/delivered';

const DONE = {
  claimed: 'Said: it waits for the second signature.',
  signed: 'Signed: the action is delivered.',
  notYet: 'Answered: it goes back to its owner.',
} as const;

/** The two signatures that an action takes to be delivered. */
export function deliveredRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: PATH,
      what: 'Whether an action is delivered, and who signed it',
      permission: PERMISSION,
      handle: async (request) => pageAnswer(request, await placedFor(request), {}),
    },
    {
      method: 'POST',
      path: PATH,
      what: 'Say that an action is delivered',
      permission: PERMISSION,
      handle: (request) => claim(request, writingBy(request, services)),
    },
    {
      method: 'POST',
      path: `${PATH}/answer`,
      what: 'Sign that an action is delivered, or answer that it is not yet',
      permission: PERMISSION,
      handle: (request) => answer(request, writingBy(request, services)),
    },
  ];
}

/** The action of the address, for those who may see it: who reads the plan, answers for it or is asked to sign it. */
async function placedFor(request: SignedInRequest): Promise<Placed> {
  const { db, visitor, may, params } = request;
  const plan = await loadPlan(db, visitor.authority);
  const placed = plan && placedIn(plan, params['id']);
  const signer = signerIn(request);
  if (!placed || !(may('plan.read') || mayClaim(placed, signer) || maySign(placed, signer)))
    throw new AppError('NOT_FOUND');
  return placed;
}

function signerIn({ visitor, may }: SignedInRequest) {
  return { personId: visitor.personId, may };
}

type Forms = { claim?: FormShown; answer?: FormShown };

async function pageAnswer(request: SignedInRequest, placed: Placed, forms: Forms): Promise<Answer> {
  const { db, visitor, today, may } = request;
  const { action, outcome } = placed;
  const { context } = await loadStandingContext(db, visitor, today);
  const signer = signerIn(request);
  const asked = { by: visitor.personId, answer: 'delivered', on: today } as const;
  const main = deliveredPage({
    ...{ placed, may, context, standing: standingOf(action, outcome, context) },
    evidence: await evidenceAbout(db, visitor.authority, { kind: 'action', id: action.id }),
    signatures: await allSignatures(db, visitor.authority, action.id),
    ...{ claimRefusal: claimRefusal(action), answerRefusal: answerRefusal(action, asked) },
    ...{ mayClaim: mayClaim(placed, signer), maySign: maySign(placed, signer) },
    ...{ claim: forms.claim ?? untouched(request), answer: forms.answer ?? untouched(request) },
  });
  const back = may('plan.read')
    ? { href: `/plan/actions/${action.id}`, text: `Action ${action.ref}` }
    : { href: '/my-actions', text: 'My actions' };
  const shown = forms.claim ?? forms.answer ?? null;
  return shownAnswer(request, { title: `Is action ${action.ref} delivered?`, back, main }, shown, DONE);
}

async function claim(request: SignedInRequest, by: By): Promise<Answer> {
  const { db, visitor, form } = request;
  const { authority } = visitor;
  const placed = await lockedFor(request);
  const { action } = placed;
  if (!mayClaim(placed, signerIn(request))) throw new AppError('NOT_FOUND');
  const refusal = claimRefusal(action);
  if (refusal !== null)
    return pageAnswer(request, placed, { claim: refused(request, [{ field: 'words', text: refusal }]) });
  const asked = readClaim(form);
  if (!asked.ok) return pageAnswer(request, placed, { claim: refused(request, asked.problems) });
  const round = roundOf(action);
  const { words } = asked.given;
  await addSignature(db, authority, action.id, { round, who: 'owner', answer: 'delivered', words }, by);
  const sponsor = askedToSign(placed, visitor.personId);
  const about = { subject: action.ref, href: addressOf(action.id), at: by.at };
  await (sponsor === null
    ? notify(db, authority, {
        ...{ ...about, kind: DELIVERED_NOTICES['plan.delivered.director'], to: 'everybody', except: visitor.personId },
      })
    : notify(db, authority, { ...about, kind: DELIVERED_NOTICES['plan.delivered.claimed'], to: [sponsor] }));
  await record(db, visitor, 'plan.delivered.claimed', action.id, { after: { ref: action.ref, round, words } });
  return { kind: 'redirect', to: `${addressOf(action.id)}?done=claimed` };
}

async function answer(request: SignedInRequest, by: By): Promise<Answer> {
  const { visitor, form, today } = request;
  const placed = await lockedFor(request);
  const { action } = placed;
  if (!maySign(placed, signerIn(request))) throw new AppError('NOT_FOUND');
  const asked = readAnswer(form);
  if (!asked.ok) return pageAnswer(request, placed, { answer: refused(request, asked.problems) });
  const refusal = answerRefusal(action, { by: visitor.personId, answer: asked.given.answer, on: today });
  if (refusal !== null)
    return pageAnswer(request, placed, { answer: refused(request, [{ field: 'answer', text: refusal }]) });
  if (versionIn(form) !== roundOf(action))
    return inConflict(await pageAnswer(request, placed, { answer: anew(request) }));
  await keepAnswer(request, placed, asked.given, by);
  return {
    kind: 'redirect',
    to: `${addressOf(action.id)}?done=${asked.given.answer === 'delivered' ? 'signed' : 'notYet'}`,
  };
}

/** What was typed in answer to an earlier round, to be sent again once this one was read. */
function anew(request: SignedInRequest): FormShown {
  const text = 'It was said anew that this is delivered while you had the page open: read it, then answer';
  return refusedAnew(request, { field: 'answer', text });
}

/** The second signature closes the action; a “not yet” leaves it open, and the owner is told of either. */
async function keepAnswer(request: SignedInRequest, { action }: Placed, given: AnswerGiven, by: By): Promise<void> {
  const { db, visitor } = request;
  const { authority } = visitor;
  const round = roundOf(action);
  await addSignature(db, authority, action.id, { round, who: 'sponsor', ...given }, by);
  const isSigned = given.answer === 'delivered';
  if (isSigned) await addStep(db, authority, action.id, { step: 'closed', reason: '', intoId: null }, by);
  const href = addressOf(action.id);
  for (const kind of [DELIVERED_NOTICES['plan.delivered.claimed'], DELIVERED_NOTICES['plan.delivered.director']])
    await noLongerWaiting(db, authority, { kind, href, now: by.at });
  const claimed = action.signatures.flatMap(({ who, byId }) => (who === 'owner' ? byId : []));
  const told = [...claimed, ...(action.owner === null ? [] : [action.owner.id])];
  const kind = DELIVERED_NOTICES['plan.delivered.answered'];
  await notify(db, authority, { kind, subject: action.ref, href, to: told, at: by.at });
  const after = { ref: action.ref, round, words: given.words };
  await record(db, visitor, isSigned ? 'plan.delivered.signed' : 'plan.delivered.refused', action.id, { after });
}

/** As it stands when nobody else can change it any more. */
async function lockedFor(request: SignedInRequest): Promise<Placed> {
  const { action } = await placedFor(request);
  await lockAction(request.db, request.visitor.authority, action.id);
  return placedFor(request);
}

function addressOf(actionId: string): string {
  return `/plan/actions/${actionId}/delivered`;
}
