import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isBuiltInDateFormat, isDateFormat } from './number-format.ts';

/** One pass takes a few; trying every pair of 160,000 brackets takes minutes. */
const ONE_PASS_MILLISECONDS = 200;

const FORMATS: readonly (readonly [string, boolean])[] = [
  ['General', false],
  ['0.00', false],
  ['#,##0;[Red]-#,##0', false],
  ['0.00E+00', false],
  ['@', false],
  ['dd/mm/yyyy;@', true],
  ['yyyy-mm-dd', true],
  ['[$-F800]dddd, mmmm dd, yyyy', true],
  ['[$-409]h:mm AM/PM', true],
  ['D-MMM-YY', true],
  ['0 "days"', false],
  ['0 "days', false],
  ['[h] 0', false],
  ['[dd', false],
  ['0\\d', false],
  ['0_d', false],
  ['*d0', false],
  ['"month" mm', true],
  ['', false],
];

describe('a number format shows a day or not', () => {
  for (const [code, expected] of FORMATS) {
    it(`${JSON.stringify(code)}: ${expected ? 'it does' : 'it does not'}`, () =>
      assert.equal(isDateFormat(code), expected));
  }

  it('is told in one pass over 160 kB of brackets, quotation marks or escapes', () => {
    for (const hostile of ['[$-409]'.repeat(23_000), '['.repeat(160_000), '"'.repeat(160_001), '\\'.repeat(160_000)]) {
      const start = performance.now();
      isDateFormat(hostile);
      assert.ok(performance.now() - start < ONE_PASS_MILLISECONDS);
    }
  });
});

describe('built-in formats show a day or not', () => {
  const edges: readonly (readonly [number, boolean])[] = [
    [0, false],
    [13, false],
    [14, true],
    [22, true],
    [23, false],
    [26, false],
    [27, true],
    [36, true],
    [37, false],
    [44, false],
    [45, true],
    [47, true],
    [48, false],
    [49, false],
    [50, true],
    [58, true],
    [59, false],
  ];
  for (const [id, expected] of edges) {
    it(`${id}: ${expected ? 'it does' : 'it does not'}`, () => assert.equal(isBuiltInDateFormat(id), expected));
  }
});
