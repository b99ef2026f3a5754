import type pg from 'pg';
import type { Connection } from '#platform/database/database.ts';
import type { Manifest } from './manifest.ts';
import { BackupRefused } from './refusal.ts';
import { appliedIn, clientTo, named, type Table, tablesIn } from './tables.ts';

/** What an installation must be for a backup to be restored into it. */

/** What says that somebody set an installation up. */
const SET_UP = ['council_code', 'installation'];

/**
 * Looks at a database before anything in it is changed.
 * @throws BackupRefused where Headway works on it, somebody has set it up, or a newer Headway has started it
 */
export async function refuseUnlessNew(connection: Connection, manifest: Manifest): Promise<void> {
  const client = await clientTo(connection);
  try {
    await refuseWhileUsed(client);
    const here = await tablesIn(client);
    for (const { name } of here.filter((table) => SET_UP.includes(table.name))) await refuseRows(client, name);
    const applied = await appliedIn(client);
    const isEarlier = applied.every(({ name }, index) => manifest.migrations[index]?.name === name);
    if (!isEarlier) throw startedByNewer();
  } finally {
    await client.end();
  }
}

/** The embedded database is taken by its folder; of a database elsewhere, its own list of connections tells. */
export async function refuseWhileUsed(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name in ('headway', 'headway jobs')`,
  );
  if (rows[0]?.count !== 0) throw new BackupRefused('Headway is running on this database. Stop it, then restore.');
}

/** The tables of a backup as they are here; others that lie in the database are nobody's business. */
export async function tablesFor(client: pg.Client, manifest: Manifest): Promise<Table[]> {
  const applied = (await appliedIn(client)).map(({ name }) => name).join();
  if (applied !== manifest.migrations.map(({ name }) => name).join()) throw startedByNewer();
  const here = new Map((await tablesIn(client)).map((table) => [table.name, table]));
  return manifest.tables.map(({ name, columns }) => {
    const table = here.get(name);
    if (table?.columns.join() === columns.join()) return table;
    throw new BackupRefused(`This Headway has no table ${name} as the backup has it. Use the version that made it.`);
  });
}

/** Locks the tables and makes sure of it again. What belongs to no council, such as a link to set up, is replaced. */
export async function takeEmpty(client: pg.Client, tables: readonly Table[]): Promise<void> {
  for (const { name, isOfCouncils } of tables) {
    await client.query(`lock table ${named(name)} in access exclusive mode`);
    if (isOfCouncils || SET_UP.includes(name)) await refuseRows(client, name);
    else await client.query(`delete from ${named(name)}`);
  }
}

async function refuseRows(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ held: boolean }>(`select exists (select from ${named(table)}) as held`);
  if (rows[0]?.held)
    throw new BackupRefused(
      'This installation is in use: a backup is only restored into an empty one. Name a new data folder with HEADWAY_DATA, or a new database with DATABASE_URL.',
    );
}

function startedByNewer(): BackupRefused {
  return new BackupRefused(
    'This installation was started by a newer Headway than the one that made the backup. Restore into a data folder (HEADWAY_DATA) or a database that is new.',
  );
}
