import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { isWay, type NoticeKinds, type Way, wayOf } from './kind.ts';
import { giveUpAt, leaseUntil } from './retrying.ts';

/** Who may be told something today: everybody enabled who holds the permission, in whatever part of the council. */
export type Holders = (db: Tenant, authority: AuthorityId, permission: string) => Promise<ReadonlySet<string>>;

/**
 * Decides for every new notice who gets a mail, and when. Where no mail can be sent nobody does, then or later.
 * @returns how many notices that were
 */
export async function decideMails(
  db: Tenant,
  authority: AuthorityId,
  { kinds, holders, canMail, now }: { kinds: NoticeKinds; holders: Holders; canMail: boolean; now: Date },
): Promise<number> {
  const notices = await db
    .updateTable('notice')
    .set({ mails_due: false })
    .where('authority_id', '=', authority)
    .where('mails_due', '=', true)
    .returning(['notice_id', 'kind', 'person_id', 'except_id'])
    .execute();
  if (!canMail || notices.length === 0) return notices.length;
  const reachable = await peopleWithMail(db, authority);
  const held = new Map<string, ReadonlySet<string>>();
  const holding = async (permission: string) => {
    const people = held.get(permission) ?? (await holders(db, authority, permission));
    held.set(permission, people);
    return people;
  };
  for (const notice of notices) {
    const kind = kinds.get(notice.kind);
    if (!kind) continue; // declared by an older version only
    const allowed = kind.reaches === null ? null : await holding(kind.reaches);
    const told = [...reachable].filter(
      ([personId]) =>
        (notice.person_id === null || notice.person_id === personId) &&
        notice.except_id !== personId &&
        (allowed?.has(personId) ?? true),
    );
    for (const [personId, chosen] of told) {
      const way = wayOf(kind, chosen);
      if (way === 'list') continue;
      await db
        .insertInto('mail')
        .values({
          authority_id: authority,
          person_id: personId,
          template: 'notice',
          notice_id: notice.notice_id,
          state: way === 'mail' ? 'waiting' : 'collected',
          due_at: now,
          give_up_at: giveUpAt(now),
          made_at: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
  return notices.length;
}

/** Everybody enabled whose mail address is known, with what they chose. */
async function peopleWithMail(db: Tenant, authority: AuthorityId): Promise<Map<string, Map<string, Way>>> {
  const people = await db
    .selectFrom('person')
    .select('person_id')
    .where('authority_id', '=', authority)
    .where('disabled_at', 'is', null)
    .where('email', 'is not', null)
    .orderBy('person_id')
    .execute();
  const chosen = await db
    .selectFrom('notice_preference')
    .select(['person_id', 'kind', 'way'])
    .where('authority_id', '=', authority)
    .execute();
  const ways = new Map<string, Map<string, Way>>(people.map(({ person_id }) => [person_id, new Map()]));
  for (const { person_id, kind, way } of chosen) if (isWay(way)) ways.get(person_id)?.set(kind, way);
  return ways;
}

/** Puts what was collected for each person into one mail; gives how many mails that are. */
export async function collectDigests(db: Tenant, authority: AuthorityId, now: Date): Promise<number> {
  const people = await db
    .selectFrom('mail')
    .select('person_id')
    .distinct()
    .where('authority_id', '=', authority)
    .where('state', '=', 'collected')
    .orderBy('person_id')
    .execute();
  for (const { person_id } of people) {
    const digest = await db
      .insertInto('mail')
      .values({
        authority_id: authority,
        person_id,
        template: 'digest',
        state: 'waiting',
        due_at: now,
        give_up_at: giveUpAt(now),
        made_at: now,
      })
      .returning('mail_id')
      .executeTakeFirstOrThrow();
    await db
      .updateTable('mail')
      .set({ state: 'carried', digest_id: digest.mail_id })
      .where('authority_id', '=', authority)
      .where('person_id', '=', person_id)
      .where('state', '=', 'collected')
      .execute();
  }
  return people.length;
}

/** A mail that this process has taken, to send it or to give it up. */
export type TakenMail = {
  mailId: string;
  personId: string;
  template: string;
  noticeId: string | null;
  sealed: string | null;
  /** Where it goes instead of to the person's present address. */
  address: string | null;
  tries: number;
  giveUpAt: Date;
};

/** Takes the mail that is due for longest, so that no other process sends it as well; null where none is due. */
export async function takeMail(db: Tenant, authority: AuthorityId, now: Date): Promise<TakenMail | null> {
  const row = await db
    .updateTable('mail')
    .set(({ eb }) => ({ state: 'sending', due_at: leaseUntil(now), tries: eb('tries', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('mail_id', '=', (eb) =>
      eb
        .selectFrom('mail as due')
        .select('due.mail_id')
        .where('due.authority_id', '=', authority)
        .where('due.state', 'in', ['waiting', 'sending'])
        .where('due.due_at', '<=', now)
        .orderBy('due.due_at')
        .orderBy('due.mail_id')
        .limit(1),
    )
    .where('state', 'in', ['waiting', 'sending']) // again: another process may have taken it while this one waited
    .where('due_at', '<=', now)
    .returning(['mail_id', 'person_id', 'template', 'notice_id', 'sealed', 'address', 'tries', 'give_up_at'])
    .executeTakeFirst();
  if (!row) return null;
  return {
    mailId: row.mail_id,
    personId: row.person_id,
    template: row.template,
    noticeId: row.notice_id,
    sealed: row.sealed,
    address: row.address,
    tries: row.tries,
    giveUpAt: row.give_up_at,
  };
}

/** Gone, not needed any more, or given up: nothing else is done with it, and a link in it is forgotten. */
export async function settleMail(
  db: Tenant,
  authority: AuthorityId,
  mailId: string,
  settled: { state: 'sent' | 'dropped' | 'undelivered'; problem: string | null; now: Date },
): Promise<void> {
  const { state, problem, now } = settled;
  await db
    .updateTable('mail')
    .set({ state, problem, settled_at: now, sealed: null, address: null })
    .where('authority_id', '=', authority)
    .where((eb) => eb.or([eb('mail_id', '=', mailId), eb('digest_id', '=', mailId)]))
    .execute();
}

export async function postponeMail(
  db: Tenant,
  authority: AuthorityId,
  mailId: string,
  { dueAt, problem }: { dueAt: Date; problem: string },
): Promise<void> {
  await db
    .updateTable('mail')
    .set({ state: 'waiting', due_at: dueAt, problem })
    .where('authority_id', '=', authority)
    .where('mail_id', '=', mailId)
    .execute();
}

/** Whom a mail goes to, with their present address; null where they were disabled. */
export async function recipientOf(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
): Promise<{ council: string; email: string | null } | null> {
  const row = await db
    .selectFrom('person')
    .innerJoin('authority', 'authority.authority_id', 'person.authority_id')
    .select(['authority.name as council', 'email'])
    .where('person.authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** The notices that a mail or a digest is about, the oldest first. */
export async function noticesIn(
  db: Tenant,
  authority: AuthorityId,
  { mailId, personId }: { mailId: string; personId: string },
): Promise<{ noticeId: string; kind: string; isRead: boolean }[]> {
  const rows = await db
    .selectFrom('mail')
    .innerJoin('notice', (join) =>
      join.onRef('notice.authority_id', '=', 'mail.authority_id').onRef('notice.notice_id', '=', 'mail.notice_id'),
    )
    .leftJoin('notice_read', (join) =>
      join
        .onRef('notice_read.authority_id', '=', 'notice.authority_id')
        .onRef('notice_read.notice_id', '=', 'notice.notice_id')
        .on('notice_read.person_id', '=', personId),
    )
    .select(['notice.notice_id', 'kind', 'read_at'])
    .where('mail.authority_id', '=', authority)
    .where((eb) => eb.or([eb('mail.mail_id', '=', mailId), eb('mail.digest_id', '=', mailId)]))
    .orderBy('notice.sequence')
    .execute();
  return rows.map(({ notice_id, kind, read_at }) => ({ noticeId: notice_id, kind, isRead: read_at !== null }));
}

/** Forgets notices and mails that were made before a day long past. */
export async function forgetNotices(db: Tenant, authority: AuthorityId, before: Date): Promise<void> {
  await db.deleteFrom('notice').where('authority_id', '=', authority).where('made_at', '<', before).execute();
  await db
    .deleteFrom('mail')
    .where('authority_id', '=', authority)
    .where('made_at', '<', before)
    .where('settled_at', 'is not', null)
    .execute();
}
