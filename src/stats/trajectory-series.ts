import type { Better } from './xmr.ts';

/** One month of a series, or null values where there were no cases or no data. */
export type SeriesPoint = {
  /** The figure to chart, in any unit; null where there is none. */
  value: number | null;
  numerator: number;
  /** Out of how many; for a rate the population; null for a count. */
  denominator: number | null;
  /** Whether the figure is not expected to move any more. */
  isFinal: boolean;
};

/**
 * What a month's figure is made of, and so how far successive months depend on each other.
 * `events`: what happened in the month. `stock`: who was there on a day; mostly the same children a month later.
 * `rolling12`, `rolling36`: so many months that end there. `cumulative`: the year so far.
 */
export type Nature = 'events' | 'stock' | 'rolling12' | 'rolling36' | 'cumulative';

export type TrajectorySeries = {
  /** Of a mean the spread of single cases is not known, only how the months vary. */
  kind: 'proportion' | 'count' | 'rate' | 'mean';
  nature: Nature;
  better: Better;
  /** Every month in order, without gaps. */
  points: readonly SeriesPoint[];
  /** Indices at which the process or its definition changed for a known reason: figures before are not compared. */
  rebasedAt: readonly number[];
};

/** Indices of a period's first and last month, both included. */
export type Period = { from: number; to: number };

export type UsablePoint = SeriesPoint & { value: number };

/** Whether the month has a figure that a verdict may rest on. */
export function isUsable(point: SeriesPoint | undefined): point is UsablePoint {
  return point?.isFinal === true && point.value !== null;
}
