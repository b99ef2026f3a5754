import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatValue } from './scale.ts';
import { drawing, text, textWidth, wrapTo } from './text.ts';

export type IssueBar = {
  label: string;
  count: number;
  /** Whether it kept rows out or only warns; said in words after the count, and by the bar's colour. */
  weight: 'error' | 'warning';
};

export type IssueBarsOptions = { id: string; title: string; bars: readonly IssueBar[]; summary?: string | undefined };

const SIZE = 14;
const WIDE = 800;
const NARROW = 340;
const WORDS = { error: 'kept out', warning: 'warned' } as const;
const COLOURS = { error: PALETTE.bad, warning: PALETTE.neutral } as const;

/** How often each thing happened, most often first as given, named beside or above its bar. */
export function issueBars(options: IssueBarsOptions): Chart {
  const summary = options.summary ?? summaryOf(options);
  const wide = drawWide(options, summary);
  return {
    title: options.title,
    summary,
    svg: wide.svg,
    narrowSvg: drawNarrow(options, summary),
    width: WIDE,
    height: wide.height,
    table: {
      caption: options.title,
      columns: [
        { heading: 'Problem', numeric: false },
        { heading: 'Rows', numeric: true },
        { heading: 'What was done', numeric: false },
      ],
      rows: options.bars.map(({ label, count, weight }) => [label, formatValue(count, 'count'), WORDS[weight]]),
    },
  };
}

function drawWide(options: IssueBarsOptions, summary: string): { svg: string; height: number } {
  const left = 330;
  const row = 44;
  const lengths = lengthsOf(options, WIDE - left);
  const body = options.bars.flatMap((bar, index) => {
    const middle = index * row + row / 2;
    const lines = wrapTo(2, bar.label, left - 16, SIZE);
    const start = middle + SIZE * 0.35 - ((lines.length - 1) * 17) / 2;
    const length = lengths[index] ?? 0;
    return [
      ...lines.map((words, part) =>
        text(left - 12, start + part * 17, words, { size: SIZE, anchor: 'end', colour: PALETTE.ink }),
      ),
      barOf(bar, left, middle - 11, length, 22),
      ...countOf(bar, left + length + 8, middle + SIZE * 0.35),
    ];
  });
  const height = Math.max(1, options.bars.length) * row;
  return {
    svg: drawing({
      id: options.id,
      width: WIDE,
      height,
      title: options.title,
      description: summary,
      body: orNothing(body),
    }),
    height,
  };
}

function drawNarrow(options: IssueBarsOptions, summary: string): string {
  const lengths = lengthsOf(options, NARROW);
  const body: Html[] = [];
  let y = 0;
  for (const [index, bar] of options.bars.entries()) {
    const length = lengths[index] ?? 0;
    for (const words of wrapTo(3, bar.label, NARROW, SIZE)) {
      y += 18;
      body.push(text(0, y - 3, words, { size: SIZE, colour: PALETTE.ink }));
    }
    body.push(barOf(bar, 0, y + 3, length, 18), ...countOf(bar, length + 8, y + 17));
    y += 36;
  }
  const height = Math.max(30, y - 8);
  return drawing({
    id: `${options.id}-narrow`,
    width: NARROW,
    height,
    title: options.title,
    description: summary,
    body: orNothing(body),
  });
}

function barOf(bar: IssueBar, x: number, y: number, width: number, height: number): Html {
  return html`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${height}" fill="${COLOURS[bar.weight]}"/>`;
}

function countOf(bar: IssueBar, x: number, y: number): Html[] {
  const count = formatValue(bar.count, 'count');
  return [
    text(x, y, count, { size: SIZE, colour: PALETTE.ink, isBold: true }),
    text(x + textWidth(count, SIZE) + 6, y, WORDS[bar.weight], { size: SIZE }),
  ];
}

/** Each bar's length, with room after the longest for its count and words. */
function lengthsOf({ bars }: IssueBarsOptions, width: number): number[] {
  const most = bars.reduce((highest, { count }) => Math.max(highest, count), 0);
  const words = bars.map(
    (bar) => textWidth(formatValue(bar.count, 'count'), SIZE) + textWidth(WORDS[bar.weight], SIZE) + 18,
  );
  const room = width - Math.max(0, ...words);
  return bars.map(({ count }) => (most === 0 ? 2 : Math.max(2, (count / most) * room)));
}

function orNothing(body: readonly Html[]): readonly Html[] {
  return body.length > 0 ? body : [text(0, 20, 'Nothing to show', { size: SIZE })];
}

function summaryOf({ bars }: IssueBarsOptions): string {
  const [first] = bars;
  if (!first) return 'There is nothing to show.';
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  return `${formatValue(total, 'count')} in all; most often: ${first.label} (${formatValue(first.count, 'count')}).`;
}
