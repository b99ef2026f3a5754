import path from 'node:path';
import type pg from 'pg';
import type { Connection } from '#platform/database/database.ts';
import { closing, entry, type Tally, tallied } from './archive.ts';
import { keptFiles, readKept } from './kept-files.ts';
import type { Manifest } from './manifest.ts';
import { checkStrength } from './passphrase.ts';
import { sealed } from './seal.ts';
import { appliedIn, clientTo, councilsIn, rowsOf, sequencesIn, tablesIn } from './tables.ts';
import { writeNew } from './writing.ts';

export type BackupOrder = {
  /** As the owner of the tables. */
  connection: Connection;
  dataDirectory: string;
  target: string;
  passphrase: string;
  /** The installation's secret, as text. */
  secret: string | null;
  headway: string;
  now: Date;
  say(line: string): void;
  /** log2 of scrypt's N, for tests. */
  cost?: number;
};

export type BackupMade = {
  manifest: Manifest;
  bytes: number;
  sha256: string;
  /** Kept files whose bytes are no longer what their names say: the disk has changed them. */
  rotten: string[];
};

/**
 * Writes everything that an installation holds into one sealed file, while Headway may go on working: all tables as they
 * were at one moment, the kept files, the secret, and a manifest with a checksum of each. Nothing is held in memory.
 * @throws BackupRefused
 */
export async function makeBackup(order: BackupOrder): Promise<BackupMade> {
  checkStrength(order.passphrase);
  const client = await clientTo(order.connection);
  try {
    await client.query('begin isolation level repeatable read read only');
    const written: { manifest?: Manifest } = {};
    const plain = contentOf(client, order, (manifest) => {
      written.manifest = manifest;
    });
    const file = await writeNew(order.target, sealed(plain, order.passphrase, order.cost));
    if (!written.manifest) throw new Error('a backup that was written has a manifest');
    return { manifest: written.manifest, ...file, rotten: rottenIn(written.manifest) };
  } finally {
    await client.end(); // it has only read: there is nothing to undo
  }
}

/** First the tables, then the files: one that comes in between is one too many, not one too few. */
async function* contentOf(
  client: pg.Client,
  { dataDirectory, secret, headway, now, say }: BackupOrder,
  done: (manifest: Manifest) => void,
): AsyncGenerator<Buffer> {
  const councils = await councilsIn(client);
  const migrations = await appliedIn(client);
  const tables: Manifest['tables'] = [];
  for (const table of await tablesIn(client)) {
    const { name, columns } = table;
    say(`Table ${name} …`);
    const keep = ({ lines, sha256 }: Tally) => tables.push({ name, columns, rows: lines, sha256 });
    yield* entry({ kind: 'table', name, columns }, tallied(rowsOf(client, table, councils), keep));
  }
  const sequences = await sequencesIn(client);
  const files: Manifest['files'] = [];
  const kept = await keptFiles(dataDirectory);
  if (kept.length > 0) say('Uploaded files …');
  for (const name of kept) {
    const content = await readKept(dataDirectory, name);
    if (content === null) continue; // it was withdrawn or erased in the meantime
    const keep = ({ bytes, sha256 }: Tally) => files.push({ path: name, bytes, sha256 });
    yield* entry({ kind: 'file', path: name }, tallied(content, keep));
  }
  const madeAt = now.toISOString();
  const manifest = { format: 1, headway, madeAt, councils, migrations, tables, sequences, files, secret } as const;
  yield closing(manifest);
  done(manifest);
}

/** A kept file is named by the hash of its bytes. */
function rottenIn({ files }: Manifest): string[] {
  return files
    .filter(({ path: file, sha256 }) => /^[0-9a-f]{64}$/.test(path.basename(file)) && path.basename(file) !== sha256)
    .map(({ path: file }) => file);
}
