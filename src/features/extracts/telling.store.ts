import { noLongerWaiting, notify } from '#features/notices/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { EXTRACT_NOTICES } from './notices.ts';

/** Tells whoever loaded a file that it was read and waits for a decision, or that it could not be read. */
export async function tellOfReading(db: Tenant, authority: AuthorityId, id: string, at: Date): Promise<void> {
  const extract = await toldOf(db, authority, id);
  const kind = extract?.state === 'preview' ? 'extract.ready' : extract?.state === 'refused' ? 'extract.refused' : null;
  if (!extract || kind === null) return;
  const { file_name, loaded_by } = extract;
  await notify(db, authority, { ...about(id, file_name), kind: EXTRACT_NOTICES[kind], to: [loaded_by], at });
}

/** Tells everybody who may see where figures come from that they come from another extract as well; not who accepted it. */
export async function tellOfAcceptance(db: Tenant, authority: AuthorityId, id: string, at: Date): Promise<void> {
  const extract = await toldOf(db, authority, id);
  if (extract?.state !== 'accepted') return;
  const { file_name, accepted_by } = extract;
  const kind = EXTRACT_NOTICES['extract.accepted'];
  await notify(db, authority, { ...about(id, file_name), kind, to: 'everybody', except: accepted_by, at });
}

/** A file was accepted or rejected: nobody waits for it any more. */
export function decided(db: Tenant, authority: AuthorityId, id: string, now: Date): Promise<void> {
  return noLongerWaiting(db, authority, { kind: EXTRACT_NOTICES['extract.ready'], href: about(id, '').href, now });
}

function about(id: string, fileName: string) {
  return { subject: fileName, href: `/extracts/${id}` };
}

function toldOf(db: Tenant, authority: AuthorityId, id: string) {
  return db
    .selectFrom('extract')
    .select(['state', 'file_name', 'loaded_by', 'accepted_by'])
    .where('authority_id', '=', authority)
    .where('extract_id', '=', id)
    .executeTakeFirst();
}
