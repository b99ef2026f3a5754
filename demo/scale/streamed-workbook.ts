import type { LocalDate } from '#kernel/local-date.ts';
import { toDayNumber } from '#kernel/local-date.ts';
import { zipFile } from './zip-file.ts';

/** A cell to stream: text, a number, or a day. */
export type StreamedCell = string | number | { day: LocalDate } | null;

export type StreamedSheet = { name: string; rows: Iterable<readonly StreamedCell[]> };

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** Excel's day 0 of the 1900 system, in days before 1 January 1970. */
const EXCEL_DAY_0 = 25_569;
const ROWS_A_PIECE = 500;

/**
 * Writes a workbook of any length in little memory: rows are made, compressed and forgotten one after the other, and
 * only the texts that occur are held, as in files that Excel saves. Cells hold shared strings, numbers and dates.
 */
export async function streamWorkbook(path: string, sheets: readonly StreamedSheet[]): Promise<void> {
  const zip = await zipFile(path);
  const strings = new Map<string, number>();
  for (const [index, sheet] of sheets.entries())
    await zip.add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, strings));
  await zip.add('xl/sharedStrings.xml', stringsXml(strings));
  await zip.add('xl/styles.xml', [STYLES]);
  await zip.add('xl/workbook.xml', [workbookXml(sheets)]);
  await zip.add('xl/_rels/workbook.xml.rels', [workbookRelations(sheets.length)]);
  await zip.add('_rels/.rels', [relations([['officeDocument', 'xl/workbook.xml']])]);
  await zip.add('[Content_Types].xml', [contentTypes(sheets.length)]);
  await zip.finish();
}

function* sheetXml({ rows }: StreamedSheet, strings: Map<string, number>): Generator<string> {
  yield `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>`;
  let piece = '';
  let number = 0;
  for (const cells of rows) {
    number += 1;
    piece += `<row r="${number}">`;
    for (let index = 0; index < cells.length; index += 1)
      piece += cellXml(cells[index] ?? null, `${columnLetters(index)}${number}`, strings);
    piece += '</row>';
    if (number % ROWS_A_PIECE !== 0) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}

function cellXml(cell: StreamedCell, at: string, strings: Map<string, number>): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${at}" s="1"><v>${toDayNumber(cell.day) + EXCEL_DAY_0}</v></c>`;
  let index = strings.get(cell);
  if (index === undefined) {
    index = strings.size;
    strings.set(cell, index);
  }
  return `<c r="${at}" t="s"><v>${index}</v></c>`;
}

function* stringsXml(strings: ReadonlyMap<string, number>): Generator<string> {
  yield `${DECLARATION}<sst xmlns="${MAIN}" uniqueCount="${strings.size}">`;
  let piece = '';
  let count = 0;
  for (const text of strings.keys()) {
    piece += `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
    count += 1;
    if (count % ROWS_A_PIECE !== 0) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sst>`;
}

const LETTERS: readonly string[] = Array.from({ length: 26 * 27 }, (_, index) => {
  const first = Math.floor(index / 26);
  const letter = (place: number) => String.fromCharCode(65 + place);
  return first === 0 ? letter(index) : `${letter(first - 1)}${letter(index % 26)}`;
});

function columnLetters(index: number): string {
  const letters = LETTERS[index];
  if (letters === undefined) throw new Error('more columns than this writer numbers');
  return letters;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Style 1 is a date, `dd/mm/yyyy`. */
const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function workbookXml(sheets: readonly StreamedSheet[]): string {
  const entries = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${entries.join('')}</sheets></workbook>`;
}

function workbookRelations(sheets: number): string {
  const each = Array.from({ length: sheets }, (_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const);
  return relations([...each, ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']]);
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) => `<Override PartName="/xl/${name}" ContentType="${TYPES}.${type}+xml"/>`;
  const worksheets = Array.from({ length: sheets }, (_, index) =>
    part(`worksheets/sheet${index + 1}.xml`, 'worksheet'),
  );
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${worksheets.join('')}${part('styles.xml', 'styles')}${part('sharedStrings.xml', 'sharedStrings')}</Types>`;
}
