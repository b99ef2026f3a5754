import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { type BackupMade, counted, makeBackup, manifestInWords, passphraseFrom } from '../backup/index.ts';
import { record } from '../features/record/index.ts';
import type { Config } from '../platform/config.ts';
import { authorityId, type Connection, openDatabase } from '../platform/database/database.ts';
import { pendingMigrations } from '../platform/database/migrate.ts';
import { AppError } from '../platform/errors.ts';
import { secretText } from '../platform/secret.ts';
import { version } from '../platform/version.ts';
import { config, mustExist } from './an-installation.ts';
import type { BackupCommand } from './arguments.ts';
import { withDatabase } from './its-database.ts';
import { PlainFailure } from './plain-failure.ts';
import { give, say } from './saying.ts';

/**
 * Writes everything in this installation into one sealed file, whether Headway runs or not, and prints its path.
 * @returns whether all of it was as it should be
 */
export async function backup({ file, passphraseFile }: BackupCommand): Promise<boolean> {
  const settings = config();
  const passphrase = await passphraseFrom(process.env, passphraseFile);
  await mustExist(settings);
  const target = path.resolve(file);
  const made = await withDatabase(settings, settings.ownerUrl ?? settings.databaseUrl, async (connection) => {
    const isCurrent = (await pendingMigrations(connection)).length === 0;
    const order = { connection, dataDirectory: settings.dataDirectory, target, passphrase };
    const secret = await itsSecret(settings, isCurrent);
    const done = await makeBackup({ ...order, secret, headway: await version(), now: new Date(), say });
    if (isCurrent) await note(connection, 'backup.made', done);
    else say('The record could not be told: it is of an earlier version. Start Headway to bring it up to date.');
    return done;
  });
  say(`\nThe backup holds ${manifestInWords(made.manifest)}: ${counted(made.bytes, 'byte')}, SHA-256 ${made.sha256}.`);
  say('Keep its passphrase somewhere else: without it nobody can open the file, also not to restore it.');
  if (await isInside(target, settings.dataDirectory))
    say('It lies in the data folder: copy it to another machine, or both are lost together.');
  for (const name of made.rotten) say(`The uploaded file ${name} is no longer what it was: check the disk.`);
  give(target);
  return made.rotten.length === 0;
}

/**
 * What seals are made with; a backup without it could not be worked with.
 * @throws PlainFailure where it is not known here
 */
async function itsSecret(settings: Config, isCurrent: boolean): Promise<string | null> {
  const secret = await secretText(settings);
  if (secret !== null || !isCurrent) return secret; // a Headway from before there was a secret
  if (settings.databaseUrl !== null) throw new AppError('SECRET_MISSING');
  throw new PlainFailure(
    'The secret of this installation is not known here. Set HEADWAY_SECRET as it is for the start.',
  );
}

/** That everything was copied, or put back, stands in the record of each council. */
export async function note(
  connection: Connection,
  kind: 'backup.made' | 'backup.restored',
  { manifest, sha256 }: Pick<BackupMade, 'manifest'> & { sha256?: string },
): Promise<void> {
  const database = openDatabase(connection);
  const detail = { tables: manifest.tables.length, files: manifest.files.length, madeAt: manifest.madeAt };
  try {
    for (const code of manifest.councils) {
      const authority = authorityId(code);
      await database.as(authority, (db) =>
        record(db, { authority, personId: null, from: 'command line' }, kind, sha256 ?? manifest.madeAt, { detail }),
      );
    }
  } finally {
    await database.close();
  }
}

async function isInside(file: string, folder: string): Promise<boolean> {
  const [inner, outer] = await Promise.all([realpath(file), realpath(folder)]);
  return !path.relative(outer, inner).startsWith('..');
}
