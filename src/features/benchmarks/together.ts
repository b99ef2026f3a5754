import { areaKey, type Benchmark } from './figure.ts';

type Numbered = { row: number; figure: Benchmark };
type Found = { row: number; code: 'repeats' | 'contradicts' | 'looksLikeShare'; other?: number };

/** Percentages of one measure are some tens where the middle one is at least this; then a figure under 1 is no such. */
const TYPICAL_PERCENTAGE = 10;

/** What is wrong with rows only beside others: given twice, given differently, a share of 1 among percentages. */
export function togetherProblems(rows: readonly Numbered[]): Found[] {
  return [...givenTwice(rows), ...sharesAmongPercentages(rows)];
}

/** The same figure twice is taken once; two different ones are not taken at all. */
function givenTwice(rows: readonly Numbered[]): Found[] {
  const first = new Map<string, Numbered>();
  const contradicted = new Set<number>();
  const found: Found[] = [];
  for (const row of rows) {
    const { figure } = row;
    const key = [figure.measure ?? figure.item.code, figure.endsOn, figure.covers, areaKey(figure.area)].join('|');
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, row);
      continue;
    }
    const isSame = before.figure.value === figure.value && before.figure.mark === figure.mark;
    found.push({ row: row.row, code: isSame ? 'repeats' : 'contradicts', other: before.row });
    if (isSame || contradicted.has(before.row)) continue;
    contradicted.add(before.row);
    found.push({ row: before.row, code: 'contradicts', other: row.row });
  }
  return found;
}

/**
 * A figure under 1 among tens of percents, or a file whose percentages are all shares of 1. Publishers round
 * percentages to one decimal at most, so that 0.9 alone may be a small percentage and 0.72 is none.
 */
function sharesAmongPercentages(rows: readonly Numbered[]): Found[] {
  const percentages = rows.flatMap(({ row, figure }) =>
    figure.unit === 'percent' && figure.value !== null && figure.measure !== null
      ? [{ row, value: figure.value, measure: figure.measure }]
      : [],
  );
  const isUnderOne = (value: number) => value > 0 && value < 1;
  const areAllShares =
    percentages.every(({ value }) => value <= 1) && percentages.some(({ value }) => (value * 10) % 1 !== 0);
  const byMeasure = Map.groupBy(percentages, ({ measure }) => measure);
  return [...byMeasure.values()].flatMap((column) => {
    const middle = median(column.filter(({ value }) => value > 1).map(({ value }) => value));
    const isTens = middle !== null && middle >= TYPICAL_PERCENTAGE;
    return column
      .filter(({ value }) => isUnderOne(value) && (isTens || areAllShares))
      .map(({ row }) => ({ row, code: 'looksLikeShare' as const }));
  });
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
