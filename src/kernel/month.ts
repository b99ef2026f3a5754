import { addDays, addMonths, type LocalDate, localDate, MONTH_NAMES, partsOf } from './local-date.ts';

/** A calendar month written `YYYY-MM`; later months compare greater as text. */
export type Month = string & { readonly __kind: 'Month' };

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7) as Month;
}

/** The month written `YYYY-MM`, or null. */
export function parseMonth(text: string): Month | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : null;
}

export function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error('not a month written YYYY-MM');
  return parsed;
}

export function firstDayOf(of: Month): LocalDate {
  return localDate(`${of}-01`);
}

export function lastDayOf(of: Month): LocalDate {
  return addDays(firstDayOf(monthAfter(of, 1)), -1);
}

/** The month some months later; negative goes back. */
export function monthAfter(of: Month, months: number): Month {
  return monthOf(addMonths(firstDayOf(of), months));
}

/** Months from one to another: negative where the second is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  const [a, b] = [partsOf(firstDayOf(from)), partsOf(firstDayOf(to))];
  return (b.year - a.year) * 12 + (b.month - a.month);
}

/** Every month from the first to the last, both included; empty where the last is earlier. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const count = monthsBetween(first, last) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => monthAfter(first, index));
}

/** `July 2022`. */
export function monthInWords(of: Month): string {
  const { year, month: number } = partsOf(firstDayOf(of));
  return `${MONTH_NAMES[number - 1]} ${year}`;
}

/** `Jul 22`, for axes. */
export function monthShort(of: Month): string {
  const { year, month: number } = partsOf(firstDayOf(of));
  return `${(MONTH_NAMES[number - 1] ?? '').slice(0, 3)} ${String(year).slice(2)}`;
}
