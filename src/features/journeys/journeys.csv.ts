import { csv } from '#kernel/csv.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Chosen, Cohort } from './cohort.ts';
import type { JourneyKind } from './kinds.ts';

/** Every step with how many came to it, and every link with how many went along it; no row where there is none. */
export function cohortCsv(
  kind: JourneyKind,
  followed: { cohort: Cohort; chosen: Chosen; asAt: LocalDate } | null,
): string {
  const headings = [
    'Journey',
    'Of',
    'From month',
    'To month',
    'Extract as at',
    'Stage',
    'Step',
    'Went on to',
    'Count',
    'Of all, %',
  ];
  return csv(headings, followed === null ? [] : rowsOf(kind, followed));
}

function rowsOf(
  { title, stages }: JourneyKind,
  { cohort, chosen, asAt }: { cohort: Cohort; chosen: Chosen; asAt: LocalDate },
): (string | number | null)[][] {
  const start = [title, chosen.team ?? 'The council', chosen.from, chosen.to, asAt];
  const labelOf = new Map(cohort.nodes.map(({ id, label }) => [id, label]));
  const share = (count: number) => Math.round((10_000 * count) / cohort.total) / 100;
  return cohort.nodes.flatMap(({ id, stage, label, count }) => [
    [...start, stages[stage] ?? '', label, null, count, share(count)],
    ...cohort.links
      .filter(({ from }) => from === id)
      .map((link) => [...start, stages[stage] ?? '', label, labelOf.get(link.to) ?? '', link.count, share(link.count)]),
  ]);
}
