/** Files made for tests: ZIP containers and workbooks, honest and not, and what the reader tells of them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { type Cell, type Reading, type ReadingLimits, type ReadingSink, readFile, type Sheet } from './index.ts';

export type ReadSheet = Sheet & { rows: [number, Cell[]][] };
export type Told = { reading: Reading; sheets: ReadSheet[] };

/** Everything that the reader tells of a file on disk. */
export async function readAll(
  path: string,
  name: string,
  limits?: ReadingLimits,
  also: Partial<ReadingSink> = {},
): Promise<Told> {
  const sheets: ReadSheet[] = [];
  const sink: ReadingSink = {
    ...also,
    sheet: (sheet: Sheet) => void sheets.push({ ...sheet, rows: [] }),
    row(rowNumber: number, cells: readonly Cell[]) {
      sheets.at(-1)?.rows.push([rowNumber, [...cells]]);
      also.row?.(rowNumber, cells);
    },
  };
  return { reading: await readFile(path, name, sink, limits), sheets };
}

/** As `readAll`, for a file made of these bytes. */
export async function readBytes(
  bytes: Buffer | string,
  name: string,
  limits?: ReadingLimits,
  also?: Partial<ReadingSink>,
): Promise<Told> {
  const folder = await mkdtemp(join(tmpdir(), 'headway-test-'));
  try {
    const path = join(folder, 'upload');
    await writeFile(path, bytes);
    return await readAll(path, name, limits, also);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What became of a file in one word: the refusal's code, or the kind that it was read as. */
export function outcome({ reading }: Told): string {
  return reading.ok ? reading.kind : reading.refusal.code;
}

/** The cells of a file's first sheet, row by row. */
export function cellsOf(told: Told): Cell[][] {
  return (told.sheets[0]?.rows ?? []).map(([, cells]) => cells);
}

export function zip(entries: Readonly<Record<string, string | Buffer>>): Buffer {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, Buffer.from(name)]));
    written.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, entry) => sum + entry.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...written, ...directory, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export type MadeWorkbook = {
  /** What stands between `<sheetData>` and its end, for each sheet; `List 1` and so on. */
  sheets: readonly string[];
  sharedStrings?: string;
  /** Custom number formats; the first is that of style 1, and so on. Style 0 shows plain numbers. */
  formats?: readonly string[];
  date1904?: boolean;
  /** Parts added, or put in place of what would be there. */
  parts?: Readonly<Record<string, string | Buffer>>;
};

export function workbook({ sheets, sharedStrings, formats, date1904, parts }: MadeWorkbook): Buffer {
  const relate = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${DOCUMENT}/${kind}" Target="${target}"/>`;
  const links = sheets.map((_, n) => relate(`rId${n + 1}`, 'worksheet', `worksheets/sheet${n + 1}.xml`));
  if (sharedStrings !== undefined) links.push(relate('rId901', 'sharedStrings', 'sharedStrings.xml'));
  const list = sheets.map((_, n) => `<sheet name="List ${n + 1}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('');
  const custom = (formats ?? []).map((code, n) => `<numFmt numFmtId="${200 + n}" formatCode="${code}"/>`).join('');
  const styles = ['<xf numFmtId="0"/>', ...(formats ?? []).map((_, n) => `<xf numFmtId="${200 + n}"/>`)].join('');
  const sheetParts = sheets.map((data, n) => [
    `xl/worksheets/sheet${n + 1}.xml`,
    `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
  ]);
  return zip({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relate('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relate('rId900', 'styles', 'styles.xml')}${links.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${custom}</numFmts><cellXfs>${styles}</cellXfs></styleSheet>`,
    ...(sharedStrings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${sharedStrings}</sst>` }),
    ...Object.fromEntries(sheetParts),
    ...parts,
  });
}
