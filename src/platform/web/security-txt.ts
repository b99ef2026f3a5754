import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import { isSecurityContact } from '../security-contact.ts';
import type { Route } from './route.ts';

/** Where people who found a weakness are to write, as RFC 9116 wants it told. */
export const SECURITY_TXT_PATH = '/.well-known/security.txt';

/** RFC 9116, 2.5.5: what is told should not be believed for a year or longer. */
const DAYS_GOOD = 180;

type Told = { contact: string; publicUrl: URL; now: Date };

/**
 * The text of the file. `Expires` counts from the asking, because the contact is what the installation says today; it
 * falls on the beginning of a day, so that the file stays the same the whole day.
 */
export function securityTxt({ contact, publicUrl, now }: Told): string {
  const expires = new Date(now.getTime() + DAYS_GOOD * 86_400_000);
  expires.setUTCHours(0, 0, 0, 0);
  const fields = [
    ['Contact', contact],
    ['Expires', expires.toISOString().replace('.000Z', 'Z')],
    ['Preferred-Languages', 'en'],
    ['Canonical', new URL(SECURITY_TXT_PATH, publicUrl).href],
  ];
  return fields.map(([name, value]) => `${name}: ${value}\n`).join('');
}

/** The file for anybody; it does not exist where the installation names nobody to write to. */
export function securityTxtRoute(told: { securityContact: string | null; publicUrl: URL; clock: Clock }): Route {
  return {
    method: 'GET',
    path: SECURITY_TXT_PATH,
    what: 'Whom to tell of a weakness (RFC 9116)',
    permission: 'anybody',
    open() {
      const { securityContact: contact, publicUrl, clock } = told;
      if (contact === null || !isSecurityContact(contact)) throw new AppError('NOT_FOUND');
      return { kind: 'text', body: securityTxt({ contact, publicUrl, now: clock.now() }) };
    },
  };
}
