import { dayIn, type Form, lineIn, type Problem, type Read, read } from '#kernel/form.ts';
import { addYears, dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { HoldGiven } from './hold.ts';
import type { Kind, Rule } from './periods.ts';

const LONGEST_REASON = 500;
const LONGEST_ID = 60;
const FEWEST_MONTHS = 1;
const MOST_MONTHS = 1200;
const YEARS_AHEAD = 5;

/** A period of the council's own; it begins today or later, because what was kept yesterday was kept by yesterday's. */
export function readPeriod(form: Form, kind: Kind, rules: readonly Rule[], today: LocalDate): Read<Rule> {
  const from = dayIn(form, 'from');
  const typed = lineIn(form, 'months');
  const months = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  const source = sentenceIn(form, 'source', 'Say where the council has decided this');
  const problems = [
    months >= FEWEST_MONTHS && months <= MOST_MONTHS
      ? null
      : { field: 'months', text: `Enter a whole number of months from ${FEWEST_MONTHS} to ${MOST_MONTHS}` },
    dayProblem(from, today),
    from !== null && rules.some((rule) => rule.kind === kind && rule.from === from)
      ? { field: 'from', text: 'There is a period from that day already. Choose another day' }
      : null,
    source.problem,
  ];
  return read(from && { kind, from, months, source: source.text }, problems);
}

function dayProblem(day: LocalDate | null, today: LocalDate): Problem | null {
  if (day === null) return { field: 'from', text: 'Enter the day from which it holds, for example 1 4 2023' };
  if (day < today) return { field: 'from', text: `The day must be today, ${dateInWords(today)}, or later` };
  const last = addYears(today, YEARS_AHEAD);
  return day > last ? { field: 'from', text: `The day must be ${dateInWords(last)} or earlier` } : null;
}

/** What to hold, and why; `extracts` are those that there are. */
export function readHold(form: Form, extracts: readonly { id: string }[]): Read<HoldGiven> {
  const about = (['everything', 'extract', 'child'] as const).find((one) => one === form['about']) ?? null;
  const extractId = extracts.find(({ id }) => id === form['extract'])?.id ?? null;
  const child = childIn(form);
  const reason = reasonIn(form, 'Say why it is held, for example an inquiry or a claim');
  const given = about && {
    about,
    extractId: about === 'extract' ? extractId : null,
    childId: about === 'child' ? child.childId : null,
    reason: reason.text,
  };
  return read(given, [
    about === null ? { field: 'about', text: 'Choose what is to be held' } : null,
    about === 'extract' && extractId === null ? { field: 'extract', text: 'Choose the extract' } : null,
    about === 'child' ? child.problem : null,
    reason.problem,
  ]);
}

/** A child by the id of its file, and why it is asked for. */
export function readChild(form: Form, asked: string): Read<{ childId: string; reason: string }> {
  const child = childIn(form);
  const reason = reasonIn(form, asked);
  return read({ childId: child.childId, reason: reason.text }, [child.problem, reason.problem]);
}

/** Why something is done, which the record keeps. */
export function reasonIn(form: Form, asked: string): { text: string; problem: Problem | null } {
  return sentenceIn(form, 'reason', asked);
}

function sentenceIn(form: Form, field: string, asked: string): { text: string; problem: Problem | null } {
  const text = lineIn(form, field);
  if (text === '') return { text, problem: { field, text: asked } };
  const isLong = text.length > LONGEST_REASON;
  return { text, problem: isLong ? { field, text: `Say it in ${LONGEST_REASON} characters or fewer` } : null };
}

function childIn(form: Form): { childId: string; problem: Problem | null } {
  const childId = (form['child'] ?? '').trim();
  const isWrong = childId === '' || childId.length > LONGEST_ID;
  return { childId, problem: isWrong ? { field: 'child', text: 'Enter the child’s id' } : null };
}
