import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { coverageOf } from './font-coverage.ts';
import { fontFiles, withPaperFont } from './look.ts';
import { breakable, printable } from './text.ts';

describe('text that may be printed', () => {
  const cases: [string, string, string][] = [
    ['keeps letters, accents and signs', 'Łódź ≥ 90 % – “so”', 'Łódź ≥ 90 % – “so”'],
    ['is one line', 'one\r\n  two\tthree', 'one two three'],
    ['has no control characters', 'a\u0000b\u0007c\u009fd', 'abcd'],
    ['has no marks that turn its direction round', 'abc\u202edef\u2066', 'abcdef'],
    ['has no half of a pair', 'a\ud800b', 'a\ufffdb'],
  ];
  for (const [name, text, expected] of cases) test(name, () => assert.equal(printable(text), expected));
});

describe('a word', () => {
  test('of 24 characters is left whole', () => assert.equal(breakable('x'.repeat(24)), 'x'.repeat(24)));
  test('of 25 may break after every 12, and its letters stay', () => {
    const broken = breakable('x'.repeat(25));
    assert.deepEqual(
      broken.split('\u200b').map((piece) => piece.length),
      [12, 12, 1],
    );
  });
});

describe('the papers’ font', () => {
  const isCovered = coverageOf(readFileSync(fontFiles()[0] ?? ''));
  const cases: [string, boolean][] = [
    ['a', true],
    ['Ł', true],
    ['≥', true],
    ['□', true],
    ['中', false],
    ['🙂', false],
  ];
  for (const [character, expected] of cases)
    test(`${expected ? 'draws' : 'does not draw'} ${character}`, () =>
      assert.equal(isCovered(character.codePointAt(0) ?? 0), expected));

  test('takes the place of every font that a chart names', () => {
    const svg = `<text font-family="'Inter', sans-serif"/><style>text{font-family:Inter,serif;fill:red}</style>`;
    assert.equal(
      withPaperFont(svg),
      `<text font-family="Source Sans 3"/><style>text{font-family:'Source Sans 3';fill:red}</style>`,
    );
  });
});
