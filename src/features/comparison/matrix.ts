import { AREAS, type MeasureDescription } from '#features/measures/index.ts';
import type { Judged, Scorecard } from '#features/scorecard/index.ts';

/** One measure with the cell of each team, in the order of the teams; null where it is no work of the team's. */
export type MatrixRow = { measure: MeasureDescription; council: Judged; cells: readonly (Judged | null)[] };

/** Measures by teams: the measures that any of the teams has, area by area. */
export function matrixOf(council: Scorecard, teams: readonly Scorecard[]): MatrixRow[] {
  const byTeam = teams.map(({ rows }) => new Map(rows.map((row) => [row.measure.id, row])));
  return council.rows
    .map((row): MatrixRow => {
      const cells = byTeam.map((rows) => rows.get(row.measure.id) ?? null);
      return { measure: row.measure, council: row, cells: cells.map((cell) => (hasFigure(cell) ? cell : null)) };
    })
    .filter(({ cells }) => cells.some((cell) => cell !== null))
    .toSorted((a, b) => AREAS.indexOf(a.measure.area) - AREAS.indexOf(b.measure.area));
}

function hasFigure(judged: Judged | null): boolean {
  return judged !== null && judged.series.length > 0;
}
