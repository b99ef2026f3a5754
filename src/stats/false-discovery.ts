/**
 * Benjamini and Hochberg's adjusted p-values (1995; as R's p.adjust), in the order given. Calling those at or under
 * 0.05 changed keeps the expected share of false ones among them at or under 5 %, however many are tested.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0));
  const adjusted = pValues.map(() => 1);
  let smallest = 1;
  for (const [place, index] of order.entries()) {
    const rank = pValues.length - place;
    smallest = Math.min(smallest, (pValues[index] ?? 1) * (pValues.length / rank));
    adjusted[index] = smallest;
  }
  return adjusted;
}
