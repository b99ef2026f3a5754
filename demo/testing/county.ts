import type { ListId } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { addDays } from '#kernel/local-date.ts';
import { firstDayOf, type Month, month, monthAfter } from '#kernel/month.ts';
import { countyOf, type DemonstrationExtract, EXTRACTS, rowsOf } from '../extracts.ts';
import { DEMONSTRATION_SEED } from '../index.ts';
import type { Row, Rows } from '../rows.ts';

export type TakenExtract = DemonstrationExtract & { rows: Rows };

/** The shown county's 24 extracts, before any fault is put into them. */
export function takenExtracts(seed: number = DEMONSTRATION_SEED): TakenExtract[] {
  const county = countyOf(seed);
  return EXTRACTS.map((extract) => ({ ...extract, rows: rowsOf(county, extract.asAt) }));
}

export function extractOf(extracts: readonly TakenExtract[], dataMonth: string): TakenExtract {
  const extract = extracts.find((each) => each.dataMonth === dataMonth);
  if (!extract) throw new Error(`no extract of ${dataMonth}`);
  return extract;
}

/** The rows that a list's last extract to cover each month holds for it, by the date that places a row in a month. */
export function rowsOfMonths<Id extends ListId>(
  extracts: readonly TakenExtract[],
  list: Id,
  placedOn: (row: Row<Id>) => LocalDate | null,
  [from, to]: readonly [string, string],
): Row<Id>[] {
  const found: Row<Id>[] = [];
  for (let each: Month = month(from); each <= to; each = monthAfter(each, 1)) {
    const last = extracts.findLast(({ asAt, dataMonth }) => dataMonth >= each && reachesBackTo(asAt, each));
    if (!last) throw new Error(`no extract covers ${each}`);
    found.push(...last.rows[list].filter((row) => placedOn(row)?.startsWith(each)));
  }
  return found;
}

/** An extract as at the 5th reaches back to the 5th six months before: five whole months. */
function reachesBackTo(asAt: LocalDate, each: Month): boolean {
  return firstDayOf(each) >= addDays(asAt, -180);
}

/** How many of them, out of how many. */
export type Share = { count: number; of: number };

export function share<T>(among: readonly T[], counts: (each: T) => boolean): Share {
  return { count: among.filter(counts).length, of: among.length };
}

export function percent({ count, of }: Share): number {
  return (100 * count) / of;
}

/** The z of two proportions with a pooled variance: beyond about ±3 they hardly differ by chance. */
export function zOfDifference(before: Share, after: Share): number {
  const pooled = (before.count + after.count) / (before.of + after.of);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.of + 1 / after.of));
  return (after.count / after.of - before.count / before.of) / error;
}
