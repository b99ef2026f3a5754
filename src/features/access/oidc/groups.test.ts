import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupOf } from './groups.ts';

const ROLES = [
  { role: 'director', title: 'Director', isForPart: false },
  { role: 'teamManager', title: 'Team manager', isForPart: true },
];
const UNITS = [{ scope: 'team', unitId: 't1' }];

describe('mapping a group', () => {
  for (const [group, role, part, expected] of [
    ['leaders', 'director', '', { group: 'leaders', role: 'director', scope: 'council', unitId: null }],
    ['leaders', 'director', 'council', { group: 'leaders', role: 'director', scope: 'council', unitId: null }],
    ['leaders', 'director', 'team t1', 'part'],
    ['managers', 'teamManager', 'team t1', { group: 'managers', role: 'teamManager', scope: 'team', unitId: 't1' }],
    ['managers', 'teamManager', 'service t1', 'part'],
    ['managers', 'teamManager', 'team t2', 'part'],
    ['managers', 'teamManager', 'council', 'part'],
    ['managers', 'teamManager', '', 'part'],
    ['', 'director', '', 'group'],
    ['x'.repeat(201), 'director', '', 'group'],
    ['leaders', 'systemAdministrator', '', 'role'],
    ['leaders', '', '', 'role'],
  ] as const)
    it(`${group.slice(0, 10) || 'no group'} to ${role || 'no role'} for ${part || 'nothing chosen'}`, () => {
      const read = groupOf({ group, role, part }, ROLES, UNITS);
      assert.deepEqual(read.ok ? read.mapped : read.problem.field, expected);
    });
});
