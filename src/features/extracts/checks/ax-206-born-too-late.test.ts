import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bornTooLate as check } from './ax-206-born-too-late.ts';
import { found } from './case-table.ts';

test('a birth that nobody can expect yet is found, an expected one is not', () => {
  for (const [bornOn, fails] of [
    ['2023-05-22', true],
    ['2023-05-21', false],
    ['2010-01-01', false],
    [null, false],
  ] as const)
    assert.deepEqual(found(check, 'contacts', { bornOn }), fails ? ['bornOn'] : []);
});
