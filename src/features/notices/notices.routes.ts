import { isUuid } from '#kernel/uuid.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest, Visitor } from '#platform/web/route.ts';
import { kindsReaching, type NoticeKinds } from './kind.ts';
import { type ListAsked, listAddress, NOTICES_A_PAGE, readList } from './notice-list.ts';
import { noticesPage, undeliveredPage } from './notices.page.ts';
import { countNotices, newestNotice, noticesOf, type Reader, readAll, readNotice } from './notices.store.ts';
import { preferencesRoutes } from './preferences.routes.ts';
import type { NoticeServices } from './services.job.ts';
import { stuckMails } from './undelivered.store.ts';

const PERMISSION = 'account.own';
const MOST_STUCK = 200;

export function noticeRoutes(services: NoticeServices): Route[] {
  const { clock, kinds, record } = services;
  return [
    {
      method: 'GET',
      path: '/notices',
      what: 'What one was told',
      permission: PERMISSION,
      handle: (request) => listAnswer(request, kinds),
    },
    {
      method: 'GET',
      path: '/notices/:id',
      what: 'Open a notice: it counts as read, and leads to what it is about',
      permission: PERMISSION,
      async handle(request) {
        const href = await readNotice(request.db, readerOf(request, kinds), idOf(request), clock.now());
        if (href === null) throw new AppError('NOT_FOUND');
        return { kind: 'redirect', to: href };
      },
    },
    {
      method: 'POST',
      path: '/notices/:id/reading',
      what: 'Mark a notice as read',
      permission: PERMISSION,
      async handle(request) {
        const href = await readNotice(request.db, readerOf(request, kinds), idOf(request), clock.now());
        if (href === null) throw new AppError('NOT_FOUND');
        return { kind: 'redirect', to: listAddress(askedOf(request, request.form, kinds)) };
      },
    },
    {
      method: 'POST',
      path: '/notices/reading',
      what: 'Mark all notices as read',
      permission: PERMISSION,
      async handle(request) {
        const { db, visitor, form } = request;
        const asked = askedOf(request, form, kinds);
        const until = /^\d{1,15}$/.test(form['until'] ?? '') ? Number(form['until']) : 0;
        const read = await readAll(db, readerOf(request, kinds), { kind: asked.kind, until, now: clock.now() });
        if (read > 0) await record(db, visitor, 'notices.read', visitor.personId, { detail: { notices: read } });
        return { kind: 'redirect', to: listAddress({ ...asked, page: 1 }) };
      },
    },
    {
      method: 'GET',
      path: '/notices/undelivered',
      what: 'Mails that were not delivered',
      permission: 'people.manage',
      handle: (request) => undeliveredAnswer(request, services),
    },
    ...preferencesRoutes(services),
  ];
}

async function listAnswer(request: SignedInRequest, kinds: NoticeKinds): Promise<Answer> {
  const { db, query, csrfToken } = request;
  const reader = readerOf(request, kinds);
  const asked = askedOf(request, query, kinds);
  const slice = { limit: NOTICES_A_PAGE, offset: (asked.page - 1) * NOTICES_A_PAGE };
  const main = noticesPage({
    notices: await noticesOf(db, reader, asked, slice),
    count: await countNotices(db, reader, asked),
    unread: await countNotices(db, reader, { isUnreadOnly: true, kind: null }),
    newest: await newestNotice(db, reader),
    asked,
    kinds,
    choice: kindsReaching(kinds, request.may),
    csrfToken,
  });
  return { kind: 'page', section: 'notices', title: 'Notices', main };
}

async function undeliveredAnswer(
  { db, visitor }: SignedInRequest,
  { kinds, linkMails }: NoticeServices,
): Promise<Answer> {
  const stuck = await stuckMails(db, visitor.authority, MOST_STUCK);
  const aboutOf = (template: string, kind: string | null) => {
    if (template === 'digest') return 'Daily summary';
    return (kind === null ? linkMails.get(template) : kinds.get(kind))?.title ?? 'Another version’s mail';
  };
  const rows = stuck.map((mail) => ({ ...mail, about: aboutOf(mail.template, mail.kind) }));
  return {
    kind: 'page',
    section: 'notices',
    title: 'Mails that were not delivered',
    back: { href: '/notices', text: 'Notices' },
    main: undeliveredPage(rows),
  };
}

function readerOf({ visitor, may }: SignedInRequest, kinds: NoticeKinds): Reader {
  return readerFor(visitor, may, kinds);
}

/** Somebody as a reader of notices, by what they may now. */
export function readerFor(
  { authority, personId }: Pick<Visitor, 'authority' | 'personId'>,
  may: (permission: string) => boolean,
  kinds: NoticeKinds,
): Reader {
  return { authority, personId, kinds: kindsReaching(kinds, may).map(({ name }) => name) };
}

function askedOf({ may }: SignedInRequest, from: Readonly<Record<string, string>>, kinds: NoticeKinds): ListAsked {
  return readList(from, kindsReaching(kinds, may));
}

/** Something that is no id names no notice. */
function idOf({ params }: SignedInRequest): string {
  const id = params['id'] ?? '';
  if (!isUuid(id)) throw new AppError('NOT_FOUND');
  return id;
}
