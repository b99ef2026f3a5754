import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Kept, KeptExtract } from './due.ts';
import { isKind, type Rule } from './periods.ts';

/** What people who left are called once their names are erased. */
export const SOMEBODY_WHO_LEFT = 'Somebody who left';

/** Everything whose time runs: extracts with rows, people who left, and the oldest notice. */
export async function loadKept(db: Tenant, authority: AuthorityId): Promise<Kept> {
  const extracts = await db
    .selectFrom('extract')
    .select(['extract_id', 'file_name', 'as_at', 'state', localDay('withdrawn_at').as('withdrawn_on')])
    .where('authority_id', '=', authority)
    .where('state', 'in', ['accepted', 'withdrawn'])
    .where('rows_erased_at', 'is', null)
    .orderBy('as_at')
    .orderBy('sequence')
    .execute();
  const counts = await db
    .selectFrom('extract_row')
    .select(({ fn }) => ['extract_id', 'list', fn.countAll<number>().as('rows')])
    .where('authority_id', '=', authority)
    .groupBy(['extract_id', 'list'])
    .orderBy('list')
    .execute();
  const rowsOf = Map.groupBy(counts, ({ extract_id }) => extract_id);
  const leavers = await db
    .selectFrom('person')
    .select(['person_id', localDay('disabled_at').as('left_on')])
    .where('authority_id', '=', authority)
    .where('disabled_at', 'is not', null)
    .where('name', '<>', SOMEBODY_WHO_LEFT)
    .execute();
  const oldest = await db
    .selectFrom('notice')
    .select(localDay('made_at').as('made_on'))
    .where('authority_id', '=', authority)
    .orderBy('made_at')
    .limit(1)
    .executeTakeFirst();
  return {
    extracts: extracts.flatMap((row): KeptExtract[] => {
      const since = row.state === 'withdrawn' ? row.withdrawn_on : row.as_at;
      if (row.as_at === null || since === null) return [];
      const rows = Object.fromEntries((rowsOf.get(row.extract_id) ?? []).map((count) => [count.list, count.rows]));
      return [
        {
          id: row.extract_id,
          fileName: row.file_name,
          asAt: row.as_at as LocalDate,
          state: row.state === 'withdrawn' ? 'withdrawn' : 'accepted',
          since: since as LocalDate,
          rows,
        },
      ];
    }),
    leavers: leavers.flatMap(({ person_id, left_on }) =>
      left_on === null ? [] : [{ personId: person_id, leftOn: left_on as LocalDate }],
    ),
    oldestNotice: (oldest?.made_on ?? null) as LocalDate | null,
  };
}

/** The day in England on which something happened. */
function localDay(column: 'withdrawn_at' | 'disabled_at' | 'made_at') {
  return sql<string | null>`to_char(${sql.ref(column)} at time zone 'Europe/London', 'YYYY-MM-DD')`;
}

/** The council's own periods. */
export async function loadRules(db: Tenant, authority: AuthorityId): Promise<Rule[]> {
  const rows = await db
    .selectFrom('keeping_rule')
    .select(['kind', 'from_day', 'months', 'source'])
    .where('authority_id', '=', authority)
    .orderBy('kind')
    .orderBy('from_day')
    .execute();
  return rows.flatMap(({ kind, from_day, months, source }) =>
    isKind(kind) ? [{ kind, from: from_day as LocalDate, months, source }] : [],
  );
}

/** Adds a period of the council's own; false where it has one from that day already. */
export async function addRule(db: Tenant, authority: AuthorityId, rule: Rule, by: string): Promise<boolean> {
  const added = await db
    .insertInto('keeping_rule')
    .values({
      authority_id: authority,
      kind: rule.kind,
      from_day: rule.from,
      months: rule.months,
      source: rule.source,
      set_by: by,
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'kind', 'from_day']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
