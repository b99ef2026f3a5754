import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { lastDayOf, month, monthAfter } from '#kernel/month.ts';
import { checksOverTime, inMonth, scoreOfAll, scoresBy, yearBefore } from './scores.ts';

const FIRST = month('2021-07');
const PERIOD = { from: month('2022-03'), to: month('2022-07'), today: localDate('2022-08-09') };

function counted(index: number, list: string, rows: number, foundIn: number, keptOut = 0) {
  const dataMonth = monthAfter(FIRST, index);
  return { dataMonth, asAt: lastDayOf(dataMonth), extractId: `E${index}`, list, rows, foundIn, keptOut };
}

const ROWS = Array.from({ length: 13 }, (_, index) => [
  counted(index, 'contacts', 1000, 100 - 5 * index, 1),
  counted(index, 'referrals', 500, 10),
]).flat();

describe('scores', () => {
  it('are the share of rows in which nothing was found, by month, oldest first', () => {
    const [contacts, referrals] = scoresBy(ROWS, ({ list }) => list, String, PERIOD);
    assert.deepEqual([contacts?.key, contacts?.months.length, contacts?.latest.month], ['contacts', 13, '2022-07']);
    assert.equal(contacts?.judged.latest?.value, 96);
    assert.equal(referrals?.judged.latest?.value, 98);
  });

  it('are judged as a measure is, of which more is better', () => {
    const [contacts, referrals] = scoresBy(ROWS, ({ list }) => list, String, PERIOD);
    assert.deepEqual([contacts?.judged.verdict, referrals?.judged.verdict], ['improving', 'noChange']);
  });

  it('of everything are the sums of all lists', () => {
    const all = scoreOfAll(ROWS, 'the council', PERIOD);
    const { rows, foundIn, keptOut } = all?.latest ?? {};
    assert.deepEqual([rows, foundIn, keptOut], [1500, 50, 1]);
    assert.equal(scoreOfAll([], 'the council', PERIOD), null);
  });

  it('of a year before are those of the same month, where it was counted', () => {
    const all = scoreOfAll(ROWS, 'the council', PERIOD);
    assert.equal(yearBefore(all?.months ?? [], month('2022-07'))?.month, '2021-07');
    assert.equal(yearBefore(all?.months ?? [], month('2022-06')), null);
  });

  it('of a list without rows have no figure', () => {
    const [empty] = scoresBy([counted(12, 'adoption', 0, 0)], ({ list }) => list, String, PERIOD);
    assert.deepEqual([empty?.judged.latest, empty?.judged.verdict], [null, 'undetermined']);
  });
});

describe('checks over time', () => {
  const all = scoreOfAll(ROWS, 'the council', PERIOD);
  const found = (index: number, check: string, rows: number) => ({
    ...{ dataMonth: monthAfter(FIRST, index), check, rows, keptOut: 0 },
  });
  const checks = checksOverTime(
    [found(0, 'AX-003', 30), found(12, 'AX-003', 4), found(12, 'AX-011', 20), found(3, 'AX-231', 2)],
    all,
    PERIOD,
  );

  it('stand in the order of what they find in the newest month', () => {
    assert.deepEqual(
      checks.map((check) => [check.check, inMonth(check, month('2022-07')), inMonth(check, month('2021-07'))]),
      [
        ['AX-011', 20, 0],
        ['AX-003', 4, 30],
        ['AX-231', 0, 0],
      ],
    );
  });

  it('have every month that was counted, also those in which they found nothing', () => {
    for (const { months } of checks) assert.equal(months.length, 13);
    assert.deepEqual(checksOverTime([found(0, 'AX-003', 1)], null, PERIOD), []);
  });
});
