import type { MeasureDescription } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import { judgeTogether } from '#stats';
import type { JudgedAlone } from './judge.ts';
import { reasonInWords } from './reasons.ts';
import { type Judged, type Scorecard, VERDICTS, type Verdict } from './scorecard.ts';

export type MeasuresJudged = {
  council: string;
  period: { from: Month; to: Month };
  asAt: LocalDate | null;
  rows: readonly JudgedAlone[];
  /** Which rows are told of: all are read together, so that a measure has one verdict wherever it stands. */
  isShown?(measure: MeasureDescription): boolean;
};

/**
 * The whole set read together: differences that are no more than chance gives among as many measures become "no
 * significant change", and the signals that chance alone would give are counted.
 */
export function scorecardOf({ council, period, asAt, rows, isShown = () => true }: MeasuresJudged): Scorecard {
  const { together, chances } = judgeTogether(rows.map(({ found }) => found));
  const all = rows.map((row, index): Judged => {
    const found = together[index] ?? row.found;
    const { found: _alone, months, ...shown } = row;
    if (found === row.found) return shown;
    return { ...shown, verdict: found.verdict, reason: reasonInWords({ measure: row.measure, found, months }) };
  });
  const judged = all.filter(({ measure }) => isShown(measure));
  const expected = chances.filter((_, index) => all[index] && isShown(all[index].measure));
  const expectedByChance = expected.reduce((total, chance) => total + chance, 0);
  return { council, period, asAt, rows: judged, counts: countsOf(judged), expectedByChance };
}

/** How many rows there are of each verdict. */
export function countsOf(rows: readonly Pick<Judged, 'verdict'>[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { improving: 0, noChange: 0, gettingWorse: 0, undetermined: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}

/** How many of the rows have a trajectory, and how many of those are signals. */
export function determinedIn(counts: Record<Verdict, number>): { determined: number; signals: number; all: number } {
  const all = VERDICTS.reduce((total, verdict) => total + counts[verdict], 0);
  return { all, determined: all - counts.undetermined, signals: counts.improving + counts.gettingWorse };
}
