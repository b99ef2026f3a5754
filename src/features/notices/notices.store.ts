import { type ExpressionBuilder, sql } from 'kysely';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { DB } from '#platform/database/schema.ts';

/** A notice as its reader sees it. */
export type Notice = {
  noticeId: string;
  sequence: number;
  kind: string;
  subject: string;
  href: string;
  at: Date;
  times: number;
  isRead: boolean;
};

/** Who reads, and the names of the kinds that reach them now. */
export type Reader = { authority: AuthorityId; personId: string; kinds: readonly string[] };

export type NoticeFilter = { isUnreadOnly: boolean; kind: string | null };

/** A part of the list, unread ones first, then the newest. */
export async function noticesOf(
  db: Tenant,
  reader: Reader,
  filter: NoticeFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<Notice[]> {
  const rows = await told(db, reader, filter)
    .select(['notice.notice_id', 'sequence', 'kind', 'subject', 'href', 'at', 'times'])
    .select((eb) => isReadBy(eb, reader).as('is_read'))
    .orderBy('is_read')
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ notice_id, is_read, ...row }) => ({ noticeId: notice_id, isRead: is_read === true, ...row }));
}

export async function countNotices(db: Tenant, reader: Reader, filter: NoticeFilter): Promise<number> {
  const row = await told(db, reader, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** More than so many are not counted: nobody reads a number that large. */
export const MOST_COUNTED = 100;

/** How many are not read yet, at most `MOST_COUNTED`; asked for every page that somebody sees. */
export async function countUnread(db: Tenant, reader: Reader): Promise<number> {
  const rows = await told(db, reader, { isUnreadOnly: true, kind: null })
    .select('notice.notice_id')
    .limit(MOST_COUNTED)
    .execute();
  return rows.length;
}

/** The number of the newest notice, so that marking all as read marks none that came since; 0 where there is none. */
export async function newestNotice(db: Tenant, reader: Reader): Promise<number> {
  const row = await told(db, reader, { isUnreadOnly: false, kind: null })
    .select(({ fn }) => fn.max<number | null>('sequence').as('newest'))
    .executeTakeFirstOrThrow();
  return row.newest ?? 0;
}

/** Where a notice leads, once it is marked as read; null where the reader was not told of it. */
export async function readNotice(db: Tenant, reader: Reader, noticeId: string, now: Date): Promise<string | null> {
  const found = await told(db, reader, { isUnreadOnly: false, kind: null })
    .select('href')
    .where('notice.notice_id', '=', noticeId)
    .executeTakeFirst();
  if (!found) return null;
  await db
    .insertInto('notice_read')
    .values({ authority_id: reader.authority, notice_id: noticeId, person_id: reader.personId, read_at: now })
    .onConflict((conflict) => conflict.columns(['authority_id', 'notice_id', 'person_id']).doNothing())
    .execute();
  return found.href;
}

/** Marks what the filter shows as read, up to a number; says how many that were. */
export async function readAll(
  db: Tenant,
  reader: Reader,
  { kind, until, now }: { kind: string | null; until: number; now: Date },
): Promise<number> {
  const unread = told(db, reader, { isUnreadOnly: true, kind })
    .where('sequence', '<=', until)
    .select([
      'notice.authority_id',
      'notice.notice_id',
      sql<string>`${reader.personId}::uuid`.as('person_id'),
      sql<Date>`${now}::timestamptz`.as('read_at'),
    ]);
  const added = await db
    .insertInto('notice_read')
    .columns(['authority_id', 'notice_id', 'person_id', 'read_at'])
    .expression(unread)
    .onConflict((conflict) => conflict.columns(['authority_id', 'notice_id', 'person_id']).doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0);
}

type Expressions = ExpressionBuilder<DB, 'notice'>;

/** Notices that the reader is told of: named to them or for everybody, of a kind that reaches them. */
function told(db: Tenant, reader: Reader, { isUnreadOnly, kind }: NoticeFilter) {
  return db
    .selectFrom('notice')
    .where('notice.authority_id', '=', reader.authority)
    .where(sql<boolean>`notice.kind = any(${reader.kinds}::text[])`)
    .where((eb) => eb.or([eb('notice.person_id', '=', reader.personId), eb('notice.person_id', 'is', null)]))
    .where('notice.except_id', 'is distinct from', reader.personId)
    .$if(kind !== null, (query) => query.where('notice.kind', '=', kind ?? ''))
    .$if(isUnreadOnly, (query) => query.where((eb) => eb.not(isReadBy(eb, reader))));
}

function isReadBy(eb: Expressions, reader: Reader) {
  return eb.exists(
    eb
      .selectFrom('notice_read')
      .select('notice_read.notice_id')
      .where('notice_read.authority_id', '=', reader.authority)
      .where('notice_read.person_id', '=', reader.personId)
      .whereRef('notice_read.notice_id', '=', 'notice.notice_id'),
  );
}
