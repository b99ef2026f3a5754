/** The sum with the rounding errors carried along (Neumaier 1974), so that ten times 0.1 is 1. */
function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/**
 * The arithmetic mean, or null of nothing. Rounding is corrected in a second pass, as R does it: points that lie on
 * the mean of a series must not appear to lie beside it.
 */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const first = sum(values) / values.length;
  return first + sum(values.map((value) => value - first)) / values.length;
}

/** The standard deviation of a sample (divisor n − 1), or null under two values. */
export function standardDeviation(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) return null;
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1));
}

/** How far neighbours resemble each other: the correlation at lag 1, or null where nothing varies. */
export function autocorrelation(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null) return null;
  const away = values.map((value) => value - centre);
  const all = sum(away.map((each) => each ** 2));
  return all === 0 ? null : sum(away.slice(1).map((each, index) => each * (away[index] ?? 0))) / all;
}
