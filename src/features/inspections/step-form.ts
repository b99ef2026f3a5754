import { dayIn, dayProblem, type Form, lineIn, oneOf, type Read, read, textIn, textProblem } from '#kernel/form.ts';
import { type LedgerStep, mayFollow } from '#kernel/ledger.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { StepGiven } from './given.ts';

const STEPS = ['closed', 'superseded', 'reopened'] as const;
export type StepAsked = (typeof STEPS)[number];

export const STEP_WORDS: Readonly<Record<StepAsked, { verb: string; hint: string }>> = {
  closed: { verb: 'Close it', hint: 'What it asked for is done, and the evidence was accepted' },
  superseded: { verb: 'It is superseded', hint: 'A later report says it anew. It stays superseded for good' },
  reopened: { verb: 'Open it again', hint: 'It was closed too early, or the weakness came back' },
};

/** The steps that may come next, on any day from the last one on. */
export function stepsPossible(steps: readonly LedgerStep[], today: LocalDate): StepAsked[] {
  return STEPS.filter((step) => mayFollow(steps, { step, on: today }));
}

const LONGEST = { reason: 1000, minute: 200 };

export type StepRules = {
  steps: readonly LedgerStep[];
  today: LocalDate;
  /** Where the board decides: every step has its minute. */
  needsMinute: boolean;
  /** What may take its place; null: nothing is asked for. */
  laterRefs: readonly string[] | null;
};

/** Reads what is to become of a finding or a recommendation; only steps that its ledger allows. */
export function readStep(form: Form, { steps, today, needsMinute, laterRefs }: StepRules): Read<StepGiven> {
  const step = oneOf(stepsPossible(steps, today), form['step']);
  const on = dayIn(form, 'on');
  const reason = textIn(form, 'reason');
  const minute = lineIn(form, 'minute');
  const byRef = step === 'superseded' && laterRefs !== null ? lineIn(form, 'byRef') : null;
  const last = steps.at(-1)?.on ?? null;
  return read(step && on && { step, on, reason, minute, byRef }, [
    step === null ? { field: 'step', text: 'Choose what becomes of it' } : null,
    dayProblem(on, 'on', 'Enter the day of the decision', today),
    on && on > today ? { field: 'on', text: 'The day must be today or earlier' } : null,
    on && last && on < last
      ? { field: 'on', text: `The day must be ${dateInWords(last)} or later: that is the day of the last step` }
      : null,
    textProblem(reason, 'reason', { asked: 'Enter the reason', longest: LONGEST.reason }),
    textProblem(minute, 'minute', {
      asked: needsMinute ? 'Enter the minute of the board’s decision, for example 3.4 of 7 July' : null,
      longest: LONGEST.minute,
    }),
    byRef !== null && !(laterRefs ?? []).includes(byRef)
      ? { field: 'byRef', text: 'Choose the recommendation that takes its place' }
      : null,
    form['sure'] === 'yes' ? null : { field: 'sure', text: 'Confirm that this is what was decided' },
  ]);
}
