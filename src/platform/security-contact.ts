/** A contact is an address to write to or a page over TLS, in one line: `mailto:` or `https:` (RFC 9116, 2.5.3). */
export function isSecurityContact(text: string): boolean {
  if (/[\s\p{Cc}]/u.test(text)) return false;
  if (/^mailto:[^@/?#]+@[^@/?#]+(\?[^#]*)?$/i.test(text)) return true;
  return /^https:\/\//i.test(text) && URL.canParse(text) && new URL(text).username === '';
}
