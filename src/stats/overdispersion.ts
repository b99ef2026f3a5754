import { chiSquareValue, normalValue } from './distributions.ts';
import type { FunnelGroup, FunnelLimits } from './funnel.ts';
import { quantile } from './quantile.ts';

/**
 * How values are transformed before they are compared: a proportion by the arcsine of its root; a ratio of observed to
 * expected events by its logarithm (`logRatio`, the method of NHS England's SHMI) or its root (`rootRatio`, the method
 * of the Care Quality Commission); a ratio of two counts by its logarithm.
 */
export type Transformation = 'proportion' | 'logRatio' | 'rootRatio' | 'countRatio';

export type Overdispersed = {
  centre: number;
  /** How many times more the groups vary than by chance, the outermost tamed; about 1 where only chance is at work. */
  phi: number;
  /** The variance between groups on the transformed scale that would explain it. */
  tau2: number;
  /** Whether the limits to judge by are the widened ones: where the groups vary more than by chance. */
  isWidened: boolean;
  points: OverdispersedPoint[];
};

export type OverdispersedPoint = FunnelGroup & {
  value: number;
  z: number;
  /** z pulled to the outermost kept quantile, or null where `logRatio` leaves the group out. */
  tamed: number | null;
  plain: FunnelLimits;
  widened: FunnelLimits;
};

export type OverdispersionOptions = { transformation: Transformation; trimBy?: number; per?: number; adjust?: boolean };

type Scale = {
  centre: number;
  /** The centre, transformed. */
  middle: number;
  transform: (group: FunnelGroup) => number;
  error: (group: FunnelGroup) => number;
  /** The standard error at the centre, for the limits. */
  expectedError: (denominator: number) => number;
  back: (transformed: number) => number;
};

/**
 * A funnel whose limits make room for what always differs between groups and is not chance, such as intake and
 * practice (Spiegelhalter 2005; Spiegelhalter and others 2012; as R's FunnelPlotR). With many large groups nearly all
 * lie outside plain limits; these show the ones that stand out even so.
 *
 * The outermost tenth at each end (`trimBy`) is pulled in, or left out by `logRatio`, before the variation is measured.
 * `per` scales values and limits. `rootRatio` gives limits of the ratio's root, as the reference does.
 */
export function overdispersed(groups: readonly FunnelGroup[], options: OverdispersionOptions): Overdispersed {
  const { transformation, trimBy = 0.1, per = 1, adjust = true } = options;
  const scale = scaleOf(transformation, groups);
  const scores = groups.map((group) => (scale.transform(group) - scale.middle) / scale.error(group));
  const tamed = transformation === 'logRatio' ? truncated(scores, trimBy) : winsorised(scores, trimBy);
  const kept = groups.flatMap((group, index) => {
    const score = tamed[index] ?? null;
    return score === null ? [] : [{ score, error: scale.error(group) }];
  });
  const phi = adjust ? kept.reduce((sum, { score }) => sum + score ** 2, 0) / kept.length : 0;
  const tau2 = adjust ? varianceBetween(kept, phi) : 0;
  return {
    centre: scale.centre * per,
    phi,
    tau2,
    isWidened: phi > 1 && tau2 > 0,
    points: groups.map((group, index) => ({
      ...group,
      value: (group.numerator / group.denominator) * per,
      z: scores[index] ?? 0,
      tamed: tamed[index] ?? null,
      plain: limitsOf((within) => plainLimits(transformation, scale, group.denominator, within), per),
      widened: limitsOf((within) => limitsAround(scale, group.denominator, tau2, within), per),
    })),
  };
}

function scaleOf(transformation: Transformation, groups: readonly FunnelGroup[]): Scale {
  const sum = (part: 'numerator' | 'denominator') => groups.reduce((total, group) => total + group[part], 0);
  const together = sum('numerator') / sum('denominator');
  const rootError = (denominator: number) => 1 / (2 * Math.sqrt(denominator));
  switch (transformation) {
    case 'proportion':
      return {
        centre: together,
        middle: Math.asin(Math.sqrt(together)),
        transform: ({ numerator, denominator }) => Math.asin(Math.sqrt(numerator / denominator)),
        error: ({ denominator }) => rootError(denominator),
        expectedError: rootError,
        back: (angle) => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2,
      };
    case 'logRatio':
      return {
        centre: 1,
        middle: 0,
        transform: ({ numerator, denominator }) => Math.log(numerator / denominator),
        error: ({ denominator }) => 1 / Math.sqrt(denominator),
        expectedError: (denominator) => 1 / Math.sqrt(denominator),
        back: Math.exp,
      };
    case 'rootRatio':
      return {
        centre: 1,
        middle: 1,
        transform: ({ numerator, denominator }) => Math.sqrt(numerator / denominator),
        error: ({ denominator }) => rootError(denominator),
        expectedError: rootError,
        back: (root) => root,
      };
    case 'countRatio':
      return {
        centre: together,
        middle: Math.log(together),
        transform: ({ numerator, denominator }) => Math.log((numerator + 0.5) / (denominator + 0.5)),
        error: ({ numerator, denominator }) => countRatioError(numerator, denominator),
        expectedError: (denominator) => countRatioError(together * denominator, denominator),
        back: Math.exp,
      };
  }
}

/** The Poisson error of a logarithm of two counts' ratio. */
function countRatioError(numerator: number, denominator: number): number {
  return Math.sqrt(numerator / (numerator + 0.5) ** 2 + denominator / (denominator + 0.5) ** 2);
}

/** The outermost values pulled to the quantile at `by` from each end. */
function winsorised(scores: readonly number[], by: number): number[] {
  const [low, high] = [quantile(scores, by), quantile(scores, 1 - by)];
  return scores.map((score) => Math.min(high, Math.max(low, score)));
}

/** The outermost values left out (null): those of the first and last of 1/by groups of equal size, by rank. */
function truncated(scores: readonly number[], by: number): (number | null)[] {
  const parts = 1 / by;
  return scores.map((score) => {
    const [under, same] = [scores.filter((other) => other < score), scores.filter((other) => other === score)];
    const part = Math.floor(((under.length + (same.length + 1) / 2) * parts) / (scores.length + 1));
    return part > 0 && part < parts - 1 ? score : null;
  });
}

/** DerSimonian and Laird's variance between groups (1986), from the tamed scores. */
function varianceBetween(kept: readonly { error: number }[], phi: number): number {
  const weights = kept.map(({ error }) => 1 / error ** 2);
  const [sum, squares] = [weights.reduce((a, b) => a + b, 0), weights.reduce((a, b) => a + b ** 2, 0)];
  const excess = kept.length * phi - (kept.length - 1);
  return kept.length < 2 || excess < 0 ? 0 : excess / (sum - squares / sum);
}

function limitsAround(scale: Scale, denominator: number, tau2: number, within: number): [number, number] {
  const half = normalValue((1 + within) / 2) * Math.sqrt(scale.expectedError(denominator) ** 2 + tau2);
  return [scale.back(scale.middle - half), scale.back(scale.middle + half)];
}

/** Without room for more than chance: for observed against expected the exact Poisson limits. */
function plainLimits(
  transformation: Transformation,
  scale: Scale,
  denominator: number,
  within: number,
): [number, number] {
  if (transformation === 'proportion' || transformation === 'countRatio')
    return limitsAround(scale, denominator, 0, within);
  const tail = (1 - within) / 2;
  return [
    chiSquareValue(tail, 2 * denominator) / 2 / denominator,
    chiSquareValue(1 - tail, 2 * (denominator + 1)) / 2 / denominator,
  ];
}

function limitsOf(limits: (within: number) => [number, number], per: number): FunnelLimits {
  const [[lower95, upper95], [lower998, upper998]] = [limits(0.95), limits(0.998)];
  return { lower95: lower95 * per, upper95: upper95 * per, lower998: lower998 * per, upper998: upper998 * per };
}
