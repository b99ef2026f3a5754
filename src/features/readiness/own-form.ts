import {
  dayIn,
  dayProblem,
  type Form,
  lineIn,
  lineProblem,
  oneOf,
  type Problem,
  type Read,
  read,
  textIn,
  textProblem,
} from '#kernel/form.ts';
import { identifyingProblem } from '#kernel/identifying.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { OwnGiven } from './own-items.store.ts';
import type { OwnKind, OwnVersion } from './own-items.ts';

const UNITS = { minutes: 1, hours: 60 } as const;
export type Unit = keyof typeof UNITS;
export const UNIT_NAMES: readonly Unit[] = ['minutes', 'hours'];

const LONGEST_TITLE = 150;
const LONGEST_WHAT = 500;
const LONGEST_OWNER = 120;
const MOST_MONTHS = 60;
/** A week: what is done later is not of a call's first days. */
const MOST_MINUTES = 7 * 24 * 60;

/** Reads an item of the council's own as it is to be from a day on. */
export function readOwn(form: Form, kind: OwnKind, today: LocalDate): Read<OwnGiven> {
  const title = lineIn(form, 'title');
  const what = textIn(form, 'what');
  const owner = lineIn(form, 'owner');
  const from = dayIn(form, 'from');
  const goodForMonths = kind === 'paper' ? numberIn(form, 'months', MOST_MONTHS) : null;
  const withinMinutes = kind === 'call' ? minutesIn(form) : null;
  const given = from && { title, what, owner, goodForMonths, withinMinutes, from, isEnded: false };
  return read(given, [
    lineProblem(title, 'title', 'Say in a few words what it is', LONGEST_TITLE) ?? identifyingIn(title, 'title'),
    textProblem(what, 'what', { asked: null, longest: LONGEST_WHAT }),
    lineProblem(owner, 'owner', ownerAsked(kind), LONGEST_OWNER) ?? identifyingIn(owner, 'owner'),
    ...timeProblems(form, kind),
    fromProblem(from, today),
  ]);
}

/** Reads from which day an item is asked for no longer; all else of it stays. */
export function readEnd(form: Form, last: OwnVersion, today: LocalDate): Read<OwnGiven> {
  const from = dayIn(form, 'from');
  const { title, what, owner, goodForMonths, withinMinutes } = last;
  const given = from && { title, what, owner, goodForMonths, withinMinutes, from, isEnded: true };
  return read(given, [fromProblem(from, today)]);
}

function ownerAsked(kind: OwnKind): string {
  return kind === 'paper' ? 'Enter the post that keeps it' : 'Enter the post that does it';
}

function identifyingIn(text: string, field: string): Problem | null {
  const found = identifyingProblem(text);
  return found === null ? null : { field, text: found };
}

/** What was asked for on a day that has passed stays as it was. */
function fromProblem(from: LocalDate | null, today: LocalDate): Problem | null {
  const problem = dayProblem(from, 'from', 'Enter the day from which it holds, for example 1 9 2022', today);
  if (problem !== null || from === null || from >= today) return problem;
  return { field: 'from', text: 'The day must be today or later' };
}

function timeProblems(form: Form, kind: OwnKind): (Problem | null)[] {
  if (kind === 'paper')
    return [
      numberIn(form, 'months', MOST_MONTHS) === null
        ? { field: 'months', text: `Enter a whole number of months from 1 to ${MOST_MONTHS}` }
        : null,
    ];
  const unit = oneOf(UNIT_NAMES, form['unit']);
  if (unit === null) return [{ field: 'unit', text: 'Choose minutes or hours' }];
  const most = MOST_MINUTES / UNITS[unit];
  return [
    minutesIn(form) === null
      ? { field: 'within', text: `Enter a whole number of ${unit} from 1 to ${most.toLocaleString('en-GB')}` }
      : null,
  ];
}

function minutesIn(form: Form): number | null {
  const unit = oneOf(UNIT_NAMES, form['unit']);
  if (unit === null) return null;
  const amount = numberIn(form, 'within', MOST_MINUTES / UNITS[unit]);
  return amount === null ? null : amount * UNITS[unit];
}

function numberIn(form: Form, field: string, most: number): number | null {
  const text = lineIn(form, field);
  const amount = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return amount >= 1 && amount <= most ? amount : null;
}

/** An item in the words of its form, to fill it; full hours as hours. */
export function formOfOwn({ title, what, owner, goodForMonths, withinMinutes }: OwnVersion): Form {
  const unit = withinMinutes !== null && withinMinutes % UNITS.hours === 0 ? 'hours' : 'minutes';
  return {
    ...{ title, what, owner },
    ...(goodForMonths !== null && { months: String(goodForMonths) }),
    ...(withinMinutes !== null && { within: String(withinMinutes / UNITS[unit]), unit }),
  };
}
