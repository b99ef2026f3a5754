import { generateSecret, generateURI, verifySync } from 'otplib';

/** Codes of an authenticator app (RFC 6238, as every app has it): six digits, a new one every 30 seconds. */
const STEP_SECONDS = 30;
const DIGITS = 6;

export function newKey(): string {
  return generateSecret();
}

/**
 * The step that a code belongs to: now's, or one to either side for clocks that differ; null where it is none of them
 * or no later than the step of a code that was used. The caller keeps the step, so that a code works once.
 */
export function stepOf(key: string, code: string, lastStep: number | null, now: Date): number | null {
  const token = digitsOf(code);
  if (token.length !== DIGITS) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret: key, token, epoch, epochTolerance: STEP_SECONDS });
  if (!result.valid || !('timeStep' in result)) return null;
  return lastStep === null || result.timeStep > lastStep ? result.timeStep : null;
}

/** People type the gap that apps show. */
function digitsOf(code: string): string {
  const written = code.normalize('NFKC').replaceAll(/\s/g, '');
  return /^\d+$/.test(written) ? written : '';
}

/** Whether what was typed looks like a code of an app and not like a recovery code. */
export function isAppCode(text: string): boolean {
  return digitsOf(text).length === DIGITS;
}

/** The key as people type it into an app: groups of four. */
export function keyInGroups(key: string): string {
  return key.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** What an app reads from the picture. */
export function keyAddress(key: string, person: string, council: string): string {
  return generateURI({ issuer: `Headway ${council}`, label: person, secret: key });
}
