import { type Html, html } from '../ui/html.ts';
import { annotationNotes, benchmarkLines, benchmarkTag, targetLine } from './control-chart-lines.ts';
import { benchmarksShown, type ControlChartOptions, latestTarget } from './control-chart-options.ts';
import { axes, limitRuns, limits, plotOf, series } from './control-chart-plot.ts';
import { statusKey, statusKeyLines } from './key.ts';
import { at } from './marks.ts';
import { numberedNotes } from './notes-numbered.ts';
import { PALETTE } from './palette.ts';
import { formatValue } from './scale.ts';
import { cut, drawing, text } from './text.ts';

const WIDTH = 340;
const SIZE = 14;
const LINE = 20;
const LEFT = 48;
const PLOT_HEIGHT = 210;

/** The chart for a telephone: names of the lines and what happened are written under the plot, at full size. */
export function drawNarrow(options: ControlChartOptions, summary: string): string {
  const scratch = plotOf(options, { left: LEFT, right: WIDTH - 6, top: 0, bottom: 1 }, WIDTH, 4);
  const notes = numberedNotes(annotationNotes(options, scratch.x));
  const top = 10 + notes.height;
  const plot = plotOf(options, { left: LEFT, right: WIDTH - 6, top, bottom: top + PLOT_HEIGHT }, WIDTH, 4);
  const key = linesKey(options, plot.box.bottom + 52);
  const pointsKeyLines = statusKeyLines(options, 0, SIZE, WIDTH);
  const pointsKeyAt = plot.box.bottom + 54 + key.lines * LINE;
  const notesAt = pointsKeyAt + pointsKeyLines * (SIZE + 7) + (pointsKeyLines > 0 ? 3 : 0);
  const listed = notes.list(notesAt, WIDTH);
  const isEmpty = options.months.every((month) => month.value === null);
  const body = [
    ...limits(plot, options),
    ...axes(plot, options, SIZE),
    ...notes.over(plot.box.bottom),
    ...targetLine(plot, options),
    ...series(plot, options, 2.6),
    ...(isEmpty ? [] : benchmarkLines(plot, options)),
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
  const aim = latestTarget(options);
  if (target && aim !== null) {
    entries.push({
      sample: (level) => sampleLine(level, PALETTE.brand, 1.75, '7 4'),
      words: `${target.label ?? 'Target'} ${formatValue(aim, unit)}`,
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
  for (const { letter, label, value } of benchmarksShown(options)) {
    entries.push({
      sample: (level) => benchmarkTag(letter, 12, level),
      words: cut(`${label}: ${formatValue(value, unit)}`, WIDTH - 32, SIZE),
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
