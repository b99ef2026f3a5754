import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { boardPerformanceReport } from '../board-performance-report.ts';
import { HOSTILE_TEXTS, hostilePaper } from '../testing/hostile-paper.ts';
import { sampleOptions, sampleReport } from '../testing/sample-report.ts';
import { checkWellFormed, part, unzipped } from '../testing/unzipped.ts';
import { toDocx } from './docx.ts';
import { printable } from './text.ts';

const sample = boardPerformanceReport(sampleReport(), sampleOptions('board'));

const sampleFile = toDocx(sample);

async function sampleParts() {
  return unzipped(await sampleFile);
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const charts = sample.blocks.filter((block) => block.kind === 'chart').length;
const tables = sample.blocks.filter((block) => block.kind === 'table' || block.kind === 'figures').length;
const headings = (level: number) =>
  sample.blocks.filter((block) => block.kind === 'heading' && block.level === level).length;

describe('a paper as a Word document', () => {
  test('is written in British English', async () => {
    const styles = part(await sampleParts(), 'word/styles.xml');
    assert.match(styles, /<w:docDefaults>.*<w:lang w:val="en-GB"/);
    assert.doesNotMatch(styles, /w:val="en-US"/);
  });

  test('has a title, and its headings have Word’s own heading styles', async () => {
    const document = part(await sampleParts(), 'word/document.xml');
    assert.equal(count(document, /<w:pStyle w:val="Title"\/>/g), 1);
    assert.equal(count(document, /<w:pStyle w:val="Heading1"\/>/g), headings(1));
    assert.equal(count(document, /<w:pStyle w:val="Heading2"\/>/g), headings(2));
  });

  test('describes every picture in words', async () => {
    const parts = await sampleParts();
    const document = part(parts, 'word/document.xml');
    assert.equal(count(document, /<w:drawing>/g), charts);
    const properties = document.match(/<wp:docPr [^>]*>/g) ?? [];
    assert.equal(properties.length, charts);
    for (const property of properties) assert.match(property, / descr="[^"]{40,}"/);
    assert.equal([...parts.keys()].filter((name) => /^word\/media\/.*\.png$/.test(name)).length, charts);
  });

  test('repeats every table’s heading row and splits no row over two pages', async () => {
    const document = part(await sampleParts(), 'word/document.xml');
    assert.equal(count(document, /<w:tbl>/g), tables);
    assert.equal(count(document, /<w:tblHeader\/>/g), tables);
    assert.equal(count(document, /<w:cantSplit\/>/g), count(document, /<w:tr>/g));
  });

  test('numbers its pages except the first', async () => {
    const parts = await sampleParts();
    assert.match(part(parts, 'word/document.xml'), /<w:titlePg\/>/);
    const footers = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, text]) => text);
    assert.deepEqual(footers.map((footer) => /PAGE/.test(footer) && /NUMPAGES/.test(footer)).toSorted(), [false, true]);
  });

  test('keeps words with the table that they introduce, and a part’s first words with the heading under them', async () => {
    const said = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }] });
    const heading = (level: 1 | 2, text: string) => ({ kind: 'heading' as const, level, text });
    const file = await toDocx({
      ...{ title: 'T', subtitle: '', author: '', front: [] },
      blocks: [
        ...[{ kind: 'pageBreak' as const }, heading(1, 'Part'), said('stays with its heading'), heading(2, 'Under it')],
        ...[said('a text'), said('of its own'), said('goes alone'), said('stays with its table')],
        { kind: 'table', caption: 'C', columns: [{ heading: 'H', share: 1 }], rows: [] },
        ...[said('ends it'), heading(1, 'Next part'), said('stays with its list')],
        { kind: 'list', items: [[{ text: 'An item' }]] },
        ...[heading(1, 'Last part'), said('begins an introduction'), said('ends an introduction')],
        { kind: 'table', caption: 'D', columns: [{ heading: 'H', share: 1 }], rows: [] },
      ],
    });
    const document = part(await unzipped(file), 'word/document.xml');
    const stays = (words: string) =>
      new RegExp(`<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t[^>]*>${words}<`).test(document);
    const expected = {
      ...{ 'stays with its heading': true, 'goes alone': false, 'stays with its table': true, 'ends it': false },
      ...{ 'stays with its list': true, 'begins an introduction': true, 'ends an introduction': true },
    };
    for (const [words, does] of Object.entries(expected)) assert.equal(stays(words), does, words);
  });

  test('parts words from the figures that stand on the right before them', async () => {
    const columns = [
      { heading: 'Latest', share: 1, align: 'right' as const },
      { heading: 'Month', share: 1 },
    ];
    const rows = [[{ text: '24.4%' }, { text: 'July 2022' }]];
    const paper = { title: 'T', subtitle: '', author: '', front: [] };
    const file = await toDocx({ ...paper, blocks: [{ kind: 'table', caption: 'C', columns, rows }] });
    const document = part(await unzipped(file), 'word/document.xml');
    const left = [...document.matchAll(/<w:tcMar>.*?<w:(?:left|start) [^>]*w:w="(\d+)"/g)].map(([, width]) => width);
    assert.deepEqual(left, ['60', '220', '60', '220']);
  });

  test('that is meant for one page has a small head', async () => {
    const paper = { title: 'T', subtitle: 'S', author: 'A', front: [{ label: 'As at', text: 'today' }], blocks: [] };
    const above = async (isCompact: boolean) => {
      const file = await unzipped(await toDocx(isCompact ? { ...paper, isCompact } : paper));
      return [...part(file, 'word/document.xml').matchAll(/<w:spacing [^>]*w:before="(\d+)"/g)].map(
        ([, space]) => space,
      );
    };
    assert.deepEqual(await above(true), ['0', '120', '240']);
    assert.deepEqual(await above(false), ['600']);
  });

  for (const [name, words] of HOSTILE_TEXTS)
    test(`takes ${name} as words`, async () => {
      const parts = await unzipped(await toDocx(hostilePaper(words)));
      checkWellFormed(parts);
      const written =
        part(parts, 'word/document.xml')
          .match(/<w:t[ >][^<]*<\/w:t>/g)
          ?.join('') ?? '';
      const expected = printable(`Heading ${words}`).replace(/[&<>"']/g, (found) => ESCAPED[found] ?? found);
      assert.ok(written.includes(expected), `${expected} in ${written.slice(0, 400)}`);
    });
});

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
