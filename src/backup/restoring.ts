import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Connection } from '#platform/database/database.ts';
import { keepSecret } from '#platform/secret.ts';
import { tallyOf } from './archive.ts';
import { readBackup } from './checking.ts';
import { type Stage, stageFor } from './kept-files.ts';
import type { Manifest, TableHeld } from './manifest.ts';
import { BackupRefused } from './refusal.ts';
import { clientTo, heldIn, named, type Table } from './tables.ts';
import { refuseWhileUsed, tablesFor, takeEmpty } from './target.ts';

/** Rows that must not come back alive, where the table is there: they are deleted, or set to what they end as. */
export type Ending = { what: string; table: string; where: string; set?: string };

export type RestoreOrder = {
  file: string;
  passphrase: string;
  /** As it was checked before. */
  manifest: Manifest;
  /** As the owner of the tables; its schema is that of the backup. */
  connection: Connection;
  dataDirectory: string;
  ends: readonly Ending[];
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
      return await inTransaction(client, () => fill(client, stage, order));
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

/** The owner steps out of the policies, which know one council at a time, and back in before anybody sees it. */
async function fill(client: pg.Client, stage: Stage, order: RestoreOrder): Promise<Restored> {
  const { manifest, say } = order;
  const tables = await tablesFor(client, manifest);
  await hold(client, tables, 'no force');
  await takeEmpty(client, tables);
  const keys = await withoutForeignKeys(client, tables);
  say('Loading …');
  await load(client, stage, order);
  await keys.putBack();
  say('Reading back …');
  const read = await readBack(client, tables, manifest);
  await readFilesBack(stage, manifest);
  const ended = await end(client, tables, order);
  await hold(client, tables, 'force');
  await stage.settle();
  if (order.keepsSecret && manifest.secret !== null) await keepSecret(order.dataDirectory, manifest.secret);
  return { tables: read, ended };
}

async function hold(client: pg.Client, tables: readonly Table[], how: 'force' | 'no force'): Promise<void> {
  for (const { name, isForced } of tables)
    if (isForced) await client.query(`alter table ${named(name)} ${how} row level security`);
}

async function load(client: pg.Client, stage: Stage, { file, passphrase, manifest }: RestoreOrder): Promise<void> {
  await readBackup(file, passphrase, async (head, content) => {
    if (head.kind === 'file') return stage.put(head.path, content);
    const columns = head.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const into = client.query(copyFrom(`copy ${named(head.name)} (${columns}) from stdin`));
    await pipeline(Readable.from(content, { objectMode: false }), into);
  });
  for (const { name, last, isCalled } of manifest.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [named(name), last, isCalled]);
}

/**
 * Takes the foreign keys off while rows come in whatever order, and puts them back as they were: all rows are checked
 * then.
 */
async function withoutForeignKeys(client: pg.Client, tables: readonly Table[]): Promise<{ putBack(): Promise<void> }> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conparentid = 0 and c.relname = any ($1)
     order by 1, 2`,
    [tables.map(({ name }) => name)],
  );
  for (const { table, name } of keys)
    await client.query(`alter table ${named(table)} drop constraint ${pg.escapeIdentifier(name)}`);
  return {
    async putBack() {
      for (const { table, name, definition } of keys)
        await client.query(`alter table ${named(table)} add constraint ${pg.escapeIdentifier(name)} ${definition}`);
    },
  };
}

/** @throws BackupRefused where what is in the tables now is not what the manifest says */
async function readBack(client: pg.Client, tables: readonly Table[], manifest: Manifest): Promise<TableHeld[]> {
  const wanted = new Map(manifest.tables.map((table) => [table.name, table]));
  const read: TableHeld[] = [];
  for (const table of tables) {
    const held = await heldIn(client, table, manifest.councils);
    const want = wanted.get(table.name);
    if (held.rows !== want?.rows || held.sha256 !== want.sha256) throw otherwise(`Table ${table.name}`);
    read.push(held);
  }
  return read;
}

async function readFilesBack(stage: Stage, { files }: Manifest): Promise<void> {
  for (const { path, sha256 } of files)
    if ((await tallyOf(stage.read(path))).sha256 !== sha256) throw otherwise(`File ${path}`);
}

function otherwise(what: string): BackupRefused {
  return new BackupRefused(`${what} came back otherwise than it was: nothing was restored. Please report this.`);
}

async function end(client: pg.Client, tables: readonly Table[], { ends }: RestoreOrder): Promise<Restored['ended']> {
  const ended: Restored['ended'] = [];
  for (const { what, table, where, set } of ends) {
    if (!tables.some(({ name }) => name === table)) continue;
    const change = set === undefined ? `delete from ${named(table)}` : `update ${named(table)} set ${set}`;
    const { rowCount } = await client.query(`${change} where ${where}`);
    ended.push({ what, count: rowCount ?? 0 });
  }
  return ended;
}
