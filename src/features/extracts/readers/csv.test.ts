import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { READING_LIMITS } from './limits.ts';
import { cellsOf, outcome, readBytes } from './made-files.ts';

/** Far more than one pass takes on a busy machine, far less than looking at the line again for each mark. */
const QUADRATIC_MILLISECONDS = 5_000;

const HEADINGS = ['Child Unique ID', 'Team'];

/** How one and the same small list may be written. */
const WAYS: readonly (readonly [string, Buffer | string])[] = [
  ['commas and CR LF', 'Child Unique ID,Team\r\nC1,North\r\n'],
  ['semicolons and LF', 'Child Unique ID;Team\nC1;North\n'],
  ['tabs', 'Child Unique ID\tTeam\nC1\tNorth\n'],
  ['bars', 'Child Unique ID|Team\nC1|North\n'],
  ['no line end at the end', 'Child Unique ID,Team\nC1,North'],
  ['lone CR', 'Child Unique ID,Team\rC1,North\r'],
  ['both line ends', 'Child Unique ID,Team\r\nC1,North\n'],
  ['quotation marks everywhere', '"Child Unique ID","Team"\r\n"C1","North"\r\n'],
  ['a separator line', 'sep=;\r\nChild Unique ID;Team\r\nC1;North\r\n'],
  ['a separator line in capitals and quotation marks', '"SEP=|"\nChild Unique ID|Team\nC1|North\n'],
  ['a byte order mark', '\uFEFFChild Unique ID,Team\nC1,North\n'],
  ['a byte order mark and a separator line', '\uFEFFsep=,\nChild Unique ID,Team\nC1,North\n'],
  ['UTF-16, little end first', Buffer.from('\uFEFFChild Unique ID,Team\nC1,North\n', 'utf16le')],
  ['UTF-16, big end first', Buffer.from('\uFEFFChild Unique ID,Team\nC1,North\n', 'utf16le').swap16()],
  ['UTF-16 without a mark', Buffer.from('Child Unique ID,Team\nC1,North\n', 'utf16le')],
  ['UTF-16 without a mark, big end first', Buffer.from('Child Unique ID,Team\nC1,North\n', 'utf16le').swap16()],
];

describe('a CSV file is read however it is written', () => {
  for (const [way, content] of WAYS) {
    it(`with ${way}`, async () => {
      const told = await readBytes(content, 'List 1.csv');
      assert.equal(outcome(told), 'csv');
      assert.deepEqual(told.sheets[0]?.name, 'List 1');
      assert.deepEqual(cellsOf(told), [HEADINGS, ['C1', 'North']]);
    });
  }

  it('counts rows as Excel shows them: a line break in a cell does not count, a blank line does', async () => {
    const told = await readBytes('a,b\r\n"1\r\n2",x\r\n\r\n,\r\n3,y\r\n', 'a.csv');
    assert.deepEqual(told.sheets[0]?.rows, [
      [1, ['a', 'b']],
      [2, ['1\r\n2', 'x']],
      [5, ['3', 'y']],
    ]);
  });

  it('finds the separator below a title row', async () => {
    const told = await readBytes('List 1: Contacts\nChild Unique ID;Team\nC1;North, East\nC2;South\n', 'a.csv');
    assert.deepEqual(cellsOf(told).slice(1), [HEADINGS, ['C1', 'North, East'], ['C2', 'South']]);
  });

  it('keeps texts as they stand: leading zeros, blanks, currency', async () => {
    const told = await readBytes('a,b,c\n000123, x ,"£1,234.50"\n', 'a.csv');
    assert.deepEqual(cellsOf(told)[1], ['000123', ' x ', '£1,234.50']);
  });

  it('reads Windows-1252 where one byte late in a long file is no UTF-8', async () => {
    const long = Buffer.concat([Buffer.from(`a,b\n${'x,é\n'.repeat(100_000)}`), Buffer.from([0x92, 0x0a])]);
    const { reading, sheets } = await readBytes(long, 'a.csv');
    assert.ok(reading.ok);
    assert.deepEqual(reading.notes, [{ code: 'read-as-windows-1252', sheet: 'a' }]);
    assert.deepEqual(sheets[0]?.rows.at(-1), [100_002, ['’']]);
  });

  it('reads what it wrote, whatever the cells hold and wherever the chunks end', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r\n', 'é', '😀', ' ', '0'),
      maxLength: 6,
    });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const whole = [['one', 'two', 'three'], ...rows];
        const told = await readBytes(Papa.unparse(whole, { quotes: true }), 'a.csv');
        const expected = whole.map((row) => row.map((text) => (text === '' ? null : text)));
        assert.deepEqual(
          cellsOf(told),
          expected.filter((row) => row.some((value) => value !== null)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('reads a file of many chunks, with a cell over every boundary', async () => {
    const rows = Array.from({ length: 40_000 }, (_, at) => `${at},"é ""${at}"", ${'x'.repeat(at % 40)}\n."`);
    const told = await readBytes(`id,text\n${rows.join('\n')}\n`, 'a.csv');
    assert.equal(told.sheets[0]?.rows.length, 40_001);
    for (const at of [0, 1, 19_999, 39_999]) {
      assert.deepEqual(cellsOf(told)[at + 1], [String(at), `é "${at}", ${'x'.repeat(at % 40)}\n.`]);
    }
  });
});

describe('quotation marks cost in step with the length of the file', () => {
  const hostile: readonly (readonly [string, string, string])[] = [
    [
      'malformed ones before a long run of blanks',
      `a,b\n"${'x"y'.repeat(60_000)}${' '.repeat(500_000)}\n`,
      'unclosed-quote',
    ],
    ['malformed ones, each before blanks', `a,b\n"${'x" y  '.repeat(150_000)}\n`, 'unclosed-quote'],
    ['nothing but quotation marks', `a,b\n${'"'.repeat(900_001)}\n`, 'unclosed-quote'],
    ['pairs and separators', `a,b\n${'","'.repeat(300_000)}\n`, 'csv'],
  ];
  for (const [what, content, expected] of hostile) {
    it(what, async () => {
      const start = performance.now();
      const told = await readBytes(content, 'a.csv');
      assert.ok(performance.now() - start < QUADRATIC_MILLISECONDS);
      assert.equal(outcome(told), expected);
    });
  }
});

describe('a CSV file is refused', () => {
  const cases: readonly (readonly [string, Buffer | string, string, string])[] = [
    ['when it holds nothing', '', 'a.csv', 'empty'],
    ['when it holds only blank lines', '\r\n \r\n'.replace(' ', ''), 'a.csv', 'empty'],
    ['when a quotation mark is never closed', 'a,b\n1,"x\n2,y\n', 'a.csv', 'unclosed-quote'],
    [
      'when a quotation mark closes rows later, in the middle of a cell',
      'a,b\n1,"x\n2,y\n3,z"z\n4,w\n',
      'a.csv',
      'unclosed-quote',
    ],
    ['when it is a web page', '\n <!DOCTYPE html><html></html>', 'a.xls', 'html'],
    ['when it is a table of a web page in UTF-16', Buffer.from('\uFEFF<table><tr>', 'utf16le'), 'a.csv', 'html'],
    ['when it is XML', '<?xml version="1.0"?><Message/>', 'a.csv', 'xml'],
    ['when it holds a NUL', 'a,b\n1,x\0\n', 'a.csv', 'nul-bytes'],
    ['when it is not text', Buffer.from(Array.from({ length: 999 }, (_, at) => 1 + ((at * 7) % 8))), 'a.csv', 'binary'],
    ['when it is a PDF', '%PDF-1.7 …', 'a.csv', 'other-document'],
    ['when it is named as a workbook', 'a,b\n1,2\n', 'a.xlsx', 'csv-named-otherwise'],
    ['when it is named as an old workbook', 'a\tb\n1\t2\n', 'a.xls', 'csv-named-otherwise'],
    ['when a line does not end', `a,b\n${'x'.repeat(3_000_000)}\n`, 'a.csv', 'row-too-long'],
    ['when a line does not end for a quotation mark', `a,b\n1,"${'x\n'.repeat(3_000_000)}`, 'a.csv', 'unclosed-quote'],
    ['with a column too many', `${'a,'.repeat(16_384)}b\n`, 'a.csv', 'too-many-columns'],
  ];
  for (const [when, content, name, code] of cases) {
    it(when, async () => assert.equal(outcome(await readBytes(content, name)), code));
  }

  it('with 16,384 columns it is read', async () => {
    assert.equal(outcome(await readBytes(`${'a,'.repeat(16_383)}b\n`, 'a.csv')), 'csv');
  });

  it('with a row more than allowed, and read with the last that is', async () => {
    const limits = { ...READING_LIMITS, rows: 3 };
    assert.equal(outcome(await readBytes('a\n1\n2\n', 'a.csv', limits)), 'csv');
    assert.equal(outcome(await readBytes('a\n1\n2\n3\n', 'a.csv', limits)), 'too-many-rows');
  });

  it('with more cells than allowed', async () => {
    assert.equal(
      outcome(await readBytes('a,b\n1,2\n3,4\n', 'a.csv', { ...READING_LIMITS, cellPositions: 5 })),
      'too-many-cells',
    );
  });

  it('with more bytes than allowed', async () => {
    assert.equal(outcome(await readBytes('a,b\n', 'a.csv', { ...READING_LIMITS, uploadBytes: 3 })), 'file-too-large');
    assert.equal(outcome(await readBytes('a,b\n', 'a.csv', { ...READING_LIMITS, uploadBytes: 4 })), 'csv');
  });
});
