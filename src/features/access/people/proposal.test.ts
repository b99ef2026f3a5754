import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayFields, type Form } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { readEndDay, readProposal } from './proposal.ts';

const day = (text: string) => text as LocalDate;
const TODAY = day('2022-08-09');
const parts = [{ kind: 'team', id: 't1', name: 'North' }] as const;
const context = { parts, isSystemAdministrator: false, today: TODAY, needsRole: true };
const form = (more: Form = {}): Form => ({
  ...{ 'role-auditor': 'yes', reason: 'Needed' },
  ...dayFields('from', TODAY),
  ...more,
});

const faults: [what: string, form: Form, fields: string[]][] = [
  ['nothing is wrong', form(), []],
  ['no role', form({ 'role-auditor': '' }), ['role']],
  ['a role that does not exist', form({ 'role-auditor': '', 'role-king': 'yes' }), ['role']],
  ['another system administrator', form({ 'role-auditor': '', 'role-systemAdministrator': 'yes' }), ['role']],
  ['a team manager of no team', form({ 'role-teamManager': 'yes' }), ['part']],
  ['a team manager of another council’s team', form({ 'role-teamManager': 'yes', part: 'team:t2' }), ['part']],
  ['a team manager of a team', form({ 'role-teamManager': 'yes', part: 'team:t1' }), []],
  ['no reason', form({ reason: '  ' }), ['reason']],
  ['500 letters of reason', form({ reason: 'x'.repeat(500) }), []],
  ['501 letters of reason', form({ reason: 'x'.repeat(501) }), ['reason']],
  ['from yesterday', form(dayFields('from', day('2022-08-08'))), ['from']],
  ['from a day that does not exist', form({ 'from-day': '31', 'from-month': '9' }), ['from']],
  ['from a year on', form(dayFields('from', day('2023-08-09'))), []],
  ['from more than a year on', form(dayFields('from', day('2023-08-10'))), ['from']],
  ['until the first day', form(dayFields('until', TODAY)), ['until']],
  ['until the day after', form(dayFields('until', day('2022-08-10'))), []],
  ['until ten years on', form(dayFields('until', day('2032-08-09'))), []],
  ['until later', form(dayFields('until', day('2032-08-10'))), ['until']],
];

for (const [what, given, fields] of faults)
  test(`a proposal with ${what}`, () => {
    const read = readProposal(given, context);
    assert.deepEqual(read.ok ? [] : read.problems.map(({ field }) => field), fields);
  });

test('only a system administrator proposes another one, and a part is kept for roles that are given for one', () => {
  const given = form({ 'role-systemAdministrator': 'yes', 'role-teamManager': 'yes', part: 'team:t1' });
  const read = readProposal(given, { ...context, isSystemAdministrator: true });
  assert.deepEqual(read.ok && read.given.roles.map(({ role, part }) => [role, part?.name ?? null]).toSorted(), [
    ['auditor', null],
    ['systemAdministrator', null],
    ['teamManager', 'North'],
  ]);
});

for (const [until, fields] of [
  ['2022-08-09', ['until']],
  ['2022-08-10', []],
] as const)
  test(`a last day before ${until} is ${fields.length === 0 ? 'taken' : 'too early'}`, () => {
    const read = readEndDay({ reason: 'Over', ...dayFields('until', day(until)) }, day('2022-01-01'), TODAY);
    assert.deepEqual(read.ok ? [] : read.problems.map(({ field }) => field), fields);
  });
