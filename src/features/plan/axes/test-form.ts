import { type EvidenceSource, SOURCES } from '#features/evidence/index.ts';
import {
  dayIn,
  dayProblem,
  type Form,
  oneOf,
  type Problem,
  type Read,
  read,
  textIn,
  textProblem,
} from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { TEST_VERDICTS, type TestVerdict } from '../plan.ts';
import type { MeasureVerdict } from './axes.ts';

/** How a test is made and by when; what it tests, and from which source, stays as it began. */
export type TestChanged = { how: string; dueOn: LocalDate };
export type TestRead = TestChanged & { source: EvidenceSource; measure: string | null };

const LONGEST_HOW = 500;
const LONGEST_WORDS = 1000;

/** A new test of an outcome; `measures`: those that can be chosen. */
export function readTest(form: Form, measures: readonly string[], today: LocalDate): Read<TestRead> {
  const source = oneOf(SOURCES, form['source']);
  const measure = source === 'measure' ? oneOf(measures, form['measure']) : null;
  const changed = changedIn(form, today);
  const given = source && changed.given && { ...changed.given, source, measure };
  return read(given, [
    source === null ? { field: 'source', text: 'Choose where the test looks' } : null,
    source === 'measure' && measure === null ? { field: 'measure', text: 'Choose the measure' } : null,
    ...changed.problems,
  ]);
}

export function readTestChange(form: Form, today: LocalDate): Read<TestChanged> {
  const { given, problems } = changedIn(form, today);
  return read(given, problems);
}

function changedIn(form: Form, today: LocalDate): { given: TestChanged | null; problems: (Problem | null)[] } {
  const how = textIn(form, 'how');
  const dueOn = dayIn(form, 'dueOn');
  return {
    given: dueOn && { how, dueOn },
    problems: [
      textProblem(how, 'how', { asked: 'Say how it is tested', longest: LONGEST_HOW }),
      dayProblem(dueOn, 'dueOn', 'Enter the day by which it is tested, for example 30 9 2022', today),
    ],
  };
}

export type ResultRead = { actionId: string | null; on: LocalDate; verdict: TestVerdict; words: string };

/** What a test found; `actions`: those of its outcome, of which one can be named. */
export function readResult(form: Form, actions: readonly string[], today: LocalDate): Read<ResultRead> {
  const verdict = oneOf(TEST_VERDICTS, form['verdict']);
  const on = dayIn(form, 'on');
  const words = textIn(form, 'words');
  const named = form['action'] ?? '';
  const actionId = oneOf(actions, named);
  const isForeign = named !== '' && actionId === null;
  return read(verdict && on && { actionId, on, verdict, words }, [
    dayProblem(on, 'on', 'Enter the day on which it was found, for example 9 8 2022', today),
    on !== null && on > today ? { field: 'on', text: 'The day must be today or earlier' } : null,
    verdict === null ? { field: 'verdict', text: 'Say what it found' } : null,
    isForeign ? { field: 'action', text: 'Choose an action of this outcome, or all of them' } : null,
    textProblem(words, 'words', { asked: 'Say in a few words what was found', longest: LONGEST_WORDS }),
  ]);
}

/** What a measure's verdict means for a test on it. */
export const VERDICT_OF_MEASURE: Readonly<Record<MeasureVerdict, TestVerdict>> = {
  improving: 'better',
  noChange: 'noChange',
  gettingWorse: 'worse',
  undetermined: 'cannotTell',
};

export const TEST_VERDICT_WORDS: Readonly<Record<TestVerdict, string>> = {
  better: 'Better',
  noChange: 'No change',
  worse: 'Worse',
  cannotTell: 'Cannot tell',
};
