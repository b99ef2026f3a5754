import { type LocalDate, localDateOf, parseLocalDate } from '#kernel/local-date.ts';

/** When a publisher’s years end: most of the Department’s on 31 March, the workforce’s on 30 September. */
export type YearEnd = 'march' | 'september';

const FIRST_YEAR = 2000;

/**
 * The last day of a year as publishers write it: `2021`, `2020-21`, `2020/21`, `2020-2021`, `202021`, with what the
 * interactive tool adds in brackets (`2016-17 (OT)`). Null where it is no year.
 */
export function yearEndsOn(text: string, end: YearEnd = 'march'): LocalDate | null {
  const year = lastYearIn(text.trim().replace(/\s*\([^)]*\)$/, ''));
  if (year === null || year < FIRST_YEAR) return null;
  return end === 'march' ? localDateOf(year, 3, 31) : localDateOf(year, 9, 30);
}

function lastYearIn(text: string): number | null {
  const single = /^(\d{4})$/.exec(text);
  if (single) return Number(single[1]);
  const double = /^(\d{4})\s*[-–/]\s*(\d{4}|\d{2})$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text);
  const [, first = '', second = ''] = double ?? [];
  if (first === '') return null;
  const last = second.length === 4 ? Number(second) : Number(first.slice(0, 2)) * 100 + Number(second);
  const next = second === '00' ? last + 100 : last;
  return next === Number(first) + 1 ? next : null;
}

/** A day as spreadsheets write it: `2021-10-28` or `28/10/2021`. */
export function dayOf(text: string): LocalDate | null {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (british) return localDateOf(Number(british[3]), Number(british[2]), Number(british[1]));
  return parseLocalDate(text.trim());
}
