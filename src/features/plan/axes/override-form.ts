import { type Form, oneOf, type Read, read, textIn, textProblem } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Override } from '../plan.ts';

/** An override with how it ended, where it did. */
export type OverrideKept = Override & { endedOn: LocalDate | null; endedBy: string };

export type OverrideGiven = Pick<Override, 'status' | 'reason'>;

export const OVERRIDE_STATUSES = ['onTrack', 'atRisk', 'offTrack'] as const satisfies Override['status'][];

const LONGEST_REASON = 500;

export function readOverride(form: Form): Read<OverrideGiven> {
  const status = oneOf(OVERRIDE_STATUSES, form['status']);
  const reason = textIn(form, 'reason');
  const asked = 'Say why: the reason is shown wherever the status is';
  return read(status && { status, reason }, [
    status === null ? { field: 'status', text: 'Choose a status' } : null,
    textProblem(reason, 'reason', { asked, longest: LONGEST_REASON }),
  ]);
}
