import type { MeasureDescription } from '#features/measures/index.ts';
import { dayIn, type Form, lineIn, lineProblem, oneOf, type Problem, type Read, read } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import { isBlank, monthIn, numberIn } from './given.ts';
import type { DecisionGiven, LocalTarget, Step, Tolerance } from './targets.ts';

/** As many months can have a target of their own in one decision: a year's. */
export const MOST_STEPS = 12;
const LONGEST_APPROVER = 120;
const LONGEST_REFERENCE = 200;
const FIRST_MONTH = '2010-01';
const LAST_MONTH = '2099-12';

export const TARGET_KINDS = ['atLeast', 'atMost', 'range', 'none'] as const;
type TargetKind = (typeof TARGET_KINDS)[number];

/** Reads a decision on a target: its kind, up to twelve months with their values, the tolerance and who approved it. */
export function readDecision(
  form: Form,
  measure: Pick<MeasureDescription, 'kind'>,
  today: LocalDate,
): Read<DecisionGiven> {
  const kind = oneOf(TARGET_KINDS, form['kind']);
  const rows = kind === null ? { steps: [], problems: [] } : readSteps(form, kind, measure);
  const tolerance = readTolerance(form, kind);
  const approvedBy = lineIn(form, 'approvedBy');
  const approvedOn = dayIn(form, 'approvedOn');
  const reference = lineIn(form, 'reference');
  const given = approvedOn && {
    steps: rows.steps,
    tolerance: tolerance.tolerance,
    ...{ approvedBy, approvedOn, reference },
  };
  return read(given, [
    kind === null ? { field: 'kind', text: 'Choose what kind of target it is' } : null,
    ...rows.problems,
    tolerance.problem,
    lineProblem(approvedBy, 'approvedBy', 'Enter the name and post of who approved it', LONGEST_APPROVER),
    approvalProblem(approvedOn, today),
    lineProblem(reference, 'reference', 'Enter the minute or paper in which it stands', LONGEST_REFERENCE),
  ]);
}

function approvalProblem(day: LocalDate | null, today: LocalDate): Problem | null {
  const field = 'approvedOn';
  if (day === null) return { field, text: 'Enter the day on which it was approved, for example 10 3 2022' };
  return day > today ? { field, text: 'The day of approval must not be in the future' } : null;
}

/** The first row must be there; later ones may be blank, and come in order of their months. */
function readSteps(
  form: Form,
  kind: TargetKind,
  measure: Pick<MeasureDescription, 'kind'>,
): { steps: Step[]; problems: Problem[] } {
  const steps: Step[] = [];
  const problems: Problem[] = [];
  const rows = kind === 'none' ? 1 : MOST_STEPS;
  for (let row = 0; row < rows; row += 1) {
    const isEmpty = isBlank(form, `month${row}-month`, `month${row}-year`, `value${row}`, `upto${row}`);
    if (row > 0 && isEmpty) continue;
    const from = monthIn(form, `month${row}`);
    const target = readTarget(form, row, kind, measure);
    const wrong = [monthProblem(form, row, steps), target.problem].filter((problem) => problem !== null);
    problems.push(...wrong);
    if (from !== null && wrong.length === 0) steps.push({ from, target: target.target });
  }
  return { steps, problems };
}

function monthProblem(form: Form, row: number, before: readonly Step[]): Problem | null {
  const field = `month${row}`;
  const from = monthIn(form, field);
  const last = before.at(-1)?.from;
  if (from === null) return { field, text: 'Enter the month from which it holds, for example 4 2022' };
  if (from < FIRST_MONTH || from > LAST_MONTH) return { field, text: 'The month must be from 2010 to 2099' };
  if (last !== undefined && from <= last)
    return { field, text: `Enter a month after ${monthInWords(last)}: months come in their order` };
  return null;
}

type TargetRead = { target: LocalTarget | null; problem: Problem | null };

function readTarget(form: Form, row: number, kind: TargetKind, measure: Pick<MeasureDescription, 'kind'>): TargetRead {
  if (kind === 'none') return { target: null, problem: null };
  const value = valueIn(form, `value${row}`, measure);
  if (value.problem) return { target: null, problem: value.problem };
  if (kind !== 'range') return { target: { kind, value: value.number }, problem: null };
  const upto = valueIn(form, `upto${row}`, measure);
  if (upto.problem) return { target: null, problem: upto.problem };
  if (value.number < upto.number)
    return { target: { kind: 'range', lower: value.number, upper: upto.number }, problem: null };
  return { target: null, problem: { field: `upto${row}`, text: 'The highest value must be above the lowest' } };
}

function valueIn(
  form: Form,
  field: string,
  { kind }: Pick<MeasureDescription, 'kind'>,
): { number: number; problem: Problem | null } {
  const number = numberIn(form, field);
  if (number === null) return { number: 0, problem: { field, text: 'Enter the target in figures, for example 75' } };
  const isTooMuch = kind === 'proportion' && number > 100;
  return { number, problem: isTooMuch ? { field, text: 'A percentage must be between 0 and 100' } : null };
}

function readTolerance(form: Form, kind: TargetKind | null): { tolerance: Tolerance | null; problem: Problem | null } {
  if (kind === 'none' || isBlank(form, 'tolerance')) return { tolerance: null, problem: null };
  const amount = numberIn(form, 'tolerance');
  const unit = oneOf(['points', 'relative'], form['toleranceUnit']);
  if (amount === null)
    return {
      tolerance: null,
      problem: { field: 'tolerance', text: 'Enter the tolerance in figures, or leave it blank' },
    };
  if (unit === null)
    return { tolerance: null, problem: { field: 'toleranceUnit', text: 'Say how the tolerance is meant' } };
  const isTooMuch = unit === 'relative' && amount > 100;
  if (isTooMuch) return { tolerance: null, problem: { field: 'tolerance', text: 'Enter 100 per cent or less' } };
  return { tolerance: { amount, unit }, problem: null };
}
