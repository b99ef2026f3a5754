import type { Tenant } from '#platform/database/database.ts';
import type { Session } from '#platform/web/route.ts';
import { noteProof } from './sessions.store.ts';

/** Null where the form proves that its sender is the person of the session, which is noted; else what is wrong. */
export async function prove(
  db: Tenant,
  { visitor, sessionId }: Session,
  form: Readonly<Record<string, string>>,
  now: Date,
): Promise<string | null> {
  if (form['proof'] !== 'yes') return 'Confirm that it is you';
  await noteProof(db, visitor.authority, sessionId, now);
  return null;
}
