import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Connection } from '#platform/database/database.ts';
import { tallyOf } from './archive.ts';
import type { AppliedMigration, Manifest, TableHeld } from './manifest.ts';
import { BackupRefused } from './refusal.ts';

/** A table as the database's own catalogue has it. */
export type Table = {
  name: string;
  /** Those that are stored, not computed from others. */
  columns: string[];
  /** Whether its rows belong to councils. */
  isOfCouncils: boolean;
  /** Whether this user is held to the policy, which shows one council at a time. */
  isShownByCouncil: boolean;
  isForced: boolean;
  /** The order of its primary key, byte by byte whatever the database sorts by. */
  order: string;
};

const NO_RIGHT = '42501';

/** How values are written must not hang on a server's own settings. */
const WRITTEN_ALIKE = `set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set timezone = 'UTC';
  set intervalstyle = 'postgres'; set bytea_output = 'hex'; set extra_float_digits = 1`;

/** A client whose values are written the same on every server. */
export async function clientTo(connection: Connection): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, application_name: 'headway backup', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // whoever waits for an answer is told
  try {
    await client.connect();
    await client.query(WRITTEN_ALIKE);
  } catch {
    await client.end().catch(() => undefined);
    throw new BackupRefused('The database cannot be reached. Check DATABASE_URL and that the server runs.');
  }
  return client;
}

/** Which tables there are, so that one that comes later is taken without anybody thinking of it; not the queue's. */
const TABLES = `
  with place as ( -- one row: whether the database itself sorts byte by byte
    select (datlocprovider = 'c' and datcollate in ('C', 'POSIX'))
        or (datlocprovider = 'b' and to_jsonb(d) ->> 'datlocale' in ('C', 'C.UTF-8')) as sorts_by_bytes
    from pg_database d where datname = current_database()
  )
  select c.relname as name, c.relforcerowsecurity as "isForced", row_security_active(c.oid) as "isShownByCouncil",
    exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority_id') as "isOfCouncils",
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select string_agg(quote_ident(a.attname)
         || case when a.attcollation <> 0 and not sorts_by_bytes then ' collate "C"' else '' end, ', ' order by k.place)
     from pg_index i cross join unnest(i.indkey) with ordinality as k(number, place)
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
     where i.indrelid = c.oid and i.indisprimary) as "order"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join place
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration'
    and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C"`;

/** @throws BackupRefused where a table cannot be taken whole */
export async function tablesIn(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Omit<Table, 'order'> & { order: string | null }>(TABLES);
  return rows.map(({ order, ...table }) => {
    if (table.isShownByCouncil && !table.isOfCouncils)
      throw new BackupRefused(`The database user does not see table ${table.name} whole. Use the owner of the tables.`);
    return { ...table, order: order ?? `${named(table.name)}::text collate "C"` };
  });
}

export async function councilsIn(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>('select code from council_code order by code collate "C"');
  return rows.map(({ code }) => code);
}

/** The migrations that were applied, in their order; none where nothing was ever set up here. */
export async function appliedIn(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query("select to_regclass('public.migration') as migration");
  if (found[0]?.migration === null) return [];
  const { rows } = await client.query<AppliedMigration>('select name, sha256 from migration order by name collate "C"');
  return rows;
}

/**
 * The rows of a table as COPY's text, in the order of its primary key. That begins with the council: where the policy
 * shows one council at a time, their rows one after the other are the same text.
 */
export async function* rowsOf(client: pg.Client, table: Table, councils: readonly string[]): AsyncGenerator<Buffer> {
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const from = `select ${columns} from ${named(table.name)}`;
  if (!table.isShownByCouncil) return yield* copied(client, `${from} order by ${table.order}`);
  for (const council of councils) {
    await client.query("select set_config('headway.authority', $1, true)", [council]);
    const own = `${from} where authority_id = ${client.escapeLiteral(council)} order by ${table.order}`;
    yield* copied(client, own);
  }
}

async function* copied(client: pg.Client, query: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of client.query(copyTo(`copy (${query}) to stdout`))) yield chunk;
  } catch (error) {
    if ((error as { code?: string }).code !== NO_RIGHT) throw error;
    throw new BackupRefused('The database user may not read every table. Use their owner: set DATABASE_OWNER_URL.');
  }
}

/** What a table holds now, read to its end. */
export async function heldIn(client: pg.Client, table: Table, councils: readonly string[]): Promise<TableHeld> {
  const { lines, sha256 } = await tallyOf(rowsOf(client, table, councils));
  return { name: table.name, columns: table.columns, rows: lines, sha256 };
}

export async function sequencesIn(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' order by 1`,
  );
  const sequences: Manifest['sequences'] = [];
  for (const { name } of rows) {
    const state = await client.query(`select last_value::float8 as last, is_called as "isCalled" from ${named(name)}`);
    sequences.push({ name, ...state.rows[0] });
  }
  return sequences;
}

/** A name of the schema as SQL wants it. */
export function named(name: string): string {
  return `public.${pg.escapeIdentifier(name)}`;
}
