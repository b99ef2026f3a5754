import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { ExtractId } from '#features/extracts/index.ts';
import type { Month } from '#kernel/month.ts';
import { copyText, lineWriter } from '#platform/database/copying.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { CATALOGUE } from './catalogue/index.ts';
import { NOT_KNOWN } from './groups.ts';
import type { Dimension, MeasureId, MeasureValue } from './measure.ts';

/** A measure's counts with the extract they come from. */
export type StoredValue = MeasureValue & { extractId: string };

/** Replaces an extract's values by these, in the client's open transaction. */
export async function replaceValues(
  client: PoolClient,
  authority: AuthorityId,
  extractId: ExtractId,
  values: readonly MeasureValue[],
): Promise<void> {
  await client.query('delete from measure_value where authority_id = $1 and extract_id = $2', [authority, extractId]);
  const versions = new Map(CATALOGUE.map(({ description }) => [description.id, description.version]));
  const counted = ['measure', 'dimension', 'group_key', 'month', 'numerator', 'denominator', 'definition_version'];
  const writer = await lineWriter(client, 'measure_value', ['authority_id', 'extract_id', ...counted]);
  for (const value of values) {
    const denominator = value.denominator ?? '\\N';
    writer.add(
      `${authority}\t${extractId}\t${value.measure}\t${value.dimension}\t${copyText(value.group)}\t${value.month}\t${value.numerator}\t${denominator}\t${versions.get(value.measure) ?? 1}\n`,
    );
  }
  await writer.end();
}

/** The values of one group, or of every group of a dimension, from all accepted extracts. */
export async function valuesOf(
  db: Tenant,
  authority: AuthorityId,
  wanted: { dimension: Dimension; group?: string; measure?: MeasureId },
): Promise<StoredValue[]> {
  const rows = await db
    .selectFrom('measure_value')
    .select(['measure', 'month', 'dimension', 'group_key', 'numerator', 'denominator', 'extract_id'])
    .where('authority_id', '=', authority)
    .where('dimension', '=', wanted.dimension)
    .where(isAccepted(authority))
    .$if(wanted.group !== undefined, (query) => query.where('group_key', '=', wanted.group ?? ''))
    .$if(wanted.measure !== undefined, (query) => query.where('measure', '=', wanted.measure ?? ''))
    .execute();
  return rows.map((row) => ({
    measure: row.measure as MeasureId,
    month: row.month as Month,
    dimension: row.dimension as Dimension,
    group: row.group_key,
    numerator: row.numerator,
    denominator: row.denominator,
    extractId: row.extract_id,
  }));
}

/** Looked up once for the whole statement: a join would look for each of some 100,000 values. */
function isAccepted(authority: AuthorityId) {
  return sql<boolean>`extract_id = any(array(
    select extract_id from extract where authority_id = ${authority} and state = 'accepted'))`;
}

/** The groups that have a figure, by name. Goes from one name to the next in the index, not through all their values. */
export async function groupsOf(db: Tenant, authority: AuthorityId, dimension: Dimension): Promise<string[]> {
  const found = await sql<{ group_key: string }>`
    with recursive name as (        -- one row per group, in order, and a last one that is null
      select min(group_key) as group_key from measure_value
      where authority_id = ${authority} and dimension = ${dimension}
      union all
      select (
        select min(value.group_key) from measure_value as value
        where value.authority_id = ${authority} and value.dimension = ${dimension} and value.group_key > name.group_key
      )
      from name where name.group_key is not null
    )
    select group_key from name
    where (                         -- the first value will do; as "exists" all of them would be read first
      select true from measure_value as value
      where value.authority_id = ${authority} and value.dimension = ${dimension} and value.group_key = name.group_key
        and ${isAccepted(authority)}
      limit 1
    )
    order by group_key`.execute(db);
  return found.rows.map((row) => row.group_key);
}

/**
 * Accepted extracts whose values were computed by an earlier version of a definition, before a measure was known, or not
 * at all, while their rows are there.
 */
export async function extractsToRevalue(db: Tenant, authority: AuthorityId): Promise<string[]> {
  const rows = await db
    .selectFrom('extract')
    .leftJoin('measure_value', (join) =>
      join
        .onRef('measure_value.authority_id', '=', 'extract.authority_id')
        .onRef('measure_value.extract_id', '=', 'extract.extract_id')
        .on('dimension', '=', 'council'),
    )
    .select(['extract.extract_id', 'lists', 'measure', 'definition_version'])
    .distinct()
    .where('extract.authority_id', '=', authority)
    .where('state', '=', 'accepted')
    .where('rows_erased_at', 'is', null)
    .orderBy('extract.extract_id')
    .execute();
  return [...Map.groupBy(rows, ({ extract_id }) => extract_id)]
    .filter(([, counted]) => isStale(counted[0]?.lists ?? [], counted))
    .map(([id]) => id);
}

type CountedBy = { measure: string | null; definition_version: number | null };

/** A snapshot of a list that the file has gives the council a figure always: without one the measure is newer. */
function isStale(lists: readonly string[], counted: readonly CountedBy[]): boolean {
  const versions = new Map(counted.map((row) => [row.measure, row.definition_version]));
  return CATALOGUE.some(({ description, list, looksBack }) => {
    const version = versions.get(description.id);
    if (version !== undefined) return version !== description.version;
    return looksBack === null && description.timing === 'snapshot' && (list === 'allRows' || lists.includes(list));
  });
}

/** The teams that files name, in the order of their names. */
export async function teamsNamed(db: Tenant, authority: AuthorityId): Promise<string[]> {
  return (await groupsOf(db, authority, 'team')).filter((team) => team !== NOT_KNOWN);
}
