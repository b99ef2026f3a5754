import type { ListId } from '#features/extracts/index.ts';
import { type Effective, inForce } from '#kernel/effective.ts';
import { dateInWords, daysBetween, type LocalDate, localDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';

/** What is known of a list from the newest extract that holds it. */
export type ListStanding = {
  list: ListId;
  asAt: LocalDate;
  dataMonth: Month;
  /** Rows, and those in which no check found anything; null where the extract was counted before Headway kept this. */
  rows: number | null;
  sound: number | null;
  /** Cells that measures need, and those of them that are filled. */
  asked: number | null;
  filled: number | null;
};

/** After how many days an extract is called old. */
export const OLD_AFTER_DAYS: readonly Effective<number>[] = [
  {
    value: 35,
    from: localDate('2015-01-01'),
    until: null,
    basis: 'local',
    source: 'An extract a month, and a few days for loading it',
  },
];

export type Freshness = {
  daysOld: number;
  isStale: boolean;
  /** `as at 5 August 2022, 4 days old` */
  words: string;
};

/** How old an extract is on a day, and whether a newer one should have come. */
export function freshness(extract: { asAt: LocalDate }, today: LocalDate): Freshness {
  const daysOld = Math.max(0, daysBetween(extract.asAt, today));
  const oldAfter = inForce(OLD_AFTER_DAYS, today)?.value ?? Number.POSITIVE_INFINITY;
  const isStale = daysOld > oldAfter;
  const age =
    daysOld === 0 ? 'drawn today' : `${daysOld.toLocaleString('en-GB')} ${daysOld === 1 ? 'day' : 'days'} old`;
  return { daysOld, isStale, words: `as at ${dateInWords(extract.asAt)}, ${age}` };
}

/** A share in per cent, or null of nothing. */
export function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : (100 * part) / whole;
}

/** `98.2%`; all but a few is `99.9%`, and a few of many `0.1%`: only all is 100 and only none is 0. */
export function shareInWords(part: number, whole: number): string {
  if (whole === 0) return 'no rows';
  if (part === whole) return '100%';
  if (part === 0) return '0%';
  const share = Math.min(99.9, Math.max(0.1, (100 * part) / whole));
  return `${share.toFixed(1).replace(/\.0$/, '')}%`;
}

/** Several lists together: the newest day, what is known of them added up, and the lists that only older extracts hold. */
export function together(lists: readonly ListStanding[]): Together | null {
  const newest = lists.reduce<ListStanding | null>((best, one) => (best && best.asAt >= one.asAt ? best : one), null);
  if (!newest) return null;
  const sum = (key: 'rows' | 'sound' | 'asked' | 'filled') =>
    lists.every((list) => list[key] === null) ? null : lists.reduce((total, list) => total + (list[key] ?? 0), 0);
  return {
    ...{ asAt: newest.asAt, dataMonth: newest.dataMonth },
    ...{ rows: sum('rows'), sound: sum('sound'), asked: sum('asked'), filled: sum('filled') },
    older: lists.filter(({ asAt }) => asAt < newest.asAt),
  };
}

export type Together = Omit<ListStanding, 'list'> & { older: readonly ListStanding[] };
