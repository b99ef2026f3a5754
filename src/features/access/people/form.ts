import { dayIn, type Form, isDayBlank, lineIn, type Problem } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/** The day in three boxes: null where they are empty, `wrong` where they hold no day of the calendar. */
export function dayOrNoneIn(form: Form, field: string): LocalDate | null | 'wrong' {
  return isDayBlank(form, field) ? null : (dayIn(form, field) ?? 'wrong');
}

const LONGEST_REASON = 500;

/** Why something is done, which the record keeps. */
export function reasonIn(form: Form, asked: string): { reason: string; problem: Problem | null } {
  const reason = lineIn(form, 'reason');
  if (reason === '') return { reason, problem: { field: 'reason', text: asked } };
  const isLong = reason.length > LONGEST_REASON;
  return {
    reason,
    problem: isLong ? { field: 'reason', text: `Say it in ${LONGEST_REASON} characters or fewer` } : null,
  };
}
