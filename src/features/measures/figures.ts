import { type Effective, inForce } from '#kernel/effective.ts';
import { lastDayOf, type Month } from '#kernel/month.ts';
import type { MeasureDescription, Target } from './measure.ts';

const PER_CHILDREN = 10_000;
const MONTHS_A_YEAR = 12;

/**
 * The figure in the measure's unit: a count, a percentage (0 to 100), a mean of days or a rate per 10,000 children,
 * which for events of a month is the month's events times 12. Null where there is no denominator: no cases is not 0 %.
 */
export function figureOf(
  measure: Pick<MeasureDescription, 'kind' | 'timing'>,
  numerator: number,
  denominator: number | null,
): number | null {
  if (measure.kind === 'count') return numerator;
  if (denominator === null || denominator === 0) return null;
  if (measure.kind === 'proportion') return (100 * numerator) / denominator;
  if (measure.kind === 'mean') return numerator / denominator;
  const yearly = measure.timing === 'flow' ? MONTHS_A_YEAR : 1;
  return (numerator * yearly * PER_CHILDREN) / denominator;
}

/** Children aged 0 to 17 who live in the council's area: a mid-year estimate and from when it is used. */
export type Population = readonly Effective<number>[];

/** The population that a month's rate is out of: the estimate in force on the month's last day, or null. */
export function populationIn(month: Month, population: Population): number | null {
  return inForce(population, lastDayOf(month))?.value ?? null;
}

export function atLeast(value: number): Target {
  return { kind: 'atLeast', value };
}

export function atMost(value: number): Target {
  return { kind: 'atMost', value };
}
