import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { READING_LIMITS, type ReadingLimits } from './limits.ts';
import { cellsOf, type MadeWorkbook, outcome, readBytes, workbook, zip } from './made-files.ts';

/** What a cell in row 2 of an otherwise empty sheet is read as; style 1 shows a day, style 2 a time. */
async function cellFrom(xml: string, also: Partial<MadeWorkbook> = {}): Promise<unknown> {
  const made = workbook({ sheets: [`<row r="2">${xml}</row>`], formats: ['dd/mm/yyyy', 'hh:mm'], ...also });
  const told = await readBytes(made, 'a.xlsx');
  return told.reading.ok ? (cellsOf(told)[0]?.[0] ?? null) : told.reading.refusal.code;
}

const CELLS: readonly (readonly [string, string, unknown])[] = [
  ['a whole number', '<c><v>42</v></c>', 42],
  ['a negative number', '<c><v>-7</v></c>', -7],
  ['a decimal', '<c><v>6.138</v></c>', 6.138],
  ['a decimal below one', '<c><v>-0.05</v></c>', -0.05],
  ['a number with an exponent', '<c><v>1.5E3</v></c>', 1500],
  ['fifteen digits', '<c><v>123456789012345</v></c>', 123_456_789_012_345],
  ['seventeen digits', '<c><v>0.30000000000000004</v></c>', 0.300_000_000_000_000_04],
  ['a number too large to keep', '<c><v>1E400</v></c>', '1E400'],
  ['a number that is none', '<c><v>n/a</v></c>', 'n/a'],
  ['two points', '<c><v>1.2.3</v></c>', '1.2.3'],
  ['nothing', '<c><v></v></c>', null],
  ['an empty element', '<c s="1"/>', null],
  ['a day', '<c s="1"><v>44773</v></c>', '2022-07-31'],
  ['a day with a time', '<c s="2"><v>44773.75</v></c>', '2022-07-31T18:00:00'],
  ['a number in a style that is not there', '<c s="99"><v>44773</v></c>', 44_773],
  ['an ISO day', '<c t="d"><v>2022-07-31T00:00:00</v></c>', '2022-07-31'],
  ['an ISO day with a time', '<c t="d"><v>2022-07-31T14:05:00</v></c>', '2022-07-31T14:05:00'],
  ['true', '<c t="b"><v>1</v></c>', true],
  ['false', '<c t="b"><v>0</v></c>', false],
  ['an error', '<c t="e"><v>#N/A</v></c>', '#N/A'],
  ['a computed text', '<c t="str"><f>A1</f><v>North</v></c>', 'North'],
  ['a computed day', '<c s="1"><f>TODAY()</f><v>44773</v></c>', '2022-07-31'],
  ['a computed empty text', '<c t="str"><f>""</f><v></v></c>', null],
  ['a formula never computed', '<c><f>1+1</f></c>', '#NO VALUE!'],
  ['a shared text', '<c t="s"><v>1</v></c>', 'é'],
  ['an inline text', '<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', ' a '],
  ['entities', '<c t="str"><v>a &amp; b &lt;c&gt; &#233;&#x1F600; &quot;&apos;</v></c>', 'a & b <c> é😀 "\''],
  ['an escaped line break', '<c t="str"><v>a_x000D__x000A_b</v></c>', 'a\r\nb'],
  ['an escaped underscore', '<c t="str"><v>a_x005F_x000D_b</v></c>', 'a_x000D_b'],
  ['what only looks like an escape', '<c t="str"><v>a_xyz_ _x12_</v></c>', 'a_xyz_ _x12_'],
  ['an escaped NUL', '<c t="str"><v>a_x0000_b</v></c>', 'ab'],
  ['a pair of escaped halves of a character', '<c t="str"><v>_xD83D__xDE00_</v></c>', '😀'],
  ['a line end of Windows', '<c t="str"><v>a\r\nb</v></c>', 'a\nb'],
  ['CDATA', '<c t="inlineStr"><is><t><![CDATA[<a> & ]]>b</t></is></c>', '<a> & b'],
  ['a number broken by a comment', '<c><v>1.<!-- no -->5</v></c>', 1.5],
  ['an index broken by a comment', '<c t="s"><v><!-- no -->1</v></c>', 'é'],
  ['attributes in single quotation marks and odd spaces', "<c  s = '1'\n><v>44773</v></c >", '2022-07-31'],
  ['a greater-than sign in an attribute', '<c x="a>b" s="1"><v>44773</v></c>', '2022-07-31'],
  ['an entity of its own', '<c t="str"><v>&xxe;</v></c>', 'damaged-xml'],
  ['an entity for NUL', '<c t="str"><v>&#0;</v></c>', 'damaged-xml'],
  ['an entity beyond Unicode', '<c t="str"><v>&#x110000;</v></c>', 'damaged-xml'],
  ['a bare ampersand', '<c t="str"><v>a & b</v></c>', 'damaged-xml'],
  ['a shared text that is not there', '<c t="s"><v>2</v></c>', 'shared-string-missing'],
  ['a shared text before the first', '<c t="s"><v>-1</v></c>', 'shared-string-missing'],
  ['a shared text by a fraction', '<c t="s"><v>0.5</v></c>', 'shared-string-missing'],
  ['a cell given twice', '<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>', 'cell-given-twice'],
  ['a reference that is none', '<c r="12"><v>1</v></c>', 'damaged-xml'],
  ['a column beyond the last', '<c r="XFE2"><v>1</v></c>', 'too-many-columns'],
  ['a close that fits no open', '<c><v>1</c></v>', 'damaged-xml'],
  ['a document type after the start', '<!DOCTYPE x>', 'doctype'],
];

describe('a cell is read as what it shows', () => {
  for (const [what, xml, expected] of CELLS) {
    it(what, async () =>
      assert.deepEqual(await cellFrom(xml, { sharedStrings: '<si><t>a</t></si><si><t>é</t></si>' }), expected),
    );
  }

  it('the last column is XFD', async () => {
    const told = await readBytes(workbook({ sheets: ['<row><c r="XFD1"><v>1</v></c></row>'] }), 'a.xlsx');
    assert.deepEqual([cellsOf(told)[0]?.length, cellsOf(told)[0]?.at(-1)], [16_384, 1]);
  });

  it('a refusal names sheet, row and column', async () => {
    const { reading } = await readBytes(
      workbook({ sheets: ['<row r="7"><c r="AB7" t="s"><v>5</v></c></row>'] }),
      'a.xlsx',
    );
    assert.ok(!reading.ok);
    assert.deepEqual(reading.refusal, { code: 'shared-string-missing', sheet: 'List 1', row: 7, column: 'AB' });
  });
});

describe('rows come by number', () => {
  const rowsOf = async (data: string, limits?: ReadingLimits) => {
    const told = await readBytes(workbook({ sheets: [data] }), 'a.xlsx', limits);
    return told.reading.ok ? told.sheets[0]?.rows.map(([row]) => row) : told.reading.refusal.code;
  };
  const row = (number: number) => `<row r="${number}"><c><v>${number}</v></c></row>`;

  it('in the order of their numbers where the file has them mixed', async () => {
    assert.deepEqual(await rowsOf([5, 1, 3, 2, 9].map(row).join('')), [1, 2, 3, 5, 9]);
  });

  it('refused where one stands more than 64 rows from its place', async () => {
    const upTo = (last: number) => Array.from({ length: last }, (_, at) => row(at + 2)).join('');
    assert.deepEqual((await rowsOf(upTo(64) + row(1)))?.length, 65);
    assert.equal(await rowsOf(upTo(65) + row(1)), 'rows-out-of-order');
  });

  it('refused where one comes twice', async () => {
    assert.equal(await rowsOf(row(1) + row(1)), 'cell-given-twice');
  });

  it('without blank ones, however far apart', async () => {
    assert.deepEqual(await rowsOf(`${row(1)}<row r="500000"><c s="0"/></row>${row(1_048_576)}`), [1, 1_048_576]);
    assert.equal(await rowsOf(row(1_048_577)), 'too-many-rows');
  });

  it('refused where wide and long rows together are more than a file may hold', async () => {
    const wide = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(4);
    assert.equal(await rowsOf(wide, { ...READING_LIMITS, cellPositions: 65_535 }), 'too-many-cells');
    assert.deepEqual(await rowsOf(wide, { ...READING_LIMITS, cellPositions: 65_536 }), [1, 2, 3, 4]);
  });

  it('refused where one holds more text than a row may', async () => {
    const cells = (count: number) => `<row>${`<c t="str"><v>${'x'.repeat(100)}</v></c>`.repeat(count)}</row>`;
    assert.deepEqual(await rowsOf(cells(10), { ...READING_LIMITS, rowBytes: 1_000 }), [1]);
    assert.equal(await rowsOf(cells(11), { ...READING_LIMITS, rowBytes: 1_000 }), 'row-too-long');
  });
});

describe('a workbook is read whatever its making', () => {
  it('with its document elsewhere in the container, and absolute targets', async () => {
    const made = zip({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/book/workbook2.xml"/></Relationships>',
      'book/_rels/workbook2.xml.rels':
        '<Relationships><Relationship Id="q" Type="x/worksheet" Target="/book/one.xml"/></Relationships>',
      'book/workbook2.xml':
        '<p:workbook xmlns:p="urn:x" xmlns:q="urn:y"><p:sheets><p:sheet name="Odd" q:id="q"/></p:sheets></p:workbook>',
      'book/one.xml': '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
    });
    const told = await readBytes(made, 'a.xlsx');
    assert.deepEqual(told.sheets, [{ name: 'Odd', hidden: false, rows: [[1, [1]]] }]);
  });

  it('in every part UTF-16 or Windows-1252', async () => {
    const sheet = '<worksheet><sheetData><row><c t="str"><v>é</v></c></row></sheetData></worksheet>';
    const parts = [
      Buffer.from(`\uFEFF${sheet}`, 'utf16le'),
      Buffer.from(`\uFEFF${sheet}`, 'utf16le').swap16(),
      Buffer.from(`<?xml version="1.0" encoding="windows-1252"?>${sheet}`, 'latin1'),
      Buffer.from(`\uFEFF<?xml version='1.0' encoding='utf-8'?>${sheet}`),
    ];
    for (const part of parts) {
      const told = await readBytes(workbook({ sheets: [''], parts: { 'xl/worksheets/sheet1.xml': part } }), 'a.xlsx');
      assert.deepEqual(cellsOf(told), [['é']]);
    }
  });

  it('named .xlsm where it carries no macros', async () => {
    assert.equal(outcome(await readBytes(workbook({ sheets: [''] }), 'a.xlsm')), 'workbook');
  });

  it('with macros only where the limits say so, and then without them', async () => {
    const made = workbook({ sheets: ['<row><c><v>1</v></c></row>'], parts: { 'xl/vbaProject.bin': 'x' } });
    assert.equal(outcome(await readBytes(made, 'a.xlsm')), 'macros');
    const told = await readBytes(made, 'a.xlsm', { ...READING_LIMITS, macros: 'ignore' });
    assert.deepEqual(cellsOf(told), [[1]]);
  });

  it('tells how far it is, and waits where the sink asks for a pause', async () => {
    const sheet = '<row><c t="str"><v>x</v></c></row>'.repeat(20_000);
    const shares: number[] = [];
    let waiting = false;
    const told = await readBytes(workbook({ sheets: [sheet, sheet] }), 'a.xlsx', READING_LIMITS, {
      row: () => assert.equal(waiting, false),
      progress: (done, total) => void shares.push(done / total),
      async pause() {
        waiting = true;
        await new Promise((resolve) => setImmediate(resolve));
        waiting = false;
      },
    });
    assert.equal(outcome(told), 'workbook');
    assert.ok(shares.length > 4);
    for (const [at, share] of shares.entries()) assert.ok(share > 0 && share <= 1 && share >= (shares[at - 1] ?? 0));
  });
});

describe('a workbook is refused', () => {
  const part = (name: string, content: string) => workbook({ sheets: [''], parts: { [name]: content } });
  const sheet = 'xl/worksheets/sheet1.xml';
  const cases: readonly (readonly [string, Buffer, string, string])[] = [
    ['named as CSV', workbook({ sheets: [''] }), 'a.csv', 'workbook-named-otherwise'],
    ['named as an old workbook', workbook({ sheets: [''] }), 'a.xls', 'workbook-named-otherwise'],
    ['without sheets', workbook({ sheets: [] }), 'a.xlsx', 'no-sheets'],
    ['with 101 sheets', workbook({ sheets: Array.from({ length: 101 }, () => '') }), 'a.xlsx', 'too-many-sheets'],
    ['whose sheet ends in the middle', part(sheet, '<worksheet><sheetData><row>'), 'a.xlsx', 'damaged-xml'],
    ['whose sheet ends in a tag', part(sheet, '<worksheet><sheetDa'), 'a.xlsx', 'damaged-xml'],
    ['whose sheet is empty', part(sheet, ''), 'a.xlsx', 'damaged-xml'],
    ['whose styles are damaged', part('xl/styles.xml', '<styleSheet><a></styleSheet>'), 'a.xlsx', 'damaged-xml'],
    [
      'whose styles have a document type',
      part('xl/styles.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
      'a.xlsx',
      'doctype',
    ],
    [
      'whose directory nests too deeply',
      part('xl/workbook.xml', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`),
      'a.xlsx',
      'too-deep',
    ],
    [
      'whose relationships are missing',
      part('xl/_rels/workbook.xml.rels', '<Relationships/>'),
      'a.xlsx',
      'missing-part',
    ],
    ['whose sheet is outside', rels('worksheet', 'Target="../../etc/passwd"'), 'a.xlsx', 'part-outside'],
    [
      'whose sheet is elsewhere',
      rels('worksheet', 'Target="file:///etc/passwd" TargetMode="External"'),
      'a.xlsx',
      'part-outside',
    ],
    ['whose sheet is in another folder', rels('worksheet', 'Target="../docProps/app.xml"'), 'a.xlsx', 'part-outside'],
    ['whose sheet is not there', rels('worksheet', 'Target="worksheets/none.xml"'), 'a.xlsx', 'missing-part'],
    ['that holds chart sheets only', rels('chartsheet', 'Target="chartsheets/sheet1.xml"'), 'a.xlsx', 'no-sheets'],
    [
      'in an unknown character set',
      part(sheet, '<?xml version="1.0" encoding="EBCDIC-GB"?><a/>'),
      'a.xlsx',
      'unknown-encoding',
    ],
    ['with a password', compound('EncryptedPackage'), 'a.xlsx', 'encrypted'],
    ['in the old format', compound('Workbook'), 'a.xls', 'old-excel'],
    ['that is an old Word document', compound('WordDocument'), 'a.xls', 'other-document'],
    ['in a format older still', Buffer.from([0x09, 0x02, 0x06, 0x00, 0, 0]), 'a.xls', 'old-excel'],
  ];
  for (const [what, bytes, name, code] of cases) {
    it(what, async () => assert.equal(outcome(await readBytes(bytes, name)), code));
  }
});

function rels(kind: string, target: string): Buffer {
  const link = `<Relationships><Relationship Id="rId1" Type="x/${kind}" ${target}/></Relationships>`;
  return workbook({ sheets: [''], parts: { 'xl/_rels/workbook.xml.rels': link } });
}

/** The container of old Office files, as far as the reader looks into it. */
function compound(stream: string): Buffer {
  const start = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([start, Buffer.alloc(1_500), Buffer.from(stream, 'utf16le'), Buffer.alloc(500)]);
}
