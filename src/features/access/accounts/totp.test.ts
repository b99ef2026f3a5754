import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAppCode, keyAddress, keyInGroups, newKey, stepOf } from './totp.ts';

/** RFC 6238, appendix B, SHA-1: the key "12345678901234567890", its last six digits. */
const RFC_KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const RFC: [seconds: number, code: string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
];
const at = (seconds: number) => new Date(seconds * 1000);

for (const [seconds, code] of RFC)
  test(`the code of RFC 6238 at ${seconds} s is taken`, () =>
    assert.equal(stepOf(RFC_KEY, code, null, at(seconds)), Math.floor(seconds / 30)));

const CLOCKS: [apart: number, taken: boolean][] = [
  [-300, false],
  [-60, false],
  [-30, true],
  [0, true],
  [30, true],
  [60, false],
  [300, false],
];
for (const [apart, taken] of CLOCKS)
  test(`a code of a clock ${apart} s off is ${taken ? 'taken' : 'refused'} (S007)`, () => {
    const [seconds, code] = [1111111111, '050471'];
    assert.equal(stepOf(RFC_KEY, code, null, at(seconds - apart)) !== null, taken);
  });

test('a code works once, and none of an earlier step after it (S007)', () => {
  const now = at(1111111111);
  const step = stepOf(RFC_KEY, '050471', null, now);
  assert.equal(step, 37037037);
  assert.equal(stepOf(RFC_KEY, '050471', step, now), null);
  assert.equal(stepOf(RFC_KEY, '081804', step, now), null, 'the step before');
  assert.equal(stepOf(RFC_KEY, '081804', null, now), 37037036, 'which alone would do');
});

for (const code of [
  '',
  '05047',
  '0504711',
  'abcdef',
  '05047a',
  '-50471',
  '5.0471',
  '0x5047',
  '050471; --',
  '９９９９９９',
])
  test(`${JSON.stringify(code)} is no code of this moment`, () =>
    assert.equal(stepOf(RFC_KEY, code, null, at(1111111111)), null));

test('the gap that apps show may be typed', () =>
  assert.equal(stepOf(RFC_KEY, ' 050 471', null, at(1111111111)), 37037037));

test('a code of an app is told from a recovery code', () => {
  assert.equal(isAppCode('050 471'), true);
  assert.equal(isAppCode('abcd-efgh-jkmn-pqrs'), false);
});

test('a new key is 160 bits, another each time, and reads as groups and as an address for apps', () => {
  const key = newKey();
  assert.match(key, /^[A-Z2-7]{32}$/);
  assert.notEqual(key, newKey());
  assert.match(keyInGroups(key), /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const address = new URL(keyAddress(key, 'a@severnshire.example', 'Severnshire'));
  assert.equal(address.protocol, 'otpauth:');
  assert.equal(address.searchParams.get('secret'), key);
  assert.equal(address.searchParams.get('issuer'), 'Headway Severnshire');
});
