import { type Html, html } from '../ui/html.ts';
import { annotationsShown, type ControlChartOptions } from './control-chart-options.ts';
import { axes, limitRuns, limits, type Plot, plotOf, series, targetLine } from './control-chart-plot.ts';
import { statusKey, statusKeyLines } from './key.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { rowsFor } from './placing.ts';
import { formatValue } from './scale.ts';
import { drawing, text, wrap } from './text.ts';

const WIDTH = 340;
const SIZE = 14;
const LINE = 20;
const LEFT = 48;
const PLOT_HEIGHT = 210;

/** The chart for a telephone: names of the lines and what happened are written under the plot, at full size. */
export function drawNarrow(options: ControlChartOptions, summary: string): string {
  const notes = annotationsShown(options);
  const scratch = plotOf(options, { left: LEFT, right: WIDTH - 6, top: 0, bottom: 1 }, WIDTH, 4);
  const spots = notes.map(({ month }) => ({ from: scratch.x(month) - 9, to: scratch.x(month) + 9 }));
  const rows = rowsFor(spots, 2);
  const noteRows = rows.reduce((most, row) => Math.max(most, row + 1), 0);
  const top = 10 + noteRows * 22;
  const plot = plotOf(options, { left: LEFT, right: WIDTH - 6, top, bottom: top + PLOT_HEIGHT }, WIDTH, 4);
  const key = linesKey(options, plot.box.bottom + 52);
  const pointsKeyLines = statusKeyLines(options, 0, SIZE, WIDTH);
  const pointsKeyAt = plot.box.bottom + 54 + key.lines * LINE;
  const notesAt = pointsKeyAt + pointsKeyLines * (SIZE + 7) + (pointsKeyLines > 0 ? 3 : 0);
  const listed = notesList(
    notes.map((note) => note.text),
    notesAt,
  );
  const isEmpty = options.months.every((month) => month.value === null);
  const body = [
    ...limits(plot, options),
    ...axes(plot, options, SIZE),
    ...notes.flatMap(({ month }, index) => noteLine(plot, plot.x(month), 12 + (rows[index] ?? 0) * 22, index + 1)),
    ...targetLine(plot, options),
    ...series(plot, options, 2.6),
    ...(isEmpty
      ? [text((LEFT + WIDTH) / 2, top + PLOT_HEIGHT / 2, 'No figures yet', { size: 16, anchor: 'middle' })]
      : []),
    ...key.marks,
    ...statusKey(options, 0, pointsKeyAt, SIZE, WIDTH),
    ...listed.marks,
  ];
  const height = notesAt + listed.lines * LINE - 6;
  return drawing({
    id: `${options.id}-narrow`,
    width: WIDTH,
    height,
    title: options.title,
    description: summary,
    body,
  });
}

/** Each line's sample, name and figure, two to a line where they fit. */
function linesKey(options: ControlChartOptions, y: number): { marks: Html[]; lines: number } {
  const { unit, target } = options;
  const run = limitRuns(options.months).at(-1);
  const latest = options.months.filter((month) => month.value !== null).at(-1);
  const entries: { sample: (at: number) => Html; words: string; isBold: boolean; colour: string }[] = [];
  if (latest && latest.value !== null) {
    entries.push({
      sample: (level) => sampleLine(level, PALETTE.ink, 1.75),
      words: `Latest ${formatValue(latest.value ?? 0, unit)}`,
      isBold: true,
      colour: PALETTE.ink,
    });
  }
  if (target) {
    entries.push({
      sample: (level) => sampleLine(level, PALETTE.brand, 1.75, '7 4'),
      words: `${target.label ?? 'Target'} ${formatValue(target.value, unit)}`,
      isBold: true,
      colour: PALETTE.brand,
    });
  }
  if (run) {
    entries.push({
      sample: (level) => sampleLine(level, PALETTE.centre, 1.25),
      words: `Average ${formatValue(run.centre, unit)}`,
      isBold: false,
      colour: PALETTE.muted,
    });
    entries.push({
      sample: (level) =>
        html`<rect x="0" y="${at(level - 6)}" width="24" height="12" fill="${PALETTE.band}" stroke="${PALETTE.grid}"/>`,
      words: `Ordinary variation ${formatValue(run.lower, unit)} to ${formatValue(run.upper, unit)}`,
      isBold: false,
      colour: PALETTE.muted,
    });
  }
  const marks = entries.flatMap(({ sample, words, isBold, colour }, index) => {
    const level = y + index * LINE;
    return [sample(level - SIZE * 0.34), text(32, level, words, { size: SIZE, isBold, colour })];
  });
  return { marks, lines: entries.length };
}

function sampleLine(level: number, colour: string, width: number, dashes?: string): Html {
  return html`<path d="M0 ${at(level)}H24" fill="none" stroke="${colour}" stroke-width="${width}"${dashes !== undefined && html` stroke-dasharray="${dashes}"`}/>`;
}

function noteLine(plot: Plot, x: number, y: number, number: number): Html[] {
  return [
    html`<line x1="${at(x)}" x2="${at(x)}" y1="${at(y)}" y2="${at(plot.box.bottom)}" stroke="${PALETTE.centre}" stroke-dasharray="2 3"/>`,
    numberMark(x, y, number),
  ];
}

function numberMark(x: number, y: number, number: number): Html {
  return html`<circle cx="${at(x)}" cy="${at(y)}" r="9" fill="${PALETTE.brand}"/>${text(x, y + 4.5, String(number), { size: 12, anchor: 'middle', colour: PALETTE.white, isBold: true })}`;
}

function notesList(notes: readonly string[], y: number): { marks: Html[]; lines: number } {
  const marks: Html[] = [];
  let lines = 0;
  for (const [index, note] of notes.entries()) {
    marks.push(numberMark(9, y + lines * LINE - 4.5, index + 1));
    for (const words of wrap(note, WIDTH - 28, SIZE)) {
      marks.push(text(26, y + lines * LINE, words, { size: SIZE, colour: PALETTE.ink }));
      lines += 1;
    }
  }
  return { marks, lines };
}
