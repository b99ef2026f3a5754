import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersFrom, correctionsFrom } from './correcting.ts';
import type { Summary } from './interpret/index.ts';

const lists: Summary['lists'] = [
  {
    list: 'assessments',
    sheet: 'List_4',
    headingRow: 2,
    rows: 1,
    kept: 1,
    keptOut: 0,
    notRows: 0,
    emptyRows: 0,
    missingFields: [],
    blanks: [],
    window: null,
    headings: [
      { index: 0, column: 'A', heading: 'Child Unique ID', field: 'childId', how: 'exact' },
      { index: 1, column: 'B', heading: 'Begun', field: null, how: null },
      { index: 2, column: 'C', heading: 'Signed', field: 'authorisedOn', how: 'pattern' },
    ],
  },
];

test('only what was changed is a correction, and only to a column that the list has', () => {
  const form = {
    'heading-assessments-0': 'childId',
    'heading-assessments-1': 'startedOn',
    'heading-assessments-2': 'none',
    'heading-contacts-0': 'childId',
  };
  assert.deepEqual(correctionsFrom(form, { lists }), [
    { list: 'assessments', heading: 'Begun', field: 'startedOn' },
    { list: 'assessments', heading: 'Signed', field: null },
  ]);
  assert.deepEqual(correctionsFrom({ 'heading-assessments-1': 'constructor' }, { lists }), []);
});

test('a sheet is chosen among those asked about, and months come first only where said so', () => {
  const questions: Summary['questions'] = [
    { kind: 'listTwice', list: 'contacts', sheets: ['List 1', 'Contacts'] },
    {
      kind: 'monthFirst',
      list: 'referrals',
      sheet: 'List 3',
      column: 'F',
      heading: 'Date of referral',
      field: 'referredOn',
    },
  ];
  assert.deepEqual(answersFrom({ 'sheet-contacts': 'Contacts', 'month-first-referrals-F': 'yes' }, { questions }), {
    sheets: [{ list: 'contacts', sheet: 'Contacts' }],
    monthFirst: [{ list: 'referrals', heading: 'Date of referral' }],
  });
  assert.deepEqual(answersFrom({ 'sheet-contacts': 'Elsewhere' }, { questions }), { sheets: [], monthFirst: [] });
});
