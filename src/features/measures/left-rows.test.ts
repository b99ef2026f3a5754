import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { notHeldBy } from './left-rows.ts';
import { type ExtractRows, type History, noHistory } from './rows.ts';
import { drawn } from './testing/drawn-table.ts';

const JUNE = localDate('2022-06-05');

function leftOf(own: ExtractRows, left: History['left']): string[] {
  const history = notHeldBy(own, { ...noHistory(localDate('2022-08-05')), left });
  return Object.values(history.left).flatMap((rows) => rows.map(({ sheetRow }) => String(sheetRow)));
}

const earlier = <R extends { record: unknown; sheetRow: number }>(rows: readonly R[]) =>
  rows.map((row) => ({ ...row, asAt: JUNE }));

describe('a row that left a list', () => {
  const ended = drawn('childrenInCare', 'childId | startedOn | endedOn \n C1 | 2021-03-01 | 2022-01-10');

  it('is left out where the extract still holds the period of care, whatever its end', () => {
    const own = {
      childrenInCare: drawn('childrenInCare', 'childId | startedOn | endedOn \n C1 | 2021-03-01 | 2022-01-12'),
    };
    assert.deepEqual(leftOf(own, { childrenInCare: earlier(ended) }), []);
  });

  it('stays where the child came back, or another child began on the day', () => {
    const own = {
      childrenInCare: drawn('childrenInCare', 'childId | startedOn \n C1 | 2022-05-01 \n C2 | 2021-03-01'),
    };
    assert.equal(leftOf(own, { childrenInCare: earlier(ended) }).length, 1);
  });

  it('of adoption is left out where the extract still has the child', () => {
    const left = { adoption: earlier(drawn('adoption', 'childId | adoptedOn \n C1 | 2021-05-01 \n C2 | 2021-05-01')) };
    const own = { adoption: drawn('adoption', 'childId | adoptedOn \n C1 | 2021-05-02') };
    assert.equal(leftOf(own, left).length, 1);
  });

  it('stays where the extract lacks the list', () => {
    assert.equal(leftOf({}, { childrenInCare: earlier(ended) }).length, 1);
  });
});
