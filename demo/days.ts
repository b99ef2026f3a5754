import { fromDayNumber, type LocalDate, localDate, toDayNumber } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';

/** A day as a number, days since 1 January 1970: the simulation adds and compares days by the hundred thousand. */
export type Day = number;

/** Something that happened on one day and was entered in the case system on the same or a later one. */
export type Dated = { on: Day; recorded: Day };

export const dayOf = (written: string): Day => toDayNumber(localDate(written));

/** The written form of a day, kept once made: an extract writes the same few thousand days again and again. */
export function dateOf(day: Day): LocalDate {
  let date = WRITTEN.get(day);
  if (date === undefined) {
    date = fromDayNumber(day);
    WRITTEN.set(day, date);
  }
  return date;
}

const WRITTEN = new Map<Day, LocalDate>();

/** What the case system knew of it on a day: the date, or null where it had not happened or was not yet entered. */
export function known(dated: Dated | null, asAt: Day): LocalDate | null {
  return dated !== null && dated.recorded <= asAt ? dateOf(dated.on) : null;
}

/** The latest of the happenings that the system knew of, or null. */
export function latestKnown<T extends Dated>(happenings: readonly T[], asAt: Day): T | null {
  let latest: T | null = null;
  for (const happening of happenings)
    if (happening.recorded <= asAt && (latest === null || happening.on > latest.on)) latest = happening;
  return latest;
}

const FIRST = dayOf('2005-01-01');
const LAST = dayOf('2030-12-31');
const OPEN_DAYS: readonly Day[] = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index).filter((day) =>
  englandWorkingDays.isWorkingDay(dateOf(day)),
);
/** For each day, how many working days of the table lie at or before it. */
const OPEN_UP_TO = countsUpTo();

/** The day on which the count of working days from a trigger (day 0) reaches `count`. */
export function afterWorkingDays(from: Day, count: number): Day {
  const day = OPEN_DAYS[openUpTo(from) + count - 1];
  if (day === undefined) throw new Error('outside the simulated calendar');
  return day;
}

/** The day itself where it is a working day, else the next one. */
export function workingDayFrom(day: Day): Day {
  return openUpTo(day) > openUpTo(day - 1) ? day : afterWorkingDays(day, 1);
}

export function workingDaysFrom(from: Day, to: Day): number {
  return openUpTo(to) - openUpTo(from);
}

function openUpTo(day: Day): number {
  const count = OPEN_UP_TO[day - FIRST];
  if (count === undefined) throw new Error('outside the simulated calendar');
  return count;
}

function countsUpTo(): Int32Array {
  const counts = new Int32Array(LAST - FIRST + 1);
  for (const day of OPEN_DAYS) counts[day - FIRST] = 1;
  for (let index = 1; index < counts.length; index += 1)
    counts[index] = (counts[index] ?? 0) + (counts[index - 1] ?? 0);
  return counts;
}
