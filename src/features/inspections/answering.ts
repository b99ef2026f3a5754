import { type LocalLimit, withLocalLimits } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { dueOn, limitOn, TIMESCALES } from '#kernel/timescales.ts';
import type { WorkingDays } from '#kernel/working-days.ts';

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
};

/** An open clock is counted anew each time, one that was answered stays as it was; null: nothing is owed. */
export function answerDueOn(owed: Owed, clock: AnswerClock): LocalDate | null {
  if (!owed.isAnswerOwed || owed.publishedOn === null) return null;
  if (owed.answeredOn !== null && owed.answerDueKept !== null) return owed.answerDueKept;
  return clock(owed.publishedOn);
}

/** How the clock stands: days left (negative once it has passed), or whether it was answered in time. */
export type ClockStanding =
  | { kind: 'none' }
  | { kind: 'open'; dueOn: LocalDate; workingDaysLeft: number }
  | { kind: 'answered'; dueOn: LocalDate; answeredOn: LocalDate; inTime: boolean };

export function clockStanding(
  inspection: { answerDueOn: LocalDate | null; answeredOn: LocalDate | null },
  today: LocalDate,
  workingDays: WorkingDays,
): ClockStanding {
  const { answerDueOn: due, answeredOn } = inspection;
  if (due === null) return { kind: 'none' };
  if (answeredOn !== null) return { kind: 'answered', dueOn: due, answeredOn, inTime: answeredOn <= due };
  return { kind: 'open', dueOn: due, workingDaysLeft: workingDays.between(today, due) };
}
