import { fileTypeFromBuffer } from 'file-type';
import { endingOf } from './file-name.ts';
import { DOCUMENT_KINDS, type DocumentKind, type Refusal } from './kinds.ts';
import { hasTooManyParts, isWholeZip, macrosOrPrograms, ZIP_END } from './packed.store.ts';

export type Recognised = { ok: true; kind: DocumentKind } | { ok: false; refusal: Refusal; found: DocumentKind | null };

/** What a file is by its bytes, whatever its name says, and whether it may be kept under that name. */
export async function recognise(bytes: Buffer, name: string): Promise<Recognised> {
  if (bytes.length === 0) return refused('empty');
  if (hasTooManyParts(bytes)) return refused('archive');
  const found = await kindOf(bytes, endingOf(name));
  if (typeof found === 'object') return refused(found.refusal);
  const endings: readonly string[] = DOCUMENT_KINDS[found].endings;
  return endings.includes(endingOf(name)) ? { ok: true, kind: found } : { ok: false, refusal: 'ending', found };
}

function refused(refusal: Refusal): Recognised {
  return { ok: false, refusal, found: null };
}

type Found = DocumentKind | { refusal: Refusal };

async function kindOf(bytes: Buffer, ending: string): Promise<Found> {
  const type = await fileTypeFromBuffer(bytes);
  const known = KINDS[type?.ext ?? ''];
  if (known !== undefined) return known(bytes);
  const words = wordsOf(bytes);
  if (words !== null) return kindOfText(words, ending);
  return { refusal: REFUSED[type?.ext ?? ''] ?? 'unknown' };
}

/** What has bytes of its own to be known by, and how it has to be built. */
const KINDS: Readonly<Record<string, (bytes: Buffer) => Found | Promise<Found>>> = {
  pdf: (bytes) => alone(bytes, 'pdf', bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) && hasEndOfPdf(bytes)),
  png: (bytes) => alone(bytes, 'png', bytes.subarray(-8).equals(END_OF_PNG)),
  jpg: (bytes) => alone(bytes, 'jpg', bytes.includes(END_OF_JPEG)),
  docx: (bytes) => packed(bytes, 'docx'),
  xlsx: (bytes) => packed(bytes, 'xlsx'),
  pptx: (bytes) => packed(bytes, 'pptx'),
  odt: (bytes) => packed(bytes, 'odt'),
  ods: (bytes) => packed(bytes, 'ods'),
};

const END_OF_PNG = Buffer.from('IEND\xae\x42\x60\x82', 'latin1');
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);
const END_OF_PDF_WITHIN = 2048;

function hasEndOfPdf(bytes: Buffer): boolean {
  return bytes.subarray(-END_OF_PDF_WITHIN).includes('%%EOF');
}

/** A file that is whole and has no archive behind it: such a file would be another one to another program. */
function alone(bytes: Buffer, kind: DocumentKind, isWhole: boolean): Found {
  if (bytes.subarray(-ZIP_END.within).includes(ZIP_END.mark)) return { refusal: 'twoInOne' };
  return isWhole ? kind : { refusal: 'broken' };
}

/** An Office file is an archive: nothing stands before or after it, and nothing in it runs. */
async function packed(bytes: Buffer, kind: DocumentKind): Promise<Found> {
  const whole = isWholeZip(bytes);
  if (whole !== true) return { refusal: whole };
  const inside = await macrosOrPrograms(bytes);
  return inside === null ? kind : { refusal: inside };
}

const REFUSED: Readonly<Record<string, Refusal>> = {
  ...of('macros', 'docm', 'xlsm', 'pptm', 'dotm', 'xltm', 'potm', 'ppsm', 'xlam'),
  ...of('olderOffice', 'cfb', 'rtf'),
  ...of(
    'program',
    'exe',
    'elf',
    'macho',
    'jar',
    'apk',
    'class',
    'wasm',
    'swf',
    'lnk',
    'deb',
    'rpm',
    'msi',
    'crx',
    'dex',
  ),
  ...of(
    'archive',
    'zip',
    '7z',
    'rar',
    'gz',
    'tar',
    'bz2',
    'xz',
    'zst',
    'lz4',
    'cab',
    'iso',
    'dmg',
    'tar.gz',
    'ace',
    'arj',
    'lzh',
  ),
  ...of('markup', 'xml', 'html'),
};

function of(refusal: Refusal, ...endings: string[]): Record<string, Refusal> {
  return Object.fromEntries(endings.map((ending) => [ending, refusal]));
}

/** The words of a text: UTF-8, UTF-16 with its mark, or as Windows writes them; null for anything else. */
function wordsOf(bytes: Buffer): string | null {
  const isWide = bytes.length >= 2 && (bytes.readUInt16BE(0) === 0xfffe || bytes.readUInt16BE(0) === 0xfeff);
  for (const encoding of isWide ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'windows-1252']) {
    const words = decoded(bytes, encoding);
    if (words !== null && !/[^\P{Cc}\t\n\r\f]/u.test(words)) return words;
  }
  return null;
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // not in this encoding
  }
}

const SCRIPT_BEGINS = /^\s*(?:#!|@echo\b|<\?php|<%|Windows Registry Editor)/i;
const MARKUP_BEGINS = /^\s*<(?:[a-z!?])/i;
const MARKUP_WITHIN = /<(?:script|iframe|html|svg|object|embed|meta|link)[\s/>]/i;
const OTHER_BEGINS = /^\s*(?:%PDF-|\{\\rtf|BEGIN:V)/i;

/** A table is told from other text by its ending, and by something that parts its first line. */
function kindOfText(words: string, ending: string): Found {
  if (SCRIPT_BEGINS.test(words)) return { refusal: 'program' };
  if (MARKUP_BEGINS.test(words) || MARKUP_WITHIN.test(words)) return { refusal: 'markup' };
  if (OTHER_BEGINS.test(words)) return { refusal: words.trimStart().startsWith('{') ? 'olderOffice' : 'broken' };
  if (words.trim() === '') return { refusal: 'empty' };
  const firstLine = words.trimStart().split(/\r\n|\r|\n/, 1)[0] ?? '';
  return ending === 'csv' && /[,;\t]/.test(firstLine) ? 'csv' : 'txt';
}
