import { createHash, randomBytes } from 'node:crypto';

/** Only hashes of tokens are kept: who reads the database cannot sign in with it. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest();
export const newToken = () => randomBytes(32).toString('base64url');

export function hoursAfter(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * 3_600_000);
}
