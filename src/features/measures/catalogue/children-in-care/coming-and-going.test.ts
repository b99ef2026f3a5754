import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figuresOf } from '../../testing/drawn-history.ts';
import { assertDrawn, pastSince } from '../../testing/drawn-measure.ts';
import { ceasingToBeLookedAfter } from './ceasing-to-be-looked-after.ts';
import { startingToBeLookedAfter } from './starting-to-be-looked-after.ts';

const history = pastSince('2021-08-01');

describe('children starting to be looked after', () => {
  it('came into care in the 12 months, those who have left the list since among them', () => {
    assertDrawn(
      startingToBeLookedAfter,
      `startedOn  | endedOn    | legalStatus | left       | expected
       -----------+------------+-------------+------------+---------
       2021-07-31 |            | C2          |            | out
       2021-08-01 |            | C2          |            | counts
       2022-07-31 |            | C2          |            | counts
       2022-08-01 |            | C2          |            | out
       2022-02-10 | 2022-04-10 | C2          |            | counts
       2022-02-10 |            |             |            | counts
       2022-02-10 |            | V2          |            | counts
       2022-02-10 |            | V3          |            | out
       2022-02-10 |            | V4          |            | out
                  |            | C2          |            | out
       2021-07-31 | 2021-12-01 | V2          | 2022-01-05 | out
       2021-08-01 | 2021-12-01 | V2          | 2022-01-05 | counts
       2021-08-01 | 2021-12-01 | V4          | 2022-01-05 | out     `,
      { history },
    );
  });

  it('are each period of care of a child', () => {
    const table = `childId | startedOn  | endedOn    | left
       --------+------------+------------+-----------
       A       | 2021-09-01 | 2021-12-01 | 2022-01-05
       A       | 2022-05-01 |            |           `;
    assert.equal(figuresOf(startingToBeLookedAfter, table, '2021-08-01')['2022-07'], '2/100000');
  });
});

describe('children ceasing to be looked after', () => {
  it('left care in the 12 months, those who have left the list since among them', () => {
    assertDrawn(
      ceasingToBeLookedAfter,
      `startedOn  | endedOn    | legalStatus | left       | expected
       -----------+------------+-------------+------------+---------
       2015-07-31 | 2021-07-31 | C2          | 2022-01-05 | out
       2015-07-31 | 2021-08-01 | C2          | 2022-01-05 | counts
       2015-07-31 | 2021-08-01 | V3          | 2022-01-05 | out
       2015-07-31 | 2022-02-04 | C2          | 2022-06-05 | counts
       2015-07-31 | 2022-02-05 | C2          |            | counts
       2015-07-31 | 2022-07-31 | C2          |            | counts
       2015-07-31 | 2022-08-01 | C2          |            | out
       2015-07-31 | 2022-07-31 |             |            | counts
       2015-07-31 | 2022-07-31 | V2          |            | counts
       2015-07-31 | 2022-07-31 | V3          |            | out
       2015-07-31 | 2022-07-31 | V4          |            | out
                  | 2022-07-31 | C2          |            | counts
       2015-07-31 |            | C2          |            | out     `,
      { history },
    );
  });
});

describe('starting and ceasing', () => {
  for (const measure of [startingToBeLookedAfter, ceasingToBeLookedAfter])
    it(`${measure.description.id} has a figure for each month whose 12 months are known`, () => {
      const table = 'startedOn | endedOn \n 2022-03-31 | 2022-04-30 \n 2022-05-01 | 2022-06-01';
      const months = (since: string | null) => Object.keys(figuresOf(measure, table, since));
      assert.deepEqual(months(null), []);
      assert.deepEqual(months('2021-08-02'), []);
      assert.deepEqual(months('2021-08-01'), ['2022-07']);
      assert.deepEqual(months('2021-07-01'), ['2022-06', '2022-07']);
      assert.deepEqual(months('2021-04-01').length, 5);
    });

  it('add up the months before, for every month that is given', () => {
    const table = 'startedOn | endedOn \n 2022-03-31 | 2022-04-30 \n 2022-05-01 | 2022-06-01';
    const started = figuresOf(startingToBeLookedAfter, table, '2021-04-01');
    assert.deepEqual(Object.values(started), ['1/100000', '1/100000', '2/100000', '2/100000', '2/100000']);
    const ceased = figuresOf(ceasingToBeLookedAfter, table, '2021-04-01');
    assert.deepEqual(Object.values(ceased), ['0/100000', '1/100000', '1/100000', '2/100000', '2/100000']);
  });
});
