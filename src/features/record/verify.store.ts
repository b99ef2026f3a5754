import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { follower, type Line } from './chain.ts';
import type { RecordCheck } from './verifying.ts';

const LINES_AT_A_TIME = 2000;

/**
 * Follows the whole chain of a council's record and keeps what was found. A line that was changed, taken out or put in
 * is named; lines taken off the end are found by what an earlier verification saw there.
 */
export async function verifyNow(db: Tenant, authority: AuthorityId, now: Date): Promise<RecordCheck> {
  const following = follower(authority, sha256);
  const seen = new Map((await earlierChecks(db, authority)).map((check) => [check.lastSequence, check.lastHash]));
  let broken: RecordCheck['broken'] = null;
  for (let after = 0, more = true; more && broken === null; ) {
    const lines = await linesAfter(db, authority, after);
    for (const line of lines) {
      broken ??= following.next(line) ?? differs(line, seen);
      after = line.sequence;
    }
    more = lines.length === LINES_AT_A_TIME;
  }
  const end = following.end();
  broken ??= missingEnd(end.sequence, [...seen.keys()]);
  const check = { at: now, lastSequence: end.sequence, lastHash: end.hash, broken };
  await keepCheck(db, authority, check);
  return check;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function differs(
  { sequence, hash }: Line & { hash: string },
  seen: ReadonlyMap<number, string>,
): RecordCheck['broken'] {
  const before = seen.get(sequence);
  if (before === undefined || before === hash) return null;
  return { sequence, finding: `line ${sequence} is not the one that an earlier verification saw` };
}

function missingEnd(last: number, seen: readonly number[]): RecordCheck['broken'] {
  const furthest = Math.max(0, ...seen);
  if (furthest <= last) return null;
  return {
    sequence: last + 1,
    finding: `lines ${last + 1} to ${furthest}, which an earlier verification saw, are gone`,
  };
}

async function linesAfter(db: Tenant, authority: AuthorityId, after: number): Promise<(Line & { hash: string })[]> {
  const rows = await db
    .selectFrom('event')
    .select([
      'sequence',
      'at',
      'person_id',
      'from_address',
      'kind',
      'subject',
      'reason',
      'children',
      'previous_hash',
      'hash',
      sql<string>`detail::text`.as('detail_text'),
      sql<string | null>`before::text`.as('before_text'),
      sql<string | null>`after::text`.as('after_text'),
    ])
    .where('authority_id', '=', authority)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(LINES_AT_A_TIME)
    .execute();
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    personId: row.person_id,
    fromAddress: row.from_address,
    kind: row.kind,
    subject: row.subject,
    reason: row.reason,
    detail: row.detail_text,
    before: row.before_text,
    after: row.after_text,
    children: row.children,
    previousHash: row.previous_hash,
    hash: row.hash,
  }));
}

async function keepCheck(db: Tenant, authority: AuthorityId, check: RecordCheck): Promise<void> {
  await db
    .insertInto('record_check')
    .values({
      authority_id: authority,
      checked_at: check.at,
      last_sequence: check.lastSequence,
      last_hash: check.lastHash,
      broken_at: check.broken?.sequence ?? null,
      finding: check.broken?.finding ?? null,
    })
    .execute();
}

/** Verifications of a council's record, newest first. */
export async function earlierChecks(db: Tenant, authority: AuthorityId, limit = 400): Promise<RecordCheck[]> {
  const rows = await db
    .selectFrom('record_check')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('checked_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    at: row.checked_at,
    lastSequence: row.last_sequence,
    lastHash: row.last_hash,
    broken: row.broken_at === null ? null : { sequence: row.broken_at, finding: row.finding ?? '' },
  }));
}

/** The whole record as it is hashed, a line of JSON each: what a council keeps elsewhere to verify it by itself. */
export async function recordAsLines(db: Tenant, authority: AuthorityId): Promise<string> {
  const texts: string[] = [];
  for (let after = 0, more = true; more; ) {
    const lines = await linesAfter(db, authority, after);
    for (const { at, ...line } of lines)
      texts.push(`${JSON.stringify({ authority, at: at.toISOString(), ...line })}\n`);
    after = lines.at(-1)?.sequence ?? after;
    more = lines.length === LINES_AT_A_TIME;
  }
  return texts.join('');
}
