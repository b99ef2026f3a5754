import type { LocalTarget } from '#features/settings/index.ts';
import { type Form, oneOf, type Problem } from '#kernel/form.ts';
import { monthOf, parseMonth } from '#kernel/month.ts';
import type { Action } from '../plan.ts';
import { type Around, measuresOf } from './sides-now.ts';
import { targetFields } from './target-sides.ts';

/** What is to be there, field by field, and what is wrong with how it was asked for. */
export type Sides = { becomes: Record<string, string>; problems: (Problem | null)[] };

const TARGET_KINDS = ['atLeast', 'atMost', 'range', 'none'] as const;

/** Reads another target of one of the measures of an action's outcome, from a month on. */
export function readTarget(form: Form, action: Action, { plan, measures, today }: Around): Sides {
  const measure = measures.find(({ id }) => id === form['measure'] && measuresOf(plan, action).includes(id));
  const kind = oneOf(TARGET_KINDS, form['targetKind']);
  const from = parseMonth(`${(form['from-year'] ?? '').trim()}-${(form['from-month'] ?? '').trim().padStart(2, '0')}`);
  const lower = numberIn(form, 'lower');
  const upper = numberIn(form, 'upper');
  const needsLower = kind === 'atLeast' || kind === 'range';
  const needsUpper = kind === 'atMost' || kind === 'range';
  const problems = [
    measure === undefined ? { field: 'measure', text: 'Choose a measure of its outcome' } : null,
    kind === null ? { field: 'targetKind', text: 'Choose what kind of target it is' } : null,
    needsLower && lower === null ? { field: 'lower', text: 'Enter the lowest value in figures, for example 75' } : null,
    needsUpper && upper === null
      ? { field: 'upper', text: 'Enter the highest value in figures, for example 12' }
      : null,
    kind === 'range' && lower !== null && upper !== null && lower >= upper
      ? { field: 'upper', text: 'The highest value must be above the lowest' }
      : null,
    from === null || from < monthOf(today)
      ? { field: 'from', text: 'Enter the month from which it holds, this one or a later one, for example 10 2022' }
      : null,
  ];
  const target: LocalTarget | null =
    kind === 'range'
      ? { kind, lower: lower ?? 0, upper: upper ?? 0 }
      : kind === 'atLeast'
        ? { kind, value: lower ?? 0 }
        : kind === 'atMost'
          ? { kind, value: upper ?? 0 }
          : null;
  const words = measure?.inWords(target) ?? '';
  return {
    becomes: {
      ...{ measure: measure?.id ?? '', title: measure?.title ?? '', ...targetFields(target), target: words },
      ...(problems.every((problem) => problem === null) && measure?.inWords(measure.target) === words
        ? {}
        : { from: from ?? '' }),
    },
    problems,
  };
}

/** A number that is not negative, as people type it; null for anything else. */
function numberIn(form: Form, field: string): number | null {
  const typed = (form[field] ?? '').replaceAll(/[\s,]/g, '').replace(/%$/, '');
  return /^\d{1,7}(\.\d{1,4})?$/.test(typed) ? Number(typed) : null;
}
