import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { localDate } from '#kernel/local-date.ts';
import { structureWith, team } from './drawn.support.ts';
import { nameKey } from './name-key.ts';
import { areInFigures, type NameSeen, openNames, suggestionsFor } from './names.ts';
import { appearancesOf, underTeamNames } from './names-in-rows.ts';
import { teamNamed } from './structure.ts';

const teams = [
  team('Assessment North', '2020-04-01', null, '2020-04-01 -/North'),
  team('Children in Care & Leaving Care', '2020-04-01', null, '2020-04-01 -/North'),
];

describe('the name that two spellings share', () => {
  for (const [one, other, same] of [
    ['Assessment North', ' ASSESSMENT  north ', true],
    ['Team 1', 'Team\u00a01', true],
    ['Team 1', 'Team１', false],
    ['Team 1', 'Team １', true],
    ['Team 1', 'Team 2', false],
    ['Assessment North', 'Assessment-North', false],
  ] as const)
    it(`${one} and ${other}: ${same}`, () => assert.equal(nameKey(one) === nameKey(other), same));

  it('is the same for itself', () =>
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => nameKey(nameKey(name)) === nameKey(name))));
});

test('a name is offered the teams with the same words in any order', () => {
  const offered = (name: string) => suggestionsFor(nameKey(name), teams).map((one) => one.name);
  assert.deepEqual(offered('ASSESSMENT  north'), ['Assessment North']);
  assert.deepEqual(offered('North Assessment Team'), ['Assessment North']);
  assert.deepEqual(offered('Children in Care and Leaving Care'), ['Children in Care & Leaving Care']);
  assert.deepEqual(offered('Assessment South'), []);
});

test('names wait that are no team’s and of which nobody decided, spellings together, most rows first', () => {
  const names = [{ key: 'unallocated', written: 'Unallocated', teamId: null, version: 1 }];
  const open = openNames(structureWith(teams, { names }), [
    seen('Assessment North', 100),
    seen('ASSESSMENT NORTH', 3),
    seen('assessment north', 2),
    seen('UNALLOCATED', 9),
    seen('Duty', 8),
  ]);
  assert.deepEqual(
    open.map(({ written, spellings, rows, suggested }) => [written, spellings.length, rows, suggested.length]),
    [
      ['Duty', 1, 8, 0],
      ['ASSESSMENT NORTH', 2, 5, 1],
    ],
  );
});

test('rows go under the names that teams have, and no row is lost', () => {
  const row = (team: string | null) => ({ record: { team } });
  const rows = {
    referrals: [row('Assessment North'), row('Asst N'), row('Duty'), row(null)],
    assessments: [row('asst  n'), row('Unallocated')],
    contacts: [{ record: {} }],
  };
  const names = [
    { key: 'asst n', written: 'Asst N', teamId: 'Assessment North', version: 1 },
    { key: 'unallocated', written: 'Unallocated', teamId: null, version: 1 },
  ];
  assert.deepEqual(
    [...appearancesOf(rows)].map(([written, lists]) => [written, ...lists]),
    [
      ['Assessment North', ['referrals', 1]],
      ['Asst N', ['referrals', 1]],
      ['Duty', ['referrals', 1]],
      ['asst  n', ['assessments', 1]],
      ['Unallocated', ['assessments', 1]],
    ],
  );
  underTeamNames(rows, teamNamed(structureWith(teams, { names })));
  assert.deepEqual(rows, {
    referrals: [row('Assessment North'), row('Assessment North'), row('Duty'), row(null)],
    assessments: [row('Assessment North'), row(null)],
    contacts: [{ record: {} }],
  });
});

test('figures rest on a team by its own name, by what it is also called, and on a name itself', () => {
  const names = [{ key: 'asst n', written: 'Asst N', teamId: 'Assessment North', version: 1 }];
  const structure = structureWith(teams, { names });
  const [north, care] = teams.map(({ id }) => ({ id }));
  assert.ok(north && care);
  for (const [written, changed, expected] of [
    ['Assessment North', { teams: [north] }, true],
    ['ASST N', { teams: [north] }, true],
    ['Asst N', { teams: [care] }, false],
    ['Duty', { teams: [north, care] }, false],
    ['Duty', { names: ['DUTY'] }, true],
    ['Duty', {}, false],
  ] as const)
    assert.equal(areInFigures(structure, [{ written }], changed), expected, written);
});

function seen(written: string, rows: number): NameSeen {
  const lastExtract = { id: 'x', fileName: 'x.csv', asAt: localDate('2022-08-05') };
  return { written, rows, lists: ['referrals'], extracts: 1, lastExtract };
}
