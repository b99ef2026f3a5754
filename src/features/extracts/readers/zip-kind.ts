import type { Container, Part } from './container.ts';
import { Refused } from './refusals.ts';

const CSV_NAME = /\.(csv|tsv|tab|txt)$/i;
/** What packing programs and systems add of their own. */
const ADDED_BY_SYSTEMS = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)|\/$/i;

/** What a ZIP container holds: a workbook, or CSV files. Other kinds of document are refused by their own name. */
export function kindOfZip(container: Container): 'workbook' | 'csv-files' {
  const has = (name: string) => container.find(name) !== undefined;
  const { names } = container;
  if (has('xl/workbook.bin')) throw new Refused('binary-excel');
  if (has('[Content_Types].xml')) {
    if (names.some((name) => /(^|\/)workbook\d*\.xml$/i.test(name))) return 'workbook';
    throw new Refused(names.some((name) => name.startsWith('word/')) ? 'word-document' : 'other-document');
  }
  if (has('mimetype') && has('content.xml')) throw new Refused('open-document');
  if (names.some((name) => /\.iwa$/i.test(name))) throw new Refused('other-document');
  if (csvParts(container).length === 0) throw new Refused('zip-without-lists');
  return 'csv-files';
}

export function csvParts(container: Container): Part[] {
  return parts(container).filter((part) => CSV_NAME.test(part.name));
}

/** Files that a person put into the ZIP and that are no CSV files. */
export function otherParts(container: Container): Part[] {
  return parts(container).filter((part) => !CSV_NAME.test(part.name));
}

function parts(container: Container): Part[] {
  const chosen = container.names.filter((name) => !ADDED_BY_SYSTEMS.test(name));
  return chosen.flatMap((name) => container.find(name) ?? []);
}
