import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeExtract } from '#demo/index.ts';
import { checkWellFormed, part, unzipped } from '../features/papers/testing/unzipped.ts';
import { headway, lastSaid, linesOf, type Ran } from './running.support.ts';

const JULY = 'annex-a-2022-08-05.xlsx';
const JUNE = 'june.xlsx';
const HOSTILE = fileURLToPath(new URL('../../../shared/hostile/files/', import.meta.url));

describe('headway report', () => {
  let folder: string;
  let ofTwo: Ran;
  const inside = (name: string) => path.join(folder, name);

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headway-report-'));
    await writeExtract(23, inside(JULY));
    await writeExtract(22, inside(JUNE));
    ofTwo = await headway(['report', JULY, JUNE, '--out', 'made/here', '--council', 'Severnshire'], folder);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('makes three files that open from two workbooks', async () => {
    const ran = ofTwo;
    assert.equal(ran.status, 0, ran.said);
    const made = ['docx', 'pdf', 'xlsx'].map((ending) => path.join('made/here', `board-performance-report.${ending}`));
    assert.deepEqual(linesOf(ran), made);
    assert.deepEqual(
      (await readdir(inside('made/here'))).sort(),
      made.map((file) => path.basename(file)),
    );
    const [word = '', pdf = '', excel = ''] = made;
    const document = await unzipped(await readFile(inside(word)));
    checkWellFormed(document);
    assert.match(part(document, 'word/document.xml'), /Severnshire/);
    const workbook = await unzipped(await readFile(inside(excel)));
    checkWellFormed(workbook);
    assert.ok(workbook.has('xl/worksheets/sheet1.xml'));
    const pages = await readFile(inside(pdf), 'latin1');
    assert.match(pages, /^%PDF-1\./);
    assert.match(pages, /%%EOF\s*$/);
  });

  it('tells on standard error where dates come from, what the lists hold and what the checks found', () => {
    const { said } = ofTwo;
    assert.match(said, /annex-a-2022-08-05\.xlsx: as at 5 August 2022 \(from the file’s name\), data month July 2022/);
    assert.match(said, /june\.xlsx: as at 5 July 2022 \(from a date on its front sheet\), data month June 2022/);
    assert.ok(said.indexOf('june.xlsx: as at') < said.indexOf(`${JULY}: as at`), 'oldest first');
    assert.match(said, /^ +\d{3} rows {2}List 3: Referrals$/m);
    assert.match(said, /^ +\d+ × AX-011 The code is not one that Headway knows/m);
    assert.match(said, /Of the \d+ measures whose trajectory can be determined between March and July 2022/);
    assert.doesNotMatch(said, /SV\d{6}/, 'no child is named');
  });

  it('believes a date that is given over the file’s own, and a period that is given', async () => {
    const period = ['--from', '2022-02', '--to', '2022-06'];
    const ran = await headway(['report', JUNE, '--as-at', '2022-07-06', ...period, '--out', 'given'], folder);
    assert.equal(ran.status, 0, ran.said);
    assert.match(ran.said, /june\.xlsx: as at 6 July 2022 \(as given\)/);
    assert.match(ran.said, /Period: February 2022 to June 2022/);
  });

  it('counts the same bytes once', async () => {
    await copyFile(inside(JULY), inside('again-2022-08-05.xlsx'));
    const ran = await headway(['report', JULY, 'again-2022-08-05.xlsx', '--out', 'once'], folder);
    assert.equal(ran.status, 0);
    assert.match(ran.said, /again-2022-08-05\.xlsx has the same bytes as annex-a-2022-08-05\.xlsx and counts once\./);
    assert.match(ran.said, /\(1 of 1\)/);
  });

  describe('refuses with one sentence and writes nothing', () => {
    const REFUSED: [name: string, make: (file: string) => Promise<void>, says: RegExp][] = [
      ['an empty file', (file) => writeFile(file, ''), /was refused\. The file is empty/],
      ['a file that ends too early', cutShort, /was refused\. The file is cut short/],
      ['text that is no list', (file) => writeFile(file, 'one,two\n1,2\n'), /was refused\. The content is a CSV file/],
      ['a folder', (file) => mkdir(file).then(() => undefined), /is not a file\.$/],
      ['a file that is not there', () => Promise.resolve(), /^headway: There is no file refused-\d\.xlsx\.$/],
    ];

    for (const [index, [name, make, says]] of REFUSED.entries())
      it(name, async () => {
        const file = `refused-${index}.xlsx`;
        await make(inside(file));
        const out = inside(`out-${index}`);
        const ran = await headway(['report', file, '--out', out], folder);
        assert.deepEqual({ status: ran.status, out: ran.out }, { status: 1, out: '' });
        assert.match(lastSaid(ran), says);
        assert.deepEqual(existsSync(out) ? await readdir(out) : [], []);
      });

    it('one file among good ones, a date to come, and a place that cannot be written', async () => {
      await writeFile(inside('empty-2022-07-05.xlsx'), '');
      await writeFile(inside('taken'), '');
      const wrong: [args: string[], says: RegExp][] = [
        [[JULY, 'empty-2022-07-05.xlsx', '--out', 'o'], /^headway: empty-2022-07-05\.xlsx was refused\./],
        [
          [JULY, '--as-at', '2999-01-01', '--out', 'o'],
          /as at 1 January 2999: the as-at date must not be in the future\.$/,
        ],
        [[JULY, '--out', 'taken'], /^headway: The folder taken cannot be made \(EEXIST\)\.$/],
      ];
      for (const [args, says] of wrong) {
        const ran = await headway(['report', ...args], folder);
        assert.equal(ran.status, 1);
        assert.equal(ran.out, '');
        assert.match(lastSaid(ran), says);
      }
    });
  });

  it('answers a hostile file with three files or with a sentence', async (test) => {
    if (!existsSync(HOSTILE)) return test.skip('the collection of hostile files is not beside the project');
    for (const name of HOSTILE_FILES) {
      const ran = await headway(['report', path.join(HOSTILE, name), '--out', `hostile-${name}`], folder);
      assert.ok(ran.status === 0 || ran.status === 1, name);
      assert.equal(linesOf(ran).length, ran.status === 0 ? 3 : 0, name);
      if (ran.status === 1) assert.match(lastSaid(ran), /^headway: .+\.$/, name);
    }
    return undefined;
  });

  async function cutShort(file: string): Promise<void> {
    const whole = await readFile(inside(JULY));
    await writeFile(file, whole.subarray(0, whole.length / 2));
  }
});

/** The reader's own tests go through all of them; here a few are enough. */
const HOSTILE_FILES = [
  'C018-100k-columns.csv',
  'C023-html-table.csv',
  'X006-encrypted-ole2.xlsx',
  'X013-hidden-sheet.xlsx',
];

describe('the command line', () => {
  it('is told of wrong usage with the usage, and exits 2 before anything is done', async () => {
    for (const args of [['fly'], ['report', 'a.xlsx'], ['report', '--out', 'd'], ['import'], ['doctor', '--now']]) {
      const ran = await headway(args, tmpdir());
      assert.deepEqual({ status: ran.status, out: ran.out }, { status: 2, out: '' });
      assert.match(ran.said, /Use: headway <command>/);
    }
  });

  it('prints the usage when it is asked for', async () => {
    const ran = await headway(['help'], tmpdir());
    assert.equal(ran.status, 0);
    assert.match(ran.out, /^Use: headway <command>/);
    assert.equal(ran.said, '');
  });
});
