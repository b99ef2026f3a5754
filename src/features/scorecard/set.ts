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
};

/**
 * The whole set read together: differences that are no more than chance gives among as many measures become "no
 * significant change", and the signals that chance alone would give are counted.
 */
export function scorecardOf({ council, period, asAt, rows }: MeasuresJudged): Scorecard {
  const { together, expectedByChance } = judgeTogether(rows.map(({ found }) => found));
  const judged = rows.map((row, index): Judged => {
    const found = together[index] ?? row.found;
    const { found: _alone, months, ...shown } = row;
    if (found === row.found) return shown;
    return { ...shown, verdict: found.verdict, reason: reasonInWords({ measure: row.measure, found, months }) };
  });
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
