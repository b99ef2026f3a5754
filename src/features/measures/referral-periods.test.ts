import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { historyOf, referralPeriods } from './referral-periods.ts';

const own = { asAt: localDate('2022-08-05'), dataMonth: month('2022-07') };

function periods(...asAts: string[]): [string, string, string][] {
  const found = referralPeriods(
    own,
    asAts.map((asAt) => ({ asAt: localDate(asAt) })),
  );
  return found.map(({ extract, from, before }) => [extract.asAt, from, before]);
}

describe('the extract believed for earlier referrals', () => {
  it('is for each day the newest that holds it', () => {
    assert.deepEqual(periods('2022-05-05', '2022-07-05', '2021-11-05'), [
      ['2022-07-05', '2022-01-05', '2022-02-05'],
      ['2022-05-05', '2021-11-05', '2022-01-05'],
      ['2021-11-05', '2021-05-05', '2021-11-05'],
    ]);
  });

  it('ends at the first gap', () => {
    assert.deepEqual(periods('2022-02-05', '2021-08-04'), [['2022-02-05', '2021-08-05', '2022-02-05']]);
    assert.deepEqual(periods('2022-02-05', '2021-08-05').length, 2);
    assert.deepEqual(periods('2022-02-04'), []);
  });

  it('ends where 12 months before the oldest covered month, March 2022, are known', () => {
    assert.deepEqual(periods('2022-02-05', '2021-08-28', '2021-08-05'), [
      ['2022-02-05', '2021-08-05', '2022-02-05'],
      ['2021-08-28', '2021-02-28', '2021-08-05'],
    ]);
    assert.equal(periods('2022-02-05', '2021-09-01', '2021-08-05').length, 2);
    assert.equal(periods('2022-02-05', '2021-09-02', '2021-08-05').length, 3);
  });

  it('is of two as at one day the first given', () => {
    const [first, second] = ['first', 'second'].map((id) => ({ id, asAt: localDate('2022-07-05') }));
    if (!first || !second) throw new Error('two extracts were given');
    assert.deepEqual(
      referralPeriods(own, [first, second]).map(({ extract }) => extract.id),
      ['first'],
    );
  });

  it('is never one as at a later day, nor one that adds nothing', () => {
    assert.deepEqual(periods('2022-09-05', '2022-08-05'), []);
  });
});

describe('the history of referrals', () => {
  const extract = (asAt: string, days: Record<string, string[]>) => ({
    asAt: localDate(asAt),
    days: new Map(Object.entries(days).map(([child, of]) => [child, of.map(localDate)])),
  });
  const historyFrom = (...earlier: ReturnType<typeof extract>[]) =>
    historyOf(referralPeriods(own, earlier), ({ days }) => days);

  it('takes from each extract the days of its period, the first included and the last not', () => {
    const july = extract('2022-07-05', { A: ['2022-01-04', '2022-01-05', '2022-02-04', '2022-02-05', '2022-06-01'] });
    assert.deepEqual(historyFrom(july), {
      referrals: new Map([['A', ['2022-01-05', '2022-02-04']]]),
      since: '2022-01-05',
    });
  });

  it('does not count a referral that a newer extract corrected or no longer has', () => {
    const may = extract('2022-05-05', { A: ['2021-12-01', '2022-01-20'], B: ['2022-01-10'] });
    const july = extract('2022-07-05', { A: ['2022-01-25'] });
    const { referrals, since } = historyFrom(may, july);
    assert.deepEqual([...referrals], [['A', ['2021-12-01', '2022-01-25']]]);
    assert.equal(since, '2021-11-05');
  });

  it('is empty and unknown where nothing earlier is kept', () => {
    assert.deepEqual(historyFrom(), { referrals: new Map(), since: null });
  });
});
