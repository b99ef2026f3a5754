/**
 * The value with this share of a list at or under it, between two neighbours in proportion (Hyndman and Fan's type 7;
 * as R's quantile). The median at 0.5. NaN of nothing.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) return Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}
