import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOf } from '../lists/index.ts';
import { LIST_IDS, type ListId } from '../lists/list.ts';
import type { Cell } from '../readers/reading.ts';
import { isNamedAsNoList, listNamed, listTitled } from './list-names.ts';
import { recognise } from './recognise.ts';

const NAMES: readonly (readonly [string, ListId | null])[] = [
  ['List_1', 'contacts'],
  ['List 1', 'contacts'],
  ['List 10', 'adoption'],
  ['List_11', 'adopters'],
  ['List 01', 'contacts'],
  ['annex_a_list_3', 'referrals'],
  ['Contacts', 'contacts'],
  ['Referrals', 'referrals'],
  ['Sec47 and ICPC', 'section47'],
  ['Children in Need', 'childrenInNeed'],
  ['Children in Care', 'childrenInCare'],
  ['Care Leavers', 'careLeavers'],
  ['2022-07 early help assessments', 'earlyHelp'],
  ['CP', 'childProtection'],
  ['List 12', null],
  ['List 100', null],
  ['Sheet1', null],
  ['Raw', null],
  ['CPU', null],
];

test('lists are known by the name of their sheet, and List 1 is not List 10 or 11', () => {
  for (const [name, list] of NAMES) assert.equal(listNamed(name), list, name);
});

test('a title row names its list by number or as a whole', () => {
  assert.equal(listTitled('List 5: Section 47 enquiries and Initial Child Protection Conferences'), 'section47');
  assert.equal(listTitled('Annex A List 1: Contacts'), 'contacts');
  assert.equal(listTitled('Contacts'), 'contacts');
  assert.equal(listTitled('All contacts received in the six months before'), null);
});

test('front sheets, guidance and codes are no lists', () => {
  for (const name of ['Front_Sheet', 'FAQ_and_changes', 'Guidance', 'Codes_used', 'Notes'])
    assert.equal(isNamedAsNoList(name), true, name);
  for (const name of ['List_1', 'Contacts', 'Notes on List 3', 'Frontier'])
    assert.equal(isNamedAsNoList(name), false, name);
});

const rowsOf = (...rows: Cell[][]) => rows.map((cells, index) => ({ rowNumber: index + 1, cells }));
const headingsOf = (list: ListId) => Object.values(listOf(list).columns).map(({ heading }) => heading);

test('every list is known by its headings alone, in any order', () => {
  for (const list of LIST_IDS) {
    const found = recognise('Sheet1', rowsOf(headingsOf(list).toReversed()));
    assert.deepEqual(found.kind === 'list' && [found.list, found.first, found.named], [list, 0, null]);
  }
});

test('headings are found under title rows', () => {
  const found = recognise('List 1', rowsOf(['List 1: Contacts'], ['Produced 01/04/2023'], [], headingsOf('contacts')));
  assert.deepEqual(found.kind === 'list' && [found.list, found.first, found.last], ['contacts', 3, 3]);
});

test('a title row settles what a sheet’s name and its headings leave open', () => {
  const shared = ['Child Unique ID', 'Gender', 'Date of Birth'];
  assert.deepEqual(recognise('Sheet1', rowsOf(shared)), { kind: 'none', why: 'unclear', named: null });
  const found = recognise('Sheet1', rowsOf(['List 2: Early Help'], shared));
  assert.equal(found.kind === 'list' && found.list, 'earlyHelp');
});

test('where name and headings contradict each other the headings decide, and it is said', () => {
  const found = recognise('List 1', rowsOf(['Child Unique ID', 'Gender', 'Date of Birth', 'Date of Referral', 'Team']));
  assert.deepEqual(found.kind === 'list' && [found.list, found.named], ['referrals', 'contacts']);
});

test('a heading that is split over two rows is put together', () => {
  const found = recognise(
    'List 1',
    rowsOf(
      ['Child', null, null, 'Date of', null],
      ['Unique ID', 'Gender', 'Ethnicity', 'Birth', 'Contact'],
      ['C1', 'a) Male'],
    ),
  );
  assert.deepEqual(found.kind === 'list' && [found.first, found.last], [0, 1]);
  assert.deepEqual(found.kind === 'list' && found.headings, [
    'Child Unique ID',
    'Gender',
    'Ethnicity',
    'Date of Birth',
    'Date of Contact',
  ]);
});

test('a row of groups above complete headings is not part of them', () => {
  const found = recognise(
    'List 1',
    rowsOf(
      ['Child', null, null, 'Contact', null],
      ['Child Unique ID', 'Gender', 'Date of Birth', 'Date of Contact', 'Contact Source'],
    ),
  );
  assert.deepEqual(found.kind === 'list' && [found.first, found.last], [1, 1]);
});

test('a sheet named after a list needs only the id to be read, with the other columns missing', () => {
  const found = recognise('List 1', rowsOf(['Child Unique ID'], ['C001']));
  assert.equal(found.kind === 'list' && found.list, 'contacts');
  assert.equal(recognise('Sheet1', rowsOf(['Child Unique ID'], ['C001'])).kind, 'none');
});

test('a sheet without the headings of a list is none', () => {
  assert.deepEqual(recognise('Sheet1', rowsOf(['Team', 'Cost'], ['North', '£1,234.50'])), {
    kind: 'none',
    why: 'noHeadings',
    named: null,
  });
  assert.deepEqual(recognise('List 4', []), { kind: 'none', why: 'empty', named: 'assessments' });
});
