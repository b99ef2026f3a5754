import { dayIn, dayProblem, type Form, type Problem, type Read, read, textIn, textProblem } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/** Something that the council asks of who answers for an action. */
export type Ask = {
  id: string;
  actionId: string;
  words: string;
  askedBy: string;
  askedById: string;
  askedOn: LocalDate;
  endedOn: LocalDate | null;
  /** Oldest first; the last one holds. */
  answers: readonly AskAnswer[];
};

export type AskAnswer = {
  isClear: boolean;
  words: string;
  isReady: boolean;
  readyBy: LocalDate | null;
  by: string;
  on: LocalDate;
};

/** `open`: nobody has answered; `unclear`: what is asked is to be said better; `waiting`: they will be ready. */
export type AskState = 'open' | 'unclear' | 'waiting' | 'ready' | 'ended';

export function askState({ endedOn, answers }: Pick<Ask, 'endedOn' | 'answers'>): AskState {
  if (endedOn !== null) return 'ended';
  const last = answers.at(-1);
  if (last === undefined) return 'open';
  if (!last.isClear) return 'unclear';
  return last.isReady ? 'ready' : 'waiting';
}

/** Whether who answers for the action still has something to say: no answer, or the day on which they are ready passed. */
export function awaitsAnswer(ask: Pick<Ask, 'endedOn' | 'answers'>, today: LocalDate): boolean {
  const state = askState(ask);
  if (state === 'open') return true;
  const readyBy = ask.answers.at(-1)?.readyBy ?? null;
  return state === 'waiting' && readyBy !== null && readyBy < today;
}

const LONGEST = 500;

export function readAsk(form: Form): Read<{ words: string }> {
  const words = textIn(form, 'words');
  return read({ words }, [textProblem(words, 'words', { asked: 'Say what you ask', longest: LONGEST })]);
}

export type AnswerRead = Pick<AskAnswer, 'isClear' | 'words' | 'isReady' | 'readyBy'>;

/** Is it clear, and are you ready: both are answered, and what is not clear or not ready yet is said. */
export function readAnswer(form: Form, today: LocalDate): Read<AnswerRead> {
  const words = textIn(form, 'words');
  const isReady = form['ready'] === 'yes';
  const readyBy = form['ready'] === 'notYet' ? dayIn(form, 'by') : null;
  const isUnclear = form['clear'] === 'no';
  const problems: (Problem | null)[] = [
    chosen(form, 'clear', ['yes', 'no'], 'Say whether it is clear'),
    textProblem(words, 'words', { asked: isUnclear ? 'Say what is not clear' : null, longest: LONGEST }),
    chosen(form, 'ready', ['yes', 'notYet'], 'Say whether you are ready'),
    form['ready'] === 'notYet' ? byProblem(readyBy, today) : null,
  ];
  return read({ isClear: !isUnclear, words, isReady, readyBy }, problems);
}

function chosen(form: Form, field: string, choices: readonly string[], text: string): Problem | null {
  return choices.includes(form[field] ?? '') ? null : { field, text };
}

function byProblem(day: LocalDate | null, today: LocalDate): Problem | null {
  const problem = dayProblem(day, 'by', 'Enter the day by which you will be ready', today);
  if (problem !== null || day === null || day >= today) return problem;
  return { field: 'by', text: 'The day by which you will be ready must be today or later' };
}
