import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sheetNames } from './sheet-names.ts';

describe('names of sheets', () => {
  const cases: [string, string[], string[]][] = [
    ['keep what is allowed', ['AS-01', 'Final after'], ['AS-01', 'Final after']],
    ['lose what Excel forbids', ['a[b]c:d*e?f/g\\h'], ['a b c d e f g h']],
    ['keep 31 characters', ['x'.repeat(31)], ['x'.repeat(31)]],
    ['lose the 32nd', ['x'.repeat(32)], ['x'.repeat(31)]],
    ['lose apostrophes at their ends only', ["'it's'"], ["it's"]],
    ['are never blank', ['', '  ', '???'], ['Sheet', 'Sheet 2', 'Sheet 3']],
    ['differ by more than case', ['Lists', 'lists'], ['Lists', 'lists 2']],
    ['leave Excel its own', ['History'], ['History 2']],
    ['are not cut through the middle of a character', [`${'x'.repeat(30)}🙂`], ['x'.repeat(30)]],
  ];
  for (const [name, wanted, expected] of cases) test(name, () => assert.deepEqual(sheetNames(wanted), expected));

  test('are allowed and different whatever is asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 8 }), (wanted) => {
        const names = sheetNames(wanted);
        assert.equal(new Set(names.map((name) => name.toLowerCase())).size, wanted.length);
        for (const name of names) {
          assert.ok(name.length >= 1 && name.length <= 31, name);
          assert.doesNotMatch(name, /[[\]:*?/\\]|^'|'$/);
        }
      }),
    );
  });
});
