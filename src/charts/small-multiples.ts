import { line } from 'd3-shape';
import { type Month, monthInWords, monthsBetween } from '#kernel/month.ts';
import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { inBothWidths, NARROW, type Picture, SIZE } from './frame.ts';
import { flowedKey, type KeyEntry } from './key.ts';
import { at, mark, VERDICT_LOOKS, type VerdictKey } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatValue, type Unit, type ValueScale, valueScale } from './scale.ts';
import { text, wrapTo } from './text.ts';

export type SmallPoint = { month: Month; value: number | null; isProvisional: boolean };

export type SmallSeries = {
  name: string;
  /** In order of time; months that are left out are gaps. */
  points: readonly SmallPoint[];
  verdict: VerdictKey;
  /** What the last figure is made of: `46 of 96`. */
  madeOf?: string | undefined;
};

export type SmallMultiplesOptions = {
  id: string;
  title: string;
  unit: Unit;
  /** In the order in which they are drawn: never by how well they do. Up to about 40. */
  series: readonly SmallSeries[];
  /** A thin line through every picture: the mean of all together. */
  whole?: { name: string; mean: number } | null | undefined;
  /** What a series is called in the table: `Team`, which also stands where nothing is given. */
  groupHeading?: string | undefined;
  summary?: string | undefined;
};

const LINE = 17;
const GAP = 20;

/** Every team's own months, all on the same axes, each with its last figure and its verdict. Not a league table. */
export function smallMultiples(options: SmallMultiplesOptions): Chart {
  return inBothWidths(options, options.summary ?? summaryOf(options), tableOf(options), (width) =>
    draw(options, width, width === NARROW ? 2 : 4),
  );
}

type Axes = { x: (month: Month) => number; y: ValueScale; plotHeight: number; first: Month; last: Month };

function draw(options: SmallMultiplesOptions, width: number, columns: number): Picture {
  const { series } = options;
  const panelWidth = (width - (columns - 1) * GAP) / columns;
  const axes = axesOf(options, panelWidth);
  if (!axes) return { body: [text(0, 20, 'No figures yet', { size: SIZE })], height: 32 };
  const scaleLines = wrapTo(3, scaleInWords(options, axes), width, SIZE);
  const key = flowedKey(keyOf(options), 0, 20 + scaleLines.length * LINE, SIZE, width);
  const body: Html[] = [
    ...scaleLines.map((words, index) => text(0, 14 + index * LINE, words, { size: SIZE })),
    ...key.marks,
  ];
  let top = 14 + scaleLines.length * LINE + key.lines * 21 + 8;
  for (let start = 0; start < series.length; start += columns) {
    const row = series
      .slice(start, start + columns)
      .map((each) => ({ each, lines: linesOf(each, options, panelWidth) }));
    const nameLines = Math.max(...row.map(({ lines }) => lines.name.length));
    const footLines = Math.max(...row.map(({ lines }) => lines.verdict.length + lines.figure.length));
    for (const [column, { each, lines }] of row.entries()) {
      const left = column * (panelWidth + GAP);
      body.push(...panel(each, lines, { left, top, nameLines, panelWidth }, axes, options));
    }
    top += nameLines * LINE + axes.plotHeight + footLines * LINE + 34;
  }
  return { body, height: top - 20 };
}

type Lines = { name: string[]; verdict: string[]; figure: string[] };

function linesOf(series: SmallSeries, { unit }: SmallMultiplesOptions, width: number): Lines {
  const last = lastOf(series);
  const made = series.madeOf === undefined ? '' : ` (${series.madeOf})`;
  const figure = last ? `${formatValue(last.value, unit)}${made}` : 'no cases';
  return {
    name: wrapTo(2, series.name, width, SIZE),
    verdict: wrapTo(2, VERDICT_LOOKS[series.verdict].word, width - 20, SIZE),
    figure: wrapTo(2, figure, width, SIZE),
  };
}

function panel(
  series: SmallSeries,
  lines: Lines,
  place: { left: number; top: number; nameLines: number; panelWidth: number },
  axes: Axes,
  { whole }: SmallMultiplesOptions,
): Html[] {
  const { left, top, nameLines, panelWidth } = place;
  const plotTop = top + nameLines * LINE + 2;
  const foot = plotTop + axes.plotHeight + 20;
  const level = (value: number) => at(plotTop + axes.y.place(value));
  const look = VERDICT_LOOKS[series.verdict];
  const across = `M${at(left)} ${at(plotTop)}H${at(left + panelWidth)}M${at(left)} ${at(plotTop + axes.plotHeight)}H${at(left + panelWidth)}`;
  return [
    ...lines.name.map((words, index) =>
      text(left, top + SIZE - 2 + (nameLines - lines.name.length + index) * LINE, words, {
        size: SIZE,
        isBold: true,
        colour: PALETTE.ink,
      }),
    ),
    html`<path d="${across}" stroke="${PALETTE.grid}" fill="none"/>`,
    html`${whole && html`<path d="M${at(left)} ${level(whole.mean)}H${at(left + panelWidth)}" stroke="${PALETTE.centre}" stroke-width="1.25" stroke-dasharray="2 3" fill="none"/>`}`,
    ...monthsLine(series, axes, left, level),
    ...lines.figure.map((words, index) =>
      text(left, foot + index * LINE, words, { size: SIZE, isBold: true, colour: PALETTE.ink }),
    ),
    mark(look.shape, left + 7, foot + lines.figure.length * LINE - SIZE * 0.34, 6, look.colour),
    ...lines.verdict.map((words, index) =>
      text(left + 20, foot + (lines.figure.length + index) * LINE, words, { size: SIZE }),
    ),
  ];
}

/** The months as a line; provisional ones hollow, and so the last one if it is. */
function monthsLine({ points }: SmallSeries, axes: Axes, left: number, level: (value: number) => number): Html[] {
  const x = (month: Month) => at(left + axes.x(month));
  const path = line<SmallPoint>()
    .defined(({ value }) => value !== null)
    .x(({ month }) => x(month))
    .y(({ value }) => level(value ?? 0))(withGaps(points));
  const last = points.findLast(({ value }) => value !== null);
  const dots = points.flatMap((point, index) => {
    const { month, value, isProvisional } = point;
    if (value === null) return [];
    const isAlone = (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null;
    if (!isProvisional && point !== last && !isAlone) return [];
    const middle = isProvisional ? [mark('dot', x(month), level(value), 1.7, PALETTE.white)] : [];
    return [mark('dot', x(month), level(value), isAlone && point !== last ? 2 : 3.4, PALETTE.ink), ...middle];
  });
  return [
    html`${path !== null && html`<path d="${path}" fill="none" stroke="${PALETTE.ink}" stroke-width="1.5" stroke-linejoin="round"/>`}`,
    ...dots,
  ];
}

function withGaps(points: readonly SmallPoint[]): SmallPoint[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const isAfterGap = before !== undefined && monthsBetween(before.month, point.month) > 1;
    return isAfterGap ? [{ ...point, value: null }, point] : [point];
  });
}

function axesOf({ series, unit, whole }: SmallMultiplesOptions, panelWidth: number): Axes | null {
  const months = series.flatMap(({ points }) => points.map(({ month }) => month)).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return null;
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));
  const plotHeight = 64;
  const steps = monthsBetween(first, last);
  const x = (month: Month) =>
    steps === 0 ? panelWidth / 2 : 5 + (monthsBetween(first, month) / steps) * (panelWidth - 10);
  return {
    x,
    y: valueScale([...values, ...(whole ? [whole.mean] : [])], unit, plotHeight, 0, 3),
    plotHeight,
    first,
    last,
  };
}

function lastOf({ points }: SmallSeries): { value: number; month: Month; isProvisional: boolean } | null {
  const last = points.findLast(({ value }) => value !== null);
  return last && last.value !== null ? { ...last, value: last.value } : null;
}

function scaleInWords({ unit }: SmallMultiplesOptions, { first, last, y }: Axes): string {
  const months = first === last ? monthInWords(first) : `${monthInWords(first)} to ${monthInWords(last)}`;
  return `Every picture runs from ${formatValue(y.lowest, unit)} (below) to ${formatValue(y.highest, unit)} (above), ${months}.`;
}

function keyOf({ series, whole, unit }: SmallMultiplesOptions): KeyEntry[] {
  const entries: KeyEntry[] = [];
  if (whole) {
    entries.push({
      width: 26,
      words: `${whole.name}, mean ${formatValue(whole.mean, unit)}`,
      draw: (x, y) =>
        html`<path d="M${at(x - 13)} ${at(y)}H${at(x + 13)}" stroke="${PALETTE.centre}" stroke-width="1.25" stroke-dasharray="2 3" fill="none"/>`,
    });
  }
  if (series.some(({ points }) => points.some(({ value, isProvisional }) => value !== null && isProvisional))) {
    entries.push({
      words: 'Provisional',
      draw: (x, y) => html`${mark('dot', x, y, 3.4, PALETTE.ink)}${mark('dot', x, y, 1.7, PALETTE.white)}`,
    });
  }
  return entries;
}

function summaryOf({ series }: SmallMultiplesOptions): string {
  if (series.length === 0) return 'There are no teams to show.';
  const counted = (Object.keys(VERDICT_LOOKS) as VerdictKey[]).flatMap((verdict) => {
    const count = series.filter((each) => each.verdict === verdict).length;
    const { word } = VERDICT_LOOKS[verdict];
    return count === 0 ? [] : [`${word.charAt(0).toLowerCase()}${word.slice(1)} ${count}`];
  });
  return `${series.length} pictures on the same axes: ${counted.join(', ')}.`;
}

function tableOf({ title, series, unit, groupHeading = 'Team' }: SmallMultiplesOptions): Chart['table'] {
  return {
    caption: title,
    columns: [
      { heading: groupHeading, numeric: false },
      { heading: 'Last month', numeric: false },
      { heading: 'Figure', numeric: true },
      { heading: 'Made of', numeric: true },
      { heading: 'Verdict', numeric: false },
    ],
    rows: series.map((each) => {
      const last = lastOf(each);
      const month = last ? `${monthInWords(last.month)}${last.isProvisional ? ', provisional' : ''}` : '–';
      const figure = last ? formatValue(last.value, unit) : 'no cases';
      return [each.name, month, figure, each.madeOf ?? '–', VERDICT_LOOKS[each.verdict].word];
    }),
  };
}
