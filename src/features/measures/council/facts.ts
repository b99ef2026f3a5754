import type { Effective } from '#kernel/effective.ts';
import type { Form } from '#kernel/form.ts';
import { type LocalDate, localDateOf } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';

/** What a council knows that its files do not say; all of it dated. */
export type CouncilFacts = {
  population: readonly Effective<number>[];
};

/** Something that happened and stands on a chart where it happened. */
export type Happening = { month: Month; text: string; measures: readonly string[] };

/** A field that is wrong, and what to do about it. */
export type FactProblem = { field: string; text: string };

export type PopulationGiven = { from: LocalDate; children: number; source: string };

const FEWEST_CHILDREN = 100;
const MOST_CHILDREN = 2_000_000;
const LONGEST_SOURCE = 200;

/** Reads a population as it was entered: a day, a plausible number of children, and where it is published. */
export function readPopulation(form: Form, today: LocalDate): PopulationGiven | FactProblem[] {
  const from = dayIn(form, 'from');
  const children = Number((form['children'] ?? '').replaceAll(/[\s,]/g, ''));
  const source = (form['source'] ?? '').trim();
  const isPlausible = Number.isInteger(children) && children >= FEWEST_CHILDREN && children <= MOST_CHILDREN;
  const problems: FactProblem[] = [];
  if (from === null)
    problems.push({ field: 'from', text: 'Enter the day from which the number is used, for example 1 7 2022' });
  else if (from > today) problems.push({ field: 'from', text: 'The day must not be in the future' });
  if (!isPlausible)
    problems.push({ field: 'children', text: 'Enter how many children aged 0 to 17 live here, in figures' });
  if (source === '' || source.length > LONGEST_SOURCE)
    problems.push({
      field: 'source',
      text: `Say where the number is published, in ${LONGEST_SOURCE} characters or fewer`,
    });
  return problems.length > 0 || from === null ? problems : { from, children, source };
}

/** The same facts, each until the next one begins. */
export function oneAfterTheOther<T extends { from: LocalDate }>(
  facts: readonly T[],
): (T & { until: LocalDate | null })[] {
  const ordered = facts.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return ordered.map((fact, index) => ({ ...fact, until: ordered[index + 1]?.from ?? null }));
}

function dayIn(form: Form, prefix: string): LocalDate | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => (form[`${prefix}-${part}`] ?? '').trim());
  if (![day, month, year].every((text) => text !== undefined && /^\d+$/.test(text))) return null;
  return localDateOf(Number(year), Number(month), Number(day));
}
