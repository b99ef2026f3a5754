import { addDays, addMonths, type LocalDate } from '#kernel/local-date.ts';

/** What an earlier extract adds to a newer one: what is dated from a day to the day before another. */
export type EarlierPeriod<E> = { extract: E; from: LocalDate; before: LocalDate };

/** Extracts are drawn once a month: more days than these between two of them are a gap. */
const LONGEST_STEP_DAYS = 45;

/**
 * Which extract to believe for what is dated before an extract's own window, newest first: each day from the newest
 * extract that holds the day (of two as at one day the first given), so that what was corrected or deleted since is not
 * counted. It ends at the first day that no extract holds, or where the wanted day is reached. Its last `from` is the day
 * since which everything is known.
 * @param reachMonths for how many months the list holds what has ended
 */
export function earlierPeriods<E extends { asAt: LocalDate }>(
  own: { asAt: LocalDate },
  earlier: readonly E[],
  { reachMonths, wanted }: { reachMonths: number; wanted: LocalDate },
): EarlierPeriod<E>[] {
  const periods: EarlierPeriod<E>[] = [];
  let before = addMonths(own.asAt, -reachMonths);
  for (const extract of newestFirst(own, earlier)) {
    const from = addMonths(extract.asAt, -reachMonths);
    if (before <= wanted || extract.asAt < before) break;
    if (from >= before) continue;
    periods.push({ extract, from, before });
    before = from;
  }
  return periods;
}

/** The extracts that reach back from a newer one without a gap, newest first, as far as the wanted day. */
export function unbrokenRun<E extends { asAt: LocalDate }>(
  own: { asAt: LocalDate },
  earlier: readonly E[],
  wanted: LocalDate,
): E[] {
  const run: E[] = [];
  let next = own.asAt;
  for (const extract of newestFirst(own, earlier)) {
    if (extract.asAt < wanted || addDays(extract.asAt, LONGEST_STEP_DAYS) < next) break;
    run.push(extract);
    next = extract.asAt;
  }
  return run;
}

/** Those that are as at an earlier day; of two as at one day the first given stays first. */
export function newestFirst<E extends { asAt: LocalDate }>({ asAt }: { asAt: LocalDate }, earlier: readonly E[]): E[] {
  return earlier
    .filter((other) => other.asAt < asAt)
    .toSorted((a, b) => (a.asAt === b.asAt ? 0 : a.asAt > b.asAt ? -1 : 1));
}
