import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { boardPerformanceReport } from '../board-performance-report.ts';
import type { PaperDocument } from '../document.ts';
import { HOSTILE_TEXTS, hostilePaper } from '../testing/hostile-paper.ts';
import { sampleOptions, sampleReport } from '../testing/sample-report.ts';
import { toPdf } from './pdf.ts';
import { PdfNotAvailable, packagesFor } from './typst.ts';

const reason = await whyUnavailable();
const sample = boardPerformanceReport(sampleReport(), sampleOptions('board'));

/** Nothing where PDFs can be made; otherwise why not, so that the tests say so instead of passing. */
async function whyUnavailable(): Promise<string | false> {
  try {
    await toPdf({ title: 'Title', subtitle: '', author: '', front: [], blocks: [] });
    return false;
  } catch (error) {
    if (error instanceof PdfNotAvailable) return error.message;
    throw error;
  }
}

const text = (pdf: Buffer) => pdf.toString('latin1');
const pageCount = (pdf: Buffer) => Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(text(pdf))?.[1]);

describe('a paper as PDF', { skip: reason }, () => {
  test('is tagged, in British English, titled, and says that it conforms to PDF/UA-1', async () => {
    const pdf = text(await toPdf(sample));
    assert.match(pdf, /^%PDF-1\.7/);
    assert.match(pdf, /\/StructTreeRoot/);
    assert.match(pdf, /\/MarkInfo <<\s*\/Marked true/);
    assert.match(pdf, /\/Lang \(en-GB\)/);
    assert.match(pdf, /\/DisplayDocTitle true/);
    assert.match(pdf, /pdfuaid:part(>|=")1/);
  });

  test('tags headings, table headings and pictures with their alternative text', async () => {
    const pdf = text(await toPdf(sample));
    for (const tag of ['H1', 'H2', 'TH', 'TD', 'THead', 'Caption', 'Figure', 'L', 'LBody'])
      assert.match(pdf, new RegExp(`/S /${tag}\\b`), tag);
    const pictures = pdf.match(/\/S \/Figure\b/g)?.length;
    assert.equal(pictures, sample.blocks.filter((block) => block.kind === 'chart').length);
    assert.equal(pdf.match(/\/Alt [(<]/g)?.length, pictures);
  });

  test('gives the front, the measures, each chosen measure and the notes their pages and none besides', async () => {
    assert.equal(pageCount(await toPdf(sample)), 1 + 1 + sampleReport().chosen.length + 2);
  });

  test('is the same to the byte at every run', async () => {
    assert.ok((await toPdf(sample)).equals(await toPdf(sample)));
  });

  for (const [name, words] of HOSTILE_TEXTS)
    test(`takes ${name} as words`, async () => {
      assert.match(text(await toPdf(hostilePaper(words))), /^%PDF-1\.7/);
    });

  test('writes Typst code in a heading letter by letter into the outline', async () => {
    const pdf = text(await toPdf(hostilePaper('#panic $x^2$ *bold* _it_ <label>')));
    assert.match(pdf, /\/Title \(Heading #panic \$x\^2\$ \*bold\* _it_ <label>\)/);
  });

  test('is made of a paper without blocks and of one whose headings skip a level', async () => {
    const paper: PaperDocument = { title: 'A title', subtitle: '', author: '', front: [], blocks: [] };
    assert.ok((await toPdf(paper)).length > 0);
    const skipping = { ...paper, blocks: [{ kind: 'heading', level: 3, text: 'Third' }] } as PaperDocument;
    assert.match(text(await toPdf(skipping)), /\/S \/H1\b/);
  });

  test('breaks a long table over pages and keeps it one table', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [{ text: `Row ${index}` }]);
    const pdf = await toPdf({
      title: 'Long',
      subtitle: '',
      author: '',
      front: [],
      blocks: [
        { kind: 'pageBreak' },
        { kind: 'table', caption: 'Rows', columns: [{ heading: 'Name', share: 1 }], rows },
      ],
    });
    assert.ok(pageCount(pdf) > 2);
    assert.equal(text(pdf).match(/\/S \/THead\b/g)?.length, 1);
  });
});

describe('the PDF renderer of a platform', () => {
  test('is looked for under each C library on Linux', () => {
    assert.deepEqual(
      packagesFor('linux', 'x64').map((name) => name.slice(name.lastIndexOf('linux'))),
      ['linux-x64-gnu', 'linux-x64-musl'],
    );
  });

  test('is refused with a sentence that says what to use instead where there is none', () => {
    assert.throws(() => packagesFor('freebsd', 'riscv64'), {
      name: 'PdfNotAvailable',
      message: /This machine cannot make an accessible PDF .* freebsd on riscv64.* Use the Word document instead\./,
    });
  });
});
