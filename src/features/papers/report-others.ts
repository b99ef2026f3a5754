import {
  type Benchmark,
  comparedWith,
  differenceOf,
  figureInWords,
  newestOfEach,
  periodInWords,
  sourceInWords,
  UNIT_OF_KIND,
} from '#features/benchmarks/index.ts';
import { isOutOfCases, SMALLEST_JUDGED_DENOMINATOR } from '../measures/index.ts';
import { englandBeside, ourPeriodOf, type Published } from '../scorecard/index.ts';
import type { Block, Cell } from './document.ts';
import { sentence } from './report-words.ts';

/** What others published, by measure. */
export type PublishedByOthers = ReadonlyMap<string, readonly Benchmark[]>;

/** The newest published figures of other areas, each with its own period and source; nothing where there are none. */
export function othersTable({ measure }: Published, figures: readonly Benchmark[]): Block[] {
  const newest = newestOfEach(figures.filter(({ area }) => area.kind !== 'council'));
  if (newest.length === 0) return [];
  const differs = differenceOf(measure.id);
  const derived = [...new Set(newest.flatMap(({ derivation }) => (derivation === null ? [] : [derivation])))];
  const sources = [...new Set(newest.map(sourceInWords))];
  const notes = [
    `${sources.length === 1 ? 'Source' : 'Sources'}: ${sources.join('; ')}.`,
    ...(differs === null ? [] : [`Not counted in quite the same way as ours: ${sentence(differs)}`]),
    ...derived.map(sentence),
  ];
  return [
    {
      kind: 'table',
      caption: 'Other areas, as published: each figure of its own period, not of our month',
      sheet: 'Other areas',
      columns: [
        { heading: 'Reference', share: 8, only: 'workbook' },
        { heading: 'Area', share: 30 },
        { heading: 'Figure', share: 24, align: 'right' },
        { heading: 'Of', share: 46 },
        { heading: 'Source', share: 60, only: 'workbook' },
      ],
      rows: newest.map((figure) => [
        { text: measure.id },
        { text: figure.area.name },
        figureOfOthers(figure),
        { text: periodInWords(figure) },
        { text: sourceInWords(figure) },
      ]),
    },
    { kind: 'note', runs: [{ text: notes.join(' ') }] },
  ];
}

/** Typed for the workbook where it is a plain number; withheld ones stay in words. */
function figureOfOthers(figure: Benchmark): Cell {
  const { value, mark, unit } = figure;
  const text = figureInWords(figure);
  if (value === null || mark !== null) return { text };
  return { text, number: { value, format: unit === 'percent' ? 'percentPoints' : 'oneDecimal' } };
}

/** How the latest figures stand to England’s newest published ones; null where none can be compared. */
export function englandInWords(rows: readonly Published[], published: PublishedByOthers): string | null {
  const counts = { better: 0, worse: 0, 'about the same': 0, 'cannot be compared': 0 };
  for (const row of rows) {
    const england = englandBeside(row.measure, published.get(row.measure.id) ?? []);
    if (england !== null) counts[standingTo(row, england)] += 1;
  }
  const all = counts.better + counts.worse + counts['about the same'];
  if (all === 0) return null;
  const is = (count: number) => (count === 1 ? '1 is' : `${count} are`);
  return `Of the ${all === 1 ? 'one measure' : `${all} measures`} that can be set beside England’s newest published figure, ${is(counts.better)} better, ${is(counts.worse)} worse and ${is(counts['about the same'])} about the same. The periods differ: each measure’s page gives both.`;
}

function standingTo({ measure, latest, latestInterval }: Published, england: Benchmark) {
  if (latest === null || latest.isSuppressed) return 'cannot be compared';
  const isTooFew = isOutOfCases(measure.kind) && (latest.denominator ?? 0) < SMALLEST_JUDGED_DENOMINATOR;
  return comparedWith(
    {
      value: isTooFew ? null : latest.value,
      unit: UNIT_OF_KIND[measure.kind],
      period: ourPeriodOf(measure, latest.month),
      interval: latestInterval,
      better: measure.better,
    },
    england,
  ).verdict;
}
