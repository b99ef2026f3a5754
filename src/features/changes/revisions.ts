import type { ChartPoint, Judged } from '#features/scorecard/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/** A month that had a figure then and has another now. */
export type Revision = {
  judged: Judged;
  point: ChartPoint;
  before: { value: number | null; numerator: number; denominator: number | null; asAt: LocalDate };
  /** Whether it was final then: a figure that was said to stand has moved. */
  wasFinal: boolean;
};

/** Months whose figure by the extracts up to a day differs from today’s, those that had been final first. */
export function revisions(then: readonly Judged[], now: readonly Judged[]): Revision[] {
  const before = new Map(then.map(({ measure, series }) => [measure.id, series]));
  return now
    .flatMap((judged) => revisionsOf(judged, before.get(judged.measure.id) ?? []))
    .toSorted((a, b) => Number(b.wasFinal) - Number(a.wasFinal) || (a.point.month < b.point.month ? 1 : -1));
}

function revisionsOf(judged: Judged, then: readonly ChartPoint[]): Revision[] {
  const known = new Map(then.map((point) => [point.month, point]));
  return judged.series.flatMap((point): Revision[] => {
    const was = known.get(point.month);
    if (!was || (was.numerator === point.numerator && was.denominator === point.denominator)) return [];
    const { value, numerator, denominator, asAt } = was;
    return [{ judged, point, before: { value, numerator, denominator, asAt }, wasFinal: was.status !== 'provisional' }];
  });
}
