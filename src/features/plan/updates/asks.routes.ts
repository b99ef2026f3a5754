import { type FormShown, refused, untouched, writingBy } from '#features/forms/index.ts';
import { notify } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { loadPlan } from '../plan.store.ts';
import { type Action, isPartOfPlan, type Plan } from '../plan.ts';
import { answerPage, asksPage } from './asks.page.ts';
import { addAnswer, addAsk, endAsk, loadAsks } from './asks.store.ts';
import { type Ask, readAnswer, readAsk } from './asks.ts';
import { answersFor } from './due.ts';
import { UPDATE_NOTICES } from './notices.ts';
import { answering } from './telling.ts';

/** What the council asks of who answers for an action, and their answers. */
export function askRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/actions/:id/asks',
      what: 'What is asked about an action',
      permission: 'plan.read',
      handle: async (request) => asksAnswer(request, (await actionIn(request)).action, untouched(request)),
    },
    {
      method: 'POST',
      path: '/plan/actions/:id/asks',
      what: 'Ask something of who answers for an action',
      permission: 'plan.manage',
      handle: (request) => ask(services, request),
    },
    {
      method: 'POST',
      path: '/plan/asks/:ask/end',
      what: 'Ask something no longer',
      permission: 'plan.manage',
      handle: end,
    },
    {
      method: 'GET',
      path: '/my-actions/asks/:ask',
      what: 'Something that the council asks about an action that one answers for',
      permission: 'plan.own',
      handle: async (request) => answerAnswer(request, await ownAskIn(request), untouched(request)),
    },
    {
      method: 'POST',
      path: '/my-actions/asks/:ask',
      what: 'Answer what the council asks',
      permission: 'plan.own',
      handle: (request) => answer(services, request),
    },
  ];
}

const ASK_DONE = {
  asked: 'Asked. Whoever answers for the action is told.',
  ended: 'It is no longer asked.',
};

async function actionIn({ db, visitor, params }: SignedInRequest): Promise<{ plan: Plan; action: Action }> {
  const plan = await loadPlan(db, visitor.authority);
  const action = plan?.actions.find(({ id }) => id === params['id']);
  if (!plan || !action || !isPartOfPlan(action)) throw new AppError('NOT_FOUND');
  return { plan, action };
}

async function asksAnswer(request: SignedInRequest, action: Action, shown: FormShown): Promise<Answer> {
  const { db, visitor, may } = request;
  const asks = (await loadAsks(db, visitor.authority, action.id)).get(action.id) ?? [];
  const main = asksPage({ action, asks, mayAsk: may('plan.manage'), shown });
  const back = { href: `/plan/actions/${action.id}`, text: `Action ${action.ref}` };
  return shownAnswer(request, { title: `Asks about ${action.ref}`, back, main }, shown, ASK_DONE);
}

async function ask(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const { plan, action } = await actionIn(request);
  const read = readAsk(form);
  if (!read.ok) return asksAnswer(request, action, refused(request, read.problems));
  const by = writingBy(request, services);
  const id = await addAsk(db, visitor.authority, { actionId: action.id, words: read.given.words }, by);
  const told = { kind: UPDATE_NOTICES['plan.asked'], subject: action.ref, href: `/my-actions/asks/${id}` };
  await notify(db, visitor.authority, { ...told, to: answering(plan, action), at: by.at });
  await record(db, visitor, 'plan.ask.made', id, { detail: { action: action.ref } });
  return { kind: 'redirect', to: `/plan/actions/${action.id}/asks?done=asked` };
}

async function askIn({ db, visitor, params }: SignedInRequest): Promise<{ plan: Plan; action: Action; ask: Ask }> {
  const plan = await loadPlan(db, visitor.authority);
  const asks = [...(await loadAsks(db, visitor.authority)).values()].flat();
  const found = asks.find(({ id }) => id === params['ask']);
  const action = plan?.actions.find(({ id }) => id === found?.actionId);
  if (!plan || !found || !action) throw new AppError('NOT_FOUND');
  return { plan, action, ask: found };
}

async function end(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today } = request;
  const { action, ask: asked } = await askIn(request);
  const isEnded = await endAsk(db, visitor.authority, asked.id, today);
  if (isEnded) await record(db, visitor, 'plan.ask.ended', asked.id, { detail: { action: action.ref } });
  return { kind: 'redirect', to: `/plan/actions/${action.id}/asks?done=ended` };
}

/** What is asked of this visitor: of an action that is another's, or no longer asked, there is nothing. */
async function ownAskIn(request: SignedInRequest): Promise<{ action: Action; ask: Ask }> {
  const { plan, action, ask: asked } = await askIn(request);
  const isOwn = answersFor(request.visitor.personId, action, plan.partners) && isPartOfPlan(action);
  if (!isOwn || asked.endedOn !== null) throw new AppError('NOT_FOUND');
  return { action, ask: asked };
}

function answerAnswer(request: SignedInRequest, found: { action: Action; ask: Ask }, shown: FormShown): Answer {
  const back = { href: '/my-actions', text: 'My actions' };
  const main = answerPage({ ...found, shown });
  return shownAnswer(request, { title: 'Answer the council', back, main, section: 'my-actions' }, shown);
}

async function answer(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const found = await ownAskIn(request);
  const read = readAnswer(form, today);
  if (!read.ok) return answerAnswer(request, found, refused(request, read.problems));
  const { action, ask: asked } = found;
  const by = writingBy(request, services);
  await addAnswer(db, visitor.authority, asked.id, read.given, by);
  const told = {
    kind: UPDATE_NOTICES['plan.ask-answered'],
    subject: action.ref,
    href: `/plan/actions/${action.id}/asks`,
  };
  await notify(db, visitor.authority, { ...told, to: [asked.askedById], at: by.at });
  const { isClear, isReady } = read.given;
  await record(db, visitor, 'plan.ask.answered', asked.id, { detail: { action: action.ref, isClear, isReady } });
  return { kind: 'redirect', to: '/my-actions?done=answered' };
}
