import type { LocalDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { AuthorityId, Database, Tenant } from '#platform/database/database.ts';
import type { Log } from '#platform/log.ts';
import type { Mailer, MailOutcome, Message } from '#platform/mail.ts';
import { BACKGROUND_NOTICES } from './declared.ts';
import type { NoticeKind, NoticeKinds } from './kind.ts';
import type { LinkMails } from './link-mail.ts';
import { digestMail, linkMail, type MailText, noticeMail } from './mail.page.ts';
import { notify, openLink } from './notify.store.ts';
import {
  collectDigests,
  decideMails,
  forgetNotices,
  type Holders,
  noticesIn,
  postponeMail,
  recipientOf,
  settleMail,
  type TakenMail,
  takeMail,
} from './outbox.store.ts';
import { nextTry } from './retrying.ts';

export type SendingDependencies = {
  /** As jobs work. */
  database: Database;
  /** Null: the installation was told of no mail server, and people find everything in their list. */
  mailer: Mailer | null;
  publicUrl: URL;
  kinds: NoticeKinds;
  linkMails: LinkMails;
  holders: Holders;
  log: Log;
  /** The real time, also in a demonstration. */
  now(): Date;
  /** Stops between two mails. */
  signal?: AbortSignal;
};

/** So many in one run; what remains goes in the next, a minute later. */
const MOST_MAILS_A_RUN = 500;
const KEPT_DAYS = 90;

/** Looks through a council's outbox: decides about new notices, and sends what is due. */
export async function sendMails(sending: SendingDependencies, authority: AuthorityId): Promise<void> {
  const { database, mailer, now } = sending;
  await database.as(authority, (db) =>
    decideMails(db, authority, { ...sending, canMail: mailer !== null, now: now() }),
  );
  for (let left = MOST_MAILS_A_RUN; left > 0 && !sending.signal?.aborted; left -= 1) {
    const went = await sendNext(sending, authority);
    if (!went) return;
  }
}

/** Puts what was collected into one mail for each person, on working days; also forgets what is old. */
export async function sendDigests(
  sending: SendingDependencies,
  authority: AuthorityId,
  today: LocalDate,
): Promise<void> {
  const { database, now } = sending;
  const before = new Date(now().getTime() - KEPT_DAYS * 86_400_000);
  await database.as(authority, (db) => forgetNotices(db, authority, before));
  if (!englandWorkingDays.isWorkingDay(today)) return;
  await database.as(authority, (db) => collectDigests(db, authority, now()));
  await sendMails(sending, authority);
}

/** Takes one mail and deals with it; false where none is due, or none can be sent now. */
async function sendNext(sending: SendingDependencies, authority: AuthorityId): Promise<boolean> {
  const { database, mailer, now } = sending;
  const taken = await database.as(authority, async (db) => {
    const mail = await takeMail(db, authority, now());
    return mail && { mail, ...(await prepare(sending, db, authority, mail)) };
  });
  if (taken === null) return false;
  const { mail, message } = taken;
  if (message === null || mailer === null) {
    await drop(sending, authority, mail, message === null ? 'NOT_NEEDED' : 'NO_SERVER');
    return true;
  }
  const outcome: MailOutcome =
    mail.giveUpAt <= now() ? { kind: 'refused', code: 'TOO_LATE' } : await mailer.send(message);
  sending.log({
    event: `mail.${outcome.kind}`,
    mail: mail.mailId,
    template: mail.template,
    code: outcome.kind === 'sent' ? null : outcome.code,
  });
  await settle(sending, authority, mail, outcome);
  return outcome.kind !== 'unreachable';
}

async function drop(
  { database, now }: SendingDependencies,
  authority: AuthorityId,
  { mailId }: TakenMail,
  problem: string,
): Promise<void> {
  await database.as(authority, (db) => settleMail(db, authority, mailId, { state: 'dropped', problem, now: now() }));
}

async function settle(
  { database, now }: SendingDependencies,
  authority: AuthorityId,
  { mailId, tries, giveUpAt }: TakenMail,
  outcome: MailOutcome,
): Promise<void> {
  const at = now();
  await database.as(authority, async (db) => {
    if (outcome.kind === 'sent') return settleMail(db, authority, mailId, { state: 'sent', problem: null, now: at });
    const dueAt = nextTry(tries, at);
    if (outcome.kind !== 'refused' && dueAt < giveUpAt)
      return postponeMail(db, authority, mailId, { dueAt, problem: outcome.code });
    await settleMail(db, authority, mailId, { state: 'undelivered', problem: outcome.code, now: at });
    const kind = BACKGROUND_NOTICES['mail.undelivered'];
    await notify(db, authority, { kind, href: '/notices/undelivered', to: 'everybody', at });
  });
}

type Prepared = { message: Message | null };

/** What the mail says now: null where nobody needs or may be told of it any more. */
async function prepare(
  sending: SendingDependencies,
  db: Tenant,
  authority: AuthorityId,
  mail: TakenMail,
): Promise<Prepared> {
  const recipient = await recipientOf(db, authority, mail.personId);
  const to = mail.address ?? recipient?.email ?? null;
  if (recipient === null || to === null) return { message: null };
  const text =
    mail.template === 'notice' || mail.template === 'digest'
      ? await noticesText(sending, db, authority, mail, recipient.council)
      : linkText(sending, db, mail, recipient.council);
  if (text === null) return { message: null };
  return { message: { id: mail.mailId, to, ...text } };
}

async function noticesText(
  sending: SendingDependencies,
  db: Tenant,
  authority: AuthorityId,
  mail: TakenMail,
  council: string,
): Promise<MailText | null> {
  const about: { kind: NoticeKind; noticeId: string }[] = [];
  for (const { noticeId, kind: name, isRead } of await noticesIn(db, authority, mail)) {
    const kind = sending.kinds.get(name);
    if (!kind || (isRead && !kind.isSecurity)) continue;
    const mayKnow = kind.reaches === null || (await sending.holders(db, authority, kind.reaches)).has(mail.personId);
    if (mayKnow) about.push({ kind, noticeId });
  }
  const first = about[0];
  if (!first) return null;
  const { publicUrl } = sending;
  if (mail.template === 'digest') return digestMail({ kinds: about.map(({ kind }) => kind), council, publicUrl });
  return noticeMail({ ...first, council, publicUrl });
}

function linkText(sending: SendingDependencies, db: Tenant, mail: TakenMail, council: string): MailText | null {
  const declared = sending.linkMails.get(mail.template);
  const link = mail.sealed === null ? null : openLink(db, mail.sealed);
  if (!declared || link === null) return null;
  return linkMail({ mail: declared, ...link, council, publicUrl: sending.publicUrl });
}
