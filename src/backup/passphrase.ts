import { readFile } from 'node:fs/promises';
import { BackupRefused } from './refusal.ts';

export const PASSPHRASE_SETTING = 'HEADWAY_BACKUP_PASSPHRASE';
const FEWEST_CHARACTERS = 16;

/**
 * The passphrase that seals and opens backups: the first line of a file, or the setting; never an argument, which others
 * on the machine could see. What this process starts does not inherit it.
 * @throws BackupRefused where there is none
 */
export async function passphraseFrom(
  environment: Record<string, string | undefined>,
  file: string | null,
): Promise<string> {
  const setting = environment[PASSPHRASE_SETTING];
  delete environment[PASSPHRASE_SETTING];
  const given = file === null ? setting : await firstLine(file);
  if (given === undefined || given === '')
    throw new BackupRefused(
      file === null
        ? `A backup holds children's records and is sealed by a passphrase. Put one into a file that only you can read and name it with --passphrase-file, or set ${PASSPHRASE_SETTING}.`
        : `There is no passphrase in ${file}. Write one into its first line.`,
    );
  return given;
}

/** A passphrase for a new backup must not be guessed by trying. @throws BackupRefused where it is short */
export function checkStrength(passphrase: string): void {
  if (passphrase.length >= FEWEST_CHARACTERS) return;
  throw new BackupRefused(
    `The passphrase has fewer than ${FEWEST_CHARACTERS} characters. Take a longer one, for example from: openssl rand -base64 24`,
  );
}

async function firstLine(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BackupRefused(`The passphrase cannot be read from ${file} (${error.code}).`);
  });
  return (text.split(/\r?\n/)[0] ?? '').trim();
}
