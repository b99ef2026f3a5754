import { type FormShown, found, overtaken, refused, untouched, writingBy } from '#features/forms/index.ts';
import { improvementNavigation } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { dayFields, type Form, oneOf } from '#kernel/form.ts';
import { dateInWords } from '#kernel/local-date.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { readinessAnswer } from './answers.routes.ts';
import { endOwnItemForm, ownItemForm, ownItemsPage } from './own.page.ts';
import { formOfOwn, readEnd, readOwn } from './own-form.ts';
import { addOwnItem, addOwnVersion, loadOwnItems, type OwnGiven } from './own-items.store.ts';
import { lastVersion, OWN_KINDS, type OwnItem, type OwnKind, standsInWords } from './own-items.ts';

const MANAGE = 'inspections.manage';
const BACK = { href: '/readiness/own', text: 'The council’s own items' };

type Services = { clock: Clock };

/** What a council asks of itself beside the built-in list and checklist. */
export function ownItemRoutes(services: Services): Route[] {
  const path = '/readiness/own/:own';
  return [
    {
      method: 'GET',
      path: '/readiness/own',
      what: 'What the council itself wants ready, and done from a call on',
      permission: 'inspections.read',
      handle: allAnswer,
    },
    {
      method: 'GET',
      path: '/readiness/own/new',
      what: 'Add an item of the council’s own to what is to be ready, or done from a call on',
      permission: MANAGE,
      handle: (request) => newAnswer(request, kindIn(request.query), untouched(request, today(request))),
    },
    {
      method: 'POST',
      path: '/readiness/own',
      what: 'Add an item of the council’s own to what is to be ready, or done from a call on',
      permission: MANAGE,
      handle: (request) => add(services, request),
    },
    {
      method: 'GET',
      path: `${path}/edit`,
      what: 'Change an item of the council’s own',
      permission: MANAGE,
      async handle(request) {
        const item = await itemOf(request);
        return editAnswer(request, item, untouched(request, formOfOwn(lastVersion(item))));
      },
    },
    {
      method: 'POST',
      path,
      what: 'Change an item of the council’s own',
      permission: MANAGE,
      handle: (request) => change(services, request),
    },
    {
      method: 'GET',
      path: `${path}/end`,
      what: 'End an item of the council’s own from a day',
      permission: MANAGE,
      handle: async (request) => endAnswer(request, await itemOf(request), untouched(request, today(request))),
    },
    {
      method: 'POST',
      path: `${path}/end`,
      what: 'End an item of the council’s own from a day',
      permission: MANAGE,
      handle: (request) => end(services, request),
    },
  ];
}

function today(request: SignedInRequest): Form {
  return dayFields('from', request.today);
}

function kindIn(form: Form): OwnKind {
  const kind = oneOf(OWN_KINDS, form['kind']);
  if (kind === null) throw new AppError('NOT_FOUND');
  return kind;
}

async function itemOf({ db, visitor, params }: SignedInRequest): Promise<OwnItem> {
  return found(await loadOwnItems(db, visitor.authority), params['own']);
}

async function allAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may } = request;
  const main = ownItemsPage({
    navigation: improvementNavigation(may, '/readiness'),
    items: await loadOwnItems(db, visitor.authority),
    ...{ today: request.today, mayManage: may(MANAGE) },
  });
  const back = { href: '/readiness', text: 'If they rang today' };
  return readinessAnswer(request, { title: BACK.text, back, main });
}

function newAnswer(request: SignedInRequest, kind: OwnKind, shown: FormShown): Answer {
  const title = kind === 'paper' ? 'Add something to have ready' : 'Add something to do';
  return readinessAnswer(request, { title, back: BACK, main: ownItemForm(kind, null, shown) }, shown);
}

async function add(services: Services, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const kind = kindIn(form);
  const asked = readOwn(form, kind, request.today);
  if (!asked.ok) return newAnswer(request, kind, refused(request, asked.problems));
  const id = await addOwnItem(db, visitor.authority, { ...asked.given, kind }, writingBy(request, services));
  await record(db, visitor, 'readiness.item.added', id, { after: { kind, ...told(asked.given) } });
  return { kind: 'redirect', to: '/readiness/own?done=saved' };
}

/** Of an item, what the record holds. */
function told({ title, owner, goodForMonths, withinMinutes, from }: OwnGiven) {
  return { title, owner, goodForMonths, withinMinutes, from };
}

function editAnswer(request: SignedInRequest, item: OwnItem, shown: FormShown): Answer {
  const main = ownItemForm(item.kind, item, shown);
  return readinessAnswer(request, { title: lastVersion(item).title, back: BACK, main }, shown);
}

async function change(services: Services, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const item = await itemOf(request);
  const asked = readOwn(form, item.kind, request.today);
  if (!asked.ok) return editAnswer(request, item, refused(request, asked.problems));
  const version = versionIn(form) + 1;
  if (!(await addOwnVersion(db, visitor.authority, item, { ...asked.given, version }, writingBy(request, services)))) {
    const [latest, holds] = [await itemOf(request), `In force from ${dateInWords(asked.given.from)}`];
    return editAnswer(request, latest, await bothSides(request, latest, { holds, action: '' }));
  }
  const before = told(lastVersion(item));
  await record(db, visitor, 'readiness.item.changed', item.id, { before, after: told(asked.given) });
  return { kind: 'redirect', to: '/readiness/own?done=saved' };
}

/** What somebody else settled since the form was opened, whether it is asked for still among it. */
function bothSides(
  request: SignedInRequest,
  item: OwnItem,
  { holds, action }: { holds: string; action: '' | '/end' },
): Promise<FormShown> {
  const now = { ...formOfOwn(lastVersion(item)), holds: standsInWords(item, request.today) };
  const time = item.kind === 'paper' ? { months: 'Counts for months' } : { within: 'Within', unit: 'Unit' };
  const texts = { title: 'What', what: 'Why', owner: 'Post', ...time };
  const labels = { ...(action === '' && texts), holds: 'State' };
  return overtaken(
    { ...request, form: { ...request.form, holds } },
    {
      ...{
        what: `the item “${lastVersion(item).title}”`,
        subject: item.id,
        version: item.versions.length,
        labels,
        now,
      },
      ...{ action: `/readiness/own/${item.id}${action}`, keepHref: '/readiness/own' },
    },
  );
}

function endAnswer(request: SignedInRequest, item: OwnItem, shown: FormShown): Answer {
  if (lastVersion(item).isEnded && shown.stale === null) throw new AppError('STALE');
  const page = { title: 'Ask for it no longer', back: BACK, main: endOwnItemForm(item, shown) };
  return readinessAnswer(request, page, shown);
}

async function end(services: Services, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const item = await itemOf(request);
  const last = lastVersion(item);
  const asked = readEnd(form, last, request.today);
  if (!asked.ok) return endAnswer(request, item, refused(request, asked.problems));
  const version = versionIn(form) + 1;
  if (!(await addOwnVersion(db, visitor.authority, item, { ...asked.given, version }, writingBy(request, services)))) {
    const [latest, holds] = [await itemOf(request), `Ends on ${dateInWords(asked.given.from)}`];
    return endAnswer(request, latest, await bothSides(request, latest, { holds, action: '/end' }));
  }
  await record(db, visitor, 'readiness.item.ended', item.id, { after: { title: last.title, from: asked.given.from } });
  return { kind: 'redirect', to: '/readiness/own?done=saved' };
}
