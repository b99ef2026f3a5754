import { type Month, monthInWords } from '#kernel/month.ts';
import type { Chart } from './chart.ts';
import { drawNarrow } from './control-chart-narrow.ts';
import {
  benchmarksShown,
  type ControlChartOptions,
  type ControlMonth,
  latestTarget,
  targetRuns,
} from './control-chart-options.ts';
import { drawWide } from './control-chart-wide.ts';
import { formatValue } from './scale.ts';

/** A measure's months with the limits of their ordinary variation, as an XmR chart draws them. */
export function controlChart(options: ControlChartOptions): Chart {
  const summary = options.summary ?? summaryOf(options);
  const wide = drawWide(options, summary);
  return {
    title: options.title,
    summary,
    svg: wide.svg,
    narrowSvg: drawNarrow(options, summary),
    width: wide.width,
    height: wide.height,
    table: tableOf(options),
  };
}

function summaryOf(options: ControlChartOptions): string {
  const { months, unit } = options;
  const shown = months.filter((month) => month.value !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last || last.value === null || first.value === null) return 'There are no figures to show yet.';
  const span =
    shown.length === 1
      ? `${monthInWords(last.month)}: ${formatValue(last.value, unit)}.`
      : `${shown.length} months from ${monthInWords(first.month)} (${formatValue(first.value, unit)}) to ${monthInWords(last.month)} (${formatValue(last.value, unit)}).`;
  const limits =
    last.lower === null || last.upper === null
      ? ' No limits can be drawn.'
      : ` Ordinary variation lies between ${formatValue(last.lower, unit)} and ${formatValue(last.upper, unit)}.`;
  const signals = shown.filter((month) => month.signal !== null).length;
  const special =
    last.lower === null
      ? ''
      : signals === 0
        ? ' No month stands out.'
        : ` ${signals} ${signals === 1 ? 'month stands' : 'months stand'} out.`;
  return `${span}${limits}${special}${targetInWords(options)}${benchmarksInWords(options)}`;
}

function targetInWords(options: ControlChartOptions): string {
  const aim = latestTarget(options);
  const runs = targetRuns(options);
  const before = runs.at(-2);
  if (aim === null) return '';
  const changed = before ? `; until ${monthInWords(before.to)} it was ${formatValue(before.value, options.unit)}` : '';
  return ` The target is ${formatValue(aim, options.unit)}${changed}.`;
}

function benchmarksInWords(options: ControlChartOptions): string {
  return benchmarksShown(options)
    .map(({ label, value }) => ` ${label}: ${formatValue(value, options.unit)}.`)
    .join('');
}

const SIGNAL_WORDS: Record<NonNullable<ControlMonth['signal']>, string> = {
  good: 'better than ordinary variation',
  bad: 'worse than ordinary variation',
  high: 'higher than ordinary variation',
  low: 'lower than ordinary variation',
};

function tableOf(options: ControlChartOptions): Chart['table'] {
  const { title, months, unit, target } = options;
  const hasTargets = target !== null && target !== undefined && 'byMonth' in target;
  const runs = targetRuns(options);
  const targetOf = (month: Month) => runs.find(({ from, to }) => from <= month && month <= to)?.value ?? null;
  const written = (value: number | null) => (value === null ? '–' : formatValue(value, unit));
  const hasParts = months.some((month) => month.madeOf !== undefined);
  const numeric = (heading: string) => ({ heading, numeric: true });
  return {
    caption: `${title}, by month`,
    columns: [
      { heading: 'Month', numeric: false },
      numeric('Figure'),
      ...(hasParts ? [numeric('Made of')] : []),
      numeric('Average'),
      numeric('Lower limit'),
      numeric('Upper limit'),
      ...(hasTargets ? [numeric('Target')] : []),
      { heading: 'Note', numeric: false },
    ],
    rows: months.map((month) => [
      monthInWords(month.month),
      month.value === null ? 'no cases' : written(month.value),
      ...(hasParts ? [month.madeOf ?? '–'] : []),
      written(month.centre),
      written(month.lower),
      written(month.upper),
      ...(hasTargets ? [written(targetOf(month.month))] : []),
      noteOf(month),
    ]),
  };
}

function noteOf(month: ControlMonth): string {
  const status = month.status === 'final' ? [] : [month.status];
  const signal = month.signal === null ? [] : [SIGNAL_WORDS[month.signal]];
  const note = [...status, ...signal].join(', ');
  return note === '' ? '–' : note.charAt(0).toUpperCase() + note.slice(1);
}
