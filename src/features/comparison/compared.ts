import {
  type Dimension,
  groupInWords,
  type MeasureDescription,
  NOT_KNOWN,
  type Point,
  SMALLEST_JUDGED_DENOMINATOR,
} from '#features/measures/index.ts';
import { formatFraction, groupsInOrder, pooled } from '#features/scorecard/index.ts';
import type { Month } from '#kernel/month.ts';
import { type FunnelGroup, funnel, type OverallTest, overallTest } from '#stats';

/** The groups of a dimension beside each other over a period. */
export type Compared = {
  dimension: Dimension;
  groups: readonly ComparedGroup[];
  /** The figure of all groups together, in per cent; null where nothing can be compared. */
  centre: number | null;
  /** Limits of chance by number of cases, for the picture. */
  curve: readonly { denominator: number; lower95: number; upper95: number; lower998: number; upper998: number }[];
  /** Whether the groups differ more than chance explains; null where there is nothing to test. */
  overall: OverallTest | null;
};

export type ComparedGroup = {
  key: string;
  name: string;
  numerator: number;
  denominator: number;
  madeOf: string;
  value: number;
  position: 'inside' | 'above95' | 'below95' | 'above998' | 'below998';
  lower95: number;
  upper95: number;
  /** Under ten cases: shown and not judged. */
  isSmall: boolean;
};

const PER_CENT = 100;
const CURVE_POINTS = 40;

/**
 * Compares the groups of a percentage; null for counts, rates and means, whose groups have nothing that they are out of
 * or whose spread is not known. Those of whom the group is not known are shown, and not part of the test.
 */
export function compared(
  measure: MeasureDescription,
  dimension: Dimension,
  groups: ReadonlyMap<string, readonly Point[]>,
  period: { from: Month; to: Month },
): Compared | null {
  if (measure.kind !== 'proportion') return null;
  const together = groupsInOrder(dimension, [...groups]).map(([key, series]): FunnelGroup => {
    const { numerator, denominator } = pooled(measure, series, period);
    return { key, numerator, denominator: denominator ?? 0 };
  });
  const found = funnel(together, { kind: 'proportion', per: PER_CENT, curvePoints: CURVE_POINTS });
  const tested = together.filter(({ key, denominator }) => key !== NOT_KNOWN && denominator > 0);
  return {
    dimension,
    centre: found?.centre ?? null,
    curve: found?.curve ?? [],
    overall:
      tested.length < 2
        ? null
        : overallTest(tested.map(({ numerator, denominator }) => ({ count: numerator, of: denominator }))),
    groups: (found?.points ?? []).map((point) => {
      const { key, numerator, denominator, value, position, lower95, upper95 } = point;
      return {
        ...{ key, numerator, denominator, value, position, lower95, upper95 },
        name: groupInWords(dimension, key),
        madeOf: formatFraction(measure, { numerator, denominator }),
        isSmall: denominator < SMALLEST_JUDGED_DENOMINATOR,
      };
    }),
  };
}
