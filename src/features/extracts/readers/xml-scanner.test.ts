import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { READING_LIMITS, type ReadingLimits } from './limits.ts';
import type { Cell } from './reading.ts';
import { Refused } from './refusals.ts';
import { SerialDates } from './serial-date.ts';
import { SharedStringScanner } from './shared-strings.ts';
import { SheetScanner } from './sheet-scanner.ts';

/** Each bomb takes well under a second in step with its length, and far longer than this otherwise. */
const QUADRATIC_MILLISECONDS = 5_000;

const SHEET = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a > comment --><worksheet xmlns:a="urn:x"><dimension ref="A1:XFD9"/>
<sheetData><row r="1" spans='1:3'><c r="A1" t="s"><v>1</v></c><c r="C1" s="1"><v>44773.5</v></c></row><row/>
<row r="4"><c t="inlineStr"><is><r><t>é&amp;</t></r><r><t>😀_x000A_</t></r><rPh><t>no</t></rPh></is></c><c><v>-1.5</v></c>
<c t="str"><f>"&lt;"</f><v>a<![CDATA[<&]]>b</v></c><c t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`;
const ROWS = [
  [1, ['y', null, '2022-07-31T12:00:00']],
  [4, ['é&😀\n', -1.5, 'a<&b', true]],
];

function scan(xml: Buffer, cuts: readonly number[], limits: ReadingLimits = READING_LIMITS): [number, Cell[]][] {
  const rows: [number, Cell[]][] = [];
  const around = {
    sharedStrings: ['x', 'y'],
    dateFormats: [false, true],
    dates: new SerialDates(false),
    budget: { cellPositions: 1_000 },
    onBroken: () => {},
  };
  const scanner = new SheetScanner('List 1', around, limits, (row, cells) => rows.push([row, [...cells]]));
  writeCut(scanner, xml, cuts);
  return rows;
}

function writeCut(scanner: { write(chunk: Buffer): void; end(): void }, xml: Buffer, cuts: readonly number[]): void {
  const places = [0, ...cuts.toSorted((a, b) => a - b), xml.length];
  for (const [at, from] of places.slice(0, -1).entries()) scanner.write(xml.subarray(from, places[at + 1]));
  scanner.end();
}

const codeOf = (act: () => unknown) => {
  try {
    act();
    return 'read';
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  }
};

describe('a sheet is scanned in chunks', () => {
  const bytes = Buffer.from(SHEET);

  it('with the same rows wherever one chunk ends', () => {
    for (let cut = 0; cut <= bytes.length; cut++) assert.deepEqual(scan(bytes, [cut]), ROWS, `cut at ${cut}`);
  });

  it('with the same rows byte by byte, and in any other pieces', () => {
    assert.deepEqual(
      scan(
        bytes,
        Array.from(bytes, (_, at) => at),
      ),
      ROWS,
    );
    const cuts = fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 40 });
    fc.assert(fc.property(cuts, (places) => assert.deepEqual(scan(bytes, places), ROWS)));
  });

  it('and is refused as damaged wherever its end is missing', () => {
    for (let end = 0; end < bytes.length; end += 7) {
      assert.equal(
        codeOf(() => scan(bytes.subarray(0, end), [])),
        'damaged-xml',
        `ends at ${end}`,
      );
    }
  });

  it('never fails but by a refusal, whatever bytes are put in its place', () => {
    const change = fc.tuple(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const changed = Buffer.from(bytes);
        for (const [place, byte] of changes) changed[place] = byte;
        codeOf(() => scan(changed, []));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a sheet is held to its limits', () => {
  const sheet = (data: string) => Buffer.from(`<worksheet><sheetData>${data}</sheetData></worksheet>`);
  const limits = { ...READING_LIMITS, textBytes: 2_000, attributeBytes: 100, depth: 8 };
  const cases: readonly (readonly [string, Buffer, string])[] = [
    ['an attribute as long as allowed', sheet(`<row x="${'a'.repeat(100)}"/>`), 'read'],
    ['one longer', sheet(`<row x="${'a'.repeat(101)}"/>`), 'attribute-too-long'],
    ['a name without end', Buffer.from(`<${'a'.repeat(100_000)}`), 'attribute-too-long'],
    ['as deep as allowed', sheet('<a><a><a><a><a><a/></a></a></a></a></a>'), 'read'],
    ['one deeper', sheet('<a><a><a><a><a><a><a/></a></a></a></a></a></a>'), 'too-deep'],
    ['a text as long as allowed', sheet(`<row><c t="str"><v>${'a'.repeat(2_000)}</v></c></row>`), 'read'],
    ['one longer', sheet(`<row><c t="str"><v>${'a'.repeat(2_001)}</v></c></row>`), 'text-too-long'],
    [
      'many pieces of one text',
      sheet(`<row><c t="str"><v>${'aaaa<!---->'.repeat(501)}</v></c></row>`),
      'text-too-long',
    ],
    ['CDATA without end', sheet(`<row><c t="str"><v><![CDATA[${'a'.repeat(3_000)}`), 'text-too-long'],
    ['257 attributes', sheet(`<row ${'a="" '.repeat(257)}/>`), 'damaged-xml'],
    ['a long text nobody asks for', sheet(`<row><c><f>${'a'.repeat(100_000)}</f><v>1</v></c></row>`), 'read'],
    ['a long comment', sheet(`<!--${'a'.repeat(100_000)}-->`), 'read'],
  ];
  for (const [what, xml, expected] of cases) {
    it(what, () => {
      const cuts = Array.from({ length: Math.floor(xml.length / 64) }, (_, at) => at * 64);
      assert.equal(
        codeOf(() => scan(xml, [], limits)),
        expected,
      );
      assert.equal(
        codeOf(() => scan(xml, cuts, limits)),
        expected,
      );
    });
  }
});

describe('shared texts', () => {
  const read = (xml: string, limits: ReadingLimits = READING_LIMITS) => {
    const scanner = new SharedStringScanner(limits, () => {});
    const bytes = Buffer.from(`<sst>${xml}</sst>`);
    writeCut(
      scanner,
      bytes,
      Array.from({ length: Math.floor(bytes.length / 65_536) }, (_, at) => at * 65_536),
    );
    return scanner.texts;
  };

  it('are joined from their runs, without phonetic readings, and may be empty', () => {
    const xml =
      '<si><t>a</t></si><si><r><rPr><b/></rPr><t>b</t></r><r><t> c</t></r><rPh><t>no</t></rPh></si><si><t/></si><si/>';
    assert.deepEqual(read(xml), ['a', 'b c', '', '']);
  });

  it('are limited in number, in all, and one by one', () => {
    const limits = { ...READING_LIMITS, sharedStrings: 3, sharedStringBytes: 30, textBytes: 20 };
    const texts = (count: number, text: string) => `<si><t>${text}</t></si>`.repeat(count);
    assert.equal(
      codeOf(() => read(texts(3, 'x'), limits)),
      'read',
    );
    assert.equal(
      codeOf(() => read(texts(4, 'x'), limits)),
      'too-many-shared-strings',
    );
    assert.equal(
      codeOf(() => read(texts(3, 'x'.repeat(10)), limits)),
      'read',
    );
    assert.equal(
      codeOf(() => read(texts(2, 'x'.repeat(16)), limits)),
      'too-many-shared-strings',
    );
    assert.equal(
      codeOf(() => read(`<si>${'<r><t>xxxxx</t></r>'.repeat(4)}</si>`, limits)),
      'read',
    );
    assert.equal(
      codeOf(() => read(`<si>${'<r><t>xxxxx</t></r>'.repeat(5)}</si>`, limits)),
      'text-too-long',
    );
  });

  it('cost in step with their length: one text of many runs, many long texts, one text without end', () => {
    const bombs: readonly (readonly [string, string])[] = [
      [`<si>${'<r><t>a</t></r>'.repeat(500_000)}</si>`, 'read'],
      [`<si><t>${'a'.repeat(1_000_000)}</t></si>`.repeat(20), 'read'],
      [`<si><t>${'a'.repeat(20_000_000)}`, 'text-too-long'],
      [`<si><t>${'&amp;'.repeat(200_000)}</t></si>`, 'read'],
    ];
    for (const [bomb, expected] of bombs) {
      const start = performance.now();
      assert.equal(
        codeOf(() => read(bomb)),
        expected,
      );
      assert.ok(performance.now() - start < QUADRATIC_MILLISECONDS);
    }
  });
});
