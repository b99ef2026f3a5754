import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ContactRecord, LISTS, listOf } from './index.ts';
import { LIST_IDS } from './list.ts';

test('the eleven lists stand in order of their number', () => {
  assert.deepEqual(
    LIST_IDS.map((id) => LISTS[id].number),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  );
  for (const id of LIST_IDS) assert.equal(LISTS[id].id, id);
});

/** Columns of each list in Ofsted's workbook (Annex A, August 2019; List 9 with the four columns added later). */
const COLUMN_COUNTS = {
  contacts: 7,
  earlyHelp: 8,
  referrals: 11,
  assessments: 12,
  section47: 14,
  childrenInNeed: 14,
  childProtection: 17,
  childrenInCare: 34,
  careLeavers: 17,
  adoption: 16,
  adopters: 19,
};

test('every list has all of its columns', () => {
  for (const id of LIST_IDS) assert.equal(Object.keys(listOf(id).columns).length, COLUMN_COUNTS[id], id);
});

test('the field that places a row is a date of the list', () => {
  for (const id of LIST_IDS) {
    const { placedBy, columns } = listOf(id);
    if (placedBy !== null) assert.equal(columns[placedBy]?.kind, 'date', id);
  }
});

test('a record is typed from its columns', () => {
  const contact: ContactRecord = {
    sheetRow: 3,
    childId: '0042',
    gender: 'female',
    ethnicity: 'WBRI',
    bornOn: null,
    ageYears: -1,
    contactedOn: null,
    source: '3E',
  };
  assert.deepEqual(Object.keys(contact).slice(1), Object.keys(LISTS.contacts.columns));
  // @ts-expect-error a code that the set does not hold
  contact.source = '3Z';
});
