import type { Question } from './interpret/index.ts';
import { listOf } from './lists/index.ts';
import type { ListId } from './lists/list.ts';
import type { ReadingNote } from './readers/reading.ts';

/** `List 4: Assessments`. */
export function listTitle(list: ListId): string {
  const { number, title } = listOf(list);
  return title.startsWith('List') ? title : `List ${number}: ${title}`;
}

/** A field by Ofsted's heading for it. */
export function fieldTitle(list: ListId, field: string): string {
  return listOf(list).columns[field]?.heading ?? field;
}

/** What a person should decide, and what was done meanwhile. */
export function questionInWords(question: Question): string {
  switch (question.kind) {
    case 'columnTwice':
      return `${listTitle(question.list)}: the columns ${question.headings.map(({ column }) => column).join(' and ')} could both be “${fieldTitle(question.list, question.field)}”. Neither is read until you choose.`;
    case 'headingOfTwoColumns':
      return `${listTitle(question.list)}: the heading “${question.heading}” (column ${question.column}) could be ${question.fields.map((field) => `“${fieldTitle(question.list, field)}”`).join(' or ')}. It is not read until you choose.`;
    case 'listTwice':
      return `${listTitle(question.list)} is there twice, in the sheets ${question.sheets.join(' and ')}. The first was read.`;
    case 'monthFirst':
      return `${listTitle(question.list)}: the dates of “${question.heading}” (column ${question.column}) look as if the month came first. They are not read until you say so.`;
    case 'headingsOverTwoRows':
      return `${listTitle(question.list)}: the headings stand in two rows. Check that each was understood.`;
  }
}

/** What the reader noticed although it stopped nothing. */
export function noteInWords({ code, sheet, row, count }: ReadingNote): string {
  const where = [sheet, row !== undefined && `row ${row}`].filter(Boolean).join(', ');
  const at = where === '' ? '' : ` (${where})`;
  const NOTES: Record<ReadingNote['code'], string> = {
    'hidden-records': `The workbook carries ${count ?? 'some'} records of its own behind a pivot table${at}. They were not read; think about who else gets this file.`,
    'read-as-windows-1252': `The text is not in UTF-8 and was read as Windows text${at}. Check names with accents.`,
    'broken-character': `A broken character was replaced${at}.`,
    'stray-quote': `A quotation mark stands in the middle of a cell and was kept${at}.`,
    'file-left-out': `A file in the ZIP is no CSV file and was left out${at}.`,
  };
  return NOTES[code];
}
