import { sql } from 'kysely';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { notify } from '../notices/index.ts';
import { ACCESS_NOTICES } from './notices.ts';

/** How many earlier sign-ins are looked at. */
const LOOKED_AT = 50;

/** Tells somebody whose account is used from a kind of browser that it was not used from before, as the record has it. */
export async function tellOfNewBrowser(
  db: Tenant,
  { authority, personId }: { authority: AuthorityId; personId: string },
  browser: string,
  now: Date,
): Promise<void> {
  const rows = await db
    .selectFrom('event')
    .select(sql<string | null>`detail ->> 'browser'`.as('browser'))
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('kind', '=', 'session.opened')
    .orderBy('sequence', 'desc')
    .limit(LOOKED_AT)
    .execute();
  const known = rows.flatMap((row) => row.browser ?? []);
  if (known.length === 0 || known.includes(browser)) return;
  const kind = ACCESS_NOTICES['sign-in.new-device'];
  await notify(db, authority, { kind, href: '/account', to: [personId], at: now });
}
