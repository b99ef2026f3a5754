import type { AuthorityId, Database, Tenant } from '#platform/database/database.ts';
import type { OpenRequest } from '#platform/web/route.ts';
import { record } from '../record/index.ts';
import { deviceInWords } from './accounts/own-session.ts';
import { tellOfNewBrowser } from './new-browser.store.ts';
import { closeSession, openSession, type SignIn } from './sessions.store.ts';

export type ComingIn = { authority: AuthorityId; personId: string; how: SignIn['how'] };

/**
 * Lets somebody in who has proved who they are: a new session under a new token, whatever the browser brought; a
 * session that it had before ends. `within` is done in the same transaction, and nobody comes in where it says false.
 */
export async function comeIn(
  database: Database,
  request: OpenRequest,
  { authority, personId, how }: ComingIn,
  now: Date,
  within: (db: Tenant) => Promise<boolean> = async () => true,
): Promise<boolean> {
  const { from, device, session: before } = request;
  const token = await database.as(authority, async (db) => {
    if (!(await within(db))) return null;
    const browser = deviceInWords(device);
    if (how !== 'choice') await tellOfNewBrowser(db, { authority, personId }, browser, now);
    await record(db, { authority, personId, from }, 'session.opened', personId, { detail: { how, browser } });
    return openSession(db, authority, personId, { how, from, device }, now);
  });
  if (token === null) return false;
  if (before !== null) {
    const council = before.visitor.authority;
    await database.as(council, (db) => closeSession(db, council, before.token));
  }
  request.signIn(authority, token);
  return true;
}
