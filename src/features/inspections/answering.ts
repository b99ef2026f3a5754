import { type LocalLimit, withLocalLimits } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { dueOn, limitOn, TIMESCALES } from '#kernel/timescales.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import type { Inspection } from './register.ts';

/** By when the answer to a report is owed, counted from the day on which it was published. */
export type AnswerClock = (publishedOn: LocalDate) => LocalDate;

/** The clock by the limit that held on the day of publication and by the bank holidays known now. */
export function answerClock(limits: readonly LocalLimit[], workingDays: WorkingDays): AnswerClock {
  const rule = withLocalLimits(TIMESCALES, limits)['R-OFSTED-PLAN'];
  return (publishedOn) => dueOn(limitOn(rule, publishedOn).value, publishedOn, workingDays);
}

type Owed = {
  isAnswerOwed: boolean;
  publishedOn: LocalDate | null;
  answeredOn: LocalDate | null;
  /** The day as it was counted when the answer was given. */
  answerDueKept: LocalDate | null;
  /** The day that somebody entered. */
  enteredDueOn: LocalDate | null;
  /** Whether a rule gives a day. */
  hasClock: boolean;
};

/**
 * An open clock is counted anew each time, one that was answered stays as it was. A day that somebody entered goes before
 * the rule's; null: nothing is owed, or no day is known.
 */
export function answerDueOn(owed: Owed, clock: AnswerClock): LocalDate | null {
  if (!owed.isAnswerOwed || owed.publishedOn === null) return null;
  if (owed.answeredOn !== null && owed.answerDueKept !== null) return owed.answerDueKept;
  return owed.enteredDueOn ?? (owed.hasClock ? clock(owed.publishedOn) : null);
}

/** How the clock stands: days left (negative once it has passed), or whether it was answered in time; or no day is known. */
export type ClockStanding =
  | { kind: 'none' }
  | { kind: 'noDay'; answeredOn: LocalDate | null }
  | { kind: 'open'; dueOn: LocalDate; workingDaysLeft: number }
  | { kind: 'answered'; dueOn: LocalDate; answeredOn: LocalDate; inTime: boolean };

export function clockStanding(
  inspection: Pick<Inspection, 'isAnswerOwed' | 'publishedOn' | 'answerDueOn' | 'answeredOn'>,
  today: LocalDate,
  workingDays: WorkingDays,
): ClockStanding {
  const { isAnswerOwed, publishedOn, answerDueOn: due, answeredOn } = inspection;
  if (due === null) return isAnswerOwed && publishedOn !== null ? { kind: 'noDay', answeredOn } : { kind: 'none' };
  if (answeredOn !== null) return { kind: 'answered', dueOn: due, answeredOn, inTime: answeredOn <= due };
  return { kind: 'open', dueOn: due, workingDaysLeft: workingDays.between(today, due) };
}
