import { line } from 'd3-shape';
import { type Month, monthAfter, monthShort, monthsBetween } from '#kernel/month.ts';
import { type Html, html } from '../ui/html.ts';
import {
  annotationsShown,
  benchmarksShown,
  type ControlChartOptions,
  type ControlMonth,
  targetRuns,
} from './control-chart-options.ts';
import { at, mark, type Shape } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatTick, type ValueScale, valueScale } from './scale.ts';
import { text, textWidth } from './text.ts';

/** The rectangle that points lie in. */
export type Box = { left: number; right: number; top: number; bottom: number };

export type Plot = {
  box: Box;
  /** Of the whole picture: no word may leave it. */
  width: number;
  x: (month: Month) => number;
  y: ValueScale;
  /** Half the distance between two months: how far limits reach about their first and last one. */
  halfStep: number;
};

export function plotOf(options: ControlChartOptions, box: Box, width: number, tickCount: number): Plot {
  const first = options.months[0]?.month;
  const last = options.months.at(-1)?.month;
  const steps = first && last ? monthsBetween(first, last) : 0;
  const inset = 8;
  const step = steps === 0 ? 0 : (box.right - box.left - 2 * inset) / steps;
  const x = (month: Month) =>
    first === undefined || steps === 0
      ? (box.left + box.right) / 2
      : box.left + inset + monthsBetween(first, month) * step;
  return {
    box,
    width,
    x,
    y: valueScale(valuesOf(options), options.unit, box.bottom, box.top, tickCount),
    halfStep: steps === 0 ? 30 : Math.min(inset, step / 2),
  };
}

/** Grid, axes and the months' names, as many as have room. */
export function axes(plot: Plot, options: ControlChartOptions, size: number): Html[] {
  const { box, y } = plot;
  const grid = y.ticks.map(
    (tick) =>
      html`<line x1="${at(box.left)}" x2="${at(box.right)}" y1="${y.place(tick)}" y2="${y.place(tick)}" stroke="${PALETTE.grid}"/>${text(box.left - 8, y.place(tick) + size * 0.35, formatTick(tick, options.unit), { size, anchor: 'end' })}`,
  );
  return [...grid, ...monthLabels(plot, options, size)];
}

function monthLabels(plot: Plot, options: ControlChartOptions, size: number): Html[] {
  const first = options.months[0]?.month;
  const last = options.months.at(-1)?.month;
  if (first === undefined || last === undefined) return [];
  const count = monthsBetween(first, last) + 1;
  const room = textWidth('Mmm 00', size) + 12;
  const step = count === 1 ? 1 : (plot.x(last) - plot.x(first)) / (count - 1);
  const every = [1, 2, 3, 6, 12, 24].find((months) => months * step >= room) ?? 48;
  const labels: Html[] = [];
  for (let index = 0; index < count; index += every) {
    const month = monthAfter(first, index);
    const x = plot.x(month);
    labels.push(
      html`<line x1="${at(x)}" x2="${at(x)}" y1="${at(plot.box.bottom)}" y2="${at(plot.box.bottom + 5)}" stroke="${PALETTE.centre}"/>`,
      text(
        Math.min(x, plot.width - textWidth(monthShort(month), size) / 2),
        plot.box.bottom + 8 + size,
        monthShort(month),
        {
          size,
          anchor: 'middle',
        },
      ),
    );
  }
  return labels;
}

/** The band of ordinary variation and its centre, stepping wherever the limits were set anew. */
export function limits(plot: Plot, options: ControlChartOptions): Html[] {
  return limitRuns(options.months).map(({ from, to, centre, lower, upper }) => {
    const [left, right] = [plot.x(from) - plot.halfStep, plot.x(to) + plot.halfStep];
    const [top, bottom] = [plot.y.place(upper), plot.y.place(lower)];
    return html`<rect x="${at(left)}" y="${top}" width="${at(right - left)}" height="${at(Math.max(0, bottom - top))}" fill="${PALETTE.band}"/><line x1="${at(left)}" x2="${at(right)}" y1="${plot.y.place(centre)}" y2="${plot.y.place(centre)}" stroke="${PALETTE.centre}" stroke-width="1.25"/>`;
  });
}

/** The months' line and marks: dashed and hollow while provisional, broken where a month has no cases. */
export function series(plot: Plot, options: ControlChartOptions, radius: number): Html[] {
  const place = line<ControlMonth>()
    .defined((month) => month.value !== null)
    .x((month) => at(plot.x(month.month)))
    .y((month) => plot.y.place(month.value ?? 0));
  const breaks = new Set(
    annotationsShown(options).flatMap(({ kind, month }) => (kind === 'definition' ? [month] : [])),
  );
  const withGaps = broken(filled(options.months), breaks);
  const settled = place(withGaps.map((month) => (month.status === 'provisional' ? { ...month, value: null } : month)));
  const open = provisionalParts(withGaps).map((part) => place(part));
  return [
    html`${settled !== null && html`<path d="${settled}" fill="none" stroke="${PALETTE.ink}" stroke-width="1.75" stroke-linejoin="round"/>`}`,
    ...open.map(
      (path) =>
        html`${path !== null && html`<path d="${path}" fill="none" stroke="${PALETTE.ink}" stroke-width="1.75" stroke-dasharray="3 3"/>`}`,
    ),
    ...options.months.flatMap((month) => pointMark(plot, month, radius)),
  ];
}

/** How a point looks: its shape says whether it stands out, a hollow one that it is provisional. */
export function pointLook(month: Pick<ControlMonth, 'signal'>): { shape: Shape; colour: string } {
  switch (month.signal) {
    case 'good':
      return { shape: 'up', colour: PALETTE.good };
    case 'bad':
      return { shape: 'down', colour: PALETTE.bad };
    case 'high':
    case 'low':
      return { shape: 'diamond', colour: PALETTE.either };
    case null:
      return { shape: 'dot', colour: PALETTE.ink };
  }
}

function pointMark(plot: Plot, month: ControlMonth, radius: number): Html[] {
  if (month.value === null) return [];
  const [x, y] = [plot.x(month.month), plot.y.place(month.value)];
  const { shape, colour } = pointLook(month);
  const size = month.signal === null ? radius : radius * 1.75;
  const marks = [mark(shape, x, y, size, colour)];
  if (month.status === 'provisional')
    marks.push(mark(shape, x, y + (shape === 'up' ? size * 0.06 : 0), size * 0.5, PALETTE.white));
  if (month.status === 'revised') {
    marks.unshift(
      html`<circle cx="${at(x)}" cy="${at(y)}" r="${at(size + 3)}" fill="${PALETTE.white}" stroke="${colour}" stroke-width="1.25"/>`,
    );
  }
  return marks;
}

/** Every month from first to last, those that were left out without a value. */
function filled(months: readonly ControlMonth[]): ControlMonth[] {
  const result: ControlMonth[] = [];
  for (const month of months) {
    const before = result.at(-1);
    if (before && monthsBetween(before.month, month.month) > 1) {
      result.push({
        month: monthAfter(before.month, 1),
        value: null,
        centre: null,
        lower: null,
        upper: null,
        signal: null,
        status: 'final',
      });
    }
    result.push(month);
  }
  return result;
}

/** A month without a value before each month that the line may not be drawn to. */
function broken(months: readonly ControlMonth[], breaks: ReadonlySet<Month>): ControlMonth[] {
  return months.flatMap((month) => (breaks.has(month.month) ? [{ ...month, value: null }, month] : [month]));
}

/** Runs of provisional months, each begun by the month before it so that the line holds together. */
function provisionalParts(months: readonly ControlMonth[]): ControlMonth[][] {
  const parts: ControlMonth[][] = [];
  for (const [index, month] of months.entries()) {
    if (month.status !== 'provisional') continue;
    const before = months[index - 1];
    if (before?.status === 'provisional') parts.at(-1)?.push(month);
    else parts.push(before ? [before, month] : [month]);
  }
  return parts;
}

export type LimitRun = { from: Month; to: Month; centre: number; lower: number; upper: number };

/** Stretches of months under the same limits. */
export function limitRuns(months: readonly ControlMonth[]): LimitRun[] {
  const runs: LimitRun[] = [];
  for (const { month, centre, lower, upper } of months) {
    if (centre === null || lower === null || upper === null) continue;
    const run = runs.at(-1);
    const isSame = run && run.centre === centre && run.lower === lower && run.upper === upper;
    if (run && isSame) run.to = month;
    else runs.push({ from: month, to: month, centre, lower, upper });
  }
  return runs;
}

function valuesOf(options: ControlChartOptions): number[] {
  const all = options.months.flatMap(({ value, centre, lower, upper }) => [value, centre, lower, upper]);
  const target = options.target;
  const targets = target && 'value' in target ? [target.value] : targetRuns(options).map(({ value }) => value);
  const benchmarks = benchmarksShown(options).map(({ value }) => value);
  return [...all, ...targets, ...benchmarks].filter((value) => value !== null);
}
