import { sql } from 'kysely';
import { CSV_NAMED_OTHERWISE } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Kept, KeptExtract } from './due.ts';
import { heldChildren } from './holds.store.ts';
import { isKind, type Rule } from './periods.ts';

/** What people who left are called once their names are erased. */
export const SOMEBODY_WHO_LEFT = 'Somebody who left';

/** Everything whose time runs: extracts of which something is kept, people who left, and the oldest notice. */
export async function loadKept(db: Tenant, authority: AuthorityId): Promise<Kept> {
  const leavers = await db
    .selectFrom('person')
    .select(['person_id', localDay('disabled_at').as('left_on')])
    .where('authority_id', '=', authority)
    .where('disabled_at', 'is not', null)
    .where('name', '<>', SOMEBODY_WHO_LEFT)
    .orderBy('person_id')
    .execute();
  const oldest = await db
    .selectFrom('notice')
    .select(localDay('made_at').as('made_on'))
    .where('authority_id', '=', authority)
    .orderBy('made_at')
    .limit(1)
    .executeTakeFirst();
  return {
    extracts: await keptExtracts(db, authority),
    leavers: leavers.flatMap(({ person_id, left_on }) =>
      left_on === null ? [] : [{ personId: person_id, leftOn: left_on as LocalDate }],
    ),
    oldestNotice: (oldest?.made_on ?? null) as LocalDate | null,
  };
}

/** An extract that was erased is there again once a hold on a child is lifted whose rows stayed. */
async function keptExtracts(db: Tenant, authority: AuthorityId): Promise<KeptExtract[]> {
  const extracts = await db
    .selectFrom('extract')
    .select(['extract_id', 'file_name', 'as_at', 'state', 'refusal_code', 'rows_erased_at'])
    .select([localDay('withdrawn_at').as('withdrawn_on'), localDay('loaded_at').as('loaded_on')])
    .where('authority_id', '=', authority)
    .where('state', 'in', ['accepted', 'withdrawn', 'preview', 'refused'])
    .orderBy('as_at')
    .orderBy('sequence')
    .execute();
  const countsOf = Map.groupBy(await rowCounts(db, authority), ({ extract_id }) => extract_id);
  return extracts.flatMap((row): KeptExtract[] => {
    const counts = countsOf.get(row.extract_id) ?? [];
    const state = row.state === 'accepted' || row.state === 'withdrawn' ? row.state : 'undecided';
    const since = { accepted: row.as_at, withdrawn: row.withdrawn_on, undecided: row.loaded_on }[state];
    const rows = Object.fromEntries(counts.flatMap(({ list, free }) => (free > 0 ? [[list, free]] : [])));
    const isWithoutFile = row.state === 'refused' && row.refusal_code !== CSV_NAMED_OTHERWISE;
    const isEmpty = Object.keys(rows).length === 0;
    if (since === null || ((row.rows_erased_at !== null || isWithoutFile) && isEmpty)) return [];
    return [
      {
        id: row.extract_id,
        fileName: row.file_name,
        asAt: row.as_at as LocalDate | null,
        state,
        since: since as LocalDate,
        rows,
        heldRows: counts.reduce((sum, { all, free }) => sum + all - free, 0),
      },
    ];
  });
}

/** Rows of each list of each extract: all, and those that no hold on a child keeps. */
async function rowCounts(db: Tenant, authority: AuthorityId) {
  const held = await heldChildren(db, authority);
  const isFree = sql<boolean>`child_id is null or child_id <> all(${held}::text[])`;
  return db
    .selectFrom('extract_row')
    .select(({ fn }) => [
      'extract_id',
      'list',
      fn.countAll<number>().as('all'),
      fn.countAll<number>().filterWhere(isFree).as('free'),
    ])
    .where('authority_id', '=', authority)
    .groupBy(['extract_id', 'list'])
    .orderBy('extract_id')
    .orderBy('list')
    .execute();
}

/** The day in England on which something happened. */
function localDay(column: 'withdrawn_at' | 'loaded_at' | 'disabled_at' | 'made_at') {
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
