import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allows, PERMISSIONS, ROLES } from './policy.ts';

const CASES: [role: string, permission: string, allowed: boolean][] = [
  ['performanceAnalyst', 'extracts.load', true],
  ['performanceAnalyst', 'children.read', true],
  ['director', 'extracts.load', false],
  ['teamManager', 'extracts.read', false],
  ['boardChair', 'scorecard.read', true],
  ['boardChair', 'children.read', false],
  ['scrutinyReader', 'scorecard.read', true],
  ['scrutinyReader', 'report.download', false],
  ['scrutinyReader', 'children.read', false],
  ['councilAdministrator', 'people.manage', true],
  ['councilAdministrator', 'scorecard.read', false],
  ['councilAdministrator', 'children.read', false],
  ['systemAdministrator', 'children.read', false],
  ['socialWorker', 'counts.read', false],
  ['performanceAnalyst', 'staff.read', false],
  ['inspector', 'staff.read', false],
  ['teamManager', 'staff.read', true],
  ['nobody', 'scorecard.read', false],
  ['constructor', 'scorecard.read', false],
  ['performanceAnalyst', 'everything', false],
];

for (const [role, permission, allowed] of CASES)
  test(`${role} ${allowed ? 'may' : 'may not'} ${permission}`, () => assert.equal(allows(role, permission), allowed));

test('every permission is given to somebody', () => {
  const given = new Set<string>(Object.values(ROLES).flatMap(({ may }) => Object.keys(may)));
  assert.deepEqual(
    Object.keys(PERMISSIONS).filter((permission) => !given.has(permission)),
    [],
  );
});
