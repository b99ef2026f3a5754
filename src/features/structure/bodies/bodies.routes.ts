import { found, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import type { FormShown } from '../form.page.ts';
import { overtaken, shownAnswer } from '../parts.routes.ts';
import { membersCsv } from './bodies.csv.ts';
import { bodiesPage, bodyGiven, bodyPage, newBodyPage } from './bodies.page.ts';
import { addBody, changeBody, loadBodies, loadMemberships } from './bodies.store.ts';
import { BODY_KINDS, type Body, type BodyGiven, readBody } from './bodies.ts';
import { memberRoutes } from './member.routes.ts';
import { BODIES_PERMISSION as PERMISSION } from './permission.ts';

/** Boards, sub-groups, partnerships and scrutiny, and who sits on them. */
export function bodyRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/bodies',
      what: 'Boards and partnerships',
      permission: PERMISSION,
      async handle(request) {
        const { db, visitor, today } = request;
        const bodies = await loadBodies(db, visitor.authority);
        const main = bodiesPage(bodies, await loadMemberships(db, visitor.authority), today);
        const page = { title: 'Boards and partnerships', back: null, main };
        return shownAnswer(request, page, untouched(request));
      },
    },
    {
      method: 'GET',
      path: '/bodies/new',
      what: 'Add a body',
      permission: PERMISSION,
      handle: (request) => newBodyAnswer(request, untouched(request)),
    },
    { method: 'POST', path: '/bodies', what: 'Add a body', permission: PERMISSION, handle: add },
    {
      method: 'GET',
      path: '/bodies/:body',
      what: 'A body and its members',
      permission: PERMISSION,
      async handle(request) {
        const body = await bodyOf(request);
        return bodyAnswer(request, body, { ...untouched(request), given: bodyGiven(body) });
      },
    },
    { method: 'POST', path: '/bodies/:body', what: 'Change a body', permission: PERMISSION, handle: change },
    {
      method: 'GET',
      path: '/bodies/:body/members.csv',
      what: 'The members of a body as CSV',
      permission: PERMISSION,
      async handle(request) {
        const { id } = await bodyOf(request);
        const body = membersCsv(await loadMemberships(request.db, request.visitor.authority, id));
        await record(request.db, request.visitor, 'body.downloaded', id);
        return { kind: 'file', name: 'members.csv', contentType: 'text/csv; charset=utf-8', body };
      },
    },
    ...memberRoutes(),
  ];
}

async function bodyOf({ db, visitor, params }: SignedInRequest): Promise<Body> {
  return found(await loadBodies(db, visitor.authority), params['body']);
}

function newBodyAnswer(request: SignedInRequest, shown: FormShown): Answer {
  const back = { href: '/bodies', text: 'Boards and partnerships' };
  return shownAnswer(request, { title: 'Add a body', back, main: newBodyPage(shown) }, shown);
}

async function add(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const asked = readBody(form, await loadBodies(db, visitor.authority), null, today);
  if (!asked.ok) return newBodyAnswer(request, refused(request, asked.problems));
  const id = await addBody(db, visitor.authority, asked.given);
  await record(db, visitor, 'body.added', id, { after: { ...asked.given } });
  return { kind: 'redirect', to: `/bodies/${id}?done=added` };
}

async function change(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const body = await bodyOf(request);
  const asked = readBody(form, await loadBodies(db, visitor.authority), body.id, today);
  if (!asked.ok) return bodyAnswer(request, body, refused(request, asked.problems));
  if (!(await changeBody(db, visitor.authority, { id: body.id, version: versionIn(form) }, asked.given))) {
    const shown = overtaken(request, [{ what: 'Body', now: sentenceOf(body), typed: sentenceOf(asked.given) }]);
    return bodyAnswer(request, body, shown);
  }
  const { name, kind, from, until } = body;
  await record(db, visitor, 'body.changed', body.id, {
    before: { name, kind, from, until },
    after: { ...asked.given },
  });
  return { kind: 'redirect', to: `/bodies/${body.id}?done=saved` };
}

async function bodyAnswer(request: SignedInRequest, body: Body, shown: FormShown): Promise<Answer> {
  const { db, visitor, today } = request;
  const main = bodyPage(body, await loadMemberships(db, visitor.authority, body.id), today, shown);
  const back = { href: '/bodies', text: 'Boards and partnerships' };
  return shownAnswer(request, { title: body.name, back, main }, shown);
}

function sentenceOf({ name, kind, from, until }: BodyGiven): string {
  const end = until === null ? '' : ` until ${dateInWords(until)}`;
  return `${name}, ${BODY_KINDS[kind].toLowerCase()}, from ${dateInWords(from)}${end}`;
}
