import { addDays, type LocalDate, localDate, localDateOf } from '#kernel/local-date.ts';
import { tidy } from '../lists/codes/normalise.ts';
import { type CellParser, faulty, type Parsed, valued } from './cell-problems.ts';

/** Which of day and month comes first in `04/05/2022`: the day, unless a person has said otherwise for a column. */
type DateOrder = 'dayFirst' | 'monthFirst';

/** Whether a column has held days that exist in one order only: above 12 in the first place, or in the second. */
export type DateEvidence = { dayFirst: boolean; monthFirst: boolean };

export type DateOptions = { date1904: boolean; order: DateOrder; evidence?: DateEvidence };

/** Two-digit years are read as 1950 to 2049, and said to be. */
const LAST_TWO_DIGIT_YEAR_OF_2000S = 49;
/** No child, care leaver or event of the lists lies outside; a bare 2022 read as a serial would be in 1905. */
const FIRST_YEAR = 1920;
const LAST_YEAR = 2100;
/** Stand-ins for "no date": the zero days of Excel, Unix, SQL Server, and the end of time. */
const STAND_INS = new Set(['1899-12-30', '1899-12-31', '1900-01-01', '1904-01-01', '1753-01-01', '9999-12-31']);

const DAY_ZERO_1900 = localDate('1899-12-30');
const DAY_ZERO_1904 = localDate('1904-01-01');
const LAST_SERIAL = 2_958_465;

const TIME = String.raw`(?:[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:[.:]\d+)?)?\s*(?:[AP]M)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i');
const FIGURES = new RegExp(String.raw`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})${TIME}$`, 'i');
const DAY_NAMED_MONTH = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th)?[-/. ]([a-z]{3,9})[-/., ]+(\d{4}|\d{2})${TIME}$`,
  'i',
);
const NAMED_MONTH_DAY = new RegExp(
  String.raw`^([a-z]{3,9})[-/. ]+(\d{1,2})(?:st|nd|rd|th)?,?[-/. ]+(\d{4})${TIME}$`,
  'i',
);
const SERIAL = /^\d{4,7}(?:\.\d+)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads days from the cells of a column: ISO text (what the reader makes of true Excel dates), `31/07/2022`, `1/8/22`,
 * `31-Jul-2022`, any of them with a time (left out), bare serials. A day that the calendar does not have, or one that
 * fits only month first, is a problem and never rolled over or turned round.
 */
export function dateParser({ date1904, order, evidence }: DateOptions): CellParser {
  const dayZero = date1904 ? DAY_ZERO_1904 : DAY_ZERO_1900;
  return (cell) => {
    if (typeof cell === 'boolean') return faulty('notADate');
    if (typeof cell === 'number') return fromSerial(cell, dayZero);
    const text = tidy(cell);
    if (SERIAL.test(text)) return fromSerial(Number(text), dayZero);
    const parsed = fromText(text, order);
    if (evidence && parsed.problem === 'monthFirst') evidence.monthFirst = true;
    if (evidence && isOnlyDayFirst(text)) evidence.dayFirst = true;
    return parsed;
  };
}

/** Whether the text is a day in figures that cannot be month first (`31/07/2022`): the sign of a column in British order. */
export function isOnlyDayFirst(text: string): boolean {
  const figures = FIGURES.exec(text);
  return figures !== null && Number(figures[1]) > 12;
}

function fromSerial(serial: number, dayZero: LocalDate): Parsed {
  if (!Number.isFinite(serial) || serial < 0 || serial > LAST_SERIAL) return faulty('dateOutOfRange');
  if (serial < 2) return faulty('standInDate');
  return plausible(addDays(dayZero, Math.floor(serial)));
}

function fromText(text: string, order: DateOrder): Parsed {
  const iso = ISO.exec(text);
  if (iso) return fromParts(iso[1], Number(iso[2]), iso[3]);
  const figures = FIGURES.exec(text);
  if (figures) return inOrder(figures, order);
  const named = DAY_NAMED_MONTH.exec(text);
  if (named) return fromParts(named[3], monthNamed(named[2]), named[1]);
  const american = NAMED_MONTH_DAY.exec(text);
  if (american) return fromParts(american[3], monthNamed(american[1]), american[2]);
  return faulty('notADate');
}

function inOrder(figures: RegExpExecArray, order: DateOrder): Parsed {
  const [first, second] = [Number(figures[1]), Number(figures[2])];
  if (order === 'monthFirst') return fromParts(figures[3], first, figures[2]);
  if (second > 12 && first >= 1 && first <= 12 && second <= 31) return faulty('monthFirst');
  return fromParts(figures[3], second, figures[1]);
}

function fromParts(yearText = '', month: number | null, dayText = ''): Parsed {
  if (month === null) return faulty('notADate');
  const twoDigits = yearText.length === 2;
  const year = Number(yearText);
  const century = year <= LAST_TWO_DIGIT_YEAR_OF_2000S ? 2000 : 1900;
  const day = localDateOf(twoDigits ? century + year : year, month, Number(dayText));
  if (day === null) return faulty('noSuchDay');
  return twoDigits ? faulty('twoDigitYear', day) : plausible(day);
}

function plausible(day: LocalDate): Parsed {
  if (STAND_INS.has(day)) return faulty('standInDate');
  const year = Number(day.slice(0, 4));
  return year < FIRST_YEAR || year > LAST_YEAR ? faulty('dateOutOfRange') : valued(day);
}

/** A month by its name or the first letters of it; null for a word that is no month. */
function monthNamed(word = ''): number | null {
  const index = MONTHS.indexOf(word.slice(0, 3).toLowerCase());
  return index === -1 ? null : index + 1;
}
