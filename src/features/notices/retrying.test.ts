import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { giveUpAt, leaseUntil, nextTry } from './retrying.ts';

const NOW = new Date('2022-08-09T09:00:00Z');

describe('a mail that did not go', () => {
  for (const [tries, at] of [
    [1, '2022-08-09T09:01:00Z'],
    [2, '2022-08-09T09:05:00Z'],
    [3, '2022-08-09T09:15:00Z'],
    [4, '2022-08-09T10:00:00Z'],
    [5, '2022-08-09T13:00:00Z'],
    [40, '2022-08-09T13:00:00Z'],
  ] as const)
    it(`is tried again after try ${tries} at ${at}`, () => assert.deepEqual(nextTry(tries, NOW), new Date(at)));

  it('is given up after four days', () => assert.deepEqual(giveUpAt(NOW), new Date('2022-08-13T09:00:00Z')));

  it('is taken up again ten minutes after whoever took it said nothing more', () =>
    assert.deepEqual(leaseUntil(NOW), new Date('2022-08-09T09:10:00Z')));
});
