import {
  chosenIn,
  dayIn,
  dayProblem,
  type Form,
  isDayBlank,
  lineIn,
  oneOf,
  type Problem,
  type Read,
  read,
  textIn,
  textProblem,
} from '#kernel/form.ts';
import { identifyingProblem } from '#kernel/identifying.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { CONFIDENCES, type Milestone, type OwnersConfidence, type Update } from '../plan.ts';

/** What an owner says fits a small screen: so many words in the three boxes together. */
export const MOST_WORDS = 150;
const LONGEST_TEXT = 1500;
const LONGEST_LINE = 120;
const SAID = ['done', 'next', 'blocked'] as const;

/** An update as it is sent: nothing of it is there twice, and nothing that was not typed. */
export type UpdateRead = {
  done: string;
  next: string;
  blocked: string;
  unblockedBy: string;
  isUnchanged: boolean;
  forecastOn: LocalDate | null;
  confidence: OwnersConfidence | null;
  /** The milestones that were met. */
  met: readonly string[];
};

export function wordsIn(...texts: readonly string[]): number {
  return texts.join(' ').split(/\s+/).filter(Boolean).length;
}

/** An update by its form, or every fault of it. */
export function readUpdate(
  form: Form,
  { today, milestones }: { today: LocalDate; milestones: readonly Milestone[] },
): Read<UpdateRead> {
  const [done = '', next = '', blocked = ''] = SAID.map((field) => textIn(form, field));
  const unblockedBy = blocked === '' ? '' : lineIn(form, 'unblockedBy');
  const given = {
    ...{ done, next, blocked, unblockedBy, isUnchanged: false },
    forecastOn: isDayBlank(form, 'forecast') ? null : dayIn(form, 'forecast'),
    confidence: oneOf(CONFIDENCES, form['confidence']),
    met: chosenIn(form, 'met'),
  };
  const open = new Set(openMilestones(milestones).map(({ id }) => id));
  return read(given, [
    sayingProblem([done, next, blocked]),
    textProblem(done, 'done', { asked: null, longest: LONGEST_TEXT }),
    textProblem(next, 'next', { asked: null, longest: LONGEST_TEXT }),
    textProblem(blocked, 'blocked', { asked: null, longest: LONGEST_TEXT }),
    textProblem(unblockedBy, 'unblockedBy', { asked: null, longest: LONGEST_LINE }),
    forecastProblem(form, given.forecastOn, today),
    given.met.every((id) => open.has(id)) ? null : MILESTONE_GONE,
  ]);
}

const MILESTONE_GONE: Problem = {
  field: 'met',
  text: 'A milestone that you ticked is met already or no longer in the plan: look at them again',
};

function sayingProblem(said: readonly string[]): Problem | null {
  const words = wordsIn(...said);
  if (words === 0)
    return {
      field: 'done',
      text: 'Say what was done, what is next or what blocks it; or answer that nothing has changed',
    };
  if (words <= MOST_WORDS) return null;
  return { field: 'done', text: `Use ${MOST_WORDS} words or fewer in the three boxes together: there are ${words}` };
}

function forecastProblem(form: Form, day: LocalDate | null, today: LocalDate): Problem | null {
  if (isDayBlank(form, 'forecast')) return null;
  const problem = dayProblem(day, 'forecast', 'Enter the day as day, month and year, or leave it empty', today);
  if (problem !== null || day === null || day >= today) return problem;
  return { field: 'forecast', text: 'The day that you expect must be today or later' };
}

/** Those that are still to be met. */
export function openMilestones(milestones: readonly Milestone[]): readonly Milestone[] {
  return milestones.filter(({ metOn, droppedOn }) => metOn === null && droppedOn === null);
}

/** That nothing has changed: what blocked, what was forecast and how sure the owner was stay as they were said. */
export function unchangedSince(last: Update): UpdateRead {
  const { blocked, unblockedBy, forecastOn, confidence } = last;
  return { ...{ done: '', next: '', blocked, unblockedBy, forecastOn, confidence }, isUnchanged: true, met: [] };
}

const KEPT = [...SAID, 'unblockedBy', 'forecast-day', 'forecast-month', 'forecast-year', 'confidence'];

/** What of a form is kept as a draft; faults stay in it, but nothing that may identify a child. */
export function readDraft(form: Form): Read<Form> {
  const fields = Object.entries(form).filter(([name]) => KEPT.includes(name) || /^met-\d{1,3}$/.test(name));
  const kept = fields.map(([name, value]) => [name, value.slice(0, 2 * LONGEST_TEXT)] as const);
  const problems = kept.map(([field, value]) => {
    const text = identifyingProblem(value);
    return text === null ? null : { field, text };
  });
  return read(Object.fromEntries(kept), problems);
}

/** From opening the form to sending it, in seconds; null where that is not known. */
export function secondsSince(opened: string | undefined, now: Date): number | null {
  if (opened === undefined || !/^\d{10,16}$/.test(opened)) return null;
  const seconds = Math.round((now.getTime() - Number(opened)) / 1000);
  return seconds < 0 || seconds > LONGEST_SECONDS ? null : seconds;
}

/** A form that was open for longer was not being written. */
const LONGEST_SECONDS = 86_400;
