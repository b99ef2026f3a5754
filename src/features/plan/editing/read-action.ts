import {
  dayIn,
  dayProblem,
  type Form,
  isDayBlank,
  lineIn,
  type Problem,
  type Read,
  read,
  textIn,
  textProblem,
} from '#kernel/form.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { Action, Answers, Milestone, Outcome, Partner } from '../plan.ts';
import type { ActionGiven } from '../writing.store.ts';
import { type Choices, offeredIn, personIn } from './read-plan.ts';

/** What an action's form is read with. */
export type ActionChoices = Choices & { outcomes: readonly Outcome[]; partners: readonly Partner[] };

/** An action without its number, which it is given, and its milestones, which follow. */
export type ActionRead = Omit<ActionGiven, 'ref' | 'milestones' | 'originalDueOn'>;

export function readAction(form: Form, choices: ActionChoices, today: LocalDate): Read<ActionRead> {
  const words = wordsIn(form);
  const owner = personIn(form, 'ownerId', choices);
  const ownerWords = lineIn(form, 'ownerWords');
  const outcomeId = choices.outcomes.find(({ id }) => id === form['outcome'])?.id ?? null;
  const partner = form['partner'] ?? '';
  const partnerId = choices.partners.find(({ id }) => id === partner)?.id ?? null;
  const [startsOn, dueOn, expected] = [dayIn(form, 'startsOn'), dayIn(form, 'dueOn'), dayIn(form, 'impactExpectedOn')];
  const given = outcomeId !== null &&
    startsOn !== null &&
    dueOn !== null && {
      ...{ outcomeId, ...words, ownerId: owner.id, ownerWords, partnerId, startsOn, dueOn },
      ...{ impactExpectedOn: expected, ...answersIn(form, choices) },
    };
  return read(given || null, [
    ...wordProblems(words),
    outcomeId === null ? { field: 'outcome', text: 'Choose the outcome that it is for' } : null,
    owner.problem ?? ownerProblem(owner.id, ownerWords),
    textProblem(ownerWords, 'ownerWords', { asked: null, longest: 120 }),
    partner !== '' && partnerId === null ? { field: 'partner', text: 'Choose an organisation of the list' } : null,
    dayProblem(startsOn, 'startsOn', 'Enter the day on which it starts', today),
    dayProblem(dueOn, 'dueOn', 'Enter the day on which it is due', today) ??
      afterProblem(dueOn, startsOn, 'dueOn', 'It cannot be due before it starts'),
    expectedProblem(form, expected, startsOn, today),
    ...answerProblems(form, choices),
  ]);
}

function ownerProblem(id: string | null, words: string): Problem | null {
  if (id === null && words === '') return { field: 'ownerId', text: 'Choose who answers for it, or write a post' };
  return id !== null && words !== ''
    ? { field: 'ownerWords', text: 'Choose somebody, or write a post, not both' }
    : null;
}

function afterProblem(day: LocalDate | null, first: LocalDate | null, field: string, text: string): Problem | null {
  return day !== null && first !== null && day < first ? { field, text } : null;
}

function expectedProblem(
  form: Form,
  day: LocalDate | null,
  startsOn: LocalDate | null,
  today: LocalDate,
): Problem | null {
  const field = 'impactExpectedOn';
  if (isDayBlank(form, field)) return null;
  return (
    dayProblem(day, field, 'Enter a day, or leave it empty', today) ??
    afterProblem(day, startsOn, field, 'Children cannot notice it before it starts')
  );
}

type Words = Pick<ActionGiven, 'title' | 'detail' | 'contributors' | 'resources'>;

function wordsIn(form: Form): Words {
  return {
    ...{ title: lineIn(form, 'title'), detail: textIn(form, 'detail') },
    ...{ contributors: lineIn(form, 'contributors'), resources: lineIn(form, 'resources') },
  };
}

function wordProblems({ title, detail, contributors, resources }: Words): (Problem | null)[] {
  return [
    textProblem(title, 'title', { asked: 'Say what is to be done', longest: 300 }),
    textProblem(detail, 'detail', { asked: null, longest: 2000 }),
    textProblem(contributors, 'contributors', { asked: null, longest: 500 }),
    textProblem(resources, 'resources', { asked: null, longest: 500 }),
  ];
}

const LONGEST_THEME = 200;

function answerProblems(form: Form, choices: Choices): (Problem | null)[] {
  return [
    offeredIn(form, 'recommendation', choices.recommendations).problem,
    offeredIn(form, 'finding', choices.findings).problem,
    textProblem(lineIn(form, 'theme'), 'theme', { asked: null, longest: LONGEST_THEME }),
  ];
}

/** What it answers: recommendations, findings, themes of audits (apart by semicolons), or the wider programme. */
function answersIn(form: Form, choices: Choices): { answers: Answers[]; isWider: boolean } {
  const themes = lineIn(form, 'theme')
    .split(';')
    .map((words) => words.trim())
    .filter((words) => words !== '');
  return {
    answers: [
      ...offeredIn(form, 'recommendation', choices.recommendations).ids.map(
        (id) => ({ kind: 'recommendation', id }) as const,
      ),
      ...offeredIn(form, 'finding', choices.findings).ids.map((id) => ({ kind: 'finding', id }) as const),
      ...[...new Set(themes)].map((words) => ({ kind: 'theme', words }) as const),
    ],
    isWider: form['wider'] === 'yes',
  };
}

/** What of an action may be written anew once the plan is settled. */
export type ActionWordsRead = Words & { answers: readonly Answers[]; isWider: boolean };

/**
 * Of a settled plan's action its spelling and what else goes with it. What it answers can be added to, and nothing
 * taken away: whether a recommendation stays covered is for those who decide changes.
 */
export function readActionWords(form: Form, choices: Choices, action: Action): Read<ActionWordsRead> {
  const words = wordsIn(form);
  const { answers, isWider } = answersIn(form, choices);
  const keys = new Set(action.answers.map(answerKey));
  const all = [...action.answers, ...answers.filter((answer) => !keys.has(answerKey(answer)))];
  return read({ ...words, answers: all, isWider }, [...wordProblems(words), ...answerProblems(form, choices)]);
}

export function answerKey(answer: Answers): string {
  return answer.kind === 'theme' ? `theme ${answer.words}` : `${answer.kind} ${answer.id}`;
}

/** What an action answers that somebody may not see stays when they save what they do see. */
export function withUnseen(answers: readonly Answers[], before: readonly Answers[], choices: Choices): Answers[] {
  const isUnseen = (answer: Answers) =>
    answer.kind !== 'theme' &&
    !(answer.kind === 'recommendation' ? choices.recommendations : choices.findings).some(({ id }) => id === answer.id);
  return [...answers, ...before.filter(isUnseen)];
}

export type MilestoneRead = { title: string; dueOn: LocalDate };

/** A step on the way: it is due between the action's start and its end. */
export function readMilestone(form: Form, action: Action, today: LocalDate): Read<MilestoneRead> {
  const [title, dueOn] = [milestoneTitle(form), dayIn(form, 'dueOn')];
  return read(dueOn && { title, dueOn }, [
    milestoneTitleProblem(title),
    dayProblem(dueOn, 'dueOn', 'Enter the day on which it is due', today) ??
      afterProblem(
        dueOn,
        action.startsOn,
        'dueOn',
        `The action starts on ${dateInWords(action.startsOn)}: choose that day or a later one`,
      ) ??
      afterProblem(
        action.dueOn,
        dueOn,
        'dueOn',
        `The action is due on ${dateInWords(action.dueOn)}: choose that day or an earlier one`,
      ),
  ]);
}

/** Of a settled plan's milestone its spelling alone. */
export function readMilestoneTitle(form: Form, milestone: Milestone): Read<MilestoneRead> {
  const title = milestoneTitle(form);
  return read({ title, dueOn: milestone.dueOn }, [milestoneTitleProblem(title)]);
}

function milestoneTitle(form: Form): string {
  return lineIn(form, 'title');
}

function milestoneTitleProblem(title: string): Problem | null {
  return textProblem(title, 'title', { asked: 'Say what will be there by then', longest: 300 });
}

/** The day on which a milestone was met: not in the future, nor before its action was begun. */
export function readMet(form: Form, { startsOn }: Action, today: LocalDate): Read<{ on: LocalDate }> {
  const on = dayIn(form, 'on');
  return read(on && { on }, [
    dayProblem(on, 'on', 'Enter the day on which it was met', today) ??
      (on !== null && on > today
        ? { field: 'on', text: 'Enter today or an earlier day: what lies ahead is not met yet' }
        : null) ??
      afterProblem(
        on,
        startsOn < today ? startsOn : today,
        'on',
        `Its action starts on ${dateInWords(startsOn)}: choose that day or a later one`,
      ),
  ]);
}

/** Words with which no sentence begins that says what to do. */
const NO_VERBS = new Set(
  'a an all any our their the this these every each there we they staff children families social new more better improved improvement'.split(
    ' ',
  ),
);

/** Whether a title begins as something to do; it is advised, never refused, since nobody reads English by rules. */
export function beginsWithVerb(title: string): boolean {
  const first = (/^[\p{L}’'-]+/u.exec(title)?.[0] ?? '').toLowerCase();
  return first !== '' && !NO_VERBS.has(first) && !/(?:ing|tion|ment|ness|ity|ship)$/.test(first);
}
