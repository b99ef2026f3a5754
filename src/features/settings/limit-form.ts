import { type LocalLimit, laterThan, type ReferralCounting } from '#features/measures/index.ts';
import { dayIn, type Form, lineIn, lineProblem, oneOf, type Problem, type Read, read } from '#kernel/form.ts';
import { addYears, dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  dueOn,
  type Limit,
  limitInWords,
  TIMESCALES,
  type TimescaleId,
  type TimescaleRule,
} from '#kernel/timescales.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import { numberIn } from './given.ts';

export const UNITS = ['workingDays', 'days', 'weeks', 'months', 'years'] as const satisfies Limit['unit'][];

export type LimitGiven = Omit<LocalLimit, 'version'>;

const MOST = 1000;
const FIRST_DAY = '2000-01-01';
const YEARS_AHEAD = 2;
const LONGEST_TEXT = 300;

export function isRule(id: string): id is TimescaleId {
  return Object.hasOwn(TIMESCALES, id);
}

/** Reads a limit of the council's own, or that the usual one holds again; never one that is looser than the law. */
export function readLimit(form: Form, rule: TimescaleId, today: LocalDate, workingDays: WorkingDays): Read<LimitGiven> {
  const kind = oneOf(['own', 'usual'], form['limit']);
  const from = dayIn(form, 'from');
  const value = valueIn(form);
  const terms = readTerms(form, from, today);
  const isOwn = kind === 'own';
  const given = from && { rule, from, value: isOwn ? value.limit : null, ...terms.given };
  return read(given, [
    kind === null ? { field: 'limit', text: 'Say whether the council has a limit of its own' } : null,
    isOwn ? value.problem : null,
    isOwn && value.limit && from ? looserProblem(rule, value.limit, from, workingDays) : null,
    ...terms.problems,
  ]);
}

/** From which day a limit holds, where it stands, why, and who approved it. */
export function readTerms(form: Form, from: LocalDate | null, today: LocalDate) {
  const given = {
    source: lineIn(form, 'source'),
    reason: lineIn(form, 'reason'),
    approvedBy: lineIn(form, 'approvedBy'),
  };
  const problems = [
    dayProblem(from, today),
    lineProblem(given.source, 'source', 'Say where it stands, for example the practice standards', LONGEST_TEXT),
    lineProblem(given.reason, 'reason', 'Say why it holds here', LONGEST_TEXT),
    lineProblem(given.approvedBy, 'approvedBy', 'Enter the name and post of who approved it', LONGEST_TEXT),
  ];
  return { given, problems };
}

function dayProblem(day: LocalDate | null, today: LocalDate): Problem | null {
  const field = 'from';
  if (day === null) return { field, text: 'Enter the day from which it holds, for example 1 4 2022' };
  if (day < FIRST_DAY) return { field, text: 'The day must be 1 January 2000 or later' };
  const last = addYears(today, YEARS_AHEAD);
  return day > last ? { field, text: `The day must be ${dateInWords(last)} or earlier` } : null;
}

function valueIn(form: Form): { limit: Limit | null; problem: Problem | null } {
  const amount = numberIn(form, 'amount');
  const unit = oneOf(UNITS, form['unit']);
  if (amount === null || !Number.isInteger(amount) || amount < 1 || amount > MOST)
    return { limit: null, problem: { field: 'amount', text: `Enter a whole number from 1 to ${MOST}` } };
  if (unit === null) return { limit: null, problem: { field: 'unit', text: 'Choose the unit' } };
  return { limit: { amount, unit }, problem: null };
}

/** Why a limit may not be the council's own: the law sets an earlier one. Null where it may. */
export function looserProblem(
  rule: TimescaleId,
  limit: Limit,
  from: LocalDate,
  workingDays: WorkingDays,
): Problem | null {
  const known: TimescaleRule = TIMESCALES[rule];
  for (const { value, until, basis } of known.limits) {
    if (basis !== 'statutory' || (until !== null && until <= from)) continue;
    const example = laterThan(limit, value, workingDays);
    if (example === null) continue;
    const [own, law] = [dueOn(limit, example, workingDays), dueOn(value, example, workingDays)];
    return {
      field: 'amount',
      text: `The law allows ${limitInWords(value)}. A council’s own limit may be stricter, not looser: counted from ${dateInWords(example)}, ${limitInWords(limit)} end on ${dateInWords(own)}, after ${dateInWords(law)}`,
    };
  }
  return null;
}

export type ReferralGiven = Omit<ReferralCounting, 'version'> & { reason: string };

/** Reads whether the files' number of referrals counts the latest referral itself. */
export function readReferralCounting(form: Form, today: LocalDate): Read<ReferralGiven> {
  const counts = oneOf(['yes', 'no'], form['includesLatest']);
  const from = dayIn(form, 'from');
  const reason = lineIn(form, 'reason');
  return read(counts && from && { from, includesLatest: counts === 'yes', reason }, [
    counts === null ? { field: 'includesLatest', text: 'Say whether the latest referral is counted' } : null,
    dayProblem(from, today),
    lineProblem(reason, 'reason', 'Say how you know, for example from the query that makes the column', LONGEST_TEXT),
  ]);
}
