import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type AuthorityId, atEnd, secretIn, type Tenant } from '#platform/database/database.ts';
import { BEFORE_THE_FIRST, hashedText, type Line } from './chain.ts';
import type { EventKind } from './kinds.ts';

/** Whoever does something, as the record names them; `from` is the address of the request, or what ran by itself. */
export type Actor = { authority: AuthorityId; personId: string | null; from: string };

type Plain = Readonly<Record<string, string | number | boolean | null>>;

/** What is written down besides who, when, from where and what was done to what. */
export type Recorded = {
  /** Ids, counts and choices: who reads the record learns what was done, not what a file held. */
  detail?: Plain;
  /** What was there, and what is there now, where something was changed. */
  before?: Plain;
  after?: Plain;
  reason?: string;
  /** The children whose records were shown, by the ids of their files; kept as pseudonyms. */
  children?: readonly (string | null)[];
};

/** Any constant, beside which the council's code makes the lock that its next line waits for. */
const RECORD_LOCK = 4_812_002;

/**
 * Writes one line of the record at the end of the transaction of what it records: both are kept, or neither. Lines of
 * one council are written one after another, each with the hash of the one before.
 */
export async function record(
  db: Tenant,
  actor: Actor,
  kind: EventKind,
  subject: string,
  recorded: Recorded = {},
): Promise<void> {
  const children = [...new Set(recorded.children ?? [])].filter((id) => id !== null);
  const pseudonyms = children.map((id) => pseudonymOf(db, actor.authority, id)).sort();
  atEnd(db, () => append(db, actor, kind, subject, recorded, pseudonyms));
}

async function append(
  db: Tenant,
  { authority, personId, from }: Actor,
  kind: string,
  subject: string,
  { detail = {}, before, after, reason }: Recorded,
  children: string[],
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${RECORD_LOCK}, ${Number(authority)})`.execute(db);
  const last = await db
    .selectFrom('event')
    .select(['sequence', 'hash', 'at'])
    .where('authority_id', '=', authority)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const now = new Date();
  const line: Line = {
    sequence: (last?.sequence ?? 0) + 1,
    at: last && last.at > now ? last.at : now, // two machines' clocks may differ; the record's time does not go back
    personId,
    fromAddress: from,
    kind,
    subject,
    reason: reason ?? null,
    detail: JSON.stringify(detail),
    before: before ? JSON.stringify(before) : null,
    after: after ? JSON.stringify(after) : null,
    children,
    previousHash: last?.hash ?? BEFORE_THE_FIRST,
  };
  await db
    .insertInto('event')
    .values({
      authority_id: authority,
      sequence: line.sequence,
      at: line.at,
      person_id: personId,
      from_address: from,
      kind,
      subject,
      reason: line.reason,
      detail: line.detail,
      before: line.before,
      after: line.after,
      children,
      previous_hash: line.previousHash,
      hash: createHash('sha256').update(hashedText(authority, line)).digest('hex'),
    })
    .execute();
}

const PSEUDONYM_CHARACTERS = 10;
/** Digits and letters that are not mistaken for each other (Crockford's). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The name by which Headway calls a child where the id is not needed: the same in every extract of the council, and
 * telling nothing to whoever does not have the installation's secret. Fifty bits: among 100,000 children the chance
 * that any two share one is about 1 in 200,000.
 */
export function pseudonymOf(db: Tenant, authority: AuthorityId, childId: string): string {
  const bytes = secretIn(db).fingerprint('child', `${authority}/${childId}`);
  const letters = Array.from({ length: PSEUDONYM_CHARACTERS }, (_, index) => ALPHABET[(bytes[index] ?? 0) % 32] ?? '');
  return `C-${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}
