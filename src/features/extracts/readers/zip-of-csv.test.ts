import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { READING_LIMITS } from './limits.ts';
import { outcome, readBytes, workbook, zip } from './made-files.ts';

const LIST = 'Child Unique ID,Team\nC1,North\n';

describe('a ZIP of CSV files', () => {
  it('is read as one sheet for each file, named by the file, whatever folder it lies in', async () => {
    const told = await readBytes(
      zip({ 'Annex A/List 1.csv': LIST, 'list_2.CSV': LIST, 'care leavers.txt': LIST }),
      'a.zip',
    );
    assert.equal(outcome(told), 'zip');
    assert.deepEqual(
      told.sheets.map((sheet) => [sheet.name, sheet.rows.length]),
      [
        ['List 1', 2],
        ['list_2', 2],
        ['care leavers', 2],
      ],
    );
  });

  it('leaves out what systems add, and names what else it leaves out', async () => {
    const entries = {
      'List 1.csv': LIST,
      '__MACOSX/._List 1.csv': 'x',
      '.DS_Store': 'x',
      'read me.pdf': 'x',
      'folder/': '',
    };
    const { reading, sheets } = await readBytes(zip(entries), 'a.zip');
    assert.equal(sheets.length, 1);
    assert.ok(reading.ok);
    assert.deepEqual(reading.notes, [{ code: 'file-left-out', sheet: 'read me.pdf' }]);
  });

  it('may mix encodings, and says which file was not UTF-8', async () => {
    const entries = { 'a.csv': Buffer.from('é,b\n', 'utf16le'), 'b.csv': Buffer.from([0xe9, 0x2c, 0x62, 0x0a]) };
    const { reading, sheets } = await readBytes(
      zip({ ...entries, 'a.csv': Buffer.from('\uFEFFé,b\n', 'utf16le') }),
      'a.zip',
    );
    assert.deepEqual(
      sheets.map((sheet) => sheet.rows[0]?.[1]),
      [
        ['é', 'b'],
        ['é', 'b'],
      ],
    );
    assert.ok(reading.ok);
    assert.deepEqual(reading.notes, [{ code: 'read-as-windows-1252', sheet: 'b' }]);
  });

  const refused: readonly (readonly [string, Buffer, string, string])[] = [
    ['that holds no CSV file', zip({ 'a.pdf': 'x' }), 'a.zip', 'zip-without-lists'],
    ['that holds nothing', zip({}), 'a.zip', 'zip-without-lists'],
    ['that holds a workbook', zip({ 'a.xlsx': workbook({ sheets: [''] }) }), 'a.zip', 'zip-without-lists'],
    [
      'that holds two files of one name',
      zip({ 'a/list 1.csv': LIST, 'b/List 1.csv': LIST }),
      'a.zip',
      'duplicate-sheet-name',
    ],
    ['that holds two entries of one name', zip({ 'a.csv': LIST, 'A.csv': LIST }), 'a.zip', 'zip-duplicate-entry'],
    ['that holds an empty file', zip({ 'a.csv': '' }), 'a.zip', 'empty'],
    ['that holds a web page', zip({ 'a.csv': '<html></html>' }), 'a.zip', 'html'],
    ['that names a file outside itself', zip({ '../a.csv': LIST }), 'a.zip', 'zip-unsafe-name'],
    ['that names a file from the root', zip({ '/etc/a.csv': LIST }), 'a.zip', 'zip-unsafe-name'],
    ['that is named as a workbook', zip({ 'a.csv': LIST }), 'a.xlsx', 'zip-named-otherwise'],
    ['that is cut short', zip({ 'a.csv': LIST }).subarray(0, 60), 'a.zip', 'cut-short'],
    ['that is an OpenDocument spreadsheet', zip({ mimetype: 'x', 'content.xml': '<x/>' }), 'a.ods', 'open-document'],
    ['that is a binary workbook', zip({ '[Content_Types].xml': '', 'xl/workbook.bin': 'x' }), 'a.xlsb', 'binary-excel'],
    ['that is a presentation', zip({ '[Content_Types].xml': '', 'ppt/a.xml': 'x' }), 'a.pptx', 'other-document'],
    ['that is a Numbers document', zip({ 'Index/Document.iwa': 'x' }), 'a.numbers', 'other-document'],
  ];
  for (const [what, bytes, name, code] of refused) {
    it(`${what} is refused`, async () => assert.equal(outcome(await readBytes(bytes, name)), code));
  }

  it('is refused from its directory alone where it holds more than 1,000 entries', async () => {
    const names = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}/list ${at}.csv`, LIST]));
    assert.equal(outcome(await readBytes(zip(names(1_001)), 'a.zip')), 'zip-too-many-entries');
    assert.equal(outcome(await readBytes(zip(names(1_000)), 'a.zip', { ...READING_LIMITS, sheets: 1_000 })), 'zip');
    assert.equal(outcome(await readBytes(zip(names(101)), 'a.zip')), 'too-many-sheets');
  });
});

describe('what a container unpacks to is counted while it comes out', () => {
  const zeros = zip({ 'a.csv': `a,b\n${'0,0\n'.repeat(100_000)}` });

  const limited: readonly (readonly [string, object])[] = [
    ['one entry', { entryBytes: 399_999 }],
    ['everything together', { totalBytes: 399_999 }],
    ['the ratio, once enough has come out', { ratio: 20, ratioFloorBytes: 100_000 }],
  ];
  for (const [what, limits] of limited) {
    it(`${what} is limited`, async () => {
      assert.equal(outcome(await readBytes(zeros, 'a.zip', { ...READING_LIMITS, ...limits })), 'inflates-too-much');
    });
  }

  it('the ratio is not judged below its floor', async () => {
    assert.equal(outcome(await readBytes(zeros, 'a.zip', { ...READING_LIMITS, ratio: 20 })), 'zip');
  });

  it('a damaged entry is refused for its checksum', async () => {
    const damaged = Buffer.from(zip({ 'a.csv': LIST }));
    const place = damaged.indexOf('PK\x01\x02') + 16;
    damaged.writeUInt32LE((damaged.readUInt32LE(place) ^ 1) >>> 0, place);
    assert.equal(outcome(await readBytes(damaged, 'a.zip')), 'damaged-zip');
  });

  it('an entry whose packed bytes are nonsense is refused', async () => {
    const damaged = Buffer.from(zip({ 'a.csv': LIST }));
    damaged.fill(0xff, 35, 50);
    assert.equal(outcome(await readBytes(damaged, 'a.zip')), 'damaged-zip');
  });

  it('an entry with a password is refused', async () => {
    const locked = Buffer.from(zip({ 'a.csv': LIST }));
    const place = locked.indexOf('PK\x01\x02') + 8;
    locked.writeUInt16LE(locked.readUInt16LE(place) | 1, place);
    assert.equal(outcome(await readBytes(locked, 'a.zip')), 'encrypted');
  });
});
