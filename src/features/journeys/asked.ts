import type { ListId } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type Month, monthAfter, monthInWords, parseMonth } from '#kernel/month.ts';
import type { Journey } from './cohort.ts';
import type { JourneyKind } from './kinds.ts';

/** What an extract knows of journeys of a kind. */
export type JourneysFound = {
  asAt: LocalDate;
  /** The months of which it holds everything that began. */
  months: readonly Month[];
  /** Lists through which the journey goes that the file does not have. */
  missing: readonly ListId[];
  journeys: readonly Journey[];
};

/** Why there is nothing to follow. */
export type NoJourneys = 'noExtract' | 'erased';

/**
 * The months that an address asks for, among those that the extract knows: without any, all of them but the last ones,
 * of which it is too early to see what follows. An end before the beginning counts as the beginning alone.
 */
export function periodAsked(
  query: Readonly<Record<string, string>>,
  { months }: Pick<JourneysFound, 'months'>,
  { monthsToFollow }: Pick<JourneyKind, 'monthsToFollow'>,
): { from: Month; to: Month } | null {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return null;
  const known = (text: string | undefined) => {
    const month = parseMonth(text ?? '');
    return month !== null && months.includes(month) ? month : null;
  };
  const from = known(query['from']) ?? first;
  const usual = monthAfter(last, -monthsToFollow);
  const to = known(query['to']) ?? usual;
  return { from, to: to < from ? from : to };
}

/** `March to May 2022`, `December 2021 to May 2022`, `May 2022`. */
export function periodInWords({ from, to }: { from: Month; to: Month }): string {
  if (from === to) return monthInWords(from);
  const [start, end] = [monthInWords(from), monthInWords(to)];
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  return `${isOneYear ? start.slice(0, -5) : start} to ${end}`;
}
