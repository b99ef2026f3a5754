import { chiSquareOfGroups } from './compare-groups.ts';
import { chiSquareAbove } from './distributions.ts';
import { fisherExactWithin } from './fisher.ts';
import type { Count } from './poisson.ts';
import { assertFraction, type Fraction } from './proportion-interval.ts';
import { drawAround, type Random, seededRandom } from './seeded-random.ts';

/** Whether groups differ more than chance would explain. */
export type OverallTest = {
  /** Chi-square: how far the groups lie from what all together would give them, squared and added up. */
  statistic: number;
  degreesOfFreedom: number;
  /** How often groups that do not differ would lie at least this far apart. */
  pValue: number;
  /** `chiSquare` where every expected count is at least 5, else `exact`, or `simulated` where that takes too long. */
  method: 'chiSquare' | 'exact' | 'simulated';
  smallestExpectedCount: number;
};

/** Under this the chi-square distribution is a rough guide (Cochran 1954). */
const SMALLEST_EXPECTED = 5;
/** About a fifth of a second of exact counting. */
const MOST_STEPS = 5_000_000;
const SIMULATIONS = 9999;
const SEED = 1951;

/**
 * Do the groups share one proportion? Asked before any single group is looked at: among twenty teams that do not
 * differ, one lies outside 95 % limits on average.
 *
 * Pearson's chi-square; with small expected counts Freeman and Halton's exact test (1951); where that would take too
 * long the same test on 9,999 tables drawn at random with the same totals, always the same ones. The order of the
 * groups does not matter; groups of nobody are left out. Null where nothing can differ: under two groups, or all or
 * none counted.
 */
export function overallTest(groups: readonly Fraction[], mostSteps = MOST_STEPS): OverallTest | null {
  const compared = groups.filter(({ of }) => of !== 0).sort((a, b) => a.of - b.of || a.count - b.count);
  for (const group of compared) assertFraction(group);
  const chiSquare = chiSquareOfGroups(compared);
  if (chiSquare === null) return null;
  if (chiSquare.smallestExpectedCount >= SMALLEST_EXPECTED) return { ...chiSquare, method: 'chiSquare' };
  const exact = fisherExactWithin(compared, mostSteps);
  if (exact !== null) return { ...chiSquare, pValue: exact, method: 'exact' };
  return { ...chiSquare, pValue: simulatedFisher(compared), method: 'simulated' };
}

/**
 * Do the groups share one rate of independent events, or do months of one count vary more than chance? The index of
 * dispersion: events against what the same events spread by exposure would give (Fisher 1950), by chi-square; with
 * small expected counts on 9,999 spreads drawn at random, always the same ones. Groups that resemble each other more
 * than by chance are not what it looks for. Null under two groups with exposure, or without events.
 */
export function dispersionTest(groups: readonly Count[]): OverallTest | null {
  const compared = groups
    .filter(({ exposure }) => exposure !== 0)
    .sort((a, b) => a.exposure - b.exposure || a.events - b.events);
  const [events, exposure] = [sum(compared.map((each) => each.events)), sum(compared.map((each) => each.exposure))];
  if (compared.some((each) => !(each.exposure > 0 && each.events >= 0))) throw new RangeError('not a rate');
  if (compared.length < 2 || events === 0) return null;
  const expected = compared.map((each) => (events * each.exposure) / exposure);
  const observed = compared.map((each) => each.events);
  const [statistic, degreesOfFreedom] = [distance(observed, expected), compared.length - 1];
  const smallestExpectedCount = Math.min(...expected);
  const isLarge = smallestExpectedCount >= SMALLEST_EXPECTED;
  const pValue = isLarge ? chiSquareAbove(statistic, degreesOfFreedom) : simulatedSpread(events, expected, statistic);
  const method = isLarge ? 'chiSquare' : 'simulated';
  return { statistic, degreesOfFreedom, pValue, method, smallestExpectedCount };
}

/** The share of random tables that are no likelier than the one seen, which counts as one of them. */
function simulatedFisher(groups: readonly Fraction[]): number {
  const random = seededRandom(SEED);
  const [all, counted] = [sum(groups.map(({ of }) => of)), sum(groups.map(({ count }) => count))];
  const factorial = logFactorials(all);
  const choose = (of: number, count: number) => at(factorial, of) - at(factorial, count) - at(factorial, of - count);
  const weight = (counts: readonly number[]) => sum(groups.map(({ of }, index) => choose(of, counts[index] ?? 0)));
  const limit = weight(groups.map(({ count }) => count)) + 1e-7;
  return shareOfDraws(() => {
    let [rest, left] = [all, counted];
    const table = groups.map(({ of }) => {
      const count = drawFrom(random, { of, left, rest }, choose);
      [rest, left] = [rest - of, left - count];
      return count;
    });
    return weight(table) <= limit;
  });
}

/** How many of `of` are among the `left` counted of the `rest`: hypergeometric. */
function drawFrom(
  random: Random,
  { of, left, rest }: { of: number; left: number; rest: number },
  choose: (of: number, count: number) => number,
): number {
  const [low, high] = [Math.max(0, left - (rest - of)), Math.min(of, left)];
  if (low === high) return low;
  const peak = Math.min(high, Math.max(low, Math.floor(((of + 1) * (left + 1)) / (rest + 2))));
  const probability = Math.exp(choose(of, peak) + choose(rest - of, left - peak) - choose(rest, left));
  const next = (k: number) => ((of - k) * (left - k)) / ((k + 1) * (rest - of - left + k + 1));
  return drawAround(random, { at: peak, probability }, { low, high, next });
}

/** The share of random spreads of the same events that lie at least as far from the expected. */
function simulatedSpread(events: number, expected: readonly number[], statistic: number): number {
  const random = seededRandom(SEED);
  const factorial = logFactorials(events);
  return shareOfDraws(() => {
    let [rest, left] = [events, events];
    const spread = expected.map((each, index) => {
      const share = index === expected.length - 1 ? 1 : Math.min(1, each / rest);
      const count = drawBinomial(random, left, share, factorial);
      [rest, left] = [rest - each, left - count];
      return count;
    });
    return distance(spread, expected) >= statistic * (1 - 1e-9);
  });
}

function drawBinomial(random: Random, trials: number, chance: number, factorial: readonly number[]): number {
  if (trials === 0 || chance === 1) return trials;
  const peak = Math.min(trials, Math.floor((trials + 1) * chance));
  const ways = at(factorial, trials) - at(factorial, peak) - at(factorial, trials - peak);
  const probability = Math.exp(ways + peak * Math.log(chance) + (trials - peak) * Math.log1p(-chance));
  const next = (k: number) => ((trials - k) / (k + 1)) * (chance / (1 - chance));
  return drawAround(random, { at: peak, probability }, { low: 0, high: trials, next });
}

function shareOfDraws(isAsFar: () => boolean): number {
  let count = 1;
  for (let draw = 0; draw < SIMULATIONS; draw += 1) if (isAsFar()) count += 1;
  return count / (SIMULATIONS + 1);
}

function distance(observed: readonly number[], expected: readonly number[]): number {
  return sum(expected.map((each, index) => ((observed[index] ?? 0) - each) ** 2 / each));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function logFactorials(to: number): number[] {
  const logs = [0];
  for (let value = 1; value <= to; value += 1) logs.push(at(logs, value - 1) + Math.log(value));
  return logs;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}
