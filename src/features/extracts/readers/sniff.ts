import { type FileHandle, open } from 'node:fs/promises';
import type { ReadingLimits } from './limits.ts';
import { refuseMarkup } from './markup.ts';
import type { RefusalCode } from './reading.ts';
import { Refused } from './refusals.ts';

/** Bytes from the beginning that tell what a file is. */
const START_BYTES = 4_096;
const SEARCH_BYTES = 1024 * 1024;

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const ZIP_WITHOUT_ENTRIES = Buffer.from('PK\x05\x06', 'latin1');
const COMPOUND_DOCUMENT = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Excel 2 to 4 wrote their records without a container; each begins with its own beginning-of-file record. */
const BARE_EXCEL = [0x0009, 0x0209, 0x0409].map((type) => Buffer.from([type & 0xff, type >> 8]));
const OTHER_DOCUMENTS = [
  '%PDF',
  '\x1f\x8b',
  '7z\xbc\xaf\x27\x1c',
  'Rar!',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '{\\rtf',
  'SQLite format 3',
  'PAR1',
].map((text) => Buffer.from(text, 'latin1'));
const WORKBOOK_STREAMS = ['Workbook', 'Book'].map((name) => Buffer.from(name, 'utf16le'));
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/** What a file is by its content: a ZIP container of whatever kind, or text. Everything else is refused by its name. */
export async function sniff(path: string, limits: ReadingLimits): Promise<'zip' | 'text'> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) throw new Refused('empty');
    if (size > limits.uploadBytes) throw new Refused('file-too-large');
    const start = await bytesAt(file, 0, START_BYTES);
    if (startsWith(start, ZIP) || startsWith(start, ZIP_WITHOUT_ENTRIES)) return 'zip';
    if (startsWith(start, COMPOUND_DOCUMENT)) throw new Refused(await compoundDocumentKind(file, size));
    if (BARE_EXCEL.some((mark) => startsWith(start, mark) && start[3] === 0)) throw new Refused('old-excel');
    if (OTHER_DOCUMENTS.some((mark) => startsWith(start, mark))) throw new Refused('other-document');
    refuseMarkup(
      start
        .toString('latin1')
        .replaceAll('\0', '')
        .replace(/^(ï»¿|ÿþ|þÿ)/, ''),
    );
    return 'text';
  } finally {
    await file.close();
  }
}

/** Old Excel and Word files and encrypted new ones share one container; the names of its streams tell them apart. */
async function compoundDocumentKind(file: FileHandle, size: number): Promise<RefusalCode> {
  let isWorkbook = false;
  for (let at = 0; at < size; at += SEARCH_BYTES) {
    const bytes = await bytesAt(file, at, SEARCH_BYTES + ENCRYPTED_STREAM.length);
    if (bytes.includes(ENCRYPTED_STREAM)) return 'encrypted';
    isWorkbook ||= WORKBOOK_STREAMS.some((name) => bytes.includes(name));
  }
  return isWorkbook ? 'old-excel' : 'other-document';
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark);
}
