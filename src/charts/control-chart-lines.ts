import type { Month } from '#kernel/month.ts';
import { type Html, html } from '../ui/html.ts';
import { annotationsShown, benchmarksShown, type ControlChartOptions, targetRuns } from './control-chart-options.ts';
import type { Plot } from './control-chart-plot.ts';
import type { KeyEntry } from './key.ts';
import { at } from './marks.ts';
import type { NoteOver } from './notes-over.ts';
import { PALETTE } from './palette.ts';
import { formatValue } from './scale.ts';
import { text } from './text.ts';

const TARGET = { colour: PALETTE.brand, width: 1.75, dashes: '7 4' };
const BENCHMARK = { colour: PALETTE.neutral, width: 1.5, dashes: '10 3 2 3' };

/** The target across the plot; where it changes, in steps, with gaps where there is none. */
export function targetLine(plot: Plot, options: ControlChartOptions): Html[] {
  const { target } = options;
  if (!target) return [];
  const { left, right } = plot.box;
  if ('value' in target) {
    const y = plot.y.place(target.value);
    return [
      html`<line x1="${at(left)}" x2="${at(right)}" y1="${y}" y2="${y}" stroke="${TARGET.colour}" stroke-width="${TARGET.width}" stroke-dasharray="${TARGET.dashes}"/>`,
    ];
  }
  let path = '';
  let end = Number.NaN;
  for (const { from, to, value } of targetRuns(options)) {
    const [start, y] = [startOf(plot, options, from), plot.y.place(value)];
    path += Math.abs(start - end) < 0.5 ? `V${y}` : `M${at(start)} ${y}`;
    end = endOf(plot, options, to);
    path += `H${at(end)}`;
  }
  return path === ''
    ? []
    : [
        html`<path d="${path}" fill="none" stroke="${TARGET.colour}" stroke-width="${TARGET.width}" stroke-dasharray="${TARGET.dashes}"/>`,
      ];
}

/** Where a line over the months from this one begins: at the plot's edge if it is the first. */
function startOf({ box, x, halfStep }: Plot, { months }: ControlChartOptions, month: Month): number {
  return month === months[0]?.month ? box.left : x(month) - halfStepOf(months, x, halfStep);
}

function endOf({ box, x, halfStep }: Plot, { months }: ControlChartOptions, month: Month): number {
  return month === months.at(-1)?.month ? box.right : x(month) + halfStepOf(months, x, halfStep);
}

/** Half the distance between two months, so that steps meet between them. */
function halfStepOf(months: ControlChartOptions['months'], x: Plot['x'], halfStep: number): number {
  const [first, second] = [months[0]?.month, months[1]?.month];
  return first && second ? Math.max(halfStep, (x(second) - x(first)) / 2) : halfStep;
}

const TAG = 16;
const TAG_SIZE = 12;

/** Each benchmark over the months that it speaks of, or at the right edge, with its letter on it. */
export function benchmarkLines(plot: Plot, options: ControlChartOptions): Html[] {
  const tags: { x: number; y: number }[] = [];
  const drawn = benchmarksShown(options).map(({ value, from, to, letter }) => {
    const { start, end } = reachOf(plot, options, from, to);
    const y = plot.y.place(value);
    const x = tagPlace(plot, options, { start, end, y }, tags);
    tags.push({ x, y });
    return {
      line: html`<path d="M${at(start)} ${y}H${at(end)}" fill="none" stroke="${BENCHMARK.colour}" stroke-width="${BENCHMARK.width}" stroke-dasharray="${BENCHMARK.dashes}"/>`,
      tag: benchmarkTag(letter, x, y),
    };
  });
  return [...drawn.map(({ line }) => line), ...drawn.map(({ tag }) => tag)];
}

/** A place on the line that the months' figures leave free; away from other letters in any case. */
function tagPlace(
  plot: Plot,
  options: ControlChartOptions,
  { start, end, y }: { start: number; end: number; y: number },
  tags: readonly { x: number; y: number }[],
): number {
  const [left, right] = [plot.box.left + TAG / 2, plot.box.right - TAG / 2];
  const isFree = (x: number) => !tags.some((tag) => Math.abs(tag.x - x) < TAG + 1 && Math.abs(tag.y - y) < TAG + 1);
  const isClear = (x: number) =>
    [-TAG / 2, 0, TAG / 2].every((beside) => {
      const level = figureLevel(plot, options, x + beside);
      return level === null || Math.abs(level - y) > TAG / 2 + 5;
    });
  const along = places(Math.max(left, start + TAG / 2), Math.min(right, end - TAG / 2));
  const anywhere = places(left, right).filter(isFree);
  return along.find((x) => isFree(x) && isClear(x)) ?? along.find(isFree) ?? nearest(anywhere, start) ?? left;
}

function places(from: number, to: number): number[] {
  const result: number[] = [];
  for (let x = from; x <= to; x += 6) result.push(x);
  return result;
}

function nearest(values: readonly number[], to: number): number | undefined {
  return values.toSorted((a, b) => Math.abs(a - to) - Math.abs(b - to))[0];
}

/** How high the months' line runs at a place; null beside it. */
function figureLevel({ x, y }: Plot, { months }: ControlChartOptions, place: number): number | null {
  const shown = months.flatMap(({ month, value }) => (value === null ? [] : [{ x: x(month), y: y.place(value) }]));
  const after = shown.findIndex((point) => point.x >= place);
  const [before, next] = [shown[after - 1], shown[after]];
  if (!next) return null;
  if (!before) return next.x - place < TAG / 2 ? next.y : null;
  return before.y + ((next.y - before.y) * (place - before.x)) / (next.x - before.x);
}

/** Its letter in a square. */
export function benchmarkTag(letter: string, x: number, y: number): Html {
  return html`<rect x="${at(x - TAG / 2)}" y="${at(y - TAG / 2)}" width="${TAG}" height="${TAG}" rx="2" fill="${PALETTE.white}" stroke="${BENCHMARK.colour}"/>${text(x, y + TAG_SIZE * 0.36, letter, { size: TAG_SIZE, anchor: 'middle', isBold: true, colour: PALETTE.ink })}`;
}

const EDGE_LENGTH = 40;

function reachOf(plot: Plot, options: ControlChartOptions, from: Month | null, to: Month | null) {
  const [first, last] = [options.months[0]?.month, options.months.at(-1)?.month];
  const isShown = first && last && from !== null && to !== null && from <= last && to >= first;
  if (!isShown) return { start: plot.box.right - EDGE_LENGTH, end: plot.box.right };
  return {
    start: startOf(plot, options, from < first ? first : from),
    end: endOf(plot, options, to > last ? last : to),
  };
}

const NOTE_LINES = {
  event: undefined,
  definition: { colour: PALETTE.ink, width: 1.25, dashes: null },
  rebase: { colour: PALETTE.centre, width: 1.25, dashes: '6 3' },
};

/** The annotations as notes over the plot: a change of definition has an unbroken line, one of limits a dashed one. */
export function annotationNotes(options: ControlChartOptions, x: (month: Month) => number): NoteOver[] {
  return annotationsShown(options).map(({ month, text: words, kind }) => ({
    x: x(month),
    words,
    line: NOTE_LINES[kind ?? 'event'],
  }));
}

/** What each letter stands for, as a key writes it. */
export function benchmarkEntries(options: ControlChartOptions): KeyEntry[] {
  return benchmarksShown(options).map(({ letter, label, value }) => ({
    width: TAG,
    words: `${label}: ${formatValue(value, options.unit)}`,
    draw: (x, y) => benchmarkTag(letter, x, y),
  }));
}
