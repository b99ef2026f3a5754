import { monthInWords } from '#kernel/month.ts';
import type { Chart } from './chart.ts';
import { drawNarrow } from './control-chart-narrow.ts';
import type { ControlChartOptions, ControlMonth } from './control-chart-options.ts';
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

function summaryOf({ months, unit, target }: ControlChartOptions): string {
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
  return `${span}${limits}${special}${target ? ` The target is ${formatValue(target.value, unit)}.` : ''}`;
}

const SIGNAL_WORDS: Record<NonNullable<ControlMonth['signal']>, string> = {
  good: 'better than ordinary variation',
  bad: 'worse than ordinary variation',
  high: 'higher than ordinary variation',
  low: 'lower than ordinary variation',
};

function tableOf({ title, months, unit }: ControlChartOptions): Chart['table'] {
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
      { heading: 'Note', numeric: false },
    ],
    rows: months.map((month) => [
      monthInWords(month.month),
      month.value === null ? 'no cases' : written(month.value),
      ...(hasParts ? [month.madeOf ?? '–'] : []),
      written(month.centre),
      written(month.lower),
      written(month.upper),
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
