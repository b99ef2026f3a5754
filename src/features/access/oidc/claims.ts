/** Somebody as a council's identity provider knows them. Who they are is issuer and subject together, never an e-mail. */
export type KnownPerson = {
  issuer: string;
  subject: string;
  name: string | null;
  email: string | null;
  /** The groups that the provider names; 'tooMany' where it leaves them out because there are too many. */
  groups: readonly string[] | 'tooMany';
};

const LONGEST_NAME = 200;
const MOST_GROUPS = 2000;

/**
 * What checked claims say of a person.
 *
 * Microsoft Entra leaves groups out of a token where there are more than 200, and says so in `_claim_names` or
 * `hasgroups` ("groups overage claim", Microsoft identity platform, ID token claims reference).
 */
export function readClaims(claims: Readonly<Record<string, unknown>>, groupsClaim: string): KnownPerson | null {
  const { iss: issuer, sub: subject } = claims;
  if (typeof issuer !== 'string' || typeof subject !== 'string' || issuer === '' || subject === '') return null;
  return { issuer, subject, name: nameIn(claims), email: emailIn(claims), groups: groupsIn(claims, groupsClaim) };
}

function nameIn({ name }: Readonly<Record<string, unknown>>): string | null {
  if (typeof name !== 'string') return null;
  const plain = name
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
  return plain === '' ? null : plain;
}

/** An address that the provider does not call unverified, in lower case. */
function emailIn({ email, email_verified: isVerified }: Readonly<Record<string, unknown>>): string | null {
  if (typeof email !== 'string' || isVerified === false || isVerified === 'false') return null;
  const plain = email.trim().toLowerCase();
  return /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(plain) && plain.length <= 254 ? plain : null;
}

function groupsIn(claims: Readonly<Record<string, unknown>>, groupsClaim: string): readonly string[] | 'tooMany' {
  const given = claims[groupsClaim];
  if (given === undefined && isOverage(claims, groupsClaim)) return 'tooMany';
  const listed: unknown[] = Array.isArray(given) ? given : [given];
  if (listed.length > MOST_GROUPS) return 'tooMany';
  return [...new Set(listed.filter((group) => typeof group === 'string' && group !== ''))] as string[];
}

function isOverage(claims: Readonly<Record<string, unknown>>, groupsClaim: string): boolean {
  const { _claim_names: elsewhere, hasgroups: has } = claims;
  if (typeof elsewhere === 'object' && elsewhere !== null && Object.hasOwn(elsewhere, groupsClaim)) return true;
  return has === true || has === 'true';
}
