import { chiSquareBelow, normalValue } from './distributions.ts';

/** One team, office or authority. */
export type FunnelGroup = { key: string; numerator: number; denominator: number };

/**
 * What the numerator is to the denominator: some of it (proportion), events in a population (rate), or events observed
 * to events expected, where 1 is as expected (ratio).
 */
export type FunnelKind = 'proportion' | 'rate' | 'ratio';

/** In the unit of the value. Between them lie 95 % and 99.8 % of the groups of this size that differ by chance alone. */
export type FunnelLimits = { lower95: number; upper95: number; lower998: number; upper998: number };

export type FunnelPosition = 'inside' | 'above95' | 'below95' | 'above998' | 'below998';

export type FunnelPoint = FunnelGroup & FunnelLimits & { value: number; position: FunnelPosition };

export type Funnel = {
  /** What all groups together have, the middle of the funnel; for a ratio 1. */
  centre: number;
  points: FunnelPoint[];
  /** The limits for denominators from just under the smallest to just over the largest, to draw the two funnels. */
  curve: (FunnelLimits & { denominator: number })[];
};

export type FunnelOptions = { kind: FunnelKind; per?: number; curvePoints?: number };

const USUAL_CURVE_POINTS = 60;

/**
 * How far each group is from all together, and how far one of its size would be by chance (Spiegelhalter 2005), with
 * the control limits of the Fingertips technical guidance of the Office for Health Improvement and Disparities.
 *
 * `per` scales values and limits (100 for per cent, 10000 for a rate per 10,000). Groups stay in their order: a funnel
 * is no league table. A group without a denominator has no place and is left out; null where none is left.
 */
export function funnel(groups: readonly FunnelGroup[], options: FunnelOptions): Funnel | null {
  const { kind, per = 1, curvePoints = USUAL_CURVE_POINTS } = options;
  const placed = groups.filter(({ denominator }) => denominator !== 0);
  for (const group of placed) assertGroup(group, kind);
  if (placed.length === 0) return null;
  const centre = kind === 'ratio' ? 1 : total(placed, 'numerator') / total(placed, 'denominator');
  const limits = (denominator: number) => scaled(funnelLimits(kind, centre, denominator), per);
  return {
    centre: centre * per,
    points: placed.map((group) => {
      const [value, own] = [(group.numerator / group.denominator) * per, limits(group.denominator)];
      return { ...group, value, ...own, position: positionOf(value, own) };
    }),
    curve: spread(placed, curvePoints).map((denominator) => ({ denominator, ...limits(denominator) })),
  };
}

/** The limits around a centre for one denominator: a proportion's lie between 0 and 1, the others' from 0. */
export function funnelLimits(kind: FunnelKind, centre: number, denominator: number): FunnelLimits {
  const [inner, outer] = [0.95, 0.998].map((within) =>
    kind === 'proportion'
      ? proportionLimits(centre, denominator, within)
      : eventLimits(centre * denominator, within).map((events) => events / denominator),
  );
  const [lower95 = 0, upper95 = 0] = inner ?? [];
  const [lower998 = 0, upper998 = 0] = outer ?? [];
  const cut = (limit: number) => Math.max(0, kind === 'proportion' ? Math.min(1, limit) : limit);
  return { lower95: cut(lower95), upper95: cut(upper95), lower998: cut(lower998), upper998: cut(upper998) };
}

/**
 * The two proportions whose Wilson interval ends at the centre. The guidance solves that equation; its solution is
 * centre ± z·√(centre·(1 − centre)/n). Not cut at 0 and 1.
 */
export function proportionLimits(centre: number, denominator: number, within: number): [number, number] {
  const half = normalValue((1 + within) / 2) * Math.sqrt((centre * (1 - centre)) / denominator);
  return [centre - half, centre + half];
}

/**
 * The two counts whose exact Poisson interval (Garwood 1936) ends at the expected count, between whole counts too, so
 * that the funnel is smooth. From ten events the guidance judges groups by Byar's approximation of the same interval,
 * which differs by less than 0.1 %.
 */
export function eventLimits(expected: number, within: number): [number, number] {
  if (expected === 0) return [0, 0];
  const tail = (1 - within) / 2;
  const lower = rising((events) => gammaAbove(expected, events + 1), tail, expected);
  const upper = rising((events) => gammaAbove(expected, events), 1 - tail, expected);
  return [lower, upper];
}

/** Probability that a gamma value of this shape and rate 1 is above x: that fewer events than the shape happen. */
function gammaAbove(x: number, shape: number): number {
  return shape <= 0 ? 0 : 1 - chiSquareBelow(2 * x, 2 * shape);
}

/** Where a rising function reaches a value, from 0 on; 0 where it starts above it. */
function rising(rises: (x: number) => number, reaches: number, guess: number): number {
  let [low, high] = [0, guess + 1];
  while (rises(high) < reaches) high *= 2;
  while (high - low > 1e-10 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rises(middle) < reaches) low = middle;
    else high = middle;
  }
  return rises(0) >= reaches ? 0 : high;
}

function positionOf(value: number, limits: FunnelLimits): FunnelPosition {
  if (value < limits.lower998) return 'below998';
  if (value > limits.upper998) return 'above998';
  if (value < limits.lower95) return 'below95';
  return value > limits.upper95 ? 'above95' : 'inside';
}

/** Denominators from 5 % under the smallest to 5 % over the largest, each a fixed share larger than the one before. */
function spread(groups: readonly FunnelGroup[], points: number): number[] {
  const denominators = groups.map(({ denominator }) => denominator);
  const [from, to] = [0.95 * Math.min(...denominators), 1.05 * Math.max(...denominators)];
  return Array.from({ length: points }, (_, index) => from * (to / from) ** (index / Math.max(1, points - 1)));
}

function scaled(limits: FunnelLimits, per: number): FunnelLimits {
  return {
    lower95: limits.lower95 * per,
    upper95: limits.upper95 * per,
    lower998: limits.lower998 * per,
    upper998: limits.upper998 * per,
  };
}

function total(groups: readonly FunnelGroup[], part: 'numerator' | 'denominator'): number {
  return groups.reduce((sum, group) => sum + group[part], 0);
}

function assertGroup({ numerator, denominator }: FunnelGroup, kind: FunnelKind): void {
  const isPossible = numerator >= 0 && denominator > 0 && (kind !== 'proportion' || numerator <= denominator);
  if (!isPossible) throw new RangeError('a group of a funnel needs a numerator from 0 and a denominator that holds it');
}
