import { type Html, html } from '../ui/html.ts';
import { annotationsShown, type ControlChartOptions } from './control-chart-options.ts';
import { axes, limitRuns, limits, type Plot, plotOf, series, targetLine } from './control-chart-plot.ts';
import { statusKey, statusKeyLines } from './key.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { apart, rowsFor } from './placing.ts';
import { formatValue } from './scale.ts';
import { cut, drawing, text, textWidth, wrapTo } from './text.ts';

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
  const top = 12 + notes.rows * LINE + (notes.rows > 0 ? 6 : 0);
  const plot = plotOf(options, { left: LEFT, right, top, bottom: top + PLOT_HEIGHT }, WIDTH, 4);
  const key = statusKey(options, LEFT, plot.box.bottom + 50, SIZE, WIDTH);
  const height = plot.box.bottom + 36 + statusKeyLines(options, LEFT, SIZE, WIDTH) * 22;
  const isEmpty = options.months.every((month) => month.value === null);
  const body = [
    ...limits(plot, options),
    ...axes(plot, options, SIZE),
    ...notes.draw(plot),
    ...(isEmpty ? [] : targetLine(plot, options)),
    ...series(plot, options, 3.2),
    ...(isEmpty ? [] : lineLabels(plot, options)),
    ...key,
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
  if (target) add(target.label ?? 'Target', target.value, PALETTE.brand, true);
  const latest = options.months.filter((month) => month.value !== null).at(-1);
  if (latest && latest.value !== null) add('Latest', latest.value, PALETTE.ink, true);
  return labels;
}

/** Wider notes are broken into two lines. */
const NOTE_WIDTH = 330;

/** A note in one line, or in two of about the same length where it is long. */
function noteLines(words: string, room: number): string[] {
  const width = textWidth(words, SIZE);
  if (width <= Math.min(room, NOTE_WIDTH)) return [words];
  return wrapTo(2, words, Math.min(room, Math.max(NOTE_WIDTH * 0.8, width * 0.6)), SIZE);
}

/** Annotations stand in rows over the plot, each beside the dotted line of its month. */
function placeNotes(options: ControlChartOptions, right: number): { rows: number; draw: (plot: Plot) => Html[] } {
  const scratch = plotOf(options, { left: LEFT, right, top: 0, bottom: 1 }, WIDTH, 4);
  const shown = annotationsShown(options);
  const spans = shown
    .map(({ month, text: words }) => {
      const x = scratch.x(month);
      const isRightward = right - x >= x - LEFT || textWidth(words, SIZE) <= WIDTH - x - 8;
      const lines = noteLines(words, isRightward ? WIDTH - x - 8 : x - 8);
      const width = Math.max(...lines.map((line) => textWidth(line, SIZE)));
      return {
        x,
        lines,
        isRightward,
        from: isRightward ? x : x - 5 - width,
        to: isRightward ? x + 5 + width : x,
      };
    })
    .sort((a, b) => a.from - b.from);
  const rows = rowsFor(spans, 12);
  const heights = rows.reduce<number[]>((most, row, index) => {
    most[row] = Math.max(most[row] ?? 0, spans[index]?.lines.length ?? 0);
    return most;
  }, []);
  const linesOver = (row: number) => heights.slice(0, row).reduce((sum, height) => sum + height, 0);
  return {
    rows: linesOver(heights.length),
    draw: (plot) =>
      spans.flatMap((span, index) => {
        const y = 4 + SIZE + linesOver(rows[index] ?? 0) * LINE;
        return [
          html`<line x1="${at(span.x)}" x2="${at(span.x)}" y1="${at(y - SIZE * 0.8)}" y2="${at(plot.box.bottom)}" stroke="${PALETTE.centre}" stroke-dasharray="2 3"/>`,
          ...span.lines.map((words, line) =>
            text(span.isRightward ? span.x + 5 : span.x - 5, y + line * LINE, words, {
              size: SIZE,
              anchor: span.isRightward ? 'start' : 'end',
              colour: PALETTE.ink,
            }),
          ),
        ];
      }),
  };
}
