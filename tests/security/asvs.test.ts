import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT, read } from './project.ts';

/** Holds `docs/security/asvs.md` to the list of ASVS 5.0.0, to its own counts, and to the tests that it names. */

/** The sections of ASVS 5.0.0 with the level of each of their requirements, in order: `1.1` has 1.1.1 and 1.1.2. */
const LEVELS: Readonly<Record<string, string>> = {
  '1.1': '22',
  '1.2': '1111122223',
  '1.3': '112222222223',
  '1.4': '222',
  '1.5': '123',
  '2.1': '122',
  '2.2': '112',
  '2.3': '12223',
  '2.4': '23',
  '3.1': '3',
  '3.2': '113',
  '3.3': '12223',
  '3.4': '11222233',
  '3.5': '11122333',
  '3.6': '3',
  '3.7': '22333',
  '4.1': '12233',
  '4.2': '23333',
  '4.3': '22',
  '4.4': '1222',
  '5.1': '2',
  '5.2': '112333',
  '5.3': '113',
  '5.4': '222',
  '6.1': '122',
  '6.2': '111111112222',
  '6.3': '11223333',
  '6.4': '112233',
  '6.5': '22222333',
  '6.6': '2223',
  '6.7': '33',
  '6.8': '2222',
  '7.1': '222',
  '7.2': '1111',
  '7.3': '22',
  '7.4': '11222',
  '7.5': '223',
  '7.6': '22',
  '8.1': '1233',
  '8.2': '1123',
  '8.3': '133',
  '8.4': '23',
  '9.1': '111',
  '9.2': '1222',
  '10.1': '22',
  '10.2': '223',
  '10.3': '22223',
  '10.4': '1111122222233333',
  '10.5': '22222',
  '10.6': '22',
  '10.7': '222',
  '11.1': '2233',
  '11.2': '22233',
  '11.3': '11233',
  '11.4': '1222',
  '11.5': '23',
  '11.6': '23',
  '11.7': '33',
  '12.1': '12233',
  '12.2': '11',
  '12.3': '22223',
  '13.1': '2333',
  '13.2': '222223',
  '13.3': '2233',
  '13.4': '1222233',
  '14.1': '22',
  '14.2': '12223333',
  '14.3': '122',
  '15.1': '12233',
  '15.2': '12233',
  '15.3': '1222222',
  '15.4': '3333',
  '16.1': '2',
  '16.2': '22222',
  '16.3': '2222',
  '16.4': '222',
  '16.5': '2223',
  '17.1': '23',
  '17.2': '22223333',
  '17.3': '22',
};

/** WebRTC, of which Headway has nothing. */
const LEFT_OUT = /^17\./;
const STATUSES = ['met', 'partly', 'not yet', 'not applicable'] as const;
const FOLDER = 'docs/security/asvs';

type Row = { number: string; level: number; what: string; status: string; why: string; tests: Named[]; file: string };
type Named = { file: string; name: string };

const SUMMARY = read('docs/security/asvs.md');
const FILES = readdirSync(path.join(ROOT, FOLDER)).sort();
const ROWS: Row[] = FILES.flatMap((file) => rowsOf(file));

test('the list of levels is that of the standard: 345 requirements, of which 70 are of level 1 and 183 of level 2', () => {
  const counts = [1, 2, 3].map((level) => requirements().filter((each) => each.level === level).length);
  assert.deepEqual(counts, [70, 183, 92]);
});

test('every requirement of levels 1 and 2 stands there once, in order, with its level', () => {
  const wanted = requirements().filter(({ number, level }) => level < 3 && !LEFT_OUT.test(number));
  assert.deepEqual(
    ROWS.map(({ number, level }) => ({ number, level })),
    wanted,
  );
});

test('each stands in the file of its chapter', () => {
  for (const { number, file } of ROWS)
    assert.ok(file.startsWith(`v${number.split('.')[0]?.padStart(2, '0')}-`), `${number} in ${file}`);
});

test('every requirement has words of its own, a status, and a reason where it is not met', () => {
  const said = new Map<string, string>();
  for (const { number, what, status, why } of ROWS) {
    assert.ok((STATUSES as readonly string[]).includes(status), `${number} is ${status}`);
    assert.ok(what.length > 5 && !/^Verify that/i.test(what), number);
    if (status !== 'met') assert.ok(why.length > 5, `${number} is ${status} without a reason`);
    const section = number.replace(/\.\d+$/, '');
    assert.notEqual(said.get(what), section, `${number} says what another of its section says`);
    said.set(what, section);
  }
});

test('whatever is met is shown by a test', () => {
  const without = ROWS.filter(({ status, tests }) => status === 'met' && tests.length === 0);
  assert.deepEqual(
    without.map(({ number }) => number),
    [],
  );
});

test('every test that is named is there, under that name', () => {
  const gone = ROWS.flatMap(({ number, tests }) =>
    tests.filter((named) => !isThere(named)).map(({ file, name }) => `${number}: ${file}: ${name}`),
  );
  assert.deepEqual(gone, []);
  assert.ok(ROWS.flatMap(({ tests }) => tests).length > 200);
});

test('the counts of the summary are those of the chapters', () => {
  const lines = [
    ...SUMMARY.matchAll(/^\| (?:\[V.+?\]\(asvs\/(.+?)\)|all) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm),
  ];
  assert.deepEqual(
    lines.map(([, file]) => file),
    [...FILES, undefined],
  );
  for (const [line = '', file, ...said] of lines) {
    const rows = ROWS.filter((row) => file === undefined || row.file === file);
    const counted = STATUSES.map((status) => rows.filter((row) => row.status === status).length);
    assert.deepEqual(said.map(Number), [...counted, rows.length], line);
  }
});

for (const [named, expected] of [
  [{ file: 'tests/security/asvs.test.ts', name: 'whatever is met is shown by a test' }, true],
  [{ file: 'tests/security/asvs.test.ts', name: 'whatever is met' }, false],
  [{ file: 'tests/security/asvs.test.ts', name: 'no such test' + '' }, false],
  [{ file: 'tests/security/none.test.ts', name: 'whatever is met is shown by a test' }, false],
] as const)
  test(`“${named.name}” is ${expected ? '' : 'not '}found in ${named.file}`, () =>
    assert.equal(isThere(named), expected));

function requirements(): { number: string; level: number }[] {
  return Object.entries(LEVELS).flatMap(([section, levels]) =>
    [...levels].map((level, index) => ({ number: `${section}.${index + 1}`, level: Number(level) })),
  );
}

function rowsOf(file: string): Row[] {
  return [...read(`${FOLDER}/${file}`).matchAll(/^\| (\d+\.\d+\.\d+) \|(.*)\|$/gm)].map(
    ([, number = '', rest = '']) => {
      const cells = rest.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
      const [level = '', what = '', status = '', why = '', shown = '', ...more] = cells;
      assert.deepEqual(more, [], number);
      const tests = shown === '' ? [] : shown.split('<br>').map((one) => namedIn(one, number));
      return { number, level: Number(level), what, status, why, tests, file };
    },
  );
}

function namedIn(cell: string, number: string): Named {
  const [, file, name] = /^`([\w./-]+\.test\.ts)`: (.+)$/.exec(cell) ?? [];
  assert.ok(file !== undefined && name !== undefined, `${number}: ${cell}`);
  return { file, name };
}

/** Whether a file has a test of that name: a title, or the first words of a case from which titles are made. */
function isThere({ file, name }: Named): boolean {
  if (!existsSync(path.join(ROOT, file))) return false;
  const quoted = [`'${name.replaceAll("'", "\\'")}'`, `\`${name}\``, `"${name}"`];
  return read(file)
    .split('\n')
    .some((line) => quoted.some((title) => isTitle(line.trim(), title)));
}

function isTitle(line: string, title: string): boolean {
  return (
    [`it(${title}`, `test(${title}`, `[${title},`, `${title}: `].some((start) => line.startsWith(start)) ||
    line === `${title},`
  );
}
