import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LISTS } from '../index.ts';
import { abuse } from './abuse.ts';
import { caseStatus } from './case-status.ts';
import type { CodeSet } from './code-set.ts';
import { disability } from './disability.ts';
import { ethnicGroupOf, ethnicity } from './ethnicity.ts';
import { gender } from './gender.ts';
import { accommodation, inTouch } from './leaving-care.ts';
import { legalStatus } from './legal-status.ts';
import { primaryNeed } from './need.ts';
import { editDistance } from './normalise.ts';
import { codeParser } from './parse-code.ts';
import { placementProvider, placementType } from './placement.ts';
import { source } from './source.ts';
import { noFurtherAction, seen, yesNo } from './yes-no.ts';

function codeOf(set: CodeSet, text: string): string {
  const parsed = codeParser(set)(text);
  return parsed.kind === 'code' ? parsed.code : parsed.kind;
}

const READ: readonly (readonly [CodeSet, string, string])[] = [
  [source, 'k) 3E: Health services', '3E'],
  [source, '3E', '3E'],
  [source, 'k)', '3E'],
  [source, 'k) Health services', '3E'],
  [source, '3E: Health services', '3E'],
  [source, '3B - Health services - Health Visitor', '3B'],
  [source, 'q) 6: Police', '6'],
  [source, '6', '6'],
  [source, 'POLICE', '6'],
  [source, 'p1) 5D: LA services', '5D'],
  [source, 'u) 10: Unknown', '10'],
  [gender, 'a) Male', 'male'],
  [gender, 'female', 'female'],
  [gender, 'FEMALE ', 'female'],
  [gender, '\u00a0b)\u00a0Female\u00a0', 'female'],
  [gender, 'c) Not stated/recorded (or unborn)', 'notStated'],
  [gender, 'c) Not stated / recorded', 'notStated'],
  [ethnicity, 'a) WBRI', 'WBRI'],
  [ethnicity, 'WBRI ', 'WBRI'],
  [ethnicity, 's) REFU', 'REFU'],
  [ethnicity, 's) NOBT', 'NOBT'],
  [ethnicity, 't) NOBT', 'NOBT'],
  [ethnicity, 'u) UNKNOWN', 'UNKNOWN'],
  [ethnicity, 'MWBC - Mixed -  White And Black Caribbean', 'MWBC'],
  [ethnicity, 'AIND  [Indian]', 'AIND'],
  [ethnicity, 'White and Asian [MWAS]', 'MWAS'],
  [primaryNeed, 'N1 - Abuse or Neglect', 'N1'],
  [primaryNeed, 'N2 - Child’s disability', 'N2'],
  [primaryNeed, "N2 - Child's disability", 'N2'],
  [primaryNeed, 'N1', 'N1'],
  [caseStatus, 'Closed episode', 'closed'],
  [caseStatus, 'CLA&CP', 'inCare'],
  [abuse, 'Physical abuse', 'PHY'],
  [abuse, 'e) Multiple/not recommended', 'MUL'],
  [legalStatus, 'C2: FCO', 'C2'],
  [legalStatus, 'C2 - Care Order S31', 'C2'],
  [legalStatus, 'V2: Single period under S20', 'V2'],
  [placementProvider, 'e) PR4 - Private provision', 'PR4'],
  [placementType, 'f) U6: Foster placement - not FFA', 'U6'],
  [placementType, 'zz) T4: Temporary placement - seven days or less', 'T4'],
  [accommodation, 'Y: Other accommodation', 'Y'],
  [accommodation, 'D: Semi-independent, transitional accommodation and self-contained accommodation', 'D'],
  [inTouch, 'd) Refu', 'REFU'],
  [inTouch, 'f) Rhom', 'RHOM'],
  [yesNo, 'a) Yes', 'yes'],
  [yesNo, 'NO ', 'no'],
  [yesNo, '1 - Yes', 'yes'],
  [yesNo, 'a. Yes', 'yes'],
  [noFurtherAction, 'NFA', 'yes'],
  [noFurtherAction, 'FA', 'no'],
  [seen, 'Child not seen alone', 'no'],
  [disability, 'AUT', 'yes'],
  [disability, 'NONE', 'no'],
];

for (const [set, text, code] of READ)
  test(`${set.title}: “${text}” is ${code}`, () => {
    assert.equal(codeOf(set, text), code);
  });

const REFUSED: readonly (readonly [CodeSet, string, string, string])[] = [
  [ethnicity, 's)', 'ambiguous', 'the workbook gives the letter s to refused and to not yet obtained'],
  [source, 'Health services', 'ambiguous', 'six codes carry this label'],
  [gender, 'b) Male', 'ambiguous', 'letter and word contradict each other'],
  [source, '7 - Police', 'unknown', '7 is another legal agency'],
  [gender, 'Boy', 'unknown', 'no such code'],
  [gender, '9', 'unknown', 'a figure that the workbook does not use'],
  [primaryNeed, 'PSRMEM - Support with memory and cognition', 'unknown', 'a code of another return'],
  [yesNo, 'CS Assessment Updated', 'unknown', 'a step of the case system'],
  [yesNo, 'a', 'unknown', 'a letter alone may be anything'],
];

for (const [set, text, kind, why] of REFUSED)
  test(`${set.title}: “${text}” is not guessed: ${why}`, () => {
    assert.equal(codeOf(set, text), kind);
  });

test('an unknown code is answered with the nearest known ones', () => {
  assert.deepEqual(codeParser(gender)('Femal'), { kind: 'unknown', nearest: ['female'] });
  assert.deepEqual(codeParser(ethnicity)('WBIR'), { kind: 'unknown', nearest: ['WBRI'] });
  assert.deepEqual(codeParser(gender)('Boy'), { kind: 'unknown', nearest: [] });
  assert.deepEqual(codeParser(gender)('9'), { kind: 'unknown', nearest: [] });
});

const CODE_SETS = Object.values(LISTS).flatMap(({ columns }) =>
  Object.values(columns).flatMap((column) => (column.kind === 'code' ? [column.codes] : [])),
);

test('every code of every set is read back however it is written', () => {
  for (const set of new Set<CodeSet>(CODE_SETS))
    for (const { code, letter, label, also = [] } of set.entries) {
      assert.equal(codeOf(set, code), code, `${set.id} ${code}`);
      assert.equal(codeOf(set, `${code}: ${label}`), code, `${set.id} ${code}: ${label}`);
      assert.equal(codeOf(set, `${code} - ${label}`), code, `${set.id} ${code} - ${label}`);
      if (letter !== undefined) assert.equal(codeOf(set, `${letter}) ${code}: ${label}`), code, `${set.id} ${letter}`);
      for (const text of also) assert.equal(codeOf(set, text), code, `${set.id} ${text}`);
    }
});

test('blanks, case and curly quotes around a code change nothing', () => {
  const spoil = fc.tuple(
    fc.constantFrom('', ' ', '\u00a0', '\t'),
    fc.constantFrom(...ethnicity.entries),
    fc.boolean(),
    fc.constantFrom('', ' ', '\u00a0 '),
  );
  fc.assert(
    fc.property(spoil, ([before, { code }, lower, after]) => {
      assert.equal(codeOf(ethnicity, `${before}${lower ? code.toLowerCase() : code}${after}`), code);
    }),
  );
});

test('the edit distance is a distance', () => {
  const short = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(short, short, (a, b) => {
      assert.equal(editDistance(a, a), 0);
      assert.equal(editDistance(a, b), editDistance(b, a));
      assert.equal(editDistance(a, b) <= Math.max(a.length, b.length), true);
      assert.equal(editDistance(a, b) >= Math.abs(a.length - b.length), true);
    }),
  );
  assert.equal(editDistance('wbir', 'wbri'), 1);
});

test('ethnic groups follow the census: Chinese is Asian, refused and blank are not known', () => {
  for (const [code, group] of [
    ['WBRI', 'white'],
    ['MOTH', 'mixed'],
    ['CHNE', 'asian'],
    ['BOTH', 'black'],
    ['OOTH', 'other'],
    ['REFU', 'notKnown'],
    [null, 'notKnown'],
  ] as const)
    assert.equal(ethnicGroupOf(code), group);
});
