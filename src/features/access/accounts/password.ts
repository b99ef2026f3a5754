import { isCommon } from './common-password.ts';

/** Counted in characters as people see them, after composing accents; there are no rules on which characters. */
const SHORTEST = 12;
const LONGEST = 128;
/** Shorter parts of names stand in too many other words. */
const SHORTEST_PART = 4;

/** What a password must not be made of. */
export type About = { name: string; email: string; council: string };

export type PasswordProblem = 'too-short' | 'too-long' | 'common' | 'about-you';

/** A password as it is counted, hashed and compared, whichever keyboard composed its accents. */
export function composed(password: string): string {
  return password.normalize('NFC');
}

/** What is wrong with a new password; null where nothing. Length first: it is what people can count. */
export function passwordProblem(password: string, about: About): PasswordProblem | null {
  const length = [...composed(password)].length;
  if (length < SHORTEST) return 'too-short';
  if (length > LONGEST) return 'too-long';
  if (namesSomething(password, about)) return 'about-you';
  return isCommon(password) ? 'common' : null;
}

/** Words of a council's name that many councils share. */
const SHARED = new Set([
  'council',
  'county',
  'city',
  'borough',
  'london',
  'metropolitan',
  'district',
  'royal',
  'unitary',
]);

function namesSomething(password: string, { name, email, council }: About): boolean {
  const text = foldedOf(password);
  const [mailbox = '', domain = ''] = email.split('@');
  const parts = [name, mailbox, domain.split('.')[0] ?? '', council, 'headway']
    .flatMap((from) => [from.replaceAll(/[^\p{L}\p{N}]/gu, ''), ...from.split(/[^\p{L}\p{N}]+/u)])
    .filter((part) => !SHARED.has(part.toLowerCase()))
    .map(foldedOf)
    .filter((part) => part.length >= SHORTEST_PART);
  return parts.some((part) => text.includes(part));
}

/** Letters and numbers alone, without accents and capitals, with the commonest signs as the letters they stand for. */
function foldedOf(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '@': 'a',
    $: 's',
    '!': 'i',
  };
  return [...text.normalize('NFKD').toLowerCase()]
    .map((character) => letters[character] ?? character)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
