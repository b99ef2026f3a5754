import { type LocalDate, localDateOf, MONTH_NAMES, parseLocalDate } from '#kernel/local-date.ts';
import { lastDayOf, month as monthFrom } from '#kernel/month.ts';

/**
 * The day that a cell names: `2022-09-30`, `30/09/2022`, `30.9.22`, `30 September 2022`, `30-Sep-22`; of a month
 * alone (`Sep 2022`, `end of September 2022`) its last day. Null for everything else: a day is never guessed.
 */
export function dayFrom(text: string): LocalDate | null {
  const written = text
    .trim()
    .replace(/T\d\d:\d\d(:\d\d)?.*$/, '')
    .replace(/^(by|due)\s+/i, '');
  const iso = parseLocalDate(written);
  if (iso !== null) return iso;
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(written);
  if (numbers) return localDateOf(yearOf(numbers[3]), Number(numbers[2]), Number(numbers[1]));
  const named = /^(?:(?:end of\s+)|(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?([a-z]{3,9})[.,]?[\s-]+(\d{4}|\d{2})$/i.exec(
    written,
  );
  if (!named) return null;
  const [, day, name = '', year] = named;
  const index = MONTH_NAMES.findIndex((known) => known.toLowerCase().startsWith(name.toLowerCase()));
  if (index === -1) return null;
  if (day !== undefined) return localDateOf(yearOf(year), index + 1, Number(day));
  return lastDayOf(monthFrom(`${yearOf(year)}-${String(index + 1).padStart(2, '0')}`));
}

function yearOf(text: string | undefined): number {
  const year = Number(text);
  return year < 100 ? 2000 + year : year;
}
