import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COUNTS, type CountRule, countInWords, countOn, defaultCounts, numberInWords } from './counts.ts';
import { localDate } from './local-date.ts';

const changed: CountRule = {
  ...COUNTS['C-IMPACT-SUSTAINED'],
  counts: [
    { value: 3, from: localDate('2018-01-01'), until: localDate('2022-08-09'), basis: 'local', source: 'First' },
    { value: 4, from: localDate('2022-08-09'), until: null, basis: 'guidance', source: 'Then' },
  ],
};

describe('a number that rules count by', () => {
  for (const [day, amount] of [
    ['2017-01-01', 3],
    ['2022-08-08', 3],
    ['2022-08-09', 4],
  ] as const)
    it(`is ${amount} on ${day}`, () => assert.equal(countOn(changed, localDate(day)).value, amount));

  for (const [id, rule] of Object.entries(COUNTS) as [keyof typeof COUNTS, CountRule][])
    it(`${id} lies within its own bounds and says where it comes from`, () => {
      const amount = defaultCounts(localDate('2022-08-09'))(id);
      assert.ok(amount >= rule.least && amount <= rule.most);
      assert.match(countOn(rule, localDate('2022-08-09')).source, /^Headway’s default/);
    });

  it('is said with its unit, and in a sentence as a word up to nine', () => {
    assert.equal(countInWords(changed, 1), '1 result');
    assert.equal(countInWords(changed, 3), '3 results');
    assert.deepEqual([numberInWords(2), numberInWords(9), numberInWords(10)], ['two', 'nine', '10']);
  });
});
