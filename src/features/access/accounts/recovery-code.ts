/** Codes that stand in for a lost phone: each works once. */
export const RECOVERY_CODES = 10;

/** Without letters and digits that look alike. 138 bits each: no hash of one can be turned back by trying. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 28;

/** Ten codes made of random numbers from 0 to below 1, which the caller draws from where secrets are drawn. */
export function recoveryCodes(drawn: () => number): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    inGroups(Array.from({ length: LENGTH }, () => letter(drawn())).join('')),
  );
}

function letter(number: number): string {
  return ALPHABET[Math.floor(number * ALPHABET.length)] ?? '';
}

function inGroups(code: string): string {
  return code.match(/.{1,7}/g)?.join('-') ?? '';
}

/** A code as it is compared: people type capitals, blanks and dashes as they like. */
export function recoveryCodeAsKept(typed: string): string {
  return typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
