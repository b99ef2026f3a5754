import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { crc32, createDeflateRaw } from 'node:zlib';

const COLUMNS = 19;
const ROWS_A_PIECE = 500;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

type Entry = { name: string; crc: number; packed: number; unpacked: number; offset: number };
type Chunks = Iterable<string>;

/**
 * Writes a workbook of so many sheets and rows, 19 columns each, as Excel writes them: shared texts, days as styled
 * serials, whole numbers. The same figures give the same cells every time, and nothing is held in memory.
 */
export async function writeBigWorkbook(path: string, sheets: number, rowsPerSheet: number): Promise<void> {
  const zip = new ZipWriter(path);
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const sheetList = numbers.map((n) => `<sheet name="List ${n}" sheetId="${n}" r:id="rId${n}"/>`).join('');
  const links = numbers.map((n) => relationship(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`)).join('');
  const others =
    relationship('rId900', 'styles', 'styles.xml') + relationship('rId901', 'sharedStrings', 'sharedStrings.xml');
  await zip.add('[Content_Types].xml', [`<Types xmlns="${PACKAGE}/content-types"/>`]);
  await zip.add('_rels/.rels', [relationships(relationship('rId1', 'officeDocument', 'xl/workbook.xml'))]);
  await zip.add('xl/workbook.xml', [
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${sheetList}</sheets></workbook>`,
  ]);
  await zip.add('xl/_rels/workbook.xml.rels', [relationships(links + others)]);
  await zip.add('xl/styles.xml', [
    `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  ]);
  for (const n of numbers) await zip.add(`xl/worksheets/sheet${n}.xml`, sheetXml(rowsPerSheet, n));
  await zip.add('xl/sharedStrings.xml', sharedStringsXml());
  await zip.end();
}

const SHARED_TEXTS = 5_000;

function* sharedStringsXml(): Chunks {
  yield `<sst xmlns="${MAIN}" count="${SHARED_TEXTS}" uniqueCount="${SHARED_TEXTS}">`;
  for (let index = 0; index < SHARED_TEXTS; index++) yield `<si><t>Team or code number ${index} &amp; more</t></si>`;
  yield '</sst>';
}

function* sheetXml(rows: number, seed: number): Chunks {
  const next = randomNumbers(seed);
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetData>`;
  let piece: string[] = [];
  for (let row = 1; row <= rows; row++) {
    piece.push(rowXml(row, next));
    if (piece.length < ROWS_A_PIECE) continue;
    yield piece.join('');
    piece = [];
  }
  yield `${piece.join('')}</sheetData></worksheet>`;
}

/** A child's id, then by turns days, texts, and small numbers; every ninth cell is blank. */
function rowXml(row: number, next: () => number): string {
  let cells = `<c r="A${row}"><v>${100_000 + row}</v></c>`;
  for (let column = 1; column < COLUMNS; column++) {
    const reference = `${String.fromCharCode(65 + column)}${row}`;
    const drawn = next();
    if (column % 9 === 8) continue;
    if (column % 3 === 0) cells += `<c r="${reference}" s="1"><v>${43_000 + (drawn % 2_000)}</v></c>`;
    else if (column % 3 === 1) cells += `<c r="${reference}" t="s"><v>${drawn % SHARED_TEXTS}</v></c>`;
    else cells += `<c r="${reference}"><v>${drawn % 19}</v></c>`;
  }
  return `<row r="${row}" spans="1:${COLUMNS}">${cells}</row>`;
}

/** Lehmer's generator: enough for data that neither repeats nor matters. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}

function relationships(content: string): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${content}</Relationships>`;
}

function relationship(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`;
}

/** A ZIP written front to back; sizes follow each entry in a data descriptor and again in the directory. */
class ZipWriter {
  private readonly file: WriteStream;
  private readonly entries: Entry[] = [];
  private offset = 0;

  constructor(path: string) {
    this.file = createWriteStream(path);
  }

  async add(name: string, chunks: Chunks): Promise<void> {
    const entry: Entry = { name, crc: 0, packed: 0, unpacked: 0, offset: this.offset };
    await this.write(localHeader(name));
    const deflate = createDeflateRaw({ level: 6 });
    const written = (async () => {
      for await (const packed of deflate) {
        entry.packed += packed.length;
        await this.write(packed);
      }
    })();
    for (const chunk of chunks) {
      const bytes = Buffer.from(chunk);
      entry.crc = crc32(bytes, entry.crc);
      entry.unpacked += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
    await written;
    await this.write(descriptor(entry));
    this.entries.push(entry);
  }

  async end(): Promise<void> {
    const start = this.offset;
    for (const entry of this.entries) await this.write(directoryHeader(entry));
    await this.write(directoryEnd(this.entries.length, this.offset - start, start));
    this.file.end();
    await once(this.file, 'finish');
  }

  private async write(bytes: Buffer): Promise<void> {
    this.offset += bytes.length;
    if (!this.file.write(bytes)) await once(this.file, 'drain');
  }
}

const NAMES_ARE_UTF8_AND_SIZES_FOLLOW = 0x0808;
const DEFLATED = 8;

function localHeader(name: string): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(NAMES_ARE_UTF8_AND_SIZES_FOLLOW, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

function descriptor(entry: Entry): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  writeSizes(bytes, 4, entry);
  return bytes;
}

function directoryHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(NAMES_ARE_UTF8_AND_SIZES_FOLLOW, 8);
  header.writeUInt16LE(DEFLATED, 10);
  writeSizes(header, 16, entry);
  header.writeUInt16LE(Buffer.byteLength(entry.name), 28);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, Buffer.from(entry.name)]);
}

function writeSizes(bytes: Buffer, at: number, entry: Entry): void {
  bytes.writeUInt32LE(entry.crc, at);
  bytes.writeUInt32LE(entry.packed, at + 4);
  bytes.writeUInt32LE(entry.unpacked, at + 8);
}

function directoryEnd(entries: number, bytes: number, start: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(start, 16);
  return end;
}
