import { sql } from 'kysely';
import { type AuthorityId, secretIn, type Tenant } from '#platform/database/database.ts';
import { type NoticeKind, subjectWords } from './kind.ts';
import type { LinkMail } from './link-mail.ts';
import { giveUpAt } from './retrying.ts';

/** Links in the outbox are sealed for this, and open for nothing else. */
const LINK_PURPOSE = 'links in mails';

export type Announcement = {
  kind: NoticeKind;
  /** What it is about, as the list says it: a file's name, a team. Never a child: lists are read over shoulders. */
  subject?: string;
  /** The page to look at, a path of this installation without a child in it. */
  href: string;
  /** These people, as far as the kind reaches them; or everybody whom it reaches. */
  to: readonly string[] | 'everybody';
  /** Whoever did it needs not be told; for `everybody` only. */
  except?: string | null;
  at: Date;
};

/**
 * Tells people of something, in the same transaction as what happened. It stands in their list at once; mails follow
 * when the outbox is next looked through, at most a minute later. What happens again before anybody has read of it
 * stays one notice, so that a fault that repeats itself fills nobody's list.
 */
export async function notify(db: Tenant, authority: AuthorityId, announcement: Announcement): Promise<void> {
  const { kind, to, except = null, at, href } = announcement;
  const subject = subjectWords(announcement.subject ?? '');
  const people = to === 'everybody' ? [null] : [...new Set(to)];
  if (to === 'everybody' && kind.reaches === null) throw new Error(`${kind.name} reaches only whom it names`);
  for (const person of people) {
    const notice = {
      kind: kind.name,
      subject,
      href,
      person_id: person,
      except_id: person === null ? except : null,
      at,
    };
    if (!kind.isSecurity && (await happenedAgain(db, authority, notice))) continue;
    await db
      .insertInto('notice')
      .values({ authority_id: authority, ...notice })
      .execute();
  }
}

/**
 * Tells somebody of something about their account, with the mail going to an address that they had before, and to no
 * other: whoever changed it reads the mails of the new one.
 */
export async function notifyAt(
  db: Tenant,
  authority: AuthorityId,
  { kind, href, to, address, now }: { kind: NoticeKind; href: string; to: string; address: string; now: Date },
): Promise<void> {
  const { notice_id } = await db
    .insertInto('notice')
    .values({ authority_id: authority, kind: kind.name, subject: '', href, person_id: to, at: now, mails_due: false })
    .returning('notice_id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('mail')
    .values({
      ...{ authority_id: authority, person_id: to, template: 'notice', notice_id, address, state: 'waiting' },
      ...{ due_at: now, give_up_at: giveUpAt(now), made_at: now },
    })
    .execute();
}

type Notice = {
  kind: string;
  subject: string;
  href: string;
  person_id: string | null;
  except_id: string | null;
  at: Date;
};

/** Counts it onto the same notice that nobody has read yet; false where there is none. */
async function happenedAgain(db: Tenant, authority: AuthorityId, notice: Notice): Promise<boolean> {
  const again = await db
    .updateTable('notice')
    .set(({ eb }) => ({ at: notice.at, times: eb('times', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('kind', '=', notice.kind)
    .where('subject', '=', notice.subject)
    .where('href', '=', notice.href)
    .where('person_id', 'is not distinct from', notice.person_id)
    .where('except_id', 'is not distinct from', notice.except_id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notice_read')
            .select('notice_read.notice_id')
            .where('notice_read.authority_id', '=', authority)
            .whereRef('notice_read.notice_id', '=', 'notice.notice_id'),
        ),
      ),
    )
    .executeTakeFirst();
  return again.numUpdatedRows > 0n;
}

/**
 * What the notices of a kind about a page waited for is done: they count as read by everybody, and mails about them that
 * have not gone are not sent. In the same transaction as what was done.
 */
export async function noLongerWaiting(
  db: Tenant,
  authority: AuthorityId,
  { kind, href, now }: { kind: NoticeKind; href: string; now: Date },
): Promise<void> {
  const everybody = db
    .selectFrom('notice')
    .innerJoin('person', 'person.authority_id', 'notice.authority_id')
    .select(['notice.authority_id', 'notice_id', 'person.person_id', sql<Date>`${now}::timestamptz`.as('read_at')])
    .where('notice.authority_id', '=', authority)
    .where('kind', '=', kind.name)
    .where('href', '=', href)
    .where((eb) =>
      eb.or([eb('notice.person_id', 'is', null), eb('notice.person_id', '=', eb.ref('person.person_id'))]),
    );
  await db
    .insertInto('notice_read')
    .columns(['authority_id', 'notice_id', 'person_id', 'read_at'])
    .expression(everybody)
    .onConflict((conflict) => conflict.columns(['authority_id', 'notice_id', 'person_id']).doNothing())
    .execute();
}

export type LinkToSend = {
  mail: LinkMail;
  to: string;
  /** A path of this installation with the token in it. */
  path: string;
  expiresAt: Date;
  now: Date;
};

/**
 * Puts a mail with a link that works once into the outbox, in the same transaction as the link. The link is kept sealed
 * and only until the mail has gone; it is not sent after the link has expired. Send the job `mails.send` for this
 * council afterwards, or wait for the minute in which the outbox is looked through anyway.
 */
export async function mailTo(
  db: Tenant,
  authority: AuthorityId,
  { mail, to, path, expiresAt, now }: LinkToSend,
): Promise<void> {
  if (!/^\/[^/\\]/.test(path)) throw new Error('a link in a mail leads to this installation');
  const giveUp = giveUpAt(now);
  await db
    .insertInto('mail')
    .values({
      authority_id: authority,
      person_id: to,
      template: mail.name,
      sealed: secretIn(db).seal(LINK_PURPOSE, `${expiresAt.toISOString()} ${path}`),
      state: 'waiting',
      due_at: now,
      give_up_at: expiresAt < giveUp ? expiresAt : giveUp,
      made_at: now,
    })
    .execute();
}

/** The link of such a mail; null where it was sealed by another installation. */
export function openLink(db: Tenant, sealed: string): { path: string; expiresAt: Date } | null {
  const [expiresAt, path] = secretIn(db).unseal(LINK_PURPOSE, sealed)?.split(' ') ?? [];
  return expiresAt === undefined || path === undefined ? null : { path, expiresAt: new Date(expiresAt) };
}
