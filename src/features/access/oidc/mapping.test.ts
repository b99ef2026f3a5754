import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changesTo, type Given, givenBy } from './mapping.ts';

const council = (role: string): Given => ({ role, scope: 'council', unitId: null });
const team = (role: string, unitId: string): Given => ({ role, scope: 'team', unitId });
const MAPPING = [
  { group: 'analysts', ...council('performanceAnalyst') },
  { group: 'data', ...council('performanceAnalyst') },
  { group: 'managers', ...team('teamManager', 'north') },
  { group: 'managers', ...team('teamManager', 'south') },
];

describe('what groups give', () => {
  for (const [groups, expected] of [
    [[], []],
    [['others'], []],
    [['analysts'], [council('performanceAnalyst')]],
    [['data', 'analysts'], [council('performanceAnalyst')]],
    [['managers'], [team('teamManager', 'north'), team('teamManager', 'south')]],
    [['Analysts'], []],
  ] as const)
    it(`${JSON.stringify(groups)} give ${expected.length} roles`, () =>
      assert.deepEqual(givenBy(groups, MAPPING), expected));
});

describe('the changes after a sign-in', () => {
  const appointed = (given: Given, appointmentId: string) => ({ ...given, appointmentId });

  it('add what is new, end what is gone and leave the rest', () => {
    const had = [appointed(council('director'), '1'), appointed(team('teamManager', 'north'), '2')];
    const changes = changesTo([team('teamManager', 'north'), team('teamManager', 'south')], had);
    assert.deepEqual(changes.add, [team('teamManager', 'south')]);
    assert.deepEqual(
      changes.end.map(({ appointmentId }) => appointmentId),
      ['1'],
    );
  });

  it('lead to what the groups give, whatever was there, and a second sign-in changes nothing', () => {
    const given = fc.record({
      role: fc.constantFrom('director', 'auditor'),
      scope: fc.constantFrom('council', 'team'),
      unitId: fc.constantFrom(null, 'north', 'south'),
    });
    const unique = fc.uniqueArray(given, { selector: (each) => JSON.stringify(each) });
    fc.assert(
      fc.property(unique, unique, (wanted, had) => {
        const before = had.map((each, index) => appointed(each, String(index)));
        const { add, end } = changesTo(wanted, before);
        const afterwards = [
          ...before.filter((each) => !end.includes(each)),
          ...add.map((each) => appointed(each, 'new')),
        ];
        assert.deepEqual(changesTo(wanted, afterwards), { add: [], end: [] });
        assert.equal(afterwards.length, wanted.length);
      }),
    );
  });
});
