import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BEFORE_THE_FIRST, follower, hashedText, type Line } from './chain.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
type Hashed = Line & { hash: string };

const fields = fc.record({
  at: fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
  personId: fc.option(fc.uuid()),
  fromAddress: fc.option(fc.ipV4()),
  kind: fc.string({ minLength: 1 }),
  subject: fc.string(),
  reason: fc.option(fc.string()),
  detail: fc.json(),
  before: fc.option(fc.json()),
  after: fc.option(fc.json()),
  children: fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 3 }),
});

function chainOf(drawn: readonly Omit<Line, 'sequence' | 'previousHash'>[], authority = '998'): Hashed[] {
  let previousHash = BEFORE_THE_FIRST;
  return drawn.map((given, index) => {
    const line = { ...given, sequence: index + 1, previousHash };
    previousHash = sha256(hashedText(authority, line));
    return { ...line, hash: previousHash };
  });
}

function firstBreak(lines: readonly Hashed[], authority = '998') {
  const following = follower(authority, sha256);
  for (const line of lines) {
    const found = following.next(line);
    if (found) return found;
  }
  return null;
}

const chain = fc.array(fields, { minLength: 3, maxLength: 12 }).map((drawn) => chainOf(drawn));

describe('a chain of lines', () => {
  it('is whole as it was written', () => {
    fc.assert(fc.property(chain, (lines) => assert.equal(firstBreak(lines), null)));
  });

  it('names the line of which any field was changed', () => {
    const changes: ((line: Hashed) => Hashed)[] = [
      (line) => ({ ...line, at: new Date(line.at.getTime() + 1) }),
      (line) => ({ ...line, personId: line.personId === null ? 'x' : null }),
      (line) => ({ ...line, fromAddress: `${line.fromAddress ?? ''}1` }),
      (line) => ({ ...line, kind: `${line.kind}.` }),
      (line) => ({ ...line, subject: `${line.subject} ` }),
      (line) => ({ ...line, reason: line.reason === null ? '' : null }),
      (line) => ({ ...line, detail: `${line.detail} ` }),
      (line) => ({ ...line, before: line.before === null ? '{}' : null }),
      (line) => ({ ...line, after: line.after === null ? '{}' : null }),
      (line) => ({ ...line, children: [...line.children, 'C-1'] }),
      (line) => ({ ...line, hash: sha256(line.hash) }),
    ];
    fc.assert(
      fc.property(chain, fc.nat(), fc.constantFrom(...changes), (lines, drawn, change) => {
        const at = drawn % lines.length;
        const changed = lines.map((line, index) => (index === at ? change(line) : line));
        assert.equal(firstBreak(changed)?.sequence, at + 1);
      }),
    );
  });

  it('names the place where a line was taken out, and where two changed places', () => {
    fc.assert(
      fc.property(chain, fc.nat(), (lines, drawn) => {
        const at = drawn % (lines.length - 1);
        assert.equal(firstBreak(lines.toSpliced(at, 1))?.sequence, at + 1);
        const swapped = lines.with(at, lines[at + 1] as Hashed).with(at + 1, lines[at] as Hashed);
        assert.equal(firstBreak(swapped)?.sequence, at + 1);
      }),
    );
  });

  it('does not pass for the chain of another council', () => {
    fc.assert(fc.property(chain, (lines) => assert.equal(firstBreak(lines, '997')?.sequence, 1)));
  });

  it('gives two different lines two different texts', () => {
    const line = { ...fields, sequence: 1, previousHash: BEFORE_THE_FIRST };
    const base = { at: new Date(0), personId: null, fromAddress: null, reason: null, before: null, after: null };
    const one = { ...line, ...base, kind: 'a', subject: 'b1:c', detail: '{}', children: [] };
    const other = { ...line, ...base, kind: 'a', subject: 'b', detail: '1:c{}', children: [] };
    assert.notEqual(hashedText('998', one), hashedText('998', other));
    assert.notEqual(hashedText('998', { ...one, reason: '' }), hashedText('998', { ...one, reason: null }));
  });
});
