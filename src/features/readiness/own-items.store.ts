import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { type CallItem, callItemsOn, inOrder } from './items.ts';
import { type OwnItem, type OwnKind, type OwnVersion, ownCallItemsOn } from './own-items.ts';

/** The items of the council's own with all their versions, in the order in which they were first settled. */
export async function loadOwnItems(db: Tenant, authority: AuthorityId): Promise<OwnItem[]> {
  const rows = await db
    .selectFrom('readiness_item as i')
    .innerJoin('person as p', (join) =>
      join.onRef('p.authority_id', '=', 'i.authority_id').onRef('p.person_id', '=', 'i.entered_by'),
    )
    .select(['i.item_id', 'i.version', 'i.kind', 'i.title', 'i.what', 'i.owner', 'i.good_for_months'])
    .select(['i.within_minutes', 'i.from_day', 'i.is_ended', 'i.entered_at', 'p.name'])
    .where('i.authority_id', '=', authority)
    .orderBy('i.entered_at')
    .orderBy('i.item_id')
    .orderBy('i.version')
    .execute();
  return [...Map.groupBy(rows, ({ item_id }) => item_id)].map(([id, versions]) => ({
    id,
    kind: (versions[0]?.kind ?? '') as OwnKind,
    versions: versions.map((row) => ({
      ...{ version: row.version, title: row.title, what: row.what, owner: row.owner },
      ...{ goodForMonths: row.good_for_months, withinMinutes: row.within_minutes },
      ...{ from: row.from_day as LocalDate, isEnded: row.is_ended, by: row.name, at: row.entered_at },
    })),
  }));
}

export type OwnGiven = Omit<OwnVersion, 'version' | 'by' | 'at'>;
type By = { personId: string; at: Date };

/** Adds an item of the council's own; its id. */
export async function addOwnItem(
  db: Tenant,
  authority: AuthorityId,
  { kind, ...given }: OwnGiven & { kind: OwnKind },
  by: By,
): Promise<string> {
  const { item_id } = await db
    .insertInto('readiness_item')
    .values({ ...rowOf(authority, kind, given, by), version: 1 })
    .returning('item_id')
    .executeTakeFirstOrThrow();
  return item_id;
}

/** Adds the next version of an item; false where somebody else settled one since that version. */
export async function addOwnVersion(
  db: Tenant,
  authority: AuthorityId,
  { id, kind, versions }: OwnItem,
  { version, ...given }: OwnGiven & { version: number },
  by: By,
): Promise<boolean> {
  if (version !== versions.length + 1) return false;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('readiness_item')
    .values({ ...rowOf(authority, kind, given, by), item_id: id, version })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

function rowOf(authority: AuthorityId, kind: OwnKind, given: OwnGiven, by: By) {
  const { title, what, owner, goodForMonths, withinMinutes, from, isEnded } = given;
  return {
    ...{ authority_id: authority, kind, title, what, owner, good_for_months: goodForMonths },
    ...{ within_minutes: withinMinutes, from_day: from, is_ended: isEnded },
    ...{ entered_by: by.personId, entered_at: by.at },
  };
}

/** What is done from a call on that came that day, the council's own steps among them. */
export async function loadCallItems(db: Tenant, authority: AuthorityId, day: LocalDate): Promise<CallItem[]> {
  return inOrder([...callItemsOn(day), ...ownCallItemsOn(await loadOwnItems(db, authority), day)]);
}
