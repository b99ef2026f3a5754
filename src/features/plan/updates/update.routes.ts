import { ACCEPTED_ENDINGS, DOCUMENT_MEGABYTES, takeUpload } from '#features/evidence/index.ts';
import type { FormShown } from '#features/forms/index.ts';
import type { Form, Problem } from '#kernel/form.ts';
import type { Tenant } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest, UploadRequest } from '#platform/web/route.ts';
import { lockAction } from '../axes/axes.store.ts';
import { loadDeadlines } from '../deadlines.store.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { peopleNamed } from '../people-named.store.ts';
import { loadPlan } from '../plan.store.ts';
import { type Action, isOpen, ownerOf, type Plan, type Update } from '../plan.ts';
import { updatesOf } from '../plan-updates.store.ts';
import { openAsksSection } from './asks.page.ts';
import { loadAsks } from './asks.store.ts';
import { type Draft, draftOf, dropDraft, isSentSince, saveDraft } from './drafts.store.ts';
import { answersFor, updateDueOn } from './due.ts';
import { readDraft, readUpdate, secondsSince, unchangedSince } from './given.ts';
import { sendUpdate, updateHref } from './sending.store.ts';
import { updatePage } from './update.page.ts';
import { beginning } from './update-form.ts';

/** Writing an update: one page, its draft, and the answer that nothing has changed. */
export function updateRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/actions/:id/update',
      what: 'Write an update on an action that one answers for',
      permission: 'plan.own',
      handle: async (request) => formAnswer(services, request, await updatedIn(request), null),
    },
    {
      method: 'POST',
      path: '/plan/actions/:id/update',
      what: 'Send an update, with a file where one is attached',
      permission: 'plan.own',
      receive: (request) => receive(services, request),
    },
    {
      method: 'POST',
      path: '/plan/actions/:id/update/unchanged',
      what: 'Say that nothing has changed since the last update',
      permission: 'plan.own',
      handle: (request) => unchanged(services, request),
    },
    {
      method: 'POST',
      path: '/plan/actions/:id/update/draft',
      what: 'Keep an update as a draft, or delete the draft',
      permission: 'plan.own',
      handle: (request) => keepDraft(services, request),
    },
  ];
}

export type Updated = { plan: Plan; action: Action; updates: readonly Update[]; isOwn: boolean };
type Asking = Pick<SignedInRequest, 'db' | 'visitor' | 'params' | 'may'>;

/** The action of an address, for somebody who answers for it or manages the plan; for anybody else there is none. */
export async function updatedIn(request: Asking): Promise<Updated> {
  const found = await ownIn(request);
  if (!isOpen(found.action)) throw new AppError('NOT_FOUND');
  return found;
}

/** The same, also of what is delivered or ended. */
export async function ownIn({ db, visitor, params, may }: Asking): Promise<Updated> {
  const plan = await loadPlan(db, visitor.authority);
  const action = plan?.actions.find(({ id }) => id === params['id']);
  if (!plan || !action) throw new AppError('NOT_FOUND');
  const isOwn = answersFor(visitor.personId, action, plan.partners);
  if (!isOwn && !may('plan.manage')) throw new AppError('NOT_FOUND');
  const named = await peopleNamed(db, visitor.authority);
  return { plan, action, updates: await updatesOf(db, visitor.authority, action.id, named), isOwn };
}

/** As above, and nobody changes the action until the update is kept: it is open and theirs, or there is none. */
async function heldIn(request: Asking): Promise<Updated> {
  await lockAction(request.db, request.visitor.authority, request.params['id'] ?? '');
  return updatedIn(request);
}

type Answering = Pick<SignedInRequest, 'db' | 'visitor' | 'today' | 'csrfToken' | 'may' | 'query'>;
type Tried = { form: Form; problems: readonly Problem[] };

async function formAnswer(
  { clock }: PlanServices,
  request: Answering,
  { action, updates, isOwn }: Updated,
  tried: Tried | null,
): Promise<Answer> {
  const { db, visitor, today, csrfToken } = request;
  const draft = await draftOf(db, visitor.authority, { actionId: action.id, personId: visitor.personId });
  const begun = beginning({ updates, draft, tried: tried?.form ?? null, today, now: clock.now() });
  const shown: FormShown = { given: begun.given, problems: tried?.problems ?? [], csrfToken, stale: null };
  const asks = (await loadAsks(db, visitor.authority, action.id)).get(action.id) ?? [];
  const main = updatePage({
    ...{ action, updates, today, shown, seen: begun.seen, opened: begun.opened },
    dueOn: updateDueOn(action, await loadDeadlines(db, visitor.authority)),
    onBehalfOf: isOwn ? null : ownerOf(action),
    draftSavedAt: draft?.savedAt ?? null,
    address: updateHref(action.id),
    writer: visitor.personId,
    attach: { accept: ACCEPTED_ENDINGS, megabytes: DOCUMENT_MEGABYTES },
    asks: isOwn ? openAsksSection(asks, today) : null,
    cancel: isOwn ? MY_ACTIONS : { href: `/plan/actions/${action.id}`, text: 'Leave it' },
  });
  const section = isOwn ? 'my-actions' : 'plan';
  return shownAnswer(request, { title: `Update on ${action.ref}`, back: null, section, main }, shown, DRAFT_DONE);
}

const DRAFT_DONE = {
  draft: 'Saved as a draft. Nobody else sees it until you send it.',
  dropped: 'The draft is deleted.',
};

const MY_ACTIONS = { href: '/my-actions', text: 'Leave it' };

/** Faults are told before a file is taken; then file, evidence and update are kept together or not at all. */
async function receive(services: PlanServices, request: UploadRequest): Promise<Answer> {
  const { visitor, upload, today } = request;
  const form = upload.fields;
  const within = <T>(work: (db: Tenant) => Promise<T>) => services.database.as(visitor.authority, work);
  const again = (problems: readonly Problem[]) =>
    within(async (db) =>
      formAnswer(services, { ...request, db }, await updatedIn({ ...request, db }), { form, problems }),
    );
  const read = await within(async (db) => {
    const { action } = await updatedIn({ ...request, db });
    return readUpdate(form, { today, milestones: action.milestones });
  });
  if (!read.ok) {
    upload.file?.file.resume();
    return again(read.problems);
  }
  const seen = seenIn(form);
  const taken = await takeUpload(services, request, async (db, file) => {
    const updated = await heldIn({ ...request, db });
    const seconds = secondsSince(form['opened'], services.clock.now());
    const sending = { action: updated.action, given: read.given, through: 'page', seconds, seen, file } as const;
    await sendUpdate(db, visitor, sending, { on: today, at: services.clock.stamp() });
    return sentTo(updated, seen);
  });
  return taken.ok ? { kind: 'redirect', to: taken.saved } : again([{ field: 'file', text: taken.says }]);
}

export function seenIn(form: Form): number {
  return /^\d{1,6}$/.test(form['seen'] ?? '') ? Number(form['seen']) : 0;
}

/** Where somebody is led who sent an update: to all of them, and told of those that came meanwhile. */
function sentTo({ action, isOwn }: Updated, seen: number): string {
  const page = isOwn ? `/my-actions/${action.id}` : `/plan/actions/${action.id}/updates`;
  return `${page}?done=sent&seen=${seen}`;
}

async function unchanged(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const updated = await heldIn(request);
  const [last] = updated.updates;
  const problems = [
    { field: 'done', text: 'Nothing was said before: say what was done, what is next or what blocks it' },
  ];
  if (last === undefined) return formAnswer(services, request, updated, { form, problems });
  const seen = seenIn(form);
  const seconds = secondsSince(form['opened'], services.clock.now());
  const given = unchangedSince(last);
  await sendUpdate(
    db,
    visitor,
    { action: updated.action, given, through: 'page', seconds, seen, file: null },
    { on: today, at: services.clock.stamp() },
  );
  return { kind: 'redirect', to: sentTo(updated, seen) };
}

/** What saves itself may arrive after what was sent from the same form. */
export const SENT_SINCE =
  'You have sent an update since you opened this page: open it again, or save what you typed as a draft.';

async function keepDraft(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const updated = await heldIn(request);
  const of = { actionId: updated.action.id, personId: visitor.personId };
  const address = updateHref(updated.action.id);
  if (form['drop'] === 'yes') {
    await dropDraft(db, visitor.authority, of);
    return { kind: 'redirect', to: `${address}?done=dropped` };
  }
  const read = readDraft(form);
  if (!read.ok && form['quiet'] === 'yes') return { kind: 'text', status: 422, body: read.problems[0]?.text ?? '' };
  if (!read.ok) return formAnswer(services, request, updated, { form, problems: read.problems });
  if (form['quiet'] === 'yes' && (await isSentSince(db, visitor.authority, of, seenIn(form))))
    return { kind: 'text', status: 422, body: SENT_SINCE };
  const draft: Draft = { fields: read.given, seen: seenIn(form), savedAt: services.clock.now() };
  await saveDraft(db, visitor.authority, of, draft);
  return form['quiet'] === 'yes' ? { kind: 'text', body: 'saved' } : { kind: 'redirect', to: `${address}?done=draft` };
}
