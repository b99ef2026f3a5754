import { type Html, html } from '../ui/html.ts';
import { annotationNotes, benchmarkEntries, benchmarkLines, targetLine } from './control-chart-lines.ts';
import { type ControlChartOptions, latestTarget } from './control-chart-options.ts';
import { axes, limitRuns, limits, type Plot, plotOf, series } from './control-chart-plot.ts';
import { flowedKey, statusKey, statusKeyLines } from './key.ts';
import { at } from './marks.ts';
import { notesOver } from './notes-over.ts';
import { PALETTE } from './palette.ts';
import { apart } from './placing.ts';
import { formatValue } from './scale.ts';
import { cut, drawing, text } from './text.ts';

const WIDTH = 800;
const SIZE = 14;
const LINE = 18;
const LEFT = 56;
const RIGHT_SPACE = 150;
const PLOT_HEIGHT = 260;

/** The chart for a full page: labels at the right of their lines, annotations over the plot. */
export function drawWide(
  options: ControlChartOptions,
  summary: string,
): { svg: string; width: number; height: number } {
  const right = WIDTH - RIGHT_SPACE;
  const notes = placeNotes(options, right);
  const top = 12 + notes.height;
  const plot = plotOf(options, { left: LEFT, right, top, bottom: top + PLOT_HEIGHT }, WIDTH, 4);
  const key = statusKey(options, LEFT, plot.box.bottom + 50, SIZE, WIDTH);
  const isEmpty = options.months.every((month) => month.value === null);
  const keyHeight = statusKeyLines(options, LEFT, SIZE, WIDTH) * 22;
  const others = flowedKey(
    isEmpty ? [] : benchmarkEntries(options),
    LEFT,
    plot.box.bottom + 50 + keyHeight,
    SIZE,
    WIDTH,
  );
  const height = plot.box.bottom + 36 + keyHeight + others.lines * 22;
  const body = [
    ...limits(plot, options),
    ...axes(plot, options, SIZE),
    ...notes.draw(plot.box.bottom),
    ...(isEmpty ? [] : targetLine(plot, options)),
    ...series(plot, options, 3.2),
    ...(isEmpty ? [] : benchmarkLines(plot, options)),
    ...(isEmpty ? [] : lineLabels(plot, options)),
    ...key,
    ...others.marks,
    ...(isEmpty
      ? [text((LEFT + right) / 2, top + PLOT_HEIGHT / 2, 'No figures yet', { size: 16, anchor: 'middle' })]
      : []),
  ];
  const svg = drawing({ id: options.id, width: WIDTH, height, title: options.title, description: summary, body });
  return { svg, width: WIDTH, height };
}

type LineLabel = { y: number; words: string; colour: string; isBold: boolean };

/** What each line is, beside its right end, moved apart where they would touch. */
function lineLabels(plot: Plot, options: ControlChartOptions): Html[] {
  const wanted = wantedLabels(plot, options);
  const places = apart(
    wanted.map((label) => label.y),
    LINE,
    plot.box.top + 2,
    plot.box.bottom - 2,
  );
  const x = plot.box.right + 22;
  return wanted.flatMap((label, index) => {
    const y = places[index] ?? label.y;
    const isMoved = Math.abs(y - label.y) > 1;
    const leader = html`<path d="M${at(plot.box.right + 3)} ${at(label.y)}L${at(x - 5)} ${at(y)}" fill="none" stroke="${PALETTE.centre}" stroke-width="0.75"/>`;
    return [
      ...(isMoved ? [leader] : []),
      text(x, y + SIZE * 0.35, cut(label.words, WIDTH - x, SIZE), {
        size: SIZE,
        colour: label.colour,
        isBold: label.isBold,
      }),
    ];
  });
}

function wantedLabels(plot: Plot, options: ControlChartOptions): LineLabel[] {
  const { unit, target } = options;
  const labels: LineLabel[] = [];
  const add = (name: string, value: number, colour: string, isBold: boolean) =>
    labels.push({ y: plot.y.place(value), words: `${name} ${formatValue(value, unit)}`, colour, isBold });
  const run = limitRuns(options.months).at(-1);
  if (run) {
    add('Upper limit', run.upper, PALETTE.muted, false);
    add('Average', run.centre, PALETTE.muted, false);
    add('Lower limit', run.lower, PALETTE.muted, false);
  }
  const aim = latestTarget(options);
  if (target && aim !== null) add(target.label ?? 'Target', aim, PALETTE.brand, true);
  const latest = options.months.filter((month) => month.value !== null).at(-1);
  if (latest && latest.value !== null) add('Latest', latest.value, PALETTE.ink, true);
  return labels;
}

/** Annotations stand in rows over the plot, each beside the dotted line of its month. */
function placeNotes(options: ControlChartOptions, right: number) {
  const scratch = plotOf(options, { left: LEFT, right, top: 0, bottom: 1 }, WIDTH, 4);
  return notesOver(annotationNotes(options, scratch.x), { left: LEFT, right, width: WIDTH });
}
