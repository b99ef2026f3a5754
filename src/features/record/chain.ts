/** One line of the record, as it is kept and hashed. */
export type Line = {
  sequence: number;
  at: Date;
  personId: string | null;
  fromAddress: string | null;
  kind: string;
  subject: string;
  reason: string | null;
  /** The texts of JSON as they are kept: hashing what was parsed could hash something else. */
  detail: string;
  before: string | null;
  after: string | null;
  /** Pseudonyms, in order. */
  children: readonly string[];
  previousHash: string;
};

/** What the first line of a council names as the one before it. */
export const BEFORE_THE_FIRST = '0'.repeat(64);

/**
 * The text whose SHA-256 is a line's hash: each field as its length in bytes, a colon and itself, a missing one as a
 * hyphen, so that no two lines share a text. The council and the hash of the line before are in it, so that a line fits
 * in one place only.
 */
export function hashedText(authority: string, line: Line): string {
  const { previousHash, sequence, at, personId, fromAddress, kind, subject, reason, detail, before, after } = line;
  const fields = [previousHash, authority, String(sequence), at.toISOString(), personId, fromAddress];
  return [...fields, kind, subject, reason, detail, before, after, line.children.join(',')].map(field).join('');
}

const encoder = new TextEncoder();

function field(value: string | null): string {
  return value === null ? '-' : `${encoder.encode(value).length}:${value}`;
}

/** Where a chain is broken, and how one can tell. */
export type Break = { sequence: number; finding: string };

/** Follows a chain line by line; each line is given once, in order. */
export function follower(authority: string, hashOf: (text: string) => string) {
  let expected = 1;
  let last = BEFORE_THE_FIRST;
  return {
    /** Null where the line fits; otherwise what is wrong with it. */
    next(line: Line & { hash: string }): Break | null {
      const { sequence } = line;
      if (sequence !== expected)
        return { sequence: expected, finding: `line ${expected} is missing; the next one is ${sequence}` };
      if (line.previousHash !== last)
        return { sequence, finding: `line ${sequence} does not follow the line before it` };
      if (hashOf(hashedText(authority, line)) !== line.hash)
        return { sequence, finding: `line ${sequence} was changed after it was written` };
      expected += 1;
      last = line.hash;
      return null;
    },
    end: () => ({ sequence: expected - 1, hash: last }),
  };
}
