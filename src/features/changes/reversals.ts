import type { ChartPoint, Judged } from '#features/scorecard/index.ts';
import { type Month, monthsBetween } from '#kernel/month.ts';
import { usableMonths } from './records.ts';

/** A measure that turns for the worse: any reversal of a movement is a cause for concern. */
export type Reversal = {
  judged: Judged;
  /** `turned`: three months of improvement, then two of worsening; `breach`: beyond the limit on the bad side, and not the
   * month before. */
  kind: 'turned' | 'breach';
  month: Month;
};

const IMPROVING_MONTHS = 3;
const WORSENING_MONTHS = 2;

/** Reversals that the latest final month completes; of one measure the breach, which says more. */
export function reversals(rows: readonly Judged[]): Reversal[] {
  return rows.flatMap((judged): Reversal[] => {
    const final = usableMonths(judged);
    const latest = final.at(-1);
    if (latest === undefined || judged.measure.better === 'neither') return [];
    const before = final.at(-2);
    if (isBreach(judged, latest))
      return before && isBreach(judged, before) ? [] : [{ judged, kind: 'breach', month: latest.month }];
    return hasTurned(judged, final) ? [{ judged, kind: 'turned', month: latest.month }] : [];
  });
}

function isBreach({ measure }: Judged, { value, lower, upper }: ChartPoint): boolean {
  if (value === null || lower === null || upper === null) return false;
  return measure.better === 'higher' ? value < lower : value > upper;
}

/** Strictly better three times running and then strictly worse twice: six months in a row, none of them missing. */
function hasTurned({ measure }: Judged, final: readonly ChartPoint[]): boolean {
  const last = final.slice(-(IMPROVING_MONTHS + WORSENING_MONTHS + 1));
  const [first, latest] = [last[0], last.at(-1)];
  const isRunning = first && latest && monthsBetween(first.month, latest.month) === IMPROVING_MONTHS + WORSENING_MONTHS;
  if (!isRunning || last.length <= IMPROVING_MONTHS + WORSENING_MONTHS) return false;
  const sign = measure.better === 'higher' ? 1 : -1;
  const steps = last.slice(1).map(({ value }, index) => sign * ((value ?? 0) - (last[index]?.value ?? 0)));
  return steps.every((step, index) => (index < IMPROVING_MONTHS ? step > 0 : step < 0));
}
