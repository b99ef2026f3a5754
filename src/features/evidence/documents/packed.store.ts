import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import type { Refusal } from './kinds.ts';

/** The mark that ends an archive, and how far from the end of a file it can stand. */
export const ZIP_END = { mark: Buffer.from('PK\x05\x06'), within: 65_557 };
const ZIP_BEGIN = Buffer.from('PK\x03\x04');
const MOST_ENTRIES = 20_000;

/** Whether an archive begins with the file's first byte and ends with its last, without anything before or after. */
export function isWholeZip(bytes: Buffer): true | Refusal {
  if (!bytes.subarray(0, 4).equals(ZIP_BEGIN)) return 'twoInOne';
  const at = bytes.lastIndexOf(ZIP_END.mark);
  if (at < 0 || at + 22 > bytes.length) return 'broken';
  if (at + 22 + bytes.readUInt16LE(at + 20) !== bytes.length) return 'twoInOne';
  const [size, from] = [bytes.readUInt32LE(at + 12), bytes.readUInt32LE(at + 16)];
  const isLarge = size === 0xffff_ffff || from === 0xffff_ffff; // told elsewhere, as some writers do of small files, too
  return isLarge || from + size === at || at - (from + size) === LARGE_END ? true : 'twoInOne';
}

/** The end of an archive as it is written for large ones, with what points to it. */
const LARGE_END = 56 + 20;

const MACROS = /(?:^|\/)(?:vbaproject[^/]*\.bin|vbadata\.xml|macrosheets\/.*|basic\/.*|scripts\/.*)$/i;
const PROGRAMS =
  /\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|sh|html?|php|docm|xlsm|pptm|dotm|xltm)$/i;
/** Where the parts are listed with what each is; it names macros even where they lie under another name. */
const LISTS = /^(?:\[Content_Types\]\.xml|META-INF\/manifest\.xml|mimetype)$/i;
const LONGEST_LIST = 2_000_000;

/** Why an Office file is refused for something in it that runs; null where there is none. */
export async function macrosOrPrograms(bytes: Buffer): Promise<Refusal | null> {
  const zip = await opened(bytes);
  if (zip === null || zip.entryCount > MOST_ENTRIES) return 'broken';
  const names: string[] = [];
  const lists: string[] = [];
  return new Promise((resolve) => {
    zip.on('error', () => resolve('broken'));
    zip.on('end', () => resolve(lists.some((list) => listsMacros(list, names)) ? 'macros' : null));
    zip.on('entry', async (entry: Entry) => {
      names.push(entry.fileName);
      const refusal = ofName(entry.fileName);
      const list = refusal === null && LISTS.test(entry.fileName) ? await listIn(zip, entry) : '';
      if (refusal !== null || list === null) return resolve(refusal ?? 'broken');
      lists.push(list);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function ofName(name: string): Refusal | null {
  if (MACROS.test(name)) return 'macros';
  return PROGRAMS.test(name) ? 'program' : null;
}

async function listIn(zip: ZipFile, entry: Entry): Promise<string | null> {
  return entry.uncompressedSize > LONGEST_LIST ? null : read(zip, entry);
}

/** Some programs say of an ending that its parts would be macros, and put in none. */
function listsMacros(list: string, names: readonly string[]): boolean {
  if (/macroEnabled|sun\.star\.macro/i.test(list)) return true;
  return [...list.matchAll(/<(?:\w+:)?(Override|Default)\b[^>]*vba[^>]*>/gi)].some(([tag, what]) => {
    const ending = /\bExtension="([^"]*)"/i.exec(tag)?.[1]?.toLowerCase();
    if (what?.toLowerCase() === 'override' || ending === undefined) return true;
    return names.some((name) => name.toLowerCase().endsWith(`.${ending}`));
  });
}

function opened(bytes: Buffer): Promise<ZipFile | null> {
  return new Promise((resolve) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => resolve(error === null ? zip : null));
  });
}

function read(zip: ZipFile, entry: Entry): Promise<string | null> {
  return new Promise((resolve) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) return resolve(null);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', () => resolve(null));
      stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    });
  });
}
