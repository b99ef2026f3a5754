import { momentInWords } from '#kernel/moment.ts';
import { checkBackup, type Manifest, manifestInWords, passphraseFrom, restorableWith } from '../backup/index.ts';
import { knownMigrations } from '../platform/database/migrate.ts';
import type { BackupCommand } from './arguments.ts';
import { say } from './saying.ts';

/** Reads a backup whole and says whether it is sound and can be restored by this Headway. */
export async function check({ file, passphraseFile }: BackupCommand): Promise<void> {
  await checkedBackup(file, await passphraseFrom(process.env, passphraseFile));
  say('This Headway can restore it.');
}

/** @throws BackupRefused where it is not sound, or not for this Headway */
export async function checkedBackup(file: string, passphrase: string): Promise<Manifest> {
  say(`Checking ${file} …`);
  const manifest = await checkBackup(file, passphrase);
  const made = momentInWords(new Date(manifest.madeAt));
  say(`It was made on ${made} by Headway ${manifest.headway} and holds ${manifestInWords(manifest)}.`);
  say('All of it was read; every count and checksum is right.');
  const refused = restorableWith(await knownMigrations(), manifest);
  if (refused) throw refused;
  return manifest;
}
