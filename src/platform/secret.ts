import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config.ts';
import { AppError } from './errors.ts';

/** What one installation knows and its database does not: keys for sealing and for pseudonyms are made from it. */
export type Secret = {
  /** Seals a short text for one purpose; what is sealed for one opens for no other. */
  seal(purpose: string, text: string): string;
  /** Opens what was sealed; null where it was changed, or sealed by another installation or for something else. */
  unseal(purpose: string, sealed: string): string | null;
  /** A keyed fingerprint: the same text gives the same one, and nobody without the secret can tell from what. */
  fingerprint(purpose: string, text: string): Buffer;
};

const FILE = 'secret';
const FEWEST_CHARACTERS = 32;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The secret of an installation: `HEADWAY_SECRET`, or where the database is our own a file beside it, made at the
 * first start.
 * @throws AppError SECRET_MISSING where the database is elsewhere and no secret was given
 */
export async function openSecret({ secret, databaseUrl, dataDirectory }: Config): Promise<Secret> {
  if (secret !== null) return secretOf(secret);
  if (databaseUrl !== null) throw new AppError('SECRET_MISSING');
  return secretOf(await secretInFile(path.join(dataDirectory, FILE)));
}

/** The text from which the keys are made, for a backup; null where none was given and none was made yet. */
export async function secretText({ secret, databaseUrl, dataDirectory }: Config): Promise<string | null> {
  return secret ?? (databaseUrl === null ? readSecret(path.join(dataDirectory, FILE)) : null);
}

/** Puts the secret of an installation that is restored where `openSecret` looks for it. */
export async function keepSecret(dataDirectory: string, text: string): Promise<void> {
  const file = path.join(dataDirectory, FILE);
  const draft = `${file}.${process.pid}.part`;
  await writeFile(draft, `${text}\n`, { mode: 0o600, flush: true });
  await rename(draft, file);
}

async function readSecret(file: string): Promise<string | null> {
  const found = (await readFile(file, 'utf8').catch(() => '')).trim();
  return found.length >= FEWEST_CHARACTERS ? found : null;
}

async function secretInFile(file: string): Promise<string> {
  const found = await readSecret(file);
  if (found !== null) return found;
  const made = randomBytes(KEY_BYTES).toString('base64url');
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return made;
}

/** The keys made from a secret's text, one for each purpose (HKDF, RFC 5869). */
export function secretOf(text: string): Secret {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string) => {
    const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', text, 'headway', purpose, KEY_BYTES));
    keys.set(purpose, key);
    return key;
  };
  return {
    seal(purpose, plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    unseal(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString();
      } catch {
        return null;
      }
    },
    fingerprint: (purpose, plain) => createHmac('sha256', keyFor(purpose)).update(plain).digest(),
  };
}
