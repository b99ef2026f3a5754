import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOf } from '../lists/index.ts';
import { LIST_IDS, type ListId } from '../lists/list.ts';
import { columnLetter, fieldsOf, headingKey, matchHeadings } from './headings.ts';

const UNDERSTOOD: readonly (readonly [ListId, string, string])[] = [
  ['contacts', 'Child Unique ID ', 'childId'],
  ['contacts', 'ChildUniqueID', 'childId'],
  ['contacts', 'LA Child ID', 'childId'],
  ['contacts', 'ChildID', 'childId'],
  ['contacts', 'Child\nUnique\u00a0ID', 'childId'],
  ['contacts', 'AGE', 'ageYears'],
  ['contacts', 'Age of Child (Years) ', 'ageYears'],
  ['contacts', 'DOB', 'bornOn'],
  ['referrals', 'Date of Referral', 'referredOn'],
  ['referrals', 'Referral NFA', 'noFurtherAction'],
  ['referrals', 'ReferralsLast12Months', 'referralsInLast12Months'],
  ['assessments', "Was the child assessed as requiring LA children's social care support?", 'needsSupport'],
  ['assessments', 'ContinuousAssessmentAuthDate', 'authorisedOn'],
  ['section47', 'StratDiscussionDate', 'strategyDiscussionOn'],
  ['section47', 'Section 47 Enquiry Start Date', 'strategyDiscussionOn'],
  ['section47', 'Initial Child Protection Conference Not Required (CP)', 'conferenceUnnecessary'],
  ['childrenInNeed', 'Case Status', 'caseStatus'],
  ['childProtection', 'Was the Child Seen Alone', 'seenAlone'],
  [
    'childProtection',
    'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months',
    'emergencyProtection',
  ],
  ['childrenInCare', 'Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N))', 'unaccompanied'],
  ['childrenInCare', 'Date Ceased to be Looked After ', 'endedOn'],
  [
    'childrenInCare',
    "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
    'missingEpisodes',
  ],
  ['childrenInCare', 'Plan for Child to be Reunified with Their Family', 'permanencePlan'],
  ['careLeavers', 'LA in Touch', 'inTouch'],
  ['careLeavers', 'LAInTouch', 'inTouch'],
  ['adopters', 'No. of children placed', 'childrenPlaced'],
];

for (const [list, heading, field] of UNDERSTOOD)
  test(`${list}: “${heading.replace(/\s/g, ' ')}” is ${field}`, () => {
    assert.deepEqual(fieldsOf(list, headingKey(heading))?.fields, [field]);
  });

test('headings that only look like a column are not taken for it', () => {
  for (const [list, heading] of [
    ['contacts', 'Main Language'],
    ['contacts', 'Percentage'],
    ['contacts', 'Date of Birth of Mother'],
    ['contacts', "Mother's Date of Birth"],
    ['contacts', 'Sibling Child ID'],
    ['contacts', 'Parent ID'],
    ['contacts', '__proto__'],
    ['contacts', 'constructor'],
    ['contacts', 'toString'],
    ['contacts', 'Date of Referral'],
    ['childrenInCare', 'Stage of placement'],
    ['referrals', ''],
  ] as const) {
    assert.equal(fieldsOf(list, headingKey(heading)), null, heading);
  }
});

test('every heading of a list, and every other wording of it, is one column of the list', () => {
  for (const list of LIST_IDS)
    for (const [field, { heading, also }] of Object.entries(listOf(list).columns))
      for (const text of [heading, ...also, heading.toUpperCase(), `${heading} `])
        assert.deepEqual(fieldsOf(list, headingKey(text))?.fields, [field], `${list}: ${text}`);
});

test('the same heading twice is asked about, and neither is read', () => {
  const { matches, questions } = matchHeadings('contacts', ['Child Unique ID', 'Gender', 'Gender'], []);
  assert.deepEqual(
    matches.map(({ field }) => field),
    ['childId', null, null],
  );
  assert.deepEqual(questions, [
    {
      kind: 'columnTwice',
      field: 'gender',
      headings: [
        { column: 'B', heading: 'Gender' },
        { column: 'C', heading: 'Gender' },
      ],
    },
  ]);
});

test('the wording of Ofsted wins over another wording; two other wordings are asked about', () => {
  const both = matchHeadings('contacts', ['Child ID', 'Child Unique ID'], []);
  assert.deepEqual(
    both.matches.map(({ field }) => field),
    [null, 'childId'],
  );
  assert.deepEqual(both.questions, []);
  const neither = matchHeadings('contacts', ['Child ID', 'Child Identifier'], []);
  assert.deepEqual(
    neither.matches.map(({ field }) => field),
    [null, null],
  );
  assert.equal(neither.questions.length, 1);
});

test('what a person decided goes before everything else', () => {
  const twice = matchHeadings(
    'contacts',
    ['Gender', 'Gender'],
    [{ list: 'contacts', heading: 'gender', field: 'gender', column: 'B' }],
  );
  assert.deepEqual(
    twice.matches.map(({ field }) => field),
    [null, 'gender'],
  );
  const { matches } = matchHeadings(
    'contacts',
    ['Kind', 'Contact Source'],
    [
      { list: 'contacts', heading: 'Kind', field: 'source' },
      { list: 'contacts', heading: 'Contact Source', field: null },
      { list: 'referrals', heading: 'Kind', field: 'team' },
    ],
  );
  assert.deepEqual(
    matches.map(({ field, how }) => [field, how]),
    [
      ['source', 'correction'],
      [null, 'correction'],
    ],
  );
});

test('columns have the letters of a sheet', () => {
  for (const [index, letter] of [
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [33, 'AH'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ] as const)
    assert.equal(columnLetter(index), letter);
});
