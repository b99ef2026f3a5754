import { chiSquareAbove } from './distributions.ts';
import { assertFraction, type Fraction } from './proportion-interval.ts';

export type ChiSquare = {
  statistic: number;
  degreesOfFreedom: number;
  pValue: number;
  /** Under 5 the chi-square distribution is a rough guide: use `fisherExact`. */
  smallestExpectedCount: number;
};

/**
 * Pearson's chi-square test that all groups share one proportion (as R's prop.test). Null where every child of every
 * group is counted or none is: then there is nothing to test.
 */
export function chiSquareOfGroups(groups: readonly Fraction[]): ChiSquare | null {
  return chiSquare(groups, 0);
}

/** The same for two groups with Yates's continuity correction (1934), which is cautious with small numbers. */
export function chiSquareYates(first: Fraction, second: Fraction): ChiSquare | null {
  const gap = Math.abs(first.count / first.of - second.count / second.of);
  return chiSquare([first, second], Math.min(0.5, gap / (1 / first.of + 1 / second.of)));
}

function chiSquare(groups: readonly Fraction[], correction: number): ChiSquare | null {
  for (const group of groups) assertFraction(group);
  const of = groups.reduce((total, group) => total + group.of, 0);
  const share = groups.reduce((total, group) => total + group.count, 0) / of;
  if (groups.length < 2 || share === 0 || share === 1) return null;
  const cells = groups.flatMap((group) => [
    { observed: group.count, expected: group.of * share },
    { observed: group.of - group.count, expected: group.of * (1 - share) },
  ]);
  const statistic = cells.reduce(
    (total, { observed, expected }) => total + (Math.abs(observed - expected) - correction) ** 2 / expected,
    0,
  );
  const degreesOfFreedom = groups.length - 1;
  return {
    statistic,
    degreesOfFreedom,
    pValue: chiSquareAbove(statistic, degreesOfFreedom),
    smallestExpectedCount: Math.min(...cells.map(({ expected }) => expected)),
  };
}
