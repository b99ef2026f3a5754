import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { ExtractId, ListId } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import { copyText, lineWriter } from '#platform/database/copying.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { QUALITY_VERSION } from './needed.ts';
import type { CheckTally, ColumnTally, Quality, RowsTally } from './tally.ts';

/** Replaces what is known of an extract's quality, in the client's open transaction. */
export async function replaceQuality(
  client: PoolClient,
  authority: AuthorityId,
  id: ExtractId,
  { rows, checks, columns }: Quality,
): Promise<void> {
  const write = async (table: string, names: readonly string[], lines: readonly string[]) => {
    await client.query(`delete from ${table} where authority_id = $1 and extract_id = $2`, [authority, id]);
    const writer = await lineWriter(client, table, ['authority_id', 'extract_id', 'list', 'team', ...names]);
    for (const line of lines) writer.add(`${authority}\t${id}\t${line}\n`);
    await writer.end();
  };
  const of = ({ list, team }: { list: ListId; team: string }) => `${list}\t${copyText(team)}`;
  await write(
    'quality_rows',
    ['rows', 'found_in', 'kept_out', 'definition_version'],
    rows.map((one) => `${of(one)}\t${one.rows}\t${one.foundIn}\t${one.keptOut}\t${QUALITY_VERSION}`),
  );
  await write(
    'quality_check',
    ['check_code', 'rows', 'kept_out'],
    checks.map((one) => `${of(one)}\t${one.check}\t${one.rows}\t${one.keptOut}`),
  );
  await write(
    'quality_column',
    ['field', 'asked', 'filled'],
    columns.map((one) => `${of(one)}\t${one.field}\t${one.asked}\t${one.filled}`),
  );
}

/** Accepted extracts whose quality was never counted, or by an earlier version, while their rows are there. */
export async function extractsWithoutQuality(db: Tenant, authority: AuthorityId): Promise<string[]> {
  const found = await sql<{ extract_id: string }>`
    select extract_id from extract
    where authority_id = ${authority} and state = 'accepted' and rows_erased_at is null
      and not exists (
        select from quality_rows as counted
        where counted.authority_id = ${authority} and counted.extract_id = extract.extract_id
          and definition_version = ${QUALITY_VERSION}
      )
    order by extract_id`.execute(db);
  return found.rows.map(({ extract_id }) => extract_id);
}

/** The teams that are asked for; null: all of them, and what is of no team. */
export type Teams = readonly string[] | null;

/** An extract that speaks for a month: of several about one month the newest. */
type OfExtract = { extractId: string; asAt: LocalDate; dataMonth: Month };
export type QualityOfList = OfExtract & Omit<RowsTally, 'team'>;
export type QualityOfTeam = OfExtract & Omit<RowsTally, 'list'>;
export type QualityOfCheck = OfExtract & Omit<CheckTally, 'team'>;

/** Each month's rows by list, oldest month first. */
export async function qualityByList(db: Tenant, authority: AuthorityId, teams: Teams = null): Promise<QualityOfList[]> {
  const found = await sql<QualityOfList>`
    ${speaking(authority)}
    select extract_id as "extractId", as_at as "asAt", data_month as "dataMonth", list,
           sum(rows)::int as rows, sum(found_in)::int as "foundIn", sum(kept_out)::int as "keptOut"
    from speaking join quality_rows using (authority_id, extract_id)
    where authority_id = ${authority} and ${within(teams)}
    group by extract_id, as_at, data_month, list
    order by data_month, list`.execute(db);
  return found.rows;
}

/** Each month's rows by what a check found in them, by list. */
export async function qualityByCheck(
  db: Tenant,
  authority: AuthorityId,
  teams: Teams = null,
): Promise<QualityOfCheck[]> {
  const found = await sql<QualityOfCheck>`
    ${speaking(authority)}
    select extract_id as "extractId", as_at as "asAt", data_month as "dataMonth", list, check_code as "check",
           sum(rows)::int as rows, sum(kept_out)::int as "keptOut"
    from speaking join quality_check using (authority_id, extract_id)
    where authority_id = ${authority} and ${within(teams)}
    group by extract_id, as_at, data_month, list, check_code
    order by data_month, list, check_code`.execute(db);
  return found.rows;
}

/** Each month's rows by team, oldest month first. */
export async function qualityOverTeams(db: Tenant, authority: AuthorityId): Promise<QualityOfTeam[]> {
  const found = await sql<QualityOfTeam>`
    ${speaking(authority)}
    select extract_id as "extractId", as_at as "asAt", data_month as "dataMonth", team,
           sum(rows)::int as rows, sum(found_in)::int as "foundIn", sum(kept_out)::int as "keptOut"
    from speaking join quality_rows using (authority_id, extract_id)
    where authority_id = ${authority} and rows > 0
    group by extract_id, as_at, data_month, team
    order by data_month, team`.execute(db);
  return found.rows;
}

/** One extract's needed cells by list, team and column, as they were counted. */
export async function columnsByTeam(db: Tenant, authority: AuthorityId, extractId: string): Promise<ColumnTally[]> {
  const rows = await db
    .selectFrom('quality_column')
    .select(['list', 'team', 'field', 'asked', 'filled'])
    .where('authority_id', '=', authority)
    .where('extract_id', '=', extractId)
    .orderBy('team')
    .orderBy('list')
    .orderBy('field')
    .execute();
  return rows.map((row) => ({ ...row, list: row.list as ListId }));
}

function speaking(authority: AuthorityId) {
  return sql`with speaking as (     -- one row per data month
      select distinct on (data_month) authority_id, extract_id, as_at, data_month
      from extract
      where authority_id = ${authority} and state = 'accepted'
      order by data_month, as_at desc, sequence desc
    )`;
}

function within(teams: Teams) {
  return teams === null ? sql`true` : sql`team = any(${[...teams]}::text[])`;
}
