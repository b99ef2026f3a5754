import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from '#platform/database/database.ts';
import { startEmbeddedDatabase } from '#platform/database/embedded.ts';
import { migrate } from '#platform/database/migrate.ts';
import { addDrawnTable, asOwner, type Drawn, fill } from './drawn.support.ts';
import { type BackupMade, checkBackup, makeBackup, type Restored, restoreBackup } from './index.ts';

export const PASSPHRASE = 'a passphrase for the tests';
export const SECRET = 'the secret of the installation it came from';
const NOW = new Date('2026-11-21T22:00:00Z');
const FAST = 10;
const ENDS = [
  { what: 'session', table: 'session', where: 'true' },
  { what: 'of a table that is not there', table: 'no_such_table', where: 'true' },
];

/** An installation as a backup sees it: a database and a data folder. */
export type Place = { connection: Connection; dataDirectory: string };

export type Places = {
  folder: string;
  /** Migrated, with the drawn table, and nobody in it. */
  empty(): Promise<Place>;
  /** Without the drawn table. */
  plain(): Promise<Place>;
  filled(rows: readonly Drawn[]): Promise<Place>;
  backup(place: Place, given?: { target?: string; passphrase?: string; say?: (line: string) => void }): Promise<Backup>;
  /** Checks first, as the command does. */
  restore(file: string, place: Place, given?: { afterCheck?: () => Promise<void> }): Promise<Restored>;
  stop(): Promise<void>;
};
export type Backup = { target: string; made: BackupMade };

/** Places for backups on one embedded server, each a database of its own. */
export async function startPlaces(): Promise<Places> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-backup-'));
  const embedded = await startEmbeddedDatabase(path.join(folder, 'data'));
  let number = 0;
  const database = async (name: string, template: string): Promise<Place> => {
    await asOwner(embedded.connection, (client) => client.query(`create database ${name} template ${template}`));
    const dataDirectory = path.join(folder, name);
    await mkdir(dataDirectory);
    return { connection: { ...embedded.connection, database: name }, dataDirectory };
  };
  const next = (template: string) => {
    number += 1;
    return database(`place_${number}`, template);
  };
  await migrate((await database('migrated', 'template0')).connection);
  await addDrawnTable((await database('with_drawn', 'migrated')).connection);
  return {
    folder,
    empty: () => next('with_drawn'),
    plain: () => next('migrated'),
    async filled(rows) {
      const place = await next('with_drawn');
      await fill(place.connection, rows);
      return place;
    },
    async backup(place, given = {}) {
      number += 1;
      const target = path.join(folder, `${number}.backup`);
      const order = { target, passphrase: PASSPHRASE, secret: SECRET, headway: '0.1.0', now: NOW, cost: FAST };
      const whole = { ...place, say: () => undefined, ...order, ...given };
      return { target: whole.target, made: await makeBackup(whole) };
    },
    async restore(file, place, { afterCheck } = {}) {
      const manifest = await checkBackup(file, PASSPHRASE);
      await afterCheck?.();
      const order = { file, passphrase: PASSPHRASE, manifest, ends: ENDS, keepsSecret: true, say: () => undefined };
      return restoreBackup({ ...place, ...order });
    },
    async stop() {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Everything in the drawn table. */
export function drawnIn(place: Place): Promise<Record<string, unknown>[]> {
  return asOwner(place.connection, async (client) => {
    const { rows } = await client.query(
      `select authority_id, words, sequence::text, number, doubled::text, document::text, canonical::text, bytes, list,
         at::text, exact::text, floating::text, follows
       from drawn order by authority_id, words collate "C"`,
    );
    return rows;
  });
}
