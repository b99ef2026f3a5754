import type { Question, Summary } from './interpret/index.ts';
import { listOf } from './lists/index.ts';
import { LIST_IDS, type ListId } from './lists/list.ts';
import type { ReadingNote } from './readers/reading.ts';

/** Why a file is refused that could be read and holds nothing of ours. */
export const NO_LIST_FOUND =
  'None of the eleven Annex A lists was found in this file. Each sheet needs its list’s name (List 1 to List 11) or Ofsted’s headings; a CSV file needs them in its name or its first row.';

/** `List 4: Assessments`. */
export function listTitle(list: ListId): string {
  const { number, title } = listOf(list);
  return title.startsWith('List') ? title : `List ${number}: ${title}`;
}

/** What an extract holds of each of the eleven lists; null where it has no such list. */
export function listsHeldIn(
  summary: Pick<Summary, 'lists'> | null,
): { title: string; rows: number | null; keptOut: number }[] {
  return LIST_IDS.map((list) => {
    const held = summary?.lists.find((found) => found.list === list);
    return { title: listOf(list).title, rows: held?.rows ?? null, keptOut: held?.keptOut ?? 0 };
  });
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
