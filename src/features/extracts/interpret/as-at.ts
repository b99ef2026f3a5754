import type { LocalDate } from '#kernel/local-date.ts';
import type { Cell } from '../readers/reading.ts';
import { dateParser } from './dates.ts';

const parse = dateParser({ date1904: false, order: 'dayFirst' });

const STATED = /\b(?:as at|as-at|as of|extract(?:ed)?|produced|created|run|report|snapshot|inspection)\b/i;
const DAY_IN_TEXT =
  /(?<![\d])(\d{4}[-._]\d{1,2}[-._]\d{1,2}|\d{1,2}[-./_ ]\d{1,2}[-./_ ]\d{4}|\d{1,2}(?:st|nd|rd|th)?[-_ ]+[a-z]{3,9}[-_ ,]+\d{4}|\d{8})(?!\d)/i;

/** The day that a text states (`Annex A 2022-07-05.xlsx`, `Produced 01/04/2023`), or null. */
export function dayIn(text: string): LocalDate | null {
  const found = DAY_IN_TEXT.exec(text)?.[1];
  if (found === undefined) return null;
  const spelled = /^\d{8}$/.test(found)
    ? `${found.slice(0, 4)}-${found.slice(4, 6)}-${found.slice(6)}`
    : found.replaceAll('_', found.includes(' ') || /[a-z]/i.test(found) ? ' ' : '-');
  const { value, problem } = parse(spelled);
  return problem === null && typeof value === 'string' ? (value as LocalDate) : null;
}

/** The day that a row above the headings or of a front sheet states: words that say so, with a date in them or beside them. */
export function dayStatedIn(cells: readonly Cell[]): LocalDate | null {
  for (const [index, cell] of cells.entries()) {
    if (typeof cell !== 'string' || cell.length > 200 || !STATED.test(cell)) continue;
    const beside = cells.slice(index + 1).find((other) => other !== null);
    const day = dayIn(cell) ?? (typeof beside === 'string' ? dayIn(beside) : null);
    if (day !== null) return day;
  }
  return null;
}
