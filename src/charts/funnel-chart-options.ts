import type { Unit } from './scale.ts';

/** Between the limits, beyond those of 95 %, or beyond those of 99.8 %. */
export type FunnelPosition = 'inside' | 'above95' | 'below95' | 'above998' | 'below998';

export type FunnelPoint = {
  name: string;
  /** The denominator: how many cases the figure stands on. */
  cases: number;
  value: number;
  /** What the figure is made of: `214 of 301`. */
  madeOf: string;
  position: FunnelPosition;
  /** Fewer than ten cases: drawn hollow. */
  isSmall: boolean;
};

/** The limits at a number of cases, in the figure's unit. */
export type FunnelLimits = { cases: number; lower95: number; upper95: number; lower998: number; upper998: number };

export type FunnelChartOptions = {
  id: string;
  title: string;
  unit: Unit;
  /** Whether a high or a low figure is the better one; null where nobody says. */
  better: 'higher' | 'lower' | null;
  /** The figure of all together. */
  centre: number;
  /** What the centre is called: `The council`, which also stands where nothing is given. */
  centreName?: string | undefined;
  /** In order of cases; it may reach further than the points do. */
  curve: readonly FunnelLimits[];
  points: readonly FunnelPoint[];
  /** What the cases are: `Assessments`; `Cases` where nothing is given. */
  casesName?: string | undefined;
  /** What a point is called in the table: `Team`, which also stands where nothing is given. */
  groupHeading?: string | undefined;
  summary?: string | undefined;
};

/** How a position reads where high, or low, is better. */
export function signalOf(
  position: FunnelPosition,
  better: FunnelChartOptions['better'],
): 'good' | 'bad' | 'high' | 'low' | null {
  if (position === 'inside') return null;
  const side = position === 'above95' || position === 'above998' ? 'high' : 'low';
  if (better === null) return side;
  return (side === 'high') === (better === 'higher') ? 'good' : 'bad';
}

export function isBeyond998(position: FunnelPosition): boolean {
  return position === 'above998' || position === 'below998';
}

export const SIGNAL_WORDS = { good: 'better', bad: 'worse', high: 'higher', low: 'lower' } as const;
