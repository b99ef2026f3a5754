import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { sinceAsked } from './since.ts';

const DAYS = ['2022-06-05', '2022-07-05', '2022-08-05'].map(localDate);
const TODAY = localDate('2022-08-09');

describe('the day since which changes are told', () => {
  const cases: readonly [query: Record<string, string>, day: string | null, problem: boolean][] = [
    [{}, '2022-07-05', false],
    [{ since: '2022-06-05' }, '2022-06-05', false],
    [{ since: '2022-06-06' }, '2022-07-05', false],
    [{ day: '14/6/2022' }, '2022-06-14', false],
    [{ day: '14.06.2022', since: '2022-06-05' }, '2022-06-14', false],
    [{ day: '2022-06-14' }, '2022-06-14', false],
    [{ day: '9/8/2022' }, '2022-08-09', false],
    [{ day: '10/8/2022' }, '2022-07-05', true],
    [{ day: '31/6/2022' }, '2022-07-05', true],
    [{ day: 'June' }, '2022-07-05', true],
    [{ day: ' ' }, '2022-07-05', false],
  ];
  for (const [query, day, problem] of cases)
    it(`of ${JSON.stringify(query)} is ${day}${problem ? ', with what is wrong' : ''}`, () => {
      const asked = sinceAsked(query, DAYS, TODAY);
      assert.deepEqual([asked.day, asked.problem !== null], [day, problem]);
    });
  it('is none where there is no earlier extract', () => assert.equal(sinceAsked({}, DAYS.slice(2), TODAY).day, null));
});
