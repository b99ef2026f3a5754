import assert from 'node:assert/strict';
import { it } from 'node:test';
import { drawn } from '../testing/drawn-table.ts';
import { rowsToFix } from './rows-to-fix.ts';

const rows = {
  contacts: drawn('contacts', 'childId | kept | errors \n a | yes | 0 \n b | yes | 1 \n c | no | 1'),
  childrenInNeed: drawn(
    'childrenInNeed',
    'childId | team | worker | kept | errors \n b | North 1 | W1 | yes | 0 \n c | South 1 | W2 | yes | 0',
  ),
};

it('rows to put right are those in which anything was found, those kept out first, with whose case each is', () => {
  const finding = { list: 'childrenInNeed', row: 4, check: 'AX-506', effect: 'warns', heading: 'Team' } as const;
  const found = rowsToFix({ rows }, [finding]);
  assert.deepEqual(
    found.map(({ list, sheetRow, childId, team, worker, kept, findings }) => [
      ...[list, sheetRow, childId, team, worker, kept],
      findings.length,
    ]),
    [
      ['contacts', 5, 'c', 'South 1', 'W2', false, 0],
      ['contacts', 4, 'b', 'North 1', 'W1', true, 0],
      ['childrenInNeed', 4, 'c', 'South 1', 'W2', true, 1],
    ],
  );
});
