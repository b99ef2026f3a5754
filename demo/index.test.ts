import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demonstration } from './index.ts';

test('24 extracts follow each other month by month, taken on the 5th of the month after', () => {
  const { extracts } = demonstration();
  assert.equal(extracts.length, 24);
  assert.deepEqual([extracts[0]?.dataMonth, extracts[0]?.asAt], ['2020-08', '2020-09-05']);
  assert.deepEqual([extracts[23]?.dataMonth, extracts[23]?.asAt], ['2022-07', '2022-08-05']);
  assert.equal(new Set(extracts.map(({ fileName }) => fileName)).size, 24);
});

test('12 teams in 4 localities, three in each', () => {
  const { teams } = demonstration();
  assert.equal(teams.length, 12);
  const localities = Map.groupBy(teams, ({ locality }) => locality);
  assert.deepEqual(
    [...localities.values()].map((group) => group.length),
    [3, 3, 3, 3],
  );
});
