import { normalAbove, normalValue, studentAbove, studentValue } from './distributions.ts';
import { mean, standardDeviation } from './mean.ts';
import type { Interval } from './proportion-interval.ts';

export type Goal = { target: number; better: 'higher' | 'lower' };

/** What is expected of each coming month, one month ahead first, and the standard error of that. */
export type Forecast = {
  months: { expected: number; error: number }[];
  /** Of Student's t; null where the error is normal. */
  degreesOfFreedom: number | null;
};

/** Probability that each coming month meets the goal, or null where nothing varies. */
export function chancesOfMeeting({ months, degreesOfFreedom }: Forecast, { target, better }: Goal): number[] | null {
  if (months.some(({ error }) => error === 0)) return null;
  return months.map(({ expected, error }) => {
    const short = (better === 'higher' ? target - expected : expected - target) / error;
    return degreesOfFreedom === null ? normalAbove(short) : studentAbove(short, degreesOfFreedom);
  });
}

/** Between which values each coming month lies with this probability. */
export function forecastIntervals({ months, degreesOfFreedom }: Forecast, within: number): Interval[] {
  const upTo = (1 + within) / 2;
  const reach = degreesOfFreedom === null ? normalValue(upTo) : studentValue(upTo, degreesOfFreedom);
  return months.map(({ expected, error }) => ({ lower: expected - reach * error, upper: expected + reach * error }));
}

/** If months vary around one mean: Student's t with the prediction error s·√(1 + 1/n). Null under two values. */
export function meanForecast(values: readonly number[], horizon: number): Forecast | null {
  const [expected, deviation] = [mean(values), standardDeviation(values)];
  if (expected === null || deviation === null) return null;
  const error = deviation * Math.sqrt(1 + 1 / values.length);
  return { months: ahead(horizon).map(() => ({ expected, error })), degreesOfFreedom: values.length - 1 };
}

/** If each month is the one before plus a random step: normal, the error growing with √months. Null under two values. */
export function naiveForecast(values: readonly number[], horizon: number): Forecast | null {
  const last = values.at(-1);
  const variance = mean(steps(values).map((step) => step ** 2));
  if (last === undefined || variance === null) return null;
  const months = ahead(horizon).map((month) => ({ expected: last, error: Math.sqrt(variance * month) }));
  return { months, degreesOfFreedom: null };
}

/** The same with the mean step going on: a straight line from the last value, in doubt of its slope too. */
export function driftForecast(values: readonly number[], horizon: number): Forecast | null {
  const last = values.at(-1);
  const [drift, deviation] = [mean(steps(values)), standardDeviation(steps(values))];
  if (last === undefined || drift === null || deviation === null) return null;
  const months = ahead(horizon).map((month) => ({
    expected: last + month * drift,
    error: deviation * Math.sqrt(month + month ** 2 / (values.length - 1)),
  }));
  return { months, degreesOfFreedom: null };
}

function steps(values: readonly number[]): number[] {
  return values.slice(1).map((value, index) => value - (values[index] ?? value));
}

/** 1 for the next month, and so on. */
export function ahead(horizon: number): number[] {
  return Array.from({ length: horizon }, (_, index) => index + 1);
}
