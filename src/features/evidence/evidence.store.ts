import type { LocalDate } from '#kernel/local-date.ts';
import { dayInEngland } from '#kernel/moment.ts';
import { isUuid } from '#kernel/uuid.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { By } from './by.ts';
import type { About, AboutKind, Evidence, EvidenceSource, FigureKept, Stance, Strength } from './evidence.ts';

export type EvidenceGiven = {
  about: About;
  claim: string;
  stance: Stance;
  source: EvidenceSource;
  strength: Strength;
  aboutOn: LocalDate;
  note: string;
  document: { id: string; number: number } | null;
  link: string | null;
  /** Only of the source `measure`. */
  figure: FigureKept | null;
};

/** Adds evidence. That what it is about exists, and that its author may speak of it, the writer has asked before. */
export async function addEvidence(db: Tenant, authority: AuthorityId, given: EvidenceGiven, by: By): Promise<string> {
  const { about, claim, stance, source, strength, aboutOn, note, document, link, figure } = given;
  const { evidence_id } = await db
    .insertInto('evidence')
    .values({
      ...{ authority_id: authority, about_kind: about.kind, about_id: about.id, claim, stance, source, strength },
      ...{ about_on: aboutOn, note, link, figure: figure === null ? null : JSON.stringify(figure) },
      ...{ document_id: document?.id ?? null, document_number: document?.number ?? null },
      ...{ added_by: by.personId, added_at: by.at },
    })
    .returning('evidence_id')
    .executeTakeFirstOrThrow();
  return evidence_id;
}

/** What speaks for and against one thing, newest first; what was withdrawn is among it. */
export async function evidenceAbout(db: Tenant, authority: AuthorityId, about: About): Promise<Evidence[]> {
  const rows = await rowsOf(db, authority)
    .where('e.about_kind', '=', about.kind)
    .where('e.about_id', '=', about.id)
    .execute();
  return rows.map(evidenceOf);
}

/** The same for everything of a kind, by its id; what has none is not among them. */
export async function evidenceOfMany(
  db: Tenant,
  authority: AuthorityId,
  kind: AboutKind,
): Promise<ReadonlyMap<string, readonly Evidence[]>> {
  const rows = await rowsOf(db, authority).where('e.about_kind', '=', kind).execute();
  return Map.groupBy(rows.map(evidenceOf), ({ about }) => about.id);
}

/** All evidence of a council, newest first. */
export async function allEvidence(db: Tenant, authority: AuthorityId): Promise<Evidence[]> {
  return (await rowsOf(db, authority).execute()).map(evidenceOf);
}

export async function findEvidence(db: Tenant, authority: AuthorityId, id: string): Promise<Evidence | null> {
  if (!isUuid(id)) return null;
  const row = await rowsOf(db, authority).where('e.evidence_id', '=', id).executeTakeFirst();
  return row === undefined ? null : evidenceOf(row);
}

type Changed = { id: string; version: number };

/** Says that somebody who is not its author looked at it and agrees; false where it changed meanwhile. */
export async function verifyEvidence(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Changed,
  by: By,
): Promise<boolean> {
  const changed = await db
    .updateTable('evidence')
    .set((evidence) => ({ verified_by: by.personId, verified_on: by.on, version: evidence('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('evidence_id', '=', id)
    .where('version', '=', version)
    .where('verified_by', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Takes it out of what counts, and keeps it; false where it changed meanwhile. */
export async function withdrawEvidence(
  db: Tenant,
  authority: AuthorityId,
  { id, version, reason }: Changed & { reason: string },
  by: By,
): Promise<boolean> {
  const changed = await db
    .updateTable('evidence')
    .set((evidence) => ({
      ...{ withdrawn_by: by.personId, withdrawn_at: by.at, withdrawn_reason: reason },
      version: evidence('version', '+', 1),
    }))
    .where('authority_id', '=', authority)
    .where('evidence_id', '=', id)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

function rowsOf(db: Tenant, authority: AuthorityId) {
  return db
    .selectFrom('evidence as e')
    .innerJoin('person as author', (on) =>
      on.onRef('author.authority_id', '=', 'e.authority_id').onRef('author.person_id', '=', 'e.added_by'),
    )
    .leftJoin('person as verifier', (on) =>
      on.onRef('verifier.authority_id', '=', 'e.authority_id').onRef('verifier.person_id', '=', 'e.verified_by'),
    )
    .leftJoin('person as withdrawer', (on) =>
      on.onRef('withdrawer.authority_id', '=', 'e.authority_id').onRef('withdrawer.person_id', '=', 'e.withdrawn_by'),
    )
    .leftJoin('document as d', (on) =>
      on.onRef('d.authority_id', '=', 'e.authority_id').onRef('d.document_id', '=', 'e.document_id'),
    )
    .leftJoin('document_version as v', (on) =>
      on
        .onRef('v.authority_id', '=', 'e.authority_id')
        .onRef('v.document_id', '=', 'e.document_id')
        .onRef('v.number', '=', 'e.document_number'),
    )
    .select(['e.evidence_id', 'e.about_kind', 'e.about_id', 'e.claim', 'e.stance', 'e.source', 'e.strength'])
    .select(['e.about_on', 'e.added_at', 'e.note', 'e.link', 'e.figure', 'e.added_by', 'e.verified_on'])
    .select(['e.withdrawn_at', 'e.withdrawn_reason', 'e.version', 'author.name as author'])
    .select(['verifier.name as verifier', 'withdrawer.name as withdrawer', 'd.document_id', 'd.title'])
    .select(['v.number', 'v.file_name', 'v.sha256', 'v.bytes'])
    .where('e.authority_id', '=', authority)
    .orderBy('e.about_on', 'desc')
    .orderBy('e.added_at', 'desc')
    .orderBy('e.evidence_id');
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function evidenceOf(row: Row): Evidence {
  return {
    id: row.evidence_id,
    about: { kind: row.about_kind as AboutKind, id: row.about_id },
    ...{ claim: row.claim, note: row.note, link: row.link, version: row.version },
    ...{ stance: row.stance as Stance, source: row.source as EvidenceSource, strength: row.strength as Strength },
    aboutOn: row.about_on as LocalDate,
    addedOn: dayInEngland(row.added_at),
    document: documentOf(row),
    figure: (row.figure ?? null) as FigureKept | null,
    addedBy: { id: row.added_by, name: row.author },
    verified: row.verifier === null ? null : { by: row.verifier, on: row.verified_on as LocalDate },
    withdrawn:
      row.withdrawn_at === null
        ? null
        : { by: row.withdrawer ?? '', on: dayInEngland(row.withdrawn_at), reason: row.withdrawn_reason ?? '' },
  };
}

function documentOf({ document_id: id, title, number, file_name, sha256, bytes }: Row): Evidence['document'] {
  if (id === null || title === null || number === null || file_name === null || sha256 === null) return null;
  return { id, number, title, fileName: file_name, sha256, bytes: bytes ?? 0 };
}
