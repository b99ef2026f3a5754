import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import { isUuid } from '#kernel/uuid.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { By } from '../by.ts';
import type { FileTaken, KeptDocument } from './document.ts';

export type DocumentGiven = { title: string; aboutOn: LocalDate; isHeld?: boolean };

/** Makes a document of a file that was taken: its first version. */
export async function keepDocument(
  db: Tenant,
  authority: AuthorityId,
  file: FileTaken,
  { title, aboutOn, isHeld = false }: DocumentGiven,
  by: By,
): Promise<{ documentId: string; number: number }> {
  const { document_id: documentId } = await db
    .insertInto('document')
    .values({ authority_id: authority, title, is_held: isHeld, added_by: by.personId, added_at: by.at })
    .returning('document_id')
    .executeTakeFirstOrThrow();
  await addFile(db, authority, documentId, 1, file, { aboutOn, note: '' }, by);
  return { documentId, number: 1 };
}

/** Adds a file to a document under its next number; null where somebody changed the document meanwhile. */
export async function addVersion(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: { id: string; version: number },
  file: FileTaken,
  given: { aboutOn: LocalDate; note: string },
  by: By,
): Promise<number | null> {
  const changed = await db
    .updateTable('document')
    .set((document) => ({ version: document('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('document_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return null;
  const { next } = await db
    .selectFrom('document_version')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow();
  await addFile(db, authority, id, next, file, given, by);
  return next;
}

async function addFile(
  db: Tenant,
  authority: AuthorityId,
  documentId: string,
  number: number,
  { fileName, mediaType, bytes, sha256, scan }: FileTaken,
  { aboutOn, note }: { aboutOn: LocalDate; note: string },
  by: By,
): Promise<void> {
  await db
    .insertInto('document_version')
    .values({
      ...{ authority_id: authority, document_id: documentId, number, file_name: fileName, media_type: mediaType },
      ...{ bytes, sha256, scan, about_on: aboutOn, note, added_by: by.personId, added_at: by.at },
    })
    .execute();
}

/** A document with all its files, newest first; null where there is none, or it is another council's. */
export async function findDocument(db: Tenant, authority: AuthorityId, id: string): Promise<KeptDocument | null> {
  return (await loadDocuments(db, authority, [id])).get(id) ?? null;
}

/** Documents by their ids; what is none, or another council's, is not among them. */
export async function loadDocuments(
  db: Tenant,
  authority: AuthorityId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptDocument>> {
  const asked = ids.filter((id) => isUuid(id));
  if (asked.length === 0) return new Map();
  const rows = await db
    .selectFrom('document as d')
    .innerJoin('document_version as v', (on) =>
      on.onRef('v.authority_id', '=', 'd.authority_id').onRef('v.document_id', '=', 'd.document_id'),
    )
    .innerJoin('person as p', (on) =>
      on.onRef('p.authority_id', '=', 'v.authority_id').onRef('p.person_id', '=', 'v.added_by'),
    )
    .select(['d.document_id', 'd.title', 'd.is_held', 'd.added_by', 'd.version', 'v.number', 'v.file_name'])
    .select(['v.media_type', 'v.bytes', 'v.sha256', 'v.scan', 'v.about_on', 'v.note', 'v.added_at', 'p.name'])
    .where('d.authority_id', '=', authority)
    .where('d.document_id', 'in', asked)
    .orderBy('v.number', 'desc')
    .execute();
  const byDocument = Map.groupBy(rows, ({ document_id }) => document_id);
  return new Map(
    [...byDocument].flatMap(([id, versions]) => {
      const [first] = versions;
      if (!first) return [];
      const { title, is_held: isHeld, added_by: addedById, version } = first;
      return [[id, { id, title, isHeld, addedById, version, versions: versions.map(versionOf) }] as const];
    }),
  );
}

function versionOf(row: {
  number: number;
  file_name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  scan: string;
  about_on: string;
  note: string;
  added_at: Date;
  name: string;
}): KeptDocument['versions'][number] {
  return {
    ...{ number: row.number, fileName: row.file_name, mediaType: row.media_type, bytes: row.bytes },
    ...{ sha256: row.sha256, note: row.note, scan: row.scan === 'clean' ? 'clean' : 'notScanned' },
    aboutOn: row.about_on as LocalDate,
    added: { by: row.name, at: row.added_at },
  };
}
