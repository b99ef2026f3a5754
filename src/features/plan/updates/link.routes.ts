import { allows, people } from '#features/access/index.ts';
import { ACCEPTED_ENDINGS, DOCUMENT_MEGABYTES, type FileTaken, takeUpload } from '#features/evidence/index.ts';
import { record } from '#features/record/index.ts';
import type { Form, Problem } from '#kernel/form.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, OpenRequest, Route } from '#platform/web/route.ts';
import { successBanner } from '#ui';
import { lockAction } from '../axes/axes.store.ts';
import { loadDeadlines } from '../deadlines.store.ts';
import type { PlanServices } from '../form.routes.ts';
import { peopleNamed } from '../people-named.store.ts';
import { loadPlan } from '../plan.store.ts';
import { type Action, isOpen, type Update } from '../plan.ts';
import { updatesOf } from '../plan-updates.store.ts';
import { draftOf, dropDraft, isSentSince, saveDraft } from './drafts.store.ts';
import { answersFor, updateDueOn } from './due.ts';
import { readDraft, readUpdate, secondsSince, type UpdateRead, unchangedSince } from './given.ts';
import { anotherPersonPage, elsewherePage, goneLinkPage, openPage, sentPage } from './link.page.ts';
import {
  bindLink,
  countUse,
  findUpdateLink,
  isBrowserKey,
  type LinkFound,
  linkGiven,
  newBrowserKey,
} from './links.store.ts';
import { sendUpdate, updateHref } from './sending.store.ts';
import { updatePage } from './update.page.ts';
import { SENT_SINCE, seenIn } from './update.routes.ts';
import { beginning } from './update-form.ts';
import { sentMeanwhile } from './update-words.page.ts';

/** The link of a mail: one action, one person, one browser, and nothing else of the plan. */
export function linkRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/u/:token',
      what: 'Write an update by the link of a mail',
      permission: 'anybody',
      open: (request) => within(services, request, (opened) => shownAnswer(services, request, opened)),
    },
    {
      method: 'POST',
      path: '/u/:token/open',
      what: 'Open the link of a mail, in this browser from now on',
      permission: 'anybody',
      open: (request) => bind(services, request),
    },
    {
      method: 'POST',
      path: '/u/:token',
      what: 'Send an update by the link of a mail, with a file where one is attached',
      permission: 'anybody',
      takesFile: true,
      open: (request) => send(services, request),
    },
    {
      method: 'POST',
      path: '/u/:token/unchanged',
      what: 'Say by the link of a mail that nothing has changed',
      permission: 'anybody',
      open: (request) => within(services, request, (opened) => unchanged(services, request, opened), WRITING),
    },
    {
      method: 'POST',
      path: '/u/:token/draft',
      what: 'Keep what was typed by the link of a mail as a draft',
      permission: 'anybody',
      open: (request) => within(services, request, (opened) => keepDraft(services, request, opened), WRITING),
    },
  ];
}

/** As long as a link can be good: a browser that opened one may come back to it until then. */
const BROWSER_SECONDS = 62 * 86_400;

type Opened = {
  db: Tenant;
  authority: AuthorityId;
  token: string;
  link: LinkFound;
  action: Action;
  updates: readonly Update[];
};

const NO_LINK: Answer = { kind: 'page', title: 'Link', status: 404, main: goneLinkPage() };
const ELSEWHERE: Answer = { kind: 'page', title: 'Link', status: 403, main: elsewherePage() };
const ANOTHER: Answer = { kind: 'page', title: 'Link', status: 403, main: anotherPersonPage() };

/** Does something with a link that this browser opened; what is not good is answered alike, whatever the reason. */
async function within(
  services: PlanServices,
  request: OpenRequest,
  work: (opened: Opened) => Promise<Answer>,
  { isWriting } = { isWriting: false },
): Promise<Answer> {
  const each = async (opened: Opened): Promise<Answer> => {
    const { visitor } = request;
    const { link, action, authority } = opened;
    const isThey = visitor?.authority === authority && visitor.personId === link.personId;
    if (isThey) return { kind: 'redirect', to: updateHref(action.id) };
    if (visitor !== null) return ANOTHER;
    if (link.browser === 'another') return ELSEWHERE;
    return link.browser === 'this' ? work(opened) : { kind: 'page', title: 'Update', main: openPage(opened.token) };
  };
  return found(services, request, each, { isWriting });
}

/** Nobody else changes the action until it is written. */
const WRITING = { isWriting: true };

async function found(
  services: PlanServices,
  request: OpenRequest,
  work: (opened: Opened) => Promise<Answer>,
  asked = { isWriting: false },
): Promise<Answer> {
  const given = linkGiven(request.params['token'] ?? '');
  if (given === null) return NO_LINK;
  const working = services.database.as(given.authority, async (db) => {
    const opened = await openedIn(services, db, request, asked);
    return opened === null ? NO_LINK : work(opened);
  });
  return working.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return NO_LINK; // it was used up meanwhile
    throw error;
  });
}

/** The link of the address with its action and everything said of it; null where it is not good. */
async function openedIn(
  { clock }: PlanServices,
  db: Tenant,
  request: OpenRequest,
  { isWriting }: typeof WRITING,
): Promise<Opened | null> {
  const token = request.params['token'] ?? '';
  const given = linkGiven(token);
  if (given === null) return null;
  const { authority } = given;
  const browserKey = isBrowserKey(request.kept) ? request.kept : null;
  const find = () => findUpdateLink(db, authority, given.token, { browserKey, now: clock.now() });
  const before = await find();
  if (isWriting && before !== null) await lockAction(db, authority, before.actionId);
  const link = isWriting ? await find() : before;
  const action = link && (await actionOf(db, authority, link, request));
  if (link === null || action === null) return null;
  const updates = await updatesOf(db, authority, action.id, await peopleNamed(db, authority));
  return { db, authority, token, link, action, updates };
}

/** The action while it is open and theirs, and their role allows it: whoever answers for it no longer has no link. */
async function actionOf(
  db: Tenant,
  authority: AuthorityId,
  { actionId, personId }: LinkFound,
  { today }: OpenRequest,
): Promise<Action | null> {
  const plan = await loadPlan(db, authority);
  const action = plan?.actions.find(({ id }) => id === actionId);
  if (!plan || !action || !isOpen(action) || !answersFor(personId, action, plan.partners)) return null;
  const person = (await people(db, authority, today)).find((each) => each.personId === personId);
  return person?.roles.some((role) => allows(role, 'plan.own')) ? action : null;
}

/** Binds the link to this browser, which shows the update from now on. */
async function bind(services: PlanServices, request: OpenRequest): Promise<Answer> {
  return found(services, request, async ({ db, authority, token, link, action }) => {
    const to = `/u/${token}`;
    if (link.browser !== 'none' || request.visitor !== null) return { kind: 'redirect', to };
    const browserKey = isBrowserKey(request.kept) ? request.kept : newBrowserKey();
    const secret = linkGiven(token)?.token ?? '';
    if (await bindLink(db, authority, secret, { browserKey, now: services.clock.now() })) {
      request.keep(browserKey, BROWSER_SECONDS);
      const who = { authority, personId: link.personId, from: request.from };
      await record(db, who, 'plan.update.opened', action.id);
    }
    return { kind: 'redirect', to };
  });
}

async function shownAnswer(services: PlanServices, request: OpenRequest, opened: Opened): Promise<Answer> {
  const { link, token, updates } = opened;
  if (request.query['done'] === 'sent') {
    const meanwhile = sentMeanwhile(othersSince(updates, request.query['seen']));
    return { kind: 'page', title: 'Sent', main: sentPage({ token, meanwhile, ...link }) };
  }
  if (link.updatesLeft === 0) return NO_LINK;
  const isDraft = request.query['done'] === 'draft';
  const message = isDraft && successBanner('Saved as a draft. Nobody else sees it until you send it.');
  return { ...(await formAnswer(services, request, opened, null)), ...(message && { message }) };
}

/** Those after what was seen and before the last, which is one's own. */
function othersSince(updates: readonly Update[], seen: string | undefined): Update[] {
  const last = /^\d{1,6}$/.test(seen ?? '') ? Number(seen) : updates.length;
  return updates.slice(1).filter(({ number }) => number > last);
}

const ATTACH = { accept: ACCEPTED_ENDINGS, megabytes: DOCUMENT_MEGABYTES };

type Page = Extract<Answer, { kind: 'page' }>;

async function formAnswer(
  { clock }: PlanServices,
  { today }: OpenRequest,
  { db, authority, link, action, updates, token }: Opened,
  tried: { form: Form; problems: readonly Problem[] } | null,
): Promise<Page> {
  const draft = await draftOf(db, authority, { actionId: action.id, personId: link.personId });
  const begun = beginning({ updates, draft, tried: tried?.form ?? null, today, now: clock.now() });
  const problems = tried?.problems ?? [];
  const main = updatePage({
    ...{ action, updates, today, seen: begun.seen, opened: begun.opened, onBehalfOf: null },
    shown: { given: begun.given, problems, csrfToken: '', stale: null },
    dueOn: updateDueOn(action, await loadDeadlines(db, authority)),
    draftSavedAt: draft?.savedAt ?? null,
    ...{ address: `/u/${token}`, writer: link.personId, attach: ATTACH, asks: null, cancel: null },
  });
  const page = { kind: 'page', title: 'Update', main } as const;
  if (problems.length === 0) return page;
  return { ...page, status: 422, errors: problems.map(({ field, text }) => ({ text, href: `#${field}` })) };
}

/** Sends an update; one with a file only once everything else of it is in order. */
async function send(services: PlanServices, request: OpenRequest): Promise<Answer> {
  const { form, today, file } = request;
  const hasFile = file !== null && file.filename !== '';
  const withFile: { sender: { authority: AuthorityId; personId: string } | null } = { sender: null };
  const sending = async (opened: Opened): Promise<Answer> => {
    const read = readUpdate(form, { today, milestones: opened.action.milestones });
    if (!read.ok) return formAnswer(services, request, opened, { form, problems: read.problems });
    if (!hasFile) return take(services, request, opened, read.given, null);
    withFile.sender = { authority: opened.authority, personId: opened.link.personId };
    return NO_LINK;
  };
  const answer = await within(services, request, sending, WRITING);
  return withFile.sender === null ? answer : sendWithFile(services, request, withFile.sender);
}

/** File, evidence and update are kept together or not at all; the link is looked at again when the file is there. */
async function sendWithFile(
  services: PlanServices,
  request: OpenRequest,
  sender: { authority: AuthorityId; personId: string },
): Promise<Answer> {
  const { form, today, file, from } = request;
  const visitor = { ...sender, from, council: '', name: '', duties: '' };
  // An update that is sent twice is known by its words, since a link has no session.
  const sent = {
    visitor,
    upload: { fields: form, file },
    once: (_db: Tenant, _hash: string | null, work: () => Promise<string>) => work(),
  };
  const taken = await takeUpload(services, sent, async (db, kept) => {
    const opened = await openedIn(services, db, request, WRITING);
    const read = opened && readUpdate(form, { today, milestones: opened.action.milestones });
    if (opened?.link.browser !== 'this' || !read?.ok) throw new AppError('NOT_FOUND');
    return (await take(services, request, opened, read.given, kept)).to;
  });
  if (taken.ok) return { kind: 'redirect', to: taken.saved };
  const problems = [{ field: 'file', text: taken.says }];
  return within(services, request, (opened) => formAnswer(services, request, opened, { form, problems }));
}

async function unchanged(services: PlanServices, request: OpenRequest, opened: Opened): Promise<Answer> {
  const [last] = opened.updates;
  const problems = [
    { field: 'done', text: 'Nothing was said before: say what was done, what is next or what blocks it' },
  ];
  if (last === undefined) return formAnswer(services, request, opened, { form: request.form, problems });
  return take(services, request, opened, unchangedSince(last), null);
}

async function take(
  { clock }: PlanServices,
  { form, today, from }: OpenRequest,
  { db, authority, token, link, action, updates }: Opened,
  given: UpdateRead,
  file: FileTaken | null,
): Promise<Extract<Answer, { kind: 'redirect' }>> {
  const seen = seenIn(form);
  const seconds = secondsSince(form['opened'], clock.now());
  const sending = { action, given, through: 'link', seconds, seen, file } as const;
  const who = { authority, personId: link.personId, from };
  const number = await sendUpdate(db, who, sending, { on: today, at: clock.stamp() });
  const isNew = number > updates.length;
  if (isNew && !(await countUse(db, authority, linkGiven(token)?.token ?? ''))) throw new AppError('NOT_FOUND');
  return { kind: 'redirect', to: `/u/${token}?done=sent&seen=${seen}` };
}

async function keepDraft(services: PlanServices, request: OpenRequest, opened: Opened): Promise<Answer> {
  const { form } = request;
  const { db, authority, link, action, token } = opened;
  const of = { actionId: action.id, personId: link.personId };
  if (form['drop'] === 'yes') {
    await dropDraft(db, authority, of);
    return { kind: 'redirect', to: `/u/${token}` };
  }
  const read = readDraft(form);
  if (!read.ok && form['quiet'] === 'yes') return { kind: 'text', status: 422, body: read.problems[0]?.text ?? '' };
  if (!read.ok) return formAnswer(services, request, opened, { form, problems: read.problems });
  if (form['quiet'] === 'yes' && (await isSentSince(db, authority, of, seenIn(form))))
    return { kind: 'text', status: 422, body: SENT_SINCE };
  await saveDraft(db, authority, of, { fields: read.given, seen: seenIn(form), savedAt: services.clock.now() });
  return form['quiet'] === 'yes' ? { kind: 'text', body: 'saved' } : { kind: 'redirect', to: `/u/${token}?done=draft` };
}
