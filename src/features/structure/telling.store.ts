import { notify } from '#features/notices/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { namesSeen } from './names.store.ts';
import { openNames } from './names.ts';
import { STRUCTURE_NOTICES } from './notices.ts';
import { loadStructure } from './structure.store.ts';

const MOST_NAMED = 3;

/** Tells those who keep the structure which names an extract brings that nobody has placed; nobody where there are none. */
export async function tellOfOpenNames(
  db: Tenant,
  authority: AuthorityId,
  extractId: string,
  at: Date,
): Promise<number> {
  const brought = (await namesSeen(db, authority)).filter(({ lastExtract }) => lastExtract.id === extractId);
  const open = openNames(await loadStructure(db, authority), brought);
  if (open.length === 0) return 0;
  const more = open.length - MOST_NAMED;
  const named = open.slice(0, MOST_NAMED).map(({ written }) => written);
  const subject = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const kind = STRUCTURE_NOTICES['teams.unmapped'];
  await notify(db, authority, { kind, subject, href: '/structure/names', to: 'everybody', at });
  return open.length;
}
