const LONGEST = 31;
const FORBIDDEN = /[[\]:*?/\\]/g;
/** Excel keeps this name for itself. */
const RESERVED = 'history';

/**
 * Names that Excel takes for sheets, in the order asked for: 31 characters at most, none of `[ ] : * ? / \`, no
 * apostrophe at either end, not blank, and no two the same whatever their case.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>([RESERVED]);
  return wanted.map((name) => {
    const free = freeName(allowed(name), taken);
    taken.add(free.toLowerCase());
    return free;
  });
}

function allowed(name: string): string {
  const plain = name.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ');
  return cut(plain.trim(), LONGEST) || 'Sheet';
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` ${number}`;
    const candidate = `${cut(name, LONGEST - suffix.length)}${suffix}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/** Cut to so many code units, never through the middle of a character, with no apostrophe or blank at its ends. */
function cut(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.replace(/^['\s]+|['\s]+$/g, '');
}
