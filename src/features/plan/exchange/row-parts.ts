import { dayProblem } from '#kernel/form.ts';
import { identifyingProblem } from '#kernel/identifying.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { dayFrom } from './day.ts';
import type { Field } from './fields.ts';

/** Says what is wrong with a field of a row; `isStop`: the row cannot be taken so. */
export type Say = (field: Field | null, text: string, isStop: boolean) => void;
/** The cell of a field in a row, empty where no column is that field. */
export type CellOf = (field: Field) => string;

export type Days = {
  startsOn: LocalDate;
  dueOn: LocalDate;
  originalDueOn: LocalDate;
  impactExpectedOn: LocalDate | null;
};

/** The days of a row. Without a day to start on it starts today, or earlier if anything of it is earlier. */
export function daysIn(of: CellOf, today: LocalDate, say: Say): Days {
  const dayOf = (field: 'startsOn' | 'dueOn' | 'originalDueOn' | 'impactExpectedOn') => {
    const text = of(field);
    if (text === '') return null;
    const day = dayFrom(text);
    const asked = `“${shortened(text)}” is not a day; write it as 30/09/2022`;
    const problem = dayProblem(day, field, asked, today);
    if (problem !== null) say(field, problem.text, true);
    return problem === null ? day : null;
  };
  const [starts, due, expected] = [dayOf('startsOn'), dayOf('dueOn'), dayOf('impactExpectedOn')];
  const dueOn = due ?? starts ?? today;
  const startsOn = starts ?? earliest([today, dueOn, expected ?? today]);
  if (due !== null && startsOn > dueOn) say('startsOn', 'It starts after the day on which it is due', true);
  if (expected !== null && expected < startsOn)
    say('impactExpectedOn', 'Children cannot notice it before it starts', true);
  return { startsOn, dueOn, originalDueOn: dayOf('originalDueOn') ?? dueOn, impactExpectedOn: expected };
}

function earliest(days: readonly LocalDate[]): LocalDate {
  return days.reduce((first, day) => (day < first ? day : first));
}

/** The number that a cell gives an action, without a word before it (`Action 2.1`) or a point after it; or null. */
export function refFrom(text: string): string | null {
  const ref = text.replace(/^[a-z]+[\s.-]*/i, '').replace(/\.$/, '');
  return /^\d{1,3}(\.\d{1,3}){0,3}$/.test(ref) ? ref : null;
}

/** Numbers that nothing has yet, from 900.1 on, far from those that plans give themselves. */
export function* freeRefs(isTaken: (ref: string) => boolean): Generator<string, never> {
  for (let place = 0; ; place += 1) {
    const ref = `${900 + Math.floor(place / 999)}.${(place % 999) + 1}`;
    if (!isTaken(ref)) yield ref;
  }
}

export type AnswersRead = { recommendationIds: readonly string[]; isWider: boolean; unknown: readonly string[] };

/** What a cell says that an action answers: `REC-01`, `Rec 3`, `1 and 4`, or a recommendation's own words. */
export function answersIn(text: string, recommendations: ReadonlyMap<string, string>): AnswersRead {
  const known = (name: string) => recommendations.get(name.toUpperCase()) ?? recommendations.get(refOfNumber(name));
  const whole = known(text);
  if (whole !== undefined) return { recommendationIds: [whole], isWider: false, unknown: [] };
  const named = text
    .split(/[,;&\n/]+|\band\b/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isWider = named.some((name) => name.toLowerCase() === WIDER);
  const others = named.filter((name) => name.toLowerCase() !== WIDER);
  const ids = others.flatMap((name) => known(name) ?? []);
  return { recommendationIds: [...new Set(ids)], isWider, unknown: others.filter((name) => known(name) === undefined) };
}

/** As a plan's own tables name what answers no recommendation. */
const WIDER = 'wider programme';

/** `Rec 3` and `3` as `REC-03`. */
function refOfNumber(name: string): string {
  const number = /^(?:rec(?:ommendation)?s?[\s.-]*)?(\d{1,2})$/i.exec(name)?.[1];
  return number === undefined ? '' : `REC-${number.padStart(2, '0')}`;
}

export type MilestoneRead = { title: string; dueOn: LocalDate };
const MOST_MILESTONES = 50;

/** One on each line, or parted by semicolons; a day at its end, or in brackets, is its own, else the action's. */
export function milestonesIn(text: string, dueOn: LocalDate, today: LocalDate, say: Say): MilestoneRead[] {
  const lines = text
    .split(/[\n;]+/)
    .map((part) => part.replace(/^[\s•*–-]+/, '').trim())
    .filter((part) => part !== '');
  if (lines.length > MOST_MILESTONES) say('milestones', `More than ${MOST_MILESTONES} milestones: part the row`, true);
  const identifying = identifyingProblem(text);
  if (identifying !== null) say('milestones', identifying, true);
  return lines.map((line) => {
    const milestone = dayAtEnd(line) ?? { title: line, dueOn };
    if (milestone.title.length > 300) say('milestones', 'A milestone is longer than 300 characters', true);
    const problem = dayProblem(milestone.dueOn, 'milestones', '', today);
    if (problem !== null) say('milestones', `“${shortened(line)}”: ${problem.text}`, true);
    return milestone;
  });
}

function dayAtEnd(line: string): MilestoneRead | null {
  const words = line.split(/\s+/);
  for (const count of [3, 2, 1]) {
    if (words.length <= count) continue;
    const end = words.slice(-count).join(' ');
    const day = dayFrom(/^\(.*\)$/.test(end) ? end.slice(1, -1) : end.replace(/\)$/, '').replace(/^\(/, ''));
    if (day === null) continue;
    const title = words
      .slice(0, -count)
      .join(' ')
      .replace(/[\s,:–(-]+((by|due)[\s:]*)?$/i, '')
      .replace(/\s\(?(by|due)$/i, '');
    if (title !== '') return { title, dueOn: day };
  }
  return null;
}

/** As much of a cell as a message holds. */
export function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).toWellFormed()}…`;
}
