import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { monthsCovered } from './months-covered.ts';

describe('the months that an extract covers', () => {
  const cases: readonly [asAt: string, dataMonth: string, first: string, count: number][] = [
    ['2022-08-05', '2022-07', '2022-03', 5],
    ['2022-07-31', '2022-07', '2022-02', 6],
    ['2022-08-01', '2022-07', '2022-02', 6],
    ['2022-08-02', '2022-07', '2022-03', 5],
    ['2022-07-28', '2022-07', '2022-02', 6],
    ['2022-08-31', '2022-08', '2022-03', 6],
    ['2021-02-28', '2021-02', '2020-09', 6],
  ];
  for (const [asAt, dataMonth, first, count] of cases) {
    it(`as at ${asAt} for ${dataMonth} are ${count} from ${first} for events, and the data month for a snapshot`, () => {
      const covered = monthsCovered(localDate(asAt), month(dataMonth), 'flow');
      assert.deepEqual([covered[0], covered.length, covered.at(-1)], [first, count, dataMonth]);
      assert.deepEqual(monthsCovered(localDate(asAt), month(dataMonth), 'snapshot'), [dataMonth]);
    });
  }

  it('are none where the data month lies before the window', () => {
    assert.deepEqual(monthsCovered(localDate('2022-08-05'), month('2022-02'), 'flow'), []);
  });
});
