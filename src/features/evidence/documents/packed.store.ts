import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import type { Refusal } from './kinds.ts';

/** The mark that ends an archive, and how far from the end of a file it can stand. */
export const ZIP_END = { mark: Buffer.from('PK\x05\x06'), within: 65_557 };
const ZIP_BEGIN = Buffer.from('PK\x03\x04');
/** Documents with pictures have some hundreds. */
const MOST_ENTRIES = 2000;

/** Whether bytes hold more parts of an archive than a document has: the time to look at them grows with their square. */
export function hasTooManyParts(bytes: Buffer): boolean {
  let [parts, at] = [0, bytes.indexOf(ZIP_BEGIN)];
  while (at >= 0 && parts <= MOST_ENTRIES) [parts, at] = [parts + 1, bytes.indexOf(ZIP_BEGIN, at + 4)];
  return parts > MOST_ENTRIES;
}

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
  const names = new Set<string>(); // no name is there twice, so that no list is read twice either
  const lists: string[] = [];
  return new Promise((resolve) => {
    zip.on('error', () => resolve('broken'));
    zip.on('end', () => resolve(lists.some((list) => listsMacros(list, names)) ? 'macros' : null));
    zip.on('entry', async (entry: Entry) => {
      const name = entry.fileName.toLowerCase();
      const refusal = names.has(name) ? 'broken' : ofName(entry.fileName);
      names.add(name);
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

/**
 * Some programs say of an ending that its parts would be macros, and put in none. A list is looked at tag by tag, each
 * once, however it is written.
 */
function listsMacros(list: string, names: ReadonlySet<string>): boolean {
  if (/macroEnabled|sun\.star\.macro/i.test(list)) return true;
  const endings = new Set([...names].map((name) => name.slice(name.lastIndexOf('.') + 1)));
  return list.split('<').some((after) => {
    const [tag = ''] = after.split('>', 1);
    const what = /^(?:\w+:)?(override|default)\b/i.exec(tag)?.[1]?.toLowerCase();
    if (what === undefined || !/vba/i.test(tag)) return false;
    const ending = /\bExtension="([^"]*)"/i.exec(tag)?.[1]?.toLowerCase();
    return what === 'override' || ending === undefined || endings.has(ending.split('.').at(-1) ?? '');
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
