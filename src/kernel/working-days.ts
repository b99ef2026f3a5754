import { ENGLAND_BANK_HOLIDAYS } from './bank-holidays.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from './local-date.ts';

/**
 * Counting in working days: Monday to Friday without bank holidays. The trigger day is day 0, so that a report
 * published on Friday 1 April 2022 with 70 working days to answer is due on Friday 15 July 2022.
 */
export interface WorkingDays {
  isWorkingDay(date: LocalDate): boolean;
  /** Working days after `from` up to and including `to`; negative where `to` is the earlier day. */
  between(from: LocalDate, to: LocalDate): number;
  /** The day on which the count from `from` reaches `count` (0 gives `from` itself, working day or not). */
  after(from: LocalDate, count: number): LocalDate;
}

/** Working days with the given holidays; days outside their years count weekends only. */
export function workingDaysWith(holidays: readonly LocalDate[]): WorkingDays {
  const closed = [...new Set(holidays.map(toDayNumber))].filter(isWeekday).sort((a, b) => a - b);
  const closedSet = new Set(closed);
  const isOpen = (day: number) => isWeekday(day) && !closedSet.has(day);
  const openDaysUpTo = (day: number) => weekdaysUpTo(day) - countUpTo(closed, day);

  return {
    isWorkingDay: (date) => isOpen(toDayNumber(date)),
    between: (from, to) => openDaysUpTo(toDayNumber(to)) - openDaysUpTo(toDayNumber(from)),
    after(from, count) {
      if (!Number.isInteger(count) || count < 0) throw new Error('working days to add must be a whole number from 0');
      let day = toDayNumber(from);
      for (let left = count; left > 0; ) {
        day += 1;
        if (isOpen(day)) left -= 1;
      }
      return fromDayNumber(day);
    },
  };
}

export const englandWorkingDays: WorkingDays = workingDaysWith(ENGLAND_BANK_HOLIDAYS);

/** Day 0 (1 January 1970) was a Thursday; Saturday and Sunday are the sixth and seventh of a Monday-based week. */
function isWeekday(day: number): boolean {
  return (((day + 3) % 7) + 7) % 7 < 5;
}

/** Weekdays from the Monday of day 0's week up to and including the day (negative before it). */
function weekdaysUpTo(day: number): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}

/** How many of the ascending days are at or before the day, by bisection. */
function countUpTo(ascending: readonly number[], day: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
