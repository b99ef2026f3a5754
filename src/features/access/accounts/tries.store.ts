import type { Transaction } from 'kysely';
import { type Database, secretIn, type Tenant } from '#platform/database/database.ts';
import type { DB } from '#platform/database/schema.ts';
import { AT_ONCE, forgottenAt, givenBack, LIMITS, type Limit, type Tries, take } from './throttle.ts';

/** Something that is tried, and by or for whom: an account, an address. */
export type Tried = { limit: keyof typeof LIMITS; of: string };

/**
 * Takes one try of each, or of none where one of them must wait: then the answer is for how many seconds. Rows are
 * locked, so that a thousand at once, in however many processes, are counted one by one.
 */
export async function takeTries(db: Tenant, tried: readonly Tried[], now: Date): Promise<number | null> {
  const locked = [];
  for (const { key, limit } of keyed(db, tried)) {
    const before = await lockedTries(db, key, now);
    locked.push({ key, limit, taken: take(before, limit, now) });
  }
  const waits = locked.flatMap(({ taken }) => (taken.ok ? [] : [taken.waitSeconds]));
  if (waits.length > 0) return Math.max(...waits);
  for (const { key, limit, taken } of locked) if (taken.ok) await keep(db, key, taken.tries, limit);
  return null;
}

/**
 * What follows from a try that was right: those of `clear`, of whoever proved to be its person, are forgotten; those of
 * `giveBack` lose this one, and others from the same address count on.
 */
export async function settleTries(
  db: Tenant,
  { clear = [], giveBack = [] }: { clear?: readonly Tried[]; giveBack?: readonly Tried[] },
  now: Date,
): Promise<void> {
  for (const { key, limit, tried } of keyed(db, [...clear, ...giveBack]))
    if (clear.includes(tried)) await db.deleteFrom('sign_in_try').where('try_key', '=', key).execute();
    else await keep(db, key, givenBack(await lockedTries(db, key, now)), limit);
}

/** Clears away what says nothing any more. */
export async function clearForgottenTries(database: Database, now: Date): Promise<void> {
  await database.installation((db) =>
    db
      .deleteFrom('sign_in_try')
      .where('try_key', 'in', (eb) =>
        eb.selectFrom('sign_in_try').select('try_key').where('forgotten_at', '<', now).orderBy('try_key').forUpdate(),
      )
      .execute(),
  );
}

/** In one order for everybody, so that no two wait for each other. */
function keyed(db: Tenant, all: readonly Tried[]): { key: Buffer; limit: Limit; tried: Tried }[] {
  const secret = secretIn(db);
  return all
    .map((tried) => ({
      key: secret.fingerprint('tries', `${tried.limit} ${tried.of}`),
      limit: LIMITS[tried.limit],
      tried,
    }))
    .sort((one, other) => one.key.compare(other.key));
}

async function lockedTries(db: Transaction<DB>, key: Buffer, now: Date): Promise<Tries> {
  const fresh = { try_key: key, count: 0, counted_at: now, free_at: AT_ONCE, forgotten_at: now };
  await db
    .insertInto('sign_in_try')
    .values(fresh)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('sign_in_try')
    .select(['count', 'counted_at', 'free_at'])
    .where('try_key', '=', key)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return { count: 0, countedAt: now, freeAt: AT_ONCE }; // cleared between the two statements
  return { count: row.count, countedAt: row.counted_at, freeAt: row.free_at };
}

async function keep(db: Transaction<DB>, key: Buffer, tries: Tries, limit: Limit): Promise<void> {
  const row = {
    count: tries.count,
    counted_at: tries.countedAt,
    free_at: tries.freeAt,
    forgotten_at: forgottenAt(tries, limit),
  };
  await db
    .insertInto('sign_in_try')
    .values({ try_key: key, ...row })
    .onConflict((conflict) => conflict.column('try_key').doUpdateSet(row))
    .execute();
}
