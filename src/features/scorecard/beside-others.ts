import type { ControlBenchmark } from '#charts';
import { type Benchmark, newestOfEach, type OurPeriod, UNIT_OF_KIND } from '#features/benchmarks/index.ts';
import { type MeasureDescription, SPAN } from '#features/measures/index.ts';
import { lastDayOf, type Month, monthAfter, monthOf } from '#kernel/month.ts';

/** More lines of others would hide our own. */
const MOST_LINES = 3;
const YEAR = 12;

/** What a month's figure of ours is about: one month, the months that it adds up, or the day of the extract. */
export function ourPeriodOf({ timing }: Pick<MeasureDescription, 'timing'>, month: Month): OurPeriod {
  if (timing === 'snapshot') return { kind: 'day', on: lastDayOf(month) };
  const span = SPAN[timing];
  return span === 1 ? { kind: 'month', month } : { kind: 'months', from: monthAfter(month, 1 - span), to: month };
}

/**
 * The newest figures of England, of the region where figures of one only are held, and of the statistical neighbours, to
 * be drawn where they lie in time. None of counts, which say nothing beside each other, nor of another unit, and none
 * that its publisher withholds or calls unreliable.
 */
export function linesOnChart(
  measure: Pick<MeasureDescription, 'kind'>,
  figures: readonly Benchmark[],
): ControlBenchmark[] {
  const newest = newestOfEach(figures.filter((figure) => isBeside(measure, figure)));
  const regions = newest.filter(({ area }) => area.kind === 'region');
  return newest
    .filter(({ area }) => area.kind !== 'council' && area.kind !== 'goodAndOutstanding')
    .filter(({ area }) => area.kind !== 'region' || regions.length === 1)
    .slice(0, MOST_LINES)
    .map(({ area, year, value, endsOn, covers }) => {
      const to = monthOf(endsOn);
      return {
        label: `${area.name} ${year}`,
        value: value ?? 0,
        from: covers === 'year' ? monthAfter(to, 1 - YEAR) : to,
        to,
      };
    });
}

/** The newest figure of England that may stand beside a measure's own; null where there is none. */
export function englandBeside(
  measure: Pick<MeasureDescription, 'kind'>,
  figures: readonly Benchmark[],
): Benchmark | null {
  const own = figures.filter((figure) => figure.area.kind === 'england' && isBeside(measure, figure));
  return newestOfEach(own)[0] ?? null;
}

function isBeside({ kind }: Pick<MeasureDescription, 'kind'>, { unit, value, mark }: Benchmark): boolean {
  return kind !== 'count' && unit === UNIT_OF_KIND[kind] && value !== null && mark !== 'u';
}
