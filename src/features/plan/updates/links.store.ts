import { hashOf, newToken } from '#features/access/index.ts';
import { type AuthorityId, authorityId, type Tenant } from '#platform/database/database.ts';
import { takeTurn } from '#platform/database/turn.ts';

/** A link may bring so many updates; whoever has more to say signs in. */
export const MOST_UPDATES = 3;

/** What a browser keeps in which links were opened, told from anything else that it keeps for a while. */
const BROWSER_PREFIX = 'u.';

export function newBrowserKey(): string {
  return `${BROWSER_PREFIX}${newToken()}`;
}

export function isBrowserKey(kept: string | null): kept is string {
  return kept?.startsWith(BROWSER_PREFIX) ?? false;
}

export type LinkMade = { actionId: string; personId: string; askedBy: string | null; now: Date; expiresAt: Date };

/** Makes a link for somebody to update one action; gives its token, which names the council. Earlier ones of theirs for it end. */
export async function makeUpdateLink(
  db: Tenant,
  authority: AuthorityId,
  { actionId, personId, askedBy, now, expiresAt }: LinkMade,
): Promise<string> {
  await takeTurn(db, authority, 'links of updates');
  await db
    .updateTable('plan_update_link')
    .set({ ended_at: now })
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
  const token = newToken();
  await db
    .insertInto('plan_update_link')
    .values({
      ...{ authority_id: authority, token_hash: hashOf(token), action_id: actionId, person_id: personId },
      ...{ asked_by: askedBy, made_at: now, expires_at: expiresAt },
    })
    .execute();
  return `${authority}.${token}`;
}

/** The council and the secret that a link names; null where it names none. */
export function linkGiven(given: string): { authority: AuthorityId; token: string } | null {
  const [code = '', token = '', ...rest] = given.split('.');
  if (!/^\d{3}$/.test(code) || !/^[\w-]{20,100}$/.test(token) || rest.length > 0) return null;
  return { authority: authorityId(code), token };
}

/** `browser`: nobody has opened it yet, this browser did, or another one. */
export type LinkFound = {
  actionId: string;
  personId: string;
  expiresAt: Date;
  updatesLeft: number;
  browser: 'none' | 'this' | 'another';
};

/** A link that is neither expired nor ended, of somebody whose account is not disabled. */
export async function findUpdateLink(
  db: Tenant,
  authority: AuthorityId,
  token: string,
  { browserKey, now }: { browserKey: string | null; now: Date },
): Promise<LinkFound | null> {
  const row = await db
    .selectFrom('plan_update_link as link')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'link.authority_id')
        .onRef('person.person_id', '=', 'link.person_id')
        .on('disabled_at', 'is', null),
    )
    .select(['link.action_id', 'link.person_id', 'link.expires_at', 'link.browser_hash', 'link.updates'])
    .where('link.authority_id', '=', authority)
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const isThis = browserKey !== null && row.browser_hash !== null && hashOf(browserKey).equals(row.browser_hash);
  return {
    ...{ actionId: row.action_id, personId: row.person_id, expiresAt: row.expires_at },
    updatesLeft: Math.max(0, MOST_UPDATES - row.updates),
    browser: row.browser_hash === null ? 'none' : isThis ? 'this' : 'another',
  };
}

/** Binds a link to the browser that opens it first; false where another was quicker. */
export async function bindLink(
  db: Tenant,
  authority: AuthorityId,
  token: string,
  { browserKey, now }: { browserKey: string; now: Date },
): Promise<boolean> {
  const bound = await db
    .updateTable('plan_update_link')
    .set({ browser_hash: hashOf(browserKey), opened_at: now })
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hashOf(token))
    .where('browser_hash', 'is', null)
    .executeTakeFirst();
  return bound.numUpdatedRows === 1n;
}

/** Counts an update that came through a link; false where it has brought as many as it may. */
export async function countUse(db: Tenant, authority: AuthorityId, token: string): Promise<boolean> {
  const counted = await db
    .updateTable('plan_update_link')
    .set(({ eb }) => ({ updates: eb('updates', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hashOf(token))
    .where('updates', '<', MOST_UPDATES)
    .executeTakeFirst();
  return counted.numUpdatedRows === 1n;
}
