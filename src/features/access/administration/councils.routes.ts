import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { type EventKind, record } from '#features/record/index.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest, Visitor } from '#platform/web/route.ts';
import { councilsIn, parseAuthority } from '../installation.store.ts';
import { peopleAnswer } from '../people/asking.routes.ts';
import { newToken } from '../tokens.store.ts';
import { readCouncil } from './council-form.ts';
import { councilLinkPage, councilsPage, newCouncilPage } from './councils.page.ts';
import { foundCouncil, inviteFirst } from './councils.store.ts';
import type { AdministrationServices } from './services.job.ts';

const PERMISSION = 'installation.manage';
const BACK = { href: '/councils', text: 'Councils' };

/** The councils of the installation by name, and adding another one. */
export function councilRoutes(services: AdministrationServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/councils',
      what: 'The councils of the installation',
      permission: PERMISSION,
      async handle(request) {
        const { visitor, db, csrfToken } = request;
        const listed = (await councilsIn(db)).map((one) => ({ ...one, isOwn: one.authority === visitor.authority }));
        const back = { href: '/administration', text: 'Administration' };
        return peopleAnswer(request, { title: 'Councils', main: councilsPage(listed, csrfToken), back });
      },
    },
    {
      method: 'GET',
      path: '/councils/new',
      what: 'Add a council to the installation',
      permission: PERMISSION,
      handle: (request) => newAnswer(services, request, untouched(request)),
    },
    {
      method: 'POST',
      path: '/councils',
      what: 'Add a council with its first administrator',
      permission: PERMISSION,
      proof: true,
      handle: (request) => add(services, request),
    },
    {
      method: 'POST',
      path: '/councils/:code/invitation',
      what: 'Invite the first administrator of a council that nobody has entered yet',
      permission: PERMISSION,
      proof: true,
      handle: (request) => inviteAgain(services, request),
    },
  ];
}

function newAnswer({ canMail }: AdministrationServices, request: SignedInRequest, shown: FormShown): Answer {
  return peopleAnswer(request, { title: 'Add a council', main: newCouncilPage(shown, canMail), back: BACK }, shown);
}

async function add(services: AdministrationServices, request: SignedInRequest): Promise<Answer> {
  const { database, canMail, clock, send } = services;
  const { db, visitor, form } = request;
  const taken = (await councilsIn(db)).map(({ authority }) => authority);
  const asked = readCouncil(form, taken);
  const authority = parseAuthority(asked.ok ? asked.given.code : '');
  if (!asked.ok || authority === null)
    return newAnswer(services, request, refused(request, asked.ok ? [] : asked.problems));
  const { given } = asked;
  return {
    kind: 'redirect',
    to: `/councils?done=${canMail ? 'councilMailed' : 'council'}`,
    async afterwards() {
      await foundCouncil(database, visitor, authority, given, { canMail, now: clock.now() });
      await recordHere(database, visitor, 'council.added', authority);
      await send('mails.send', authority, '');
    },
  };
}

/** Invites the first administrator again. Other councils' transactions follow this one: none waits within another. */
async function inviteAgain(services: AdministrationServices, request: SignedInRequest): Promise<Answer> {
  const { database, canMail, clock, send, publicUrl } = services;
  const { db, visitor, params } = request;
  const council = (await councilsIn(db)).find(({ authority }) => authority === params['code']);
  if (!council || council.authority === visitor.authority) throw new AppError('NOT_FOUND');
  const { authority, name } = council;
  const token = newToken();
  const afterwards = async () => {
    await inviteFirst(database, visitor, authority, token, { canMail, now: clock.now() });
    await recordHere(database, visitor, 'council.invited', authority);
    await send('mails.send', authority, '');
  };
  if (canMail) return { kind: 'redirect', to: '/councils?done=mailed', afterwards };
  const link = new URL(`/invitation/${authority}.${token}`, publicUrl).href;
  const page = { title: 'Hand this link over', main: councilLinkPage(name, link), back: BACK };
  return { ...peopleAnswer(request, page), afterwards };
}

function recordHere(database: Database, visitor: Visitor, kind: EventKind, added: string): Promise<void> {
  return database.as(visitor.authority, (db) => record(db, visitor, kind, added));
}
