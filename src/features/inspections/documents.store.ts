import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { DocumentKept, DocumentKind } from './documents.ts';

/** The documents of an inspection, oldest first. Whether somebody may see them is for who calls to ask. */
export async function loadInspectionDocuments(
  db: Tenant,
  authority: AuthorityId,
  inspectionId: string,
): Promise<DocumentKept[]> {
  const rows = await db
    .selectFrom('inspection_document')
    .innerJoin('document', (join) =>
      join
        .onRef('document.authority_id', '=', 'inspection_document.authority_id')
        .onRef('document.document_id', '=', 'inspection_document.document_id'),
    )
    .innerJoin('document_version', (join) =>
      join
        .onRef('document_version.authority_id', '=', 'document.authority_id')
        .onRef('document_version.document_id', '=', 'document.document_id'),
    )
    .select(['document.document_id', 'document.title', 'what', 'number', 'about_on', 'is_held'])
    .where('inspection_document.authority_id', '=', authority)
    .where('inspection_id', '=', inspectionId)
    .orderBy('document.added_at')
    .orderBy('document.document_id')
    .orderBy('number', 'desc')
    .execute();
  const newest = new Map<string, DocumentKept>();
  for (const row of rows)
    if (!newest.has(row.document_id))
      newest.set(row.document_id, {
        ...{ id: row.document_id, title: row.title, what: row.what as DocumentKind, number: row.number },
        ...{ aboutOn: row.about_on as LocalDate, isHeld: row.is_held },
      });
  return [...newest.values()];
}

/** Says that a document belongs to an inspection. */
export async function addInspectionDocument(
  db: Tenant,
  authority: AuthorityId,
  inspectionId: string,
  { documentId, what }: { documentId: string; what: DocumentKind },
): Promise<void> {
  await db
    .insertInto('inspection_document')
    .values({ authority_id: authority, inspection_id: inspectionId, document_id: documentId, what })
    .execute();
}

/** What is published is held no longer, and what is unpublished again is held anew. */
export async function holdDocuments(
  db: Tenant,
  authority: AuthorityId,
  inspectionId: string,
  isHeld: boolean,
): Promise<void> {
  const own = await loadInspectionDocuments(db, authority, inspectionId);
  if (own.length === 0) return;
  await db
    .updateTable('document')
    .set({ is_held: isHeld })
    .where('authority_id', '=', authority)
    .where(
      'document_id',
      'in',
      own.map(({ id }) => id),
    )
    .execute();
}
