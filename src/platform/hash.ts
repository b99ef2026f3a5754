import { createHash } from 'node:crypto';

/** The SHA-256 of a text, as 64 hexadecimal digits: by it a frozen version is known to be what it was. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
