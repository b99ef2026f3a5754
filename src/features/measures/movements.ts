import { daysBetween } from '#kernel/local-date.ts';
import { lastDayOf, type Month } from '#kernel/month.ts';
import type { Point } from './measure.ts';

/** What one extract said of a month. */
export type Step = {
  extractId: string;
  /** Days from the month's end to the extract's as-at date; negative where it was drawn before. */
  daysAfterMonth: number;
  numerator: number;
  denominator: number | null;
  value: number | null;
  /** In the measure's unit, from the step before; null for the first, and where either has no value. */
  change: number | null;
};

/** How a month's figure moved from extract to extract. */
export type Movement = {
  month: Month;
  /** Oldest first, the one that now holds last. */
  steps: readonly Step[];
  /** From the first figure to the one that now holds, in the measure's unit; null where either has no value. */
  change: number | null;
  /** Days after the month's end at which the figure that now holds was first said and kept. */
  settledAfterDays: number;
};

/** How late data matures: each month's figure through the extracts that gave it. */
export function movements(points: readonly Point[]): Movement[] {
  return points.map((point) => {
    const figures = [...point.earlier, point];
    const steps = figures.map((figure, index): Step => {
      const { extractId, asAt, numerator, denominator, value } = figure;
      const daysAfterMonth = daysBetween(lastDayOf(point.month), asAt);
      const change = index === 0 ? null : difference(figures[index - 1]?.value ?? null, value);
      return { extractId, daysAfterMonth, numerator, denominator, value, change };
    });
    const settled = steps[firstSettled(figures)]?.daysAfterMonth ?? 0;
    return {
      month: point.month,
      steps,
      change: difference(steps[0]?.value ?? null, point.value),
      settledAfterDays: settled,
    };
  });
}

type Figure = Pick<Point, 'numerator' | 'denominator'>;

/** Where the run of figures that equal the last one begins. */
function firstSettled(figures: readonly Figure[]): number {
  const last = figures.at(-1);
  const lastOther = figures.findLastIndex(
    ({ numerator, denominator }) => numerator !== last?.numerator || denominator !== last.denominator,
  );
  return lastOther + 1;
}

function difference(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}
