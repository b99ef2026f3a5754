import {
  dayIn,
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
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  APPETITES,
  type Appetite,
  CATEGORIES,
  type Category,
  PROXIMITIES,
  type Proximity,
  type Rating,
  STRENGTHS,
  type Strength,
} from './risk.ts';

export type RiskGiven = {
  title: string;
  cause: string;
  event: string;
  effect: string;
  category: Category;
  ownerId: string | null;
  ownerWords: string;
  proximity: Proximity;
  appetite: Appetite;
};

type Chosen = readonly { id: string }[];

/** Reads what a risk is, of people who can be given one. */
export function readRisk(form: Form, people: Chosen): Read<RiskGiven> {
  const [title, ownerWords] = [lineIn(form, 'title'), lineIn(form, 'ownerWords')];
  const [cause, event, effect] = [textIn(form, 'cause'), textIn(form, 'event'), textIn(form, 'effect')];
  const category = keyOf(CATEGORIES, form['category']);
  const proximity = keyOf(PROXIMITIES, form['proximity']);
  const appetite = keyOf(APPETITES, form['appetite']);
  const ownerId = people.find(({ id }) => id === form['ownerId'])?.id ?? null;
  const given = category &&
    proximity &&
    appetite && { title, cause, event, effect, category, ownerId, ownerWords, proximity, appetite };
  return read(given, [
    textProblem(title, 'title', { asked: 'Give the risk a short name', longest: 120 }),
    textProblem(cause, 'cause', { asked: 'Say why it could happen', longest: 1000 }),
    textProblem(event, 'event', { asked: 'Say what could happen', longest: 1000 }),
    textProblem(effect, 'effect', { asked: 'Say what it would mean for children', longest: 1000 }),
    category === null ? { field: 'category', text: 'Choose the category' } : null,
    ownerProblem(form, ownerId, ownerWords),
    textProblem(ownerWords, 'ownerWords', { asked: null, longest: 120 }),
    proximity === null ? { field: 'proximity', text: 'Choose how soon it could happen' } : null,
    appetite === null ? { field: 'appetite', text: 'Choose how much of it the council accepts' } : null,
  ]);
}

function ownerProblem(form: Form, ownerId: string | null, ownerWords: string): Problem | null {
  if (ownerId === null && (form['ownerId'] ?? '') !== '')
    return { field: 'ownerId', text: 'Choose an owner of the list' };
  if (ownerId === null && ownerWords === '')
    return { field: 'ownerId', text: 'Choose an owner, or enter the post that answers for it' };
  return null;
}

export type AssessmentGiven = {
  inherent: Rating;
  current: Rating;
  target: Rating;
  reason: string;
  reviewOn: LocalDate | null;
};

const RATINGS = ['inherent', 'current', 'target'] as const;
const RATED = {
  inherent: 'before controls',
  current: 'with the controls in place',
  target: 'that is aimed for',
} as const;

/** Reads a rating. Controls make nothing worse, and no target is higher than what there would be without them. */
export function readAssessment(form: Form, today: LocalDate): Read<AssessmentGiven> {
  const ratings = RATINGS.map((name) => ratingIn(form, name));
  const [inherent, current, target] = ratings.map(({ rating }) => rating);
  const reason = textIn(form, 'reason');
  const reviewOn = dayIn(form, 'reviewOn');
  const given = inherent && current && target && { inherent, current, target, reason, reviewOn };
  return read(given ?? null, [
    ...ratings.flatMap(({ problems }) => problems),
    ...(given ? [aboveProblem(given, 'current'), aboveProblem(given, 'target')] : []),
    textProblem(reason, 'reason', { asked: 'Say why it is rated so', longest: 1000 }),
    reviewProblem(form, reviewOn, today),
  ]);
}

function ratingIn(form: Form, name: (typeof RATINGS)[number]): { rating: Rating | null; problems: Problem[] } {
  const [likelihood, impact] = (['Likelihood', 'Impact'] as const).map((axis) => stepIn(form[`${name}${axis}`]));
  const problems = [
    ...(likelihood ? [] : [{ field: `${name}Likelihood`, text: `Choose the likelihood ${RATED[name]}` }]),
    ...(impact ? [] : [{ field: `${name}Impact`, text: `Choose the impact ${RATED[name]}` }]),
  ];
  return { rating: likelihood && impact ? { likelihood, impact } : null, problems };
}

function stepIn(text: string | undefined): number | null {
  const step = oneOf(['1', '2', '3', '4', '5'], text);
  return step === null ? null : Number(step);
}

function aboveProblem(given: AssessmentGiven, name: 'current' | 'target'): Problem | null {
  const [rating, inherent] = [given[name], given.inherent];
  if (rating.likelihood > inherent.likelihood)
    return { field: `${name}Likelihood`, text: `The likelihood ${RATED[name]} cannot be higher than before controls` };
  if (rating.impact > inherent.impact)
    return { field: `${name}Impact`, text: `The impact ${RATED[name]} cannot be higher than before controls` };
  return null;
}

function reviewProblem(form: Form, reviewOn: LocalDate | null, today: LocalDate): Problem | null {
  if (isDayBlank(form, 'reviewOn')) return null;
  if (reviewOn === null)
    return { field: 'reviewOn', text: 'Enter the day of the next review, for example 1 10 2022, or leave it' };
  if (reviewOn <= today) return { field: 'reviewOn', text: `The next review must be after ${dateInWords(today)}` };
  return null;
}

export type ControlGiven = { words: string; strength: Strength; assurance: string };

export function readControl(form: Form): Read<ControlGiven> {
  const [words, assurance] = [textIn(form, 'words'), textIn(form, 'assurance')];
  const strength = keyOf(STRENGTHS, form['strength']);
  return read(strength && { words, strength, assurance }, [
    textProblem(words, 'words', { asked: 'Say what is in place', longest: 500 }),
    strength === null ? { field: 'strength', text: 'Choose how strong it is' } : null,
    textProblem(assurance, 'assurance', { asked: null, longest: 500 }),
  ]);
}

/** Reads why something is closed, opened again, ended or taken to the corporate register. */
export function readReason(form: Form, asked: string, longest = 1000): Read<{ reason: string }> {
  const reason = textIn(form, 'reason');
  return read({ reason }, [textProblem(reason, 'reason', { asked, longest })]);
}

export type EscalationGiven = { reason: string; corporateRef: string };

export function readEscalation(form: Form): Read<EscalationGiven> {
  const [reason, corporateRef] = [textIn(form, 'reason'), lineIn(form, 'corporateRef')];
  return read({ reason, corporateRef }, [
    textProblem(reason, 'reason', { asked: 'Say why it belongs there', longest: 1000 }),
    textProblem(corporateRef, 'corporateRef', { asked: null, longest: 60 }),
  ]);
}

function keyOf<T extends Record<string, string>>(choices: T, text: string | undefined): keyof T | null {
  return text !== undefined && Object.hasOwn(choices, text) ? text : null;
}
