import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import type { Issue } from '../checks/issue.ts';
import { listOf } from '../lists/index.ts';
import type { ListId } from '../lists/list.ts';
import type { Cell } from '../readers/reading.ts';
import { createInterpreter, type HeadingCorrection } from './index.ts';

/** The issues of one sheet with the list's headings and one row, in which the given fields hold the given cells. */
function issuesOf(
  list: ListId,
  cells: Readonly<Record<string, Cell>>,
  headings: readonly Cell[][] = [Object.values(listOf(list).columns).map(({ heading }) => heading)],
  corrections: readonly HeadingCorrection[] = [],
): Issue[] {
  const issues: Issue[] = [];
  const interpreter = createInterpreter({
    asAt: localDate('2022-07-31'),
    today: localDate('2022-08-09'),
    corrections,
    sink: { record: () => {}, issue: (issue) => issues.push(issue) },
  });
  interpreter.sheet({ name: `List_${listOf(list).number}`, hidden: false });
  for (const [index, row] of headings.entries()) interpreter.row(index + 1, row);
  const fields = Object.keys(listOf(list).columns);
  interpreter.row(
    headings.length + 1,
    fields.map((field) => cells[field] ?? null),
  );
  interpreter.finish();
  return issues;
}

const PROBLEMS: readonly (readonly [ListId, field: string, cell: Cell, code: string])[] = [
  ['referrals', 'source', 'Uncle', 'AX-011'],
  ['referrals', 'source', 'Health services', 'AX-012'],
  ['referrals', 'bornOn', 'unknown', 'AX-013'],
  ['referrals', 'bornOn', '31/09/2012', 'AX-014'],
  ['referrals', 'bornOn', '09/30/2012', 'AX-015'],
  ['referrals', 'bornOn', '30/09/12', 'AX-016'],
  ['referrals', 'bornOn', '30/09/1812', 'AX-017'],
  ['referrals', 'bornOn', '9999-12-31', 'AX-018'],
  ['referrals', 'referralsInLast12Months', 'two', 'AX-019'],
  ['referrals', 'referralsInLast12Months', -1, 'AX-019'],
  ['referrals', 'ageYears', '18 months', 'AX-020'],
  ['childrenInCare', 'placementUrn', '1.2E+16', 'AX-021'],
  ['referrals', 'team', '#NAME?', 'AX-022'],
  ['referrals', 'team', false, 'AX-023'],
  ['referrals', 'worker', 'Ann Example 9434765919', 'AX-024'],
];

for (const [list, field, cell, code] of PROBLEMS)
  test(`${code}: ${field} of ${list} that says ${JSON.stringify(cell)}`, () => {
    const [found, ...others] = issuesOf(list, { childId: 'C1', [field]: cell }).filter(
      (issue) => issue.field === field && issue.row !== null,
    );
    assert.deepEqual([found?.check, found?.effect, others], [code, 'warns', []]);
  });

test('AX-104: a heading for which two columns were decided is read as neither', () => {
  const issues = issuesOf(
    'contacts',
    { childId: 'C1' },
    [['Child Unique ID', 'Gender', 'Contact Source', 'When']],
    [
      { list: 'contacts', heading: 'When', field: 'contactedOn' },
      { list: 'contacts', heading: 'When', field: 'bornOn' },
    ],
  );
  assert.deepEqual(
    issues.filter(({ check }) => check === 'AX-104').map(({ column, heading }) => [column, heading]),
    [['D', 'When']],
  );
});

test('AX-110: headings that were put together from two rows are to be checked', () => {
  const upper = ['Child', null, null, 'Date of', null, null, null];
  const lower = [
    'Unique ID',
    'Gender',
    'Ethnicity',
    'Birth',
    'Age of Child (Years)',
    'Date of Contact',
    'Contact Source',
  ];
  const codes = issuesOf('contacts', { childId: 'C1', contactedOn: '2022-07-05' }, [upper, lower]).map(
    ({ check }) => check,
  );
  assert.equal(codes.includes('AX-110'), true);
  assert.equal(codes.includes('AX-002'), false);
});
