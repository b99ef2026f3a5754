import { pseudonymOf } from '#features/record/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type AuthorityId, secretIn, type Tenant } from '#platform/database/database.ts';
import type { Hold, HoldGiven } from './hold.ts';

const SEALED_FOR = 'hold';

/** Every hold, newest first, those that were lifted among them. */
export async function loadHolds(db: Tenant, authority: AuthorityId): Promise<Hold[]> {
  const rows = await db
    .selectFrom('legal_hold')
    .innerJoin('person as placer', (join) =>
      join
        .onRef('placer.authority_id', '=', 'legal_hold.authority_id')
        .onRef('placer.person_id', '=', 'legal_hold.placed_by'),
    )
    .leftJoin('person as lifter', (join) =>
      join
        .onRef('lifter.authority_id', '=', 'legal_hold.authority_id')
        .onRef('lifter.person_id', '=', 'legal_hold.lifted_by'),
    )
    .selectAll('legal_hold')
    .select(['placer.name as placer_name', 'lifter.name as lifter_name'])
    .where('legal_hold.authority_id', '=', authority)
    .orderBy('placed_at', 'desc')
    .orderBy('hold_id')
    .execute();
  return rows.map((row) => ({
    id: row.hold_id,
    about: row.about as Hold['about'],
    extractId: row.extract_id,
    child: row.child,
    reason: row.reason,
    placedBy: row.placer_name,
    placedAt: row.placed_at,
    lifted:
      row.lifted_at === null ? null : { by: row.lifter_name ?? '', at: row.lifted_at, reason: row.lifted_reason ?? '' },
    version: row.version,
  }));
}

/** Places a hold; a child's id is kept under its pseudonym and sealed. */
export async function placeHold(
  db: Tenant,
  authority: AuthorityId,
  { about, extractId, childId, reason }: HoldGiven,
  by: string,
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('legal_hold')
    .values({
      authority_id: authority,
      about,
      extract_id: extractId,
      child: childId === null ? null : pseudonymOf(db, authority, childId),
      child_sealed: childId === null ? null : secretIn(db).seal(SEALED_FOR, childId),
      reason,
      placed_by: by,
      placed_at: at,
    })
    .returning('hold_id')
    .executeTakeFirstOrThrow();
  return row.hold_id;
}

/** Lifts a hold; false where it was lifted or changed since. */
export async function liftHold(
  db: Tenant,
  authority: AuthorityId,
  lifting: { id: string; version: number; reason: string; by: string; at: Date },
): Promise<boolean> {
  const lifted = await db
    .updateTable('legal_hold')
    .set((hold) => ({
      lifted_by: lifting.by,
      lifted_at: lifting.at,
      lifted_reason: lifting.reason,
      version: hold('version', '+', 1),
    }))
    .where('authority_id', '=', authority)
    .where('hold_id', '=', lifting.id)
    .where('version', '=', lifting.version)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return lifted.numUpdatedRows === 1n;
}

/** The ids of the children whose rows are held. */
export async function heldChildren(db: Tenant, authority: AuthorityId): Promise<string[]> {
  const rows = await db
    .selectFrom('legal_hold')
    .select('child_sealed')
    .where('authority_id', '=', authority)
    .where('about', '=', 'child')
    .where('lifted_at', 'is', null)
    .execute();
  return rows.map(({ child_sealed }) => {
    const id = child_sealed === null ? null : secretIn(db).unseal(SEALED_FOR, child_sealed);
    if (id === null) throw new Error('a held child can be read only with the secret it was held with');
    return id;
  });
}

/** What extracts are called, by their ids: those whose rows were erased among them. */
export async function extractNames(db: Tenant, authority: AuthorityId): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('extract')
    .select(['extract_id', 'file_name', 'as_at'])
    .where('authority_id', '=', authority)
    .orderBy('sequence')
    .execute();
  return new Map(
    rows.map(({ extract_id, file_name, as_at }) => [
      extract_id,
      as_at === null ? file_name : `${file_name}, as at ${dateInWords(as_at as LocalDate)}`,
    ]),
  );
}
