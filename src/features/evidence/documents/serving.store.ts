import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Files } from '#platform/files.ts';
import { nameAll } from '../about.store.ts';
import type { AboutKind } from '../evidence.ts';

/** The bytes of a kept file; null where they are gone, or are not those that were kept. */
export async function bytesKept(files: Files, authority: AuthorityId, sha256: string): Promise<Buffer | null> {
  const bytes = await readFile(files.path(authority, sha256)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
}

/** Whether everything that a document is evidence about is held: then the document is, too. */
export async function isOfHeldOnly(db: Tenant, authority: AuthorityId, documentId: string): Promise<boolean> {
  const rows = await db
    .selectFrom('evidence')
    .select(['about_kind', 'about_id'])
    .distinct()
    .where('authority_id', '=', authority)
    .where('document_id', '=', documentId)
    .execute();
  const abouts = rows.map(({ about_kind, about_id }) => ({ kind: about_kind as AboutKind, id: about_id }));
  const named = [...(await nameAll(db, authority, abouts)).values()];
  return named.length > 0 && named.every(({ isHeld }) => isHeld);
}
