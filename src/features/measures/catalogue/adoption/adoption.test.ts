import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figuresOf } from '../../testing/drawn-history.ts';
import { assertDrawn, pastSince } from '../../testing/drawn-measure.ts';
import { earlyPermanence } from './early-permanence.ts';
import { entryToMovingIn } from './entry-to-moving-in.ts';
import { orderToMatch } from './order-to-match.ts';
import { waitingForAMatch } from './waiting-for-a-match.ts';

const SINCE = '2019-08-01';

describe('days from coming into care to moving in with adopters', () => {
  const july = (table: string) => figuresOf(entryToMovingIn, table, SINCE)['2022-07'];
  const cases: readonly [what: string, row: string, figure: string][] = [
    ['are counted from one day to the other', '2020-01-01 | 2021-03-02 |            | 2021-12-01', '426/1'],
    ['one more a day later', '2020-01-01 | 2021-03-03 |            | 2021-12-01', '427/1'],
    ['end with fostering for adoption', '2020-01-01 | 2021-03-02 | 2020-01-31 | 2021-12-01', '30/1'],
    ['and without a later placement', '2020-01-01 |            | 2020-01-31 | 2021-12-01', '30/1'],
    ['may be none', '2020-01-01 | 2020-01-01 |            | 2021-12-01', '0/1'],
    ['are not known before coming into care', '2020-01-02 | 2020-01-01 |            | 2021-12-01', '0/0'],
    ['are not known without the first day', '           | 2020-01-01 |            | 2021-12-01', '0/0'],
    ['are not known without the last', '2020-01-01 |            |            | 2021-12-01', '0/0'],
    ['are of those adopted, not of those who wait', '2020-01-01 | 2021-03-02 |            |           ', '0/0'],
    ['before the first of 36 months are left out', '2018-01-01 | 2019-01-01 |            | 2019-07-31', '0/0'],
    ['on the first day of 36 months are in', '2018-01-01 | 2019-01-01 |            | 2019-08-01', '365/1'],
    ['on the month’s last day are in', '2018-01-01 | 2019-01-01 |            | 2022-07-31', '365/1'],
    ['after the month are left out', '2018-01-01 | 2019-01-01 |            | 2022-08-01', '0/0'],
  ];
  for (const [what, row, figure] of cases)
    it(what, () => {
      const headings = 'enteredCareOn | placedOn | fosteringForAdoptionOn | adoptedOn';
      assert.equal(july(`${headings} \n ${row}`), figure);
    });

  it('are added up with those of children whom only earlier extracts hold', () => {
    const table = `enteredCareOn | placedOn   | adoptedOn  | left
       --------------+------------+------------+-----------
       2021-01-01    | 2021-01-11 | 2022-06-01 |
       2018-01-01    | 2018-01-21 | 2019-08-01 | 2020-01-05
       2018-01-01    | 2018-01-31 | 2019-07-31 | 2020-01-05`;
    assert.equal(july(table), '30/2');
  });

  it('have no figure until 36 months are known', () => {
    const row = 'enteredCareOn | placedOn | adoptedOn \n 2021-01-01 | 2021-01-11 | 2022-06-01';
    assert.deepEqual(figuresOf(entryToMovingIn, row, null), {});
    assert.deepEqual(figuresOf(entryToMovingIn, row, '2019-08-02'), {});
    assert.deepEqual(figuresOf(entryToMovingIn, row, '2019-08-01'), { '2022-07': '10/1' });
    assert.deepEqual(figuresOf(entryToMovingIn, row, '2019-07-01'), { '2022-06': '10/1', '2022-07': '10/1' });
  });
});

describe('days from the placement order to the match', () => {
  const july = (table: string) => figuresOf(orderToMatch, table, SINCE)['2022-07'];
  const cases: readonly [what: string, row: string, figure: string][] = [
    ['are counted from one day to the other', '2021-01-01 | 2021-05-02 | 2021-12-01', '121/1'],
    ['one more a day later', '2021-01-01 | 2021-05-03 | 2021-12-01', '122/1'],
    ['are none where the match is on the day of the order', '2021-01-01 | 2021-01-01 | 2021-12-01', '0/1'],
    ['are none where the match came first', '2021-01-01 | 2020-12-01 | 2021-12-01', '0/1'],
    ['are not known without an order', '           | 2021-05-02 | 2021-12-01', '0/0'],
    ['are not known without a match', '2021-01-01 |            | 2021-12-01', '0/0'],
    ['are of those adopted', '2021-01-01 | 2021-05-02 |           ', '0/0'],
    ['before the first of 36 months are left out', '2018-01-01 | 2018-01-02 | 2019-07-31', '0/0'],
    ['on the first day of 36 months are in', '2018-01-01 | 2018-01-02 | 2019-08-01', '1/1'],
    ['on the month’s last day are in', '2018-01-01 | 2018-01-02 | 2022-07-31', '1/1'],
    ['after the month are left out', '2018-01-01 | 2018-01-02 | 2022-08-01', '0/0'],
  ];
  for (const [what, row, figure] of cases)
    it(what, () => assert.equal(july(`placementOrderOn | matchedOn | adoptedOn \n ${row}`), figure));

  it('are added up with those of children whom only earlier extracts hold, once 36 months are known', () => {
    const table = `placementOrderOn | matchedOn  | adoptedOn  | left
       -----------------+------------+------------+-----------
       2021-01-01       | 2021-01-11 | 2022-06-01 |
       2018-01-01       | 2018-01-21 | 2019-08-01 | 2020-01-05`;
    assert.equal(july(table), '30/2');
    assert.deepEqual(figuresOf(orderToMatch, table, '2019-08-02'), {});
  });
});

describe('children waiting over six months for a match', () => {
  it('had the decision more than six months before', () => {
    assertDrawn(
      waitingForAMatch,
      `decidedOn  | expected
       2022-02-05 | among
       2022-02-04 | counts
       2022-08-05 | among
       2022-08-06 | out
                  | out     `,
    );
  });

  it('wait until they are matched, placed or adopted, or the decision is reversed', () => {
    assertDrawn(
      waitingForAMatch,
      `decidedOn  | matchedOn  | placedOn   | adoptedOn  | decisionReversedOn | expected
       -----------+------------+------------+------------+--------------------+---------
       2022-01-10 | 2022-08-05 |            |            |                    | out
       2022-01-10 | 2022-08-06 |            |            |                    | counts
       2022-03-10 | 2022-08-06 |            |            |                    | among
       2022-01-10 |            | 2022-08-05 |            |                    | out
       2022-01-10 |            | 2022-08-06 |            |                    | counts
       2022-01-10 |            |            | 2022-08-05 |                    | out
       2022-01-10 |            |            | 2022-08-06 |                    | counts
       2022-01-10 |            |            |            | 2022-08-05         | out
       2022-01-10 |            |            |            | 2022-08-06         | counts  `,
    );
  });
});

describe('children placed early with the carers who may adopt them', () => {
  it('were fostered for adoption, of those who moved in during the 12 months', () => {
    assertDrawn(
      earlyPermanence,
      `fosteringForAdoptionOn | placedOn   | adoptedOn  | left       | expected
       -----------------------+------------+------------+------------+---------
       2021-07-31             |            |            |            | out
       2021-08-01             |            |            |            | counts
       2022-07-31             |            |            |            | counts
       2022-08-01             |            |            |            | out
                              | 2021-07-31 |            |            | out
                              | 2021-08-01 |            |            | among
                              | 2022-07-31 |            |            | among
                              | 2022-08-01 |            |            | out
       2021-07-31             | 2022-01-10 |            |            | out
       2022-01-10             | 2022-06-10 |            |            | counts
                              |            |            |            | out
                              | 2021-08-01 | 2021-10-15 | 2022-01-05 | among
       2021-08-01             |            | 2021-10-15 | 2022-01-05 | counts
       2021-07-31             | 2021-08-15 | 2021-10-25 | 2022-01-05 | out     `,
      { history: pastSince('2021-08-01') },
    );
  });

  it('have a figure for the months of which all but the first 31 days are known', () => {
    const row = 'placedOn \n 2022-05-10';
    assert.deepEqual(figuresOf(earlyPermanence, row, '2021-09-02'), {});
    assert.deepEqual(figuresOf(earlyPermanence, row, '2021-09-01'), { '2022-07': '0/1' });
    assert.deepEqual(figuresOf(earlyPermanence, row, '2021-08-02'), { '2022-07': '0/1' });
    assert.deepEqual(figuresOf(earlyPermanence, row, '2021-08-01'), { '2022-06': '0/1', '2022-07': '0/1' });
    assert.deepEqual(figuresOf(earlyPermanence, row, null), { '2022-07': '0/1' }); // List 10 reaches back 12 months
  });
});
