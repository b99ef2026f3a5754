import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Connection } from '#platform/database/database.ts';
import { readBackup } from './checking.ts';
import { keepSecret, type Stage, stageFor } from './kept-files.ts';
import type { AppliedMigration, Manifest, TableHeld } from './manifest.ts';
import { BackupRefused } from './refusal.ts';
import { appliedIn, clientTo, heldIn, named, type Table, tablesIn } from './tables.ts';

export type RestoreOrder = {
  file: string;
  passphrase: string;
  /** As it was checked before. */
  manifest: Manifest;
  /** As the owner of the tables; its schema is that of the backup. */
  connection: Connection;
  dataDirectory: string;
  /** Rows that must not come back alive, where the table is there. */
  ends: readonly { what: string; table: string; where: string }[];
  /** Whether the secret goes into the data folder, because the installation is given none. */
  keepsSecret: boolean;
  say(line: string): void;
};

/** What was put back and read again, and what was ended. */
export type Restored = { tables: TableHeld[]; ended: { what: string; count: number }[] };

/**
 * Puts a backup into an installation that holds no council: everything in one transaction, read back and compared with
 * the manifest before anybody can see it. Where anything fails nothing is there.
 * @throws BackupRefused
 */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const client = await clientTo(order.connection);
  try {
    await refuseWhileUsed(client);
    const stage = await stageFor(order.dataDirectory);
    try {
      return await inTransaction(client, () => load(client, stage, order));
    } catch (error) {
      await stage.undo();
      throw error;
    }
  } finally {
    await client.end();
  }
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  const done = await work();
  await client.query('commit');
  await client.query('analyze').catch(() => undefined); // only makes the first pages faster
  return done;
}

async function load(client: pg.Client, stage: Stage, order: RestoreOrder): Promise<Restored> {
  const { manifest, say } = order;
  sameMigrations(await appliedIn(client), manifest);
  const tables = matching(await tablesIn(client), manifest);
  const forced = [...tables.values()].filter(({ isForced }) => isForced);
  for (const { name } of forced) await client.query(`alter table ${named(name)} no force row level security`);
  await refuseUnlessEmpty(client, tables);
  const keys = await withoutForeignKeys(client);

  say('Loading …');
  await readBackup(order.file, order.passphrase, async (head, content) => {
    if (head.kind === 'file') return stage.put(head.path, content);
    const columns = head.columns.join(', ');
    const into = client.query(copyFrom(`copy ${named(head.name)} (${columns}) from stdin`));
    await pipeline(Readable.from(content, { objectMode: false }), into);
  });
  for (const { name, last, isCalled } of manifest.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [named(name), last, isCalled]);
  await keys.putBack();

  say('Reading back …');
  const read = await readBack(client, manifest);
  const ended = await end(client, order, tables);
  for (const { name } of forced) await client.query(`alter table ${named(name)} force row level security`);
  await stage.settle();
  if (order.keepsSecret && manifest.secret !== null) await keepSecret(order.dataDirectory, manifest.secret);
  return { tables: read, ended };
}

async function end(client: pg.Client, { ends }: RestoreOrder, tables: Map<string, Table>): Promise<Restored['ended']> {
  const ended: Restored['ended'] = [];
  for (const { what, table, where } of ends) {
    if (!tables.has(table)) continue;
    const { rowCount } = await client.query(`delete from ${named(table)} where ${where}`);
    ended.push({ what, count: rowCount ?? 0 });
  }
  return ended;
}

/** The embedded database is taken by its folder; of a database elsewhere, its own list of connections tells. */
async function refuseWhileUsed(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name in ('headway', 'headway jobs')`,
  );
  if (rows[0]?.count !== 0) throw new BackupRefused('Headway is running on this database. Stop it, then restore.');
}

function sameMigrations(applied: readonly AppliedMigration[], { migrations }: Manifest): void {
  const ours = applied.map(({ name }) => name).join();
  if (ours !== migrations.map(({ name }) => name).join())
    throw new BackupRefused(
      'This installation was started by a newer Headway than the one that made the backup. Restore into a data folder (HEADWAY_DATA) or a database that is new.',
    );
}

/** The tables of the backup as they are here. */
function matching(here: readonly Table[], manifest: Manifest): Map<string, Table> {
  const found = new Map(here.map((table) => [table.name, table]));
  for (const { name, columns } of manifest.tables) {
    const table = found.get(name);
    if (table?.columns.join() !== columns.join())
      throw new BackupRefused(`This Headway has no table ${name} as the backup has it. Use the version that made it.`);
  }
  return found;
}

/** What says that somebody set the installation up. */
const SET_UP = ['council_code', 'installation'];

/** Asked while nobody else can add to the tables. What belongs to no council, such as a link to set up, is replaced. */
async function refuseUnlessEmpty(client: pg.Client, tables: Map<string, Table>): Promise<void> {
  for (const { name, isOfCouncils } of tables.values()) {
    await client.query(`lock table ${named(name)} in access exclusive mode`);
    if (!isOfCouncils && !SET_UP.includes(name)) await client.query(`delete from ${named(name)}`);
    const { rows } = await client.query<{ held: boolean }>(`select exists (select from ${named(name)}) as held`);
    if (rows[0]?.held)
      throw new BackupRefused(
        'This installation is in use: a backup is only restored into an empty one. Name a new data folder with HEADWAY_DATA, or a new database with DATABASE_URL.',
      );
  }
}

/**
 * Takes the foreign keys off while rows come in whatever order, and puts them back as they were: all rows are checked
 * then.
 */
async function withoutForeignKeys(client: pg.Client): Promise<{ putBack(): Promise<void> }> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select c.relname as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conparentid = 0 order by 1, 2`,
  );
  for (const { table, name } of keys) await client.query(`alter table ${named(table)} drop constraint ${name}`);
  return {
    async putBack() {
      for (const { table, name, definition } of keys)
        await client.query(`alter table ${named(table)} add constraint ${name} ${definition}`);
    },
  };
}

/** @throws BackupRefused where what is in the tables now is not what the manifest says */
async function readBack(client: pg.Client, manifest: Manifest): Promise<TableHeld[]> {
  const read: TableHeld[] = [];
  const wanted = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const table of await tablesIn(client)) {
    const held = await heldIn(client, table, manifest.councils);
    const want = wanted.get(table.name);
    if (held.rows !== (want?.rows ?? 0) || (want && held.sha256 !== want.sha256))
      throw new BackupRefused(
        `Table ${table.name} came back otherwise than it was: nothing was restored. Please report this.`,
      );
    if (want) read.push(held);
  }
  return read;
}
