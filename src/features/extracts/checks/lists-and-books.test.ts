import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { listOf } from '../lists/index.ts';
import type { ListId } from '../lists/list.ts';
import { childTwice } from './ax-401-child-twice.ts';
import { rowRepeated } from './ax-402-row-repeated.ts';
import { countsDiffer } from './ax-403-counts-differ.ts';
import { differentBirths } from './ax-501-different-births.ts';
import { differentGenders } from './ax-502-different-genders.ts';
import { differentEthnicities } from './ax-503-different-ethnicities.ts';
import { idWrittenTwoWays } from './ax-504-id-written-two-ways.ts';
import { leadingZeros } from './ax-505-leading-zeros.ts';
import { planNotOnList6 } from './ax-506-plan-not-on-list-6.ts';
import { careNotOnList6 } from './ax-507-care-not-on-list-6.ts';
import { type Cells, rowOf } from './case-table.ts';
import type { AnyRow, BookCheck, ListCheck } from './check.ts';
import { Persons } from './persons.ts';

/** Positions, from 1, of the rows that fail. */
function failing(check: ListCheck, list: ListId, rows: readonly Cells[]): number[] {
  const fails = check.begin(listOf(list));
  const persons = new Persons();
  return rows.flatMap((cells, index) => {
    const row = rowOf(list, cells);
    return fails(row, persons.numberOf(String(row['childId']))) ? [index + 1] : [];
  });
}

/** Positions, from 1, of the rows that fail as they come or when all are known. */
function failingInBook(check: BookCheck, rows: readonly (readonly [ListId, Cells])[]): number[] {
  const persons = new Persons();
  const book = check.begin(persons);
  const atOnce = rows.flatMap(([list, cells], index) => {
    const row: AnyRow = { ...rowOf(list, cells), sheetRow: index + 1 };
    return book.row(list, row, persons.numberOf(String(row['childId']))) === null ? [] : [index + 1];
  });
  return [...atOnce, ...book.finish().map(({ sheetRow }) => sheetRow)];
}

test('AX-401 finds the second row of a child on a list of one row per child, however the id is written', () => {
  const rows = [{ childId: 'C1' }, { childId: 'C2' }, { childId: 'c1 ' }];
  assert.deepEqual(failing(childTwice, 'childProtection', rows), [3]);
  assert.equal(childTwice.lists.includes('contacts'), false);
  for (const list of ['childrenInNeed', 'childProtection', 'childrenInCare', 'careLeavers', 'adoption'] as const)
    assert.equal(childTwice.lists.includes(list), true);
});

test('AX-402 finds a row that repeats an earlier one in every column, and only such a row', () => {
  const contact = { childId: 'C1', contactedOn: '2022-07-05', source: '6' };
  const rows = [contact, { ...contact, source: '4' }, { ...contact }, { ...contact, childId: 'C2' }];
  assert.deepEqual(failing(rowRepeated, 'contacts', rows), [3]);
});

test('AX-402 tells values apart by the column that they stand in', () => {
  const words = fc.constantFrom(null, 'a', 'ab', 'b', '');
  fc.assert(
    fc.property(words, words, words, words, (team, worker, otherTeam, otherWorker) => {
      const same = (team ?? '') === (otherTeam ?? '') && (worker ?? '') === (otherWorker ?? '');
      const rows = [
        { team, worker },
        { team: otherTeam, worker: otherWorker },
      ];
      assert.deepEqual(failing(rowRepeated, 'referrals', rows), same ? [2] : []);
    }),
  );
});

test('AX-403 finds enquiries counted differently in two rows of a child', () => {
  const rows = [
    { childId: 'C1', enquiriesInLast12Months: 1 },
    { childId: 'C1', enquiriesInLast12Months: 1 },
    { childId: 'C2', enquiriesInLast12Months: 0 },
    { childId: 'C1', enquiriesInLast12Months: 2 },
    { childId: 'C1', enquiriesInLast12Months: null },
  ];
  assert.deepEqual(failing(countsDiffer, 'section47', rows), [4]);
});

const CONFLICTS: readonly (readonly [BookCheck, string, string, string, string | null])[] = [
  [differentBirths, 'bornOn', '2015-01-01', '2015-01-02', null],
  [differentGenders, 'gender', 'male', 'female', 'notStated'],
  [differentEthnicities, 'ethnicity', 'WBRI', 'MWBC', 'NOBT'],
];

for (const [check, field, value, other, unstated] of CONFLICTS)
  test(`${check.code} finds a child whose ${field} differs between lists, the unstated aside`, () => {
    const rows = [
      ['contacts', { childId: 'C1', [field]: value }],
      ['referrals', { childId: 'C1', [field]: value }],
      ['assessments', { childId: 'c1', [field]: other }],
      ['referrals', { childId: 'C2', [field]: other }],
      ['referrals', { childId: 'C1', [field]: unstated }],
    ] as const;
    assert.deepEqual(failingInBook(check, rows), [3]);
  });

test('AX-504 finds ids that differ in capitals or blanks only', () => {
  const rows = [
    ['contacts', { childId: 'C001' }],
    ['referrals', { childId: 'c001' }],
    ['referrals', { childId: 'C001' }],
    ['referrals', { childId: 'd2' }],
    ['referrals', { childId: 'd2' }],
    ['referrals', { childId: 'D2' }],
  ] as const;
  assert.deepEqual(failingInBook(idWrittenTwoWays, rows), [2, 6]);
});

test('AX-505 finds figures that occur with and without zeros before them', () => {
  const rows = [
    ['contacts', { childId: '000123' }],
    ['contacts', { childId: '0456' }],
    ['referrals', { childId: '123' }],
    ['referrals', { childId: '0A' }],
    ['referrals', { childId: 'A' }],
    ['referrals', { childId: '0' }],
  ] as const;
  assert.deepEqual(failingInBook(leadingZeros, rows), [1]);
});

for (const [check, list, right, wrong] of [
  [planNotOnList6, 'childProtection', 'inCare', 'childInNeedPlan'],
  [careNotOnList6, 'childrenInCare', 'inCare', 'childProtectionPlan'],
] as const)
  test(`${check.code} finds open episodes that List 6 does not know, where there is a List 6`, () => {
    const open = { startedOn: '2022-01-01', endedOn: null };
    const rows = [
      [list, { childId: 'C1', ...open }],
      [list, { childId: 'C2', ...open }],
      [list, { childId: 'C3', ...open }],
      [list, { childId: 'C4', startedOn: '2022-01-01', endedOn: '2022-02-01' }],
      ['childrenInNeed', { childId: 'c1', caseStatus: right }],
      ['childrenInNeed', { childId: 'C2', caseStatus: wrong }],
    ] as const;
    assert.deepEqual(failingInBook(check, rows), [2, 3]);
    assert.deepEqual(failingInBook(check, rows.slice(0, 4)), []);
  });
