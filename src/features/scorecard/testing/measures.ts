import { localDate } from '#kernel/local-date.ts';
import { lastDayOf, type Month, month, monthAfter } from '#kernel/month.ts';
import { figureOf, type MeasureDescription, type MeasureId, type Point } from '../../measures/index.ts';

/** A measure for tests: assessments in time unless told otherwise. */
export function testMeasure(changed: Partial<MeasureDescription> = {}): MeasureDescription {
  return {
    id: 'AS-01' as MeasureId,
    area: 'assessment',
    title: 'Assessments completed within 45 working days',
    why: 'A child waits until the assessment is done.',
    kind: 'proportion',
    timing: 'flow',
    tier: 'board',
    better: 'higher',
    target: { kind: 'atLeast', value: 90 },
    finalAfterDays: 10,
    numeratorInWords: 'in 45 working days',
    denominatorInWords: 'assessments authorised in the month',
    countingUnit: 'assessment of a child',
    source: 'Working Together 2023',
    notes: '',
    version: 1,
    reviewedOn: localDate('2022-08-01'),
    changes: [],
    ...changed,
  };
}

type Drawn = { ends?: Month; of?: number | null; provisional?: number };

/**
 * A series that ends in July 2022 unless told otherwise: percentages of `of` children, or counts and rates where `of`
 * is null or a population. Null leaves a month out. The last `provisional` months are not final.
 */
export function testSeries(
  measure: MeasureDescription,
  numerators: readonly (number | null)[],
  { ends = month('2022-07'), of = 100, provisional = 0 }: Drawn = {},
): Point[] {
  return numerators.flatMap((numerator, index) => {
    if (numerator === null) return [];
    const at = monthAfter(ends, index + 1 - numerators.length);
    const asAt = lastDayOf(monthAfter(at, 1));
    const status = index >= numerators.length - provisional ? 'provisional' : 'final';
    const value = figureOf(measure, numerator, of);
    return [{ month: at, numerator, denominator: of, value, status, extractId: `extract-${at}`, asAt, earlier: [] }];
  });
}

/** One final month of a percentage, or of a count where there is no denominator. */
export function testPoint(of: Month, numerator: number, denominator: number | null): Point {
  const value =
    denominator === null ? numerator : figureOf({ kind: 'proportion', timing: 'flow' }, numerator, denominator);
  const asAt = lastDayOf(monthAfter(of, 1));
  return { month: of, numerator, denominator, value, status: 'final', extractId: `extract-${of}`, asAt, earlier: [] };
}

/** Twelve months that vary around 80 (limits 74.2 to 85.8). */
export const BASELINE: readonly number[] = [80, 82, 79, 81, 78, 80, 82, 79, 81, 78, 80, 80];
