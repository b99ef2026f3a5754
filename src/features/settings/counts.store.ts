import { COUNTS, type CountId, type Counts } from '#kernel/counts.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { countsOn, type KnownCount, type OwnCount } from './counts.ts';

/** Every number that a council settled, with who settled it, in the order in which it was settled. */
export async function loadOwnCounts(db: Tenant, authority: AuthorityId): Promise<KnownCount[]> {
  const rows = await db
    .selectFrom('count_setting as c')
    .innerJoin('person as p', (join) =>
      join.onRef('p.authority_id', '=', 'c.authority_id').onRef('p.person_id', '=', 'c.entered_by'),
    )
    .select(['c.rule', 'c.version', 'c.from_day', 'c.amount', 'c.source', 'c.reason', 'c.approved_by'])
    .select(['c.entered_at', 'p.name'])
    .where('c.authority_id', '=', authority)
    .orderBy('c.rule')
    .orderBy('c.version')
    .execute();
  return rows
    .filter(({ rule }) => Object.hasOwn(COUNTS, rule))
    .map((row) => ({
      ...{ rule: row.rule as CountId, version: row.version, from: row.from_day as LocalDate, value: row.amount },
      ...{ source: row.source, reason: row.reason, approvedBy: row.approved_by },
      ...{ enteredBy: row.name, enteredAt: row.entered_at },
    }));
}

/** The numbers that rules count by on a day, as the council settled them. */
export async function loadCounts(db: Tenant, authority: AuthorityId, on: LocalDate): Promise<Counts> {
  return countsOn(await loadOwnCounts(db, authority), on);
}

/** Adds a number of the council's own; false where another one was settled for the rule meanwhile. */
export async function addCount(
  db: Tenant,
  authority: AuthorityId,
  { rule, version, from, value, source, reason, approvedBy }: OwnCount,
  by: { personId: string; at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('count_setting')
    .values({
      ...{ authority_id: authority, rule, version, from_day: from, amount: value, source, reason },
      ...{ approved_by: approvedBy, entered_by: by.personId, entered_at: by.at },
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'rule', 'version']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
