import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { month } from '#kernel/month.ts';
import { childrenBehind, toActOn } from '../../children-behind.ts';
import { evaluate } from '../../evaluate.ts';
import { CONTEXT, extractOf, fractions } from '../../testing/drawn-measure.ts';
import { drawn } from '../../testing/drawn-table.ts';
import { rowsWithAnError } from './rows-with-an-error.ts';

const extract = extractOf({
  contacts: drawn('contacts', 'kept | errors \n yes | 0 \n yes | 1 \n no | 3'),
  childProtection: drawn(
    'childProtection',
    'childId | team | kept | errors \n a | North 1 | yes | 0 \n b | North 1 | no | 1',
  ),
  adopters: drawn('adopters', 'kept | errors \n yes | 0'),
});

describe('rows with an error', () => {
  it('are counted once each out of all rows of all lists, those kept out included', () => {
    assert.deepEqual(fractions(rowsWithAnError, extract), { '2022-07': '3/6' });
  });

  it('are counted for the team that the row names', () => {
    const teams = evaluate([rowsWithAnError], extract, CONTEXT).filter(({ dimension }) => dimension === 'team');
    assert.deepEqual(
      teams.map(({ group, numerator, denominator }) => [group, numerator, denominator]),
      [
        ['notKnown', 2, 4],
        ['North 1', 1, 2],
      ],
    );
  });

  it('are the list to act on, with the list that each stands in', () => {
    const slice = { month: month('2022-07'), dimension: 'council', group: 'all' } as const;
    const behind = childrenBehind(rowsWithAnError, extract, CONTEXT, slice);
    assert.equal(behind.length, 6);
    assert.deepEqual(
      toActOn(rowsWithAnError.description, behind).map(({ list, sheetRow }) => [list, sheetRow]),
      [
        ['contacts', 4],
        ['contacts', 5],
        ['childProtection', 4],
      ],
    );
  });
});
