import { csv } from '#kernel/csv.ts';
import { inOrderOfAreas } from './beside.ts';
import type { AreaKind, Benchmark, BenchmarkUnit } from './figure.ts';
import { OWN_COLUMNS } from './own-layout.ts';
import { problemInWords, type RowProblem } from './problems.ts';

const AREAS: Record<AreaKind, string> = {
  ...{ england: 'england', region: 'region', council: 'council' },
  ...{ statisticalNeighbours: 'statistical neighbours', goodAndOutstanding: 'good and outstanding' },
};

const UNITS: Record<BenchmarkUnit, string> = {
  ...{ percent: '%', per10000: 'per 10,000', count: 'number', days: 'days' },
};

/** Published figures in our own layout, and after its columns what else is known. */
export function benchmarksCsv(figures: readonly Benchmark[]): string {
  const headings = [...OWN_COLUMNS.map(({ heading }) => heading), 'unit', 'item', 'derivation'];
  const byMeasure = [...Map.groupBy(figures, ({ measure }) => measure).values()];
  const rows = byMeasure
    .flatMap(inOrderOfAreas)
    .map((figure) => [
      ...[figure.measure, figure.year, figure.endsOn, figure.covers],
      ...[AREAS[figure.area.kind], figure.area.name, figure.area.code],
      ...[figure.value, figure.mark, figure.source, figure.publishedOn],
      ...[figure.unit === null ? null : UNITS[figure.unit], figure.item.name, figure.derivation],
    ]);
  return csv(headings, rows);
}

/** An empty table in our own layout with one row as an example, to be filled in. */
export function templateCsv(): string {
  return csv(
    OWN_COLUMNS.map(({ heading }) => heading),
    [OWN_COLUMNS.map(({ example }) => example)],
  );
}

/** What is wrong with a file, by row and column. */
export function problemsCsv(problems: readonly RowProblem[]): string {
  return csv(
    ['row', 'column', 'cell', 'problem'],
    problems.map((problem) => [problem.row, problem.column, problem.cell, problemInWords(problem)]),
  );
}
