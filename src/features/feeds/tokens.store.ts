import { randomBytes } from 'node:crypto';
import { loadStructure, reachOf } from '#features/structure/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { dayInEngland } from '#kernel/moment.ts';
import type { GroupReach } from '#kernel/reach.ts';
import { type AuthorityId, secretIn, type Tenant } from '#platform/database/database.ts';
import type { Bearer } from '#platform/web/route.ts';
import type { FeedToken, TokenGiven } from './token.ts';

/**
 * Tokens are kept as fingerprints that only this installation can make: who reads the database can neither use one nor
 * try which text would fit.
 */
function fingerprintOf(db: Tenant, authority: AuthorityId, token: string): Buffer {
  return secretIn(db).fingerprint('feed token', `${authority}.${token}`);
}

/** Makes a token and returns its id, and its text, which nobody can be told again. */
export async function makeToken(
  db: Tenant,
  authority: AuthorityId,
  { name, showsCounts, parts }: TokenGiven,
  made: { by: string; at: Date; expiresAt: Date },
): Promise<{ id: string; text: string }> {
  const token = randomBytes(32).toString('base64url');
  const { token_id: id } = await db
    .insertInto('feed_token')
    .values({
      ...{ authority_id: authority, name, fingerprint: fingerprintOf(db, authority, token), shows_counts: showsCounts },
      ...{ whole_council: parts === null, made_by: made.by, made_at: made.at, expires_at: made.expiresAt },
    })
    .returning('token_id')
    .executeTakeFirstOrThrow();
  const rows = (parts ?? []).map((part) => ({
    ...{ authority_id: authority, token_id: id, part_id: part.id },
    ...(part.kind === 'team' ? { team_id: part.id } : { locality_id: part.id }),
  }));
  if (rows.length > 0) await db.insertInto('feed_token_part').values(rows).execute();
  return { id, text: `${authority}.${token}` };
}

/**
 * What a token is good for now, or null where it is wrong, expired or revoked. That it was used on this day is noted,
 * once a day; what it read is not, because no figure is of a single child.
 */
export async function findBearer(
  db: Tenant,
  authority: AuthorityId,
  token: string,
  { now, today }: { now: Date; today: LocalDate },
): Promise<Bearer | null> {
  const found = await db
    .selectFrom('feed_token')
    .select(['token_id', 'shows_counts', 'whole_council', 'last_used_on'])
    .where('authority_id', '=', authority)
    .where('fingerprint', '=', fingerprintOf(db, authority, token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!found) return null;
  const usedOn = dayInEngland(now); // by the real time, as everything about tokens, also in a demonstration
  if (found.last_used_on !== usedOn)
    await db
      .updateTable('feed_token')
      .set({ last_used_on: usedOn })
      .where('authority_id', '=', authority)
      .where('token_id', '=', found.token_id)
      .execute();
  const reach = found.whole_council ? EVERYTHING : await partsReached(db, authority, found.token_id, today);
  return { authority, tokenId: found.token_id, seesCounts: found.shows_counts, reach };
}

const EVERYTHING: GroupReach = { kind: 'council' };

/** A locality reaches its own figures and those of its teams, as an appointment for it does. */
async function partsReached(
  db: Tenant,
  authority: AuthorityId,
  tokenId: string,
  today: LocalDate,
): Promise<GroupReach> {
  const parts = await db
    .selectFrom('feed_token_part')
    .select(['team_id', 'locality_id'])
    .where('authority_id', '=', authority)
    .where('token_id', '=', tokenId)
    .execute();
  const structure = await loadStructure(db, authority);
  const scopes = parts.flatMap(({ team_id, locality_id }) => [
    ...(team_id === null ? [] : [{ kind: 'team' as const, id: team_id }]),
    ...(locality_id === null ? [] : [{ kind: 'locality' as const, id: locality_id }]),
  ]);
  const localities = structure.localities.filter(
    ({ id, until }) => (until === null || today < until) && parts.some(({ locality_id }) => locality_id === id),
  );
  return { kind: 'part', teams: reachOf(structure, scopes, today), localities: localities.map(({ name }) => name) };
}

/** Every token, newest first, those that are good no longer among them. */
export async function loadTokens(db: Tenant, authority: AuthorityId): Promise<FeedToken[]> {
  const rows = await db
    .selectFrom('feed_token')
    .innerJoin('person as maker', (join) =>
      join
        .onRef('maker.authority_id', '=', 'feed_token.authority_id')
        .onRef('maker.person_id', '=', 'feed_token.made_by'),
    )
    .leftJoin('person as revoker', (join) =>
      join
        .onRef('revoker.authority_id', '=', 'feed_token.authority_id')
        .onRef('revoker.person_id', '=', 'feed_token.revoked_by'),
    )
    .select([
      ...(['token_id', 'feed_token.name', 'shows_counts', 'whole_council', 'made_at', 'expires_at'] as const),
      ...([
        'last_used_on',
        'revoked_at',
        'feed_token.version',
        'maker.name as maker',
        'revoker.name as revoker',
      ] as const),
    ])
    .where('feed_token.authority_id', '=', authority)
    .orderBy('made_at', 'desc')
    .orderBy('token_id')
    .execute();
  const parts = await namesOfParts(db, authority);
  return rows.map((row) => ({
    id: row.token_id,
    name: row.name,
    showsCounts: row.shows_counts,
    parts: row.whole_council ? null : (parts.get(row.token_id) ?? []),
    madeBy: row.maker,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    lastUsedOn: row.last_used_on,
    revoked: row.revoked_at === null ? null : { by: row.revoker ?? '', at: row.revoked_at },
    version: row.version,
  }));
}

async function namesOfParts(db: Tenant, authority: AuthorityId): Promise<Map<string, string[]>> {
  const parts = await db
    .selectFrom('feed_token_part')
    .select(['token_id', 'part_id'])
    .where('authority_id', '=', authority)
    .execute();
  const { teams, localities } = await loadStructure(db, authority);
  const names = new Map([...teams, ...localities].map(({ id, name }) => [id, name]));
  const byToken = Map.groupBy(parts, ({ token_id }) => token_id);
  return new Map([...byToken].map(([id, own]) => [id, own.flatMap(({ part_id }) => names.get(part_id) ?? []).sort()]));
}

/** Takes a token out of use; false where it was revoked or changed since. */
export async function revokeToken(
  db: Tenant,
  authority: AuthorityId,
  revoking: { id: string; version: number; by: string; at: Date },
): Promise<boolean> {
  const revoked = await db
    .updateTable('feed_token')
    .set((token) => ({ revoked_by: revoking.by, revoked_at: revoking.at, version: token('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('token_id', '=', revoking.id)
    .where('version', '=', revoking.version)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return revoked.numUpdatedRows === 1n;
}
