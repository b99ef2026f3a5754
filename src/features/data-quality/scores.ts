import { type MeasureDescription, measureId, type Point } from '#features/measures/index.ts';
import { type Judged, judge } from '#features/scorecard/index.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { type Month, monthAfter } from '#kernel/month.ts';

/** What is known of some rows in one month: of a list, of a team, of all. */
export type MonthScore = {
  month: Month;
  asAt: LocalDate;
  extractId: string;
  rows: number;
  /** Rows in which a check found something. */
  foundIn: number;
  /** Rows that a check kept out of every figure. */
  keptOut: number;
};

/** Some rows over time, judged as a measure is: is the share of sound rows getting better? */
export type Score<Key> = { key: Key; months: readonly MonthScore[]; latest: MonthScore; judged: Judged };

type Counted = { dataMonth: Month; asAt: LocalDate; extractId: string; rows: number; foundIn: number; keptOut: number };
export type Period = { from: Month; to: Month; today: LocalDate };

/** Why a row is called sound; the pages and the files say it in these words. */
export const SOUND_IN_WORDS =
  'A row is sound where no check found anything in it, neither what keeps it out of the figures nor what is only a warning. The score is the share of sound rows. It counts rows, not how much is wrong in each.';

const SOUND_ROWS: MeasureDescription = {
  id: measureId('DQ-01'),
  area: 'recording',
  title: 'Rows that are sound',
  why: 'No figure is better than the records it is counted from.',
  kind: 'proportion',
  timing: 'snapshot',
  tier: 'operational',
  better: 'higher',
  target: null,
  finalAfterDays: 0,
  numeratorInWords: 'Of these, rows in which no check found anything',
  denominatorInWords: 'All rows of the extract',
  countingUnit: 'row',
  source: 'The checks that the extract went through',
  notes: '',
  version: 1,
  reviewedOn: localDate('2026-11-22'),
  changes: [],
};

const FOUND_ROWS: MeasureDescription = {
  ...SOUND_ROWS,
  id: measureId('DQ-02'),
  title: 'Rows in which a check found something',
  better: 'lower',
};

/** The scores of each key, in the order in which the keys come; those that no month has are left out. */
export function scoresBy<Key, Row extends Counted>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  ofWords: (key: Key) => string,
  period: Period,
): Score<Key>[] {
  return [...Map.groupBy(rows, keyOf)].flatMap(([key, ofKey]) => {
    const months = monthsOf(ofKey);
    const latest = months.at(-1);
    if (!latest) return [];
    const points = months.map((one) => pointOf(one, one.rows - one.foundIn, one.rows));
    return [{ key, months, latest, judged: judge(SOUND_ROWS, ofWords(key), points, period) }];
  });
}

/** Everything together, as one score; null before anything was counted. */
export function scoreOfAll<Row extends Counted>(
  rows: readonly Row[],
  ofWords: string,
  period: Period,
): Score<'all'> | null {
  return (
    scoresBy(
      rows,
      () => 'all' as const,
      () => ofWords,
      period,
    )[0] ?? null
  );
}

/** Rows added up by month, oldest first. */
function monthsOf(rows: readonly Counted[]): MonthScore[] {
  return [...Map.groupBy(rows, ({ dataMonth }) => dataMonth)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([month, ofMonth]) => {
      const [first] = ofMonth;
      if (!first) return [];
      const sum = (key: 'rows' | 'foundIn' | 'keptOut') => ofMonth.reduce((total, row) => total + row[key], 0);
      const { asAt, extractId } = first;
      return [{ month, asAt, extractId, rows: sum('rows'), foundIn: sum('foundIn'), keptOut: sum('keptOut') }];
    });
}

/** One check over time, out of the rows of all lists. */
export type CheckOverTime = {
  check: string;
  /** Every month that was counted, also those in which it found nothing. */
  months: readonly { month: Month; rows: number; keptOut: number }[];
  judged: Judged;
};

type CheckCounted = { dataMonth: Month; check: string; rows: number; keptOut: number };

/** Each check that ever found something, those that find most in the newest month first. */
export function checksOverTime(
  counted: readonly CheckCounted[],
  all: Score<'all'> | null,
  period: Period,
): CheckOverTime[] {
  if (all === null) return [];
  const newest = all.latest.month;
  return [...Map.groupBy(counted, ({ check }) => check)]
    .map(([check, ofCheck]) => {
      const byMonth = Map.groupBy(ofCheck, ({ dataMonth }) => dataMonth);
      const sum = (month: Month, key: 'rows' | 'keptOut') =>
        (byMonth.get(month) ?? []).reduce((total, one) => total + one[key], 0);
      const months = all.months.map(({ month }) => ({
        month,
        rows: sum(month, 'rows'),
        keptOut: sum(month, 'keptOut'),
      }));
      const points = all.months.map((one) => pointOf(one, sum(one.month, 'rows'), one.rows));
      return { check, months, judged: judge(FOUND_ROWS, check, points, period) };
    })
    .toSorted((a, b) => inMonth(b, newest) - inMonth(a, newest) || (a.check < b.check ? -1 : 1));
}

/** In how many rows a check found something in a month; 0 where the month was not counted. */
export function inMonth({ months }: Pick<CheckOverTime, 'months'>, month: Month): number {
  return months.find((one) => one.month === month)?.rows ?? 0;
}

/** The same month a year before, where it was counted. */
export function yearBefore<M extends { month: Month }>(months: readonly M[], month: Month): M | null {
  return months.find((one) => one.month === monthAfter(month, -12)) ?? null;
}

function pointOf({ month, asAt, extractId }: MonthScore, numerator: number, denominator: number): Point {
  const value = denominator === 0 ? null : (100 * numerator) / denominator;
  return { month, numerator, denominator, value, status: 'final', extractId, asAt, earlier: [] };
}
