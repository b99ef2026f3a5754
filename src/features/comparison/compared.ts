import {
  type Dimension,
  groupInWords,
  type MeasureDescription,
  NOT_KNOWN,
  type Point,
  SMALLEST_JUDGED_DENOMINATOR,
} from '#features/measures/index.ts';
import { countedOver, formatFraction, groupsInOrder, pooled } from '#features/scorecard/index.ts';
import type { Month } from '#kernel/month.ts';
import { type FunnelGroup, funnel, funnelLimits, type OverallTest, overallTest } from '#stats';

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

type Groups = ReadonlyMap<string, readonly Point[]>;
type Period = { from: Month; to: Month };

/**
 * Compares the groups of a percentage; null for counts, rates and means, whose groups have nothing that they are out of
 * or whose spread is not known. Those of whom the group is not known are shown, and not part of the test.
 */
export function compared(
  measure: MeasureDescription,
  dimension: Dimension,
  groups: Groups,
  period: Period,
): Compared | null {
  if (measure.kind !== 'proportion') return null;
  const counted = countedOver(measure, [...groups.values()], period);
  const together = groupsInOrder(dimension, [...groups]).map(([key, series]): FunnelGroup => {
    const { numerator, denominator } = pooled(measure, series, counted);
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

/**
 * The same for somebody who sees only some of the groups: around the middle of all, but without the overall answer, and
 * with limits drawn as far as their own groups go, since their ends tell the size of the smallest and the largest.
 */
export function seenOnly(whole: Compared, isTheirs: (key: string) => boolean): Compared {
  const groups = whole.groups.filter(({ key }) => isTheirs(key));
  const own = funnel(groups, { kind: 'proportion', per: PER_CENT, curvePoints: CURVE_POINTS });
  const middle = (whole.centre ?? 0) / PER_CENT;
  const curve = (own?.curve ?? []).map(({ denominator }) => {
    const { lower95, upper95, lower998, upper998 } = funnelLimits('proportion', middle, denominator);
    return {
      ...{ denominator, lower95: lower95 * PER_CENT, upper95: upper95 * PER_CENT },
      ...{ lower998: lower998 * PER_CENT, upper998: upper998 * PER_CENT },
    };
  });
  return { ...whole, groups, curve, overall: null };
}
