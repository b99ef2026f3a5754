import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { ClockStanding } from './answering.ts';

/** The clock of an answer in words: `Owed by 15 July 2022: 12 working days left`. */
export function clockInWords(standing: ClockStanding, today: LocalDate): string {
  switch (standing.kind) {
    case 'none':
      return 'No answer is owed';
    case 'noDay':
      return standing.answeredOn === null
        ? 'Owed, by a day that nobody has entered yet'
        : `Answered ${dateInWords(standing.answeredOn)}: no day was entered by which it was owed`;
    case 'answered':
      return `Answered ${dateInWords(standing.answeredOn)}, ${standing.inTime ? 'in time' : 'late'}: it was owed by ${dateInWords(standing.dueOn)}`;
    case 'open':
      return `Owed by ${dateInWords(standing.dueOn)}: ${leftInWords(standing, today)}`;
  }
}

function leftInWords(
  { dueOn, workingDaysLeft: left }: Extract<ClockStanding, { kind: 'open' }>,
  today: LocalDate,
): string {
  if (dueOn === today) return 'today';
  if (dueOn < today) return left === 0 ? 'overdue' : `${count(-left)} overdue`;
  return `${count(left)} left`;
}

function count(days: number): string {
  return `${days} working ${days === 1 ? 'day' : 'days'}`;
}

/** `7 February to 18 February 2022`; one day as that day. */
export function spanInWords(span: { from: LocalDate; until: LocalDate } | null): string {
  if (span === null) return '';
  return span.from === span.until ? dateInWords(span.from) : `${dateInWords(span.from)} to ${dateInWords(span.until)}`;
}

export function dayInWords(day: LocalDate | null): string {
  return day === null ? '' : dateInWords(day);
}
