import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RECOVERY_CODES, recoveryCodeAsKept, recoveryCodes } from './recovery-code.ts';

test('recovery codes are ten, in groups, of letters and digits that are not taken for each other', () => {
  let drawn = 0;
  const codes = recoveryCodes(() => (drawn++ % 1000) / 1000);
  assert.equal(codes.length, RECOVERY_CODES);
  assert.equal(new Set(codes).size, RECOVERY_CODES);
  for (const code of codes) assert.match(code, /^[a-hjkmnp-z2-9]{7}(-[a-hjkmnp-z2-9]{7}){3}$/);
});

test('a recovery code has at least 128 bits, so that its hash need not be slow', () => {
  const letters = new Set(Array.from({ length: 1000 }, (_, index) => recoveryCodes(() => index / 1000)[0]?.[0]));
  const [code = ''] = recoveryCodes(() => 0);
  const bits = recoveryCodeAsKept(code).length * Math.log2(letters.size);
  assert.ok(bits >= 128, `${bits} bits`);
});

test('the smallest and the largest number that can be drawn give a code of full length', () => {
  for (const number of [0, 0.999_999_999_999]) assert.equal(recoveryCodes(() => number)[0]?.length, 31);
});

for (const typed of ['abcdef-ghjkmn-pqrst', ' ABCDEF GHJKMN PQRST ', 'abcdefghjkmnpqrst', 'abcdef–ghjkmn–pqrst'])
  test(`${JSON.stringify(typed)} is taken as it is kept`, () =>
    assert.equal(recoveryCodeAsKept(typed), 'abcdefghjkmnpqrst'));
