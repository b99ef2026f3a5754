import { normalAbove, normalValue } from './distributions.ts';
import { type Interval, USUAL_CONFIDENCE } from './proportion-interval.ts';

export type MannKendall = {
  /** How many more pairs of months rise than fall. */
  rises: number;
  variance: number;
  z: number;
  /** Two-sided. */
  pValue: number;
  /** Kendall's rank correlation with time, −1 to 1, corrected for equal values (tau-b). */
  tau: number;
};

/**
 * Does a series rise or fall steadily? (Mann 1945, Kendall 1975; as R's trend::mk.test.) Takes order only, so a single
 * wild month cannot make a trend. Supposes independent months: where each resembles the last it finds trends too often.
 * Null under two values, or where all are equal.
 */
export function mannKendall(values: readonly number[]): MannKendall | null {
  const rises = pairs(values).reduce((sum, { rise }) => sum + Math.sign(rise), 0);
  const ties = [...Map.groupBy(values, (value) => value).values()].map(({ length }) => length);
  const spread = (n: number) => n * (n - 1) * (2 * n + 5);
  const variance = (spread(values.length) - ties.reduce((sum, each) => sum + spread(each), 0)) / 18;
  if (values.length < 2 || !(variance > 0)) return null;
  const z = (rises - Math.sign(rises)) / Math.sqrt(variance);
  const all = (values.length * (values.length - 1)) / 2;
  const untied = all - ties.reduce((sum, each) => sum + (each * (each - 1)) / 2, 0);
  return {
    rises,
    variance,
    z,
    pValue: Math.min(1, 2 * normalAbove(Math.abs(z))),
    tau: rises / Math.sqrt(all * untied),
  };
}

/** A change a month, in the unit of the series. The limits are null where there are too few values for them. */
export type Slope = { slope: number; limits: Interval | null };

/**
 * The middle one of all the slopes between two months (Theil 1950, Sen 1968; as R's trend::sens.slope): up to three
 * months in ten may be wild without moving it far. Null under two values.
 */
export function theilSen(values: readonly number[], confidence = USUAL_CONFIDENCE): Slope | null {
  const slopes = pairs(values)
    .map(({ rise, months }) => rise / months)
    .sort((a, b) => a - b);
  const [low, high] = [slopes[(slopes.length - 1) >> 1], slopes[slopes.length >> 1]];
  if (low === undefined || high === undefined) return null;
  const trend = mannKendall(values);
  const reach = normalValue((1 + confidence) / 2) * Math.sqrt(trend?.variance ?? 0);
  const lower = slopes[Math.round((slopes.length - reach) / 2) - 1];
  const upper = slopes[Math.round((slopes.length + reach) / 2 + 1) - 1];
  const limits = lower === undefined || upper === undefined ? null : { lower, upper };
  return { slope: (low + high) / 2, limits };
}

function pairs(values: readonly number[]): { rise: number; months: number }[] {
  return values.flatMap((value, from) =>
    values.slice(from + 1).map((later, index) => ({ rise: later - value, months: index + 1 })),
  );
}
