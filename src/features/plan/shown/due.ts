import type { LocalDate } from '#kernel/local-date.ts';
import { firstDayOf, lastDayOf, type Month, month, monthAfter, monthInWords, monthOf } from '#kernel/month.ts';

/** Which days an action is due on, as the plan can be asked. */
export const DUE_CHOICES = ['overdue', 'month', 'quarter', 'next'] as const;
export type DueChoice = (typeof DUE_CHOICES)[number];

export type Span = { from: LocalDate; until: LocalDate };

/** The first and last day of a choice; what is overdue has no first one. */
export function spanOf(choice: Exclude<DueChoice, 'overdue'>, today: LocalDate): Span {
  const now = monthOf(today);
  if (choice === 'month') return { from: firstDayOf(now), until: lastDayOf(now) };
  const first = monthAfter(quarterOf(now), choice === 'next' ? 3 : 0);
  return { from: firstDayOf(first), until: lastDayOf(monthAfter(first, 2)) };
}

/** A choice in words, with its months: `Due next quarter, October to December 2022`. */
export function dueInWords(choice: DueChoice, today: LocalDate): string {
  if (choice === 'overdue') return 'Overdue';
  const { from, until } = spanOf(choice, today);
  const last = monthInWords(monthOf(until));
  if (choice === 'month') return `Due this month, ${last}`;
  const first = monthInWords(monthOf(from)).split(' ')[0];
  return `Due ${choice === 'next' ? 'next' : 'this'} quarter, ${first} to ${last}`;
}

/** The first month of the quarter of a calendar year, which is one of a council's year as well. */
function quarterOf(of: Month): Month {
  const [year = '', number = ''] = of.split('-');
  const first = Number(number) - ((Number(number) - 1) % 3);
  return month(`${year}-${String(first).padStart(2, '0')}`);
}
