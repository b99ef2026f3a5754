import { access } from 'node:fs/promises';
import { type Head, readArchive } from './archive.ts';
import { bytesOf } from './kept-files.ts';
import type { Manifest } from './manifest.ts';
import { BackupRefused } from './refusal.ts';
import { unsealed } from './seal.ts';

/**
 * Reads a backup from its first byte to its last and compares every table and file with the manifest.
 * @throws BackupRefused where anything is wrong, with what to do
 */
export async function checkBackup(file: string, passphrase: string): Promise<Manifest> {
  return readBackup(file, passphrase, async () => undefined);
}

/** The same, and gives each entry's content to `take`. */
export async function readBackup(
  file: string,
  passphrase: string,
  take: (head: Head, content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<Manifest> {
  await access(file).catch((error: NodeJS.ErrnoException) => {
    throw new BackupRefused(
      error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${error.code}).`,
    );
  });
  return readArchive(unsealed(bytesOf(file), passphrase), take);
}
