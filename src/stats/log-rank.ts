import { chiSquareAbove } from './distributions.ts';
import { atRiskOf, isSeen, type Spell } from './survival.ts';

export type LogRank = {
  statistic: number;
  degreesOfFreedom: number;
  pValue: number;
  /** Finished spells of each group, and how many there would be if all groups finished at one pace. */
  observed: number[];
  expected: number[];
};

/**
 * Do spells of these groups last equally long? The log-rank test (Mantel 1966; as R's survdiff), which compares the
 * whole curves, open spells included. It sees best a group that finishes faster at every age; curves that cross may
 * pass it. Null where it cannot be asked: fewer than two groups at risk together when something finished.
 */
export function logRank(groups: readonly (readonly Spell[])[]): LogRank | null {
  const counters = groups.map(atRiskOf);
  const finishedOf = (spells: readonly Spell[]) => spells.filter((spell) => spell.isFinished && isSeen(spell));
  const finished = finishedOf(groups.flat());
  const finishedAt = Map.groupBy(finished, ({ time }) => time);
  const expected = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  for (const [time, { length: events }] of finishedAt) {
    const atRisk = counters.map((atRiskAt) => atRiskAt(time));
    const all = atRisk.reduce((sum, each) => sum + each, 0);
    const spread = all < 2 ? 0 : (events * (all - events)) / (all - 1);
    for (const [row, mine] of atRisk.entries()) {
      expected[row] = (expected[row] ?? 0) + (events * mine) / all;
      for (const [column, theirs] of atRisk.entries()) {
        const line = covariance[row] ?? [];
        line[column] = (line[column] ?? 0) + spread * (mine / all) * ((row === column ? 1 : 0) - theirs / all);
      }
    }
  }
  const observed = groups.map((spells) => finishedOf(spells).length);
  const gaps = observed.map((each, index) => each - (expected[index] ?? 0));
  const { distance, rank } = mahalanobis(covariance, gaps);
  if (rank === 0) return null;
  const pValue = chiSquareAbove(distance, rank);
  return { statistic: distance, degreesOfFreedom: rank, pValue, observed, expected };
}

/** How far gaps are from nothing in the measure of their covariance, one by one, leaving out those that follow from others. */
function mahalanobis(covariance: readonly number[][], gaps: readonly number[]): { distance: number; rank: number } {
  const rows = covariance.map((row, index) => [...row, gaps[index] ?? 0]);
  const smallest = 1e-9 * Math.max(...covariance.map((row, index) => row[index] ?? 0));
  let [distance, rank] = [0, 0];
  for (const [index, row] of rows.entries()) {
    const [own, gap] = [row[index] ?? 0, row.at(-1) ?? 0];
    if (!(own > smallest)) continue;
    distance += gap ** 2 / own;
    rank += 1;
    for (const other of rows.slice(index + 1)) {
      const factor = (other[index] ?? 0) / own;
      for (const [column, value] of row.entries()) other[column] = (other[column] ?? 0) - factor * value;
    }
  }
  return { distance, rank };
}
