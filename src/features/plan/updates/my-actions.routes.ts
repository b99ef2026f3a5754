import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { loadDeadlines } from '../deadlines.store.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { peopleNamed } from '../people-named.store.ts';
import { loadPlan } from '../plan.store.ts';
import { type Action, isOpen, isPartOfPlan, type Plan, type Update } from '../plan.ts';
import { updatesOf } from '../plan-updates.store.ts';
import { loadAsks } from './asks.store.ts';
import { actionsWithDraft } from './drafts.store.ts';
import { answersFor, updateDueOn } from './due.ts';
import { mailUpdateLinks, withMail } from './mailing.store.ts';
import { historyPage, myActionsPage, ownActionPage } from './my-actions.page.ts';
import { answering } from './telling.ts';
import { ownIn, seenIn } from './update.routes.ts';

/** What somebody answers for, and everything that was said of an action. */
export function myActionRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/my-actions',
      what: 'The actions that one answers for, and what is due',
      permission: 'plan.own',
      handle: mineAnswer,
    },
    {
      method: 'GET',
      path: '/my-actions/:id',
      what: 'An action that one answers for, with everything said of it',
      permission: 'plan.own',
      handle: oneAnswer,
    },
    {
      method: 'GET',
      path: '/plan/actions/:id/updates',
      what: 'Everything that was said of an action',
      permission: 'plan.read',
      handle: (request) => historyAnswer(services, request),
    },
    {
      method: 'POST',
      path: '/plan/actions/:id/link',
      what: 'Mail a link to the update to who answers for the action',
      permission: 'plan.manage',
      handle: (request) => mailLinks(services, request),
    },
  ];
}

const UPDATE_DONE = {
  sent: 'Your update is sent.',
  answered: 'Your answer is sent.',
  linked: 'A link to the update is on its way to who answers for the action.',
  unlinked: 'No link was mailed: nobody who answers for the action has an account with an e-mail address.',
};

async function mineAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today, may } = request;
  const plan = await loadPlan(db, visitor.authority);
  const limits = await loadDeadlines(db, visitor.authority);
  const drafts = await actionsWithDraft(db, visitor.authority, visitor.personId);
  const asks = await loadAsks(db, visitor.authority);
  const own = ownActions(plan, visitor.personId).map((action) => ({
    ...{ action, dueOn: updateDueOn(action, limits), hasDraft: drafts.has(action.id) },
    asks: asks.get(action.id) ?? [],
  }));
  const page = { council: visitor.council, own, partners: plan?.partners ?? [], today, readsPlan: may('plan.read') };
  const shown = { title: 'My actions', back: null, main: myActionsPage(page), section: 'my-actions' };
  return shownAnswer(request, shown, null, UPDATE_DONE);
}

function ownActions(plan: Plan | null, personId: string): Action[] {
  if (plan === null) return [];
  return plan.actions.filter((action) => isPartOfPlan(action) && answersFor(personId, action, plan.partners));
}

async function oneAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today, may, query } = request;
  const { plan, action, updates, isOwn } = await ownIn(request);
  if (!isOwn || !isPartOfPlan(action)) throw new AppError('NOT_FOUND');
  const asks = (await loadAsks(db, visitor.authority, action.id)).get(action.id) ?? [];
  const dueOn = updateDueOn(action, await loadDeadlines(db, visitor.authority));
  const meanwhile = othersSince(updates, query, visitor.name);
  const main = ownActionPage({
    ...{ action, updates, asks, dueOn, today, partners: plan.partners, meanwhile },
    readsPlan: may('plan.read'),
  });
  const back = { href: '/my-actions', text: 'My actions' };
  return shownAnswer(request, { title: `Action ${action.ref}`, back, main, section: 'my-actions' }, null, UPDATE_DONE);
}

/** What others sent while somebody wrote; nothing where nothing was just sent. */
function othersSince(updates: readonly Update[], query: SignedInRequest['query'], own: string): Update[] {
  if (query['done'] !== 'sent' || !/^\d+$/.test(query['seen'] ?? '')) return [];
  const seen = seenIn(query);
  return updates.filter(({ number, by }) => number > seen && by !== own);
}

async function actionIn({ db, visitor, params }: SignedInRequest): Promise<{ plan: Plan; action: Action }> {
  const plan = await loadPlan(db, visitor.authority);
  const action = plan?.actions.find(({ id }) => id === params['id']);
  if (!plan || !action) throw new AppError('NOT_FOUND');
  return { plan, action };
}

async function historyAnswer(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may, query, csrfToken } = request;
  const { plan, action } = await actionIn(request);
  const named = await peopleNamed(db, visitor.authority);
  const updates = await updatesOf(db, visitor.authority, action.id, named);
  const linked = services.canMail ? await withMail(db, visitor.authority, answering(plan, action), false) : [];
  const managing = may('plan.manage') && isOpen(action) ? { csrfToken, canLink: linked.length > 0 } : null;
  const main = historyPage({ action, updates, meanwhile: othersSince(updates, query, visitor.name), managing });
  const back = { href: `/plan/actions/${action.id}`, text: `Action ${action.ref}` };
  return shownAnswer(request, { title: `Updates on ${action.ref}`, back, main }, null, UPDATE_DONE);
}

async function mailLinks({ clock, canMail }: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today } = request;
  const { plan, action } = await actionIn(request);
  if (!isOpen(action)) throw new AppError('STALE');
  const limits = await loadDeadlines(db, visitor.authority);
  const people = canMail ? answering(plan, action) : [];
  const asked = { actionId: action.id, people, askedBy: visitor.personId, today, now: clock.now(), limits };
  const mailed = await mailUpdateLinks(db, visitor.authority, asked);
  if (mailed > 0) await record(db, visitor, 'plan.update.linked', action.id, { detail: { mails: mailed } });
  return { kind: 'redirect', to: `/plan/actions/${action.id}/updates?done=${mailed > 0 ? 'linked' : 'unlinked'}` };
}
