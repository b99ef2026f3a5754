import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { LocalDate } from '#kernel/local-date.ts';
import { copyText, lineWriter } from '#platform/database/copying.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { nameKey } from './name-key.ts';
import { type NameSeen, openNames } from './names.ts';
import type { NamesOfExtract } from './names-in-rows.ts';
import { loadStructure } from './structure.store.ts';
import type { NameDecision } from './structure.ts';

/** Replaces what an extract is known to call teams, in the client's open transaction. */
export async function replaceNamesSeen(
  client: PoolClient,
  authority: AuthorityId,
  extractId: string,
  names: NamesOfExtract,
): Promise<void> {
  await client.query('delete from team_name_seen where authority_id = $1 and extract_id = $2', [authority, extractId]);
  const writer = await lineWriter(client, 'team_name_seen', ['authority_id', 'extract_id', 'written', 'list', 'rows']);
  for (const [written, lists] of names)
    for (const [list, rows] of lists)
      writer.add(`${authority}\t${extractId}\t${copyText(written)}\t${list}\t${rows}\n`);
  await writer.end();
}

/** Every team name that accepted extracts bring, with the rows of the newest that does. */
export async function namesSeen(db: Tenant, authority: AuthorityId): Promise<NameSeen[]> {
  const found = await sql<{
    written: string;
    rows: number;
    lists: string[];
    extracts: number;
    extract_id: string;
    file_name: string;
    as_at: LocalDate;
  }>`
    with brought as (        -- one row per name and extract that brings it
      select seen.written, seen.extract_id, extract.file_name, extract.as_at, extract.sequence,
        sum(seen.rows)::int as rows, array_agg(seen.list order by seen.list) as lists
      from team_name_seen as seen
      join extract on extract.authority_id = seen.authority_id and extract.extract_id = seen.extract_id
      where seen.authority_id = ${authority} and extract.state = 'accepted'
      group by seen.written, seen.extract_id, extract.file_name, extract.as_at, extract.sequence
    )
    select distinct on (written) written, rows, lists, extract_id, file_name, as_at,
      (count(*) over (partition by written))::int as extracts
    from brought
    order by written, as_at desc, sequence desc`.execute(db);
  return found.rows.map((row) => ({
    written: row.written,
    rows: row.rows,
    lists: row.lists,
    extracts: row.extracts,
    lastExtract: { id: row.extract_id, fileName: row.file_name, asAt: row.as_at },
  }));
}

/** How many names wait for somebody to say what they mean. */
export async function openNameCount(db: Tenant, authority: AuthorityId): Promise<number> {
  const seen = await namesSeen(db, authority);
  return seen.length === 0 ? 0 : openNames(await loadStructure(db, authority), seen).length;
}

/** Writes down what a name means; a decision that stands already is left as it is, and false says so. */
export async function decideName(
  db: Tenant,
  authority: AuthorityId,
  decision: { written: string; teamId: string | null; by: string },
): Promise<boolean> {
  const added = await db
    .insertInto('team_name')
    .values({
      authority_id: authority,
      name_key: nameKey(decision.written),
      written: decision.written,
      team_id: decision.teamId,
      decided_by: decision.by,
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'name_key']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Keeps a team's former name as its own, whatever was decided of that name before. */
export async function keepFormerName(
  db: Tenant,
  authority: AuthorityId,
  { name, teamId, by }: { name: string; teamId: string; by: string },
): Promise<void> {
  const meaning = { written: name, team_id: teamId, decided_by: by };
  await db
    .insertInto('team_name')
    .values({ authority_id: authority, name_key: nameKey(name), ...meaning })
    .onConflict((conflict) =>
      conflict
        .columns(['authority_id', 'name_key'])
        .doUpdateSet((update) => ({ ...meaning, version: update('team_name.version', '+', 1) })),
    )
    .execute();
}

/** Takes a decision back, so that the name waits again; false where it is another by now. */
export async function undecideName(
  db: Tenant,
  authority: AuthorityId,
  { key, version }: Pick<NameDecision, 'key' | 'version'>,
): Promise<boolean> {
  const removed = await db
    .deleteFrom('team_name')
    .where('authority_id', '=', authority)
    .where('name_key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}
