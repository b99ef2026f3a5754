import { isOutOfCases, SMALLEST_JUDGED_DENOMINATOR } from '#features/measures/index.ts';
import type { ChartPoint, Judged } from '#features/scorecard/index.ts';
import { type Month, monthsBetween } from '#kernel/month.ts';

/** The latest final figure stands out among all that came before it for a year or more. */
export type RecordBroken = {
  judged: Judged;
  point: ChartPoint;
  direction: 'lowest' | 'highest';
  /** The last month that was as low or as high; null where none of those known was. */
  since: Month | null;
  /** How many months before it it is compared with. */
  of: number;
  /** How many final months have too few cases to be compared with. */
  leftOut: number;
  /** Whether it is good, by what is better; null where neither is. */
  isGood: boolean | null;
};

/** So many months must lie between, or be known, for a figure to be a record. */
export const RECORD_MONTHS = 12;

/** The records that the latest final figures set. */
export function records(rows: readonly Judged[]): RecordBroken[] {
  return rows.flatMap((judged) => recordOf(judged) ?? []);
}

/** Whether the latest final figure is a record; only figures of ten cases or more are compared. */
export function recordOf(judged: Judged): RecordBroken | null {
  const usable = usableMonths(judged);
  const point = usable.at(-1);
  if (point === undefined || point.value === null) return null;
  const before = usable.slice(0, -1);
  return sideOf(judged, point, before, 'lowest') ?? sideOf(judged, point, before, 'highest');
}

/** Final months of ten cases or more: in others a few children move the figure far. */
export function usableMonths(judged: Judged): ChartPoint[] {
  const { kind } = judged.measure;
  return finalMonths(judged).filter(
    ({ denominator }) => !isOutOfCases(kind) || (denominator ?? 0) >= SMALLEST_JUDGED_DENOMINATOR,
  );
}

function finalMonths({ series }: Judged): ChartPoint[] {
  return series.filter(({ value, status }) => value !== null && status !== 'provisional');
}

function sideOf(
  judged: Judged,
  point: ChartPoint,
  before: readonly ChartPoint[],
  direction: RecordBroken['direction'],
): RecordBroken | null {
  const { value } = point;
  if (value === null || before.length < RECORD_MONTHS) return null;
  const asFar = (other: ChartPoint) =>
    other.value !== null && (direction === 'lowest' ? other.value <= value : other.value >= value);
  const last = before.findLast(asFar) ?? null;
  if (last !== null && monthsBetween(last.month, point.month) <= RECORD_MONTHS) return null;
  const { better } = judged.measure;
  const isGood = better === 'neither' ? null : (better === 'higher') === (direction === 'highest');
  const leftOut = finalMonths(judged).length - before.length - 1;
  return { judged, point, direction, since: last?.month ?? null, of: before.length, leftOut, isGood };
}

/** `, 2 months of fewer than ten cases left out`; nothing where all final months were compared. */
export function leftOutInWords({ leftOut }: Pick<RecordBroken, 'leftOut'>): string {
  if (leftOut === 0) return '';
  return `, ${leftOut} ${leftOut === 1 ? 'month' : 'months'} of fewer than ten cases left out`;
}
