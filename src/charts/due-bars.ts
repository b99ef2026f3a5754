import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatValue } from './scale.ts';
import { drawing, text, textWidth, wrapTo } from './text.ts';

/** One kind of thing that is due, and how many of it when. */
export type DueBar = { label: string; overdue: number; next5: number; next20: number; later: number };

export type DueBarsOptions = { id: string; title: string; bars: readonly DueBar[] };

const SIZE = 14;
const ROW = 34;
const BAR = 18;
const SHORTEST = 4;
const WIDE = { width: 800, left: 290 };
const NARROW = { width: 340, row: 52 };

/**
 * How many are overdue and how many fall due in the next five working days, kind by kind: a filled part and an outlined
 * one, with both counts in words. Kinds without either, and what is due later, stand in the table alone.
 */
export function dueBars(options: DueBarsOptions): Chart {
  const summary = summaryOf(options);
  const drawn = { ...options, bars: options.bars.filter(({ overdue, next5 }) => overdue + next5 > 0) };
  const height = Math.max(1, drawn.bars.length) * ROW;
  return {
    title: options.title,
    summary,
    svg: drawWide(drawn, summary, height),
    narrowSvg: drawNarrow(drawn, summary),
    width: WIDE.width,
    height,
    table: {
      caption: options.title,
      columns: [
        { heading: 'What is due', numeric: false },
        { heading: 'Overdue', numeric: true },
        { heading: 'In the next 5 working days', numeric: true },
        { heading: 'In 6 to 20 working days', numeric: true },
        { heading: 'Later', numeric: true },
      ],
      rows: options.bars.map(({ label, ...counts }) => [
        label,
        ...[counts.overdue, counts.next5, counts.next20, counts.later].map((count) => formatValue(count, 'count')),
      ]),
    },
  };
}

function drawWide(options: DueBarsOptions, summary: string, height: number): string {
  const { width, left } = WIDE;
  const body = options.bars.flatMap((bar, index) => {
    const middle = index * ROW + ROW / 2;
    const length = (count: number) => lengthOf(count, options, width - left);
    const label = wrapTo(1, bar.label, left - 14, SIZE)[0] ?? '';
    return [
      text(left - 12, middle + SIZE * 0.35, label, { size: SIZE, anchor: 'end', colour: PALETTE.ink }),
      ...parts(bar, left, middle - BAR / 2, length),
      text(left + length(bar.overdue) + length(bar.next5) + 10, middle + SIZE * 0.35, wordsOf(bar), { size: SIZE }),
    ];
  });
  return drawing({ id: options.id, width, height, title: options.title, description: summary, body: orNothing(body) });
}

function drawNarrow(options: DueBarsOptions, summary: string): string {
  const { width, row } = NARROW;
  const body = options.bars.flatMap((bar, index) => {
    const y = index * row;
    const label = wrapTo(1, bar.label, width, SIZE)[0] ?? '';
    const length = (count: number) => lengthOf(count, options, width);
    return [
      text(0, y + 15, label, { size: SIZE, colour: PALETTE.ink }),
      ...parts(bar, 0, y + 22, length),
      text(length(bar.overdue) + length(bar.next5) + 8, y + 36, wordsOf(bar), { size: SIZE }),
    ];
  });
  const height = Math.max(1, options.bars.length) * row;
  return drawing({
    ...{ id: `${options.id}-narrow`, width, height, title: options.title, description: summary },
    body: orNothing(body),
  });
}

/** The filled part is overdue, the outlined one falls due. */
function parts({ overdue, next5 }: DueBar, x: number, y: number, length: (count: number) => number): Html[] {
  const filled = length(overdue);
  const outlined = length(next5);
  return [
    ...(overdue === 0
      ? []
      : [html`<rect x="${at(x)}" y="${at(y)}" width="${at(filled)}" height="${BAR}" fill="${PALETTE.bad}"/>`]),
    ...(next5 === 0
      ? []
      : [
          html`<rect x="${at(x + filled + 1)}" y="${at(y + 1)}" width="${at(Math.max(1, outlined - 2))}" height="${BAR - 2}" fill="${PALETTE.white}" stroke="${PALETTE.neutral}" stroke-width="2"/>`,
        ]),
  ];
}

/** As long as its share of the longest bar, with room after it for the words; never too short to be seen. */
function lengthOf(count: number, { bars }: DueBarsOptions, width: number): number {
  const most = bars.reduce((highest, { overdue, next5 }) => Math.max(highest, overdue + next5), 0);
  const words = bars.reduce((longest, bar) => Math.max(longest, textWidth(wordsOf(bar), SIZE)), 0);
  return count === 0 ? 0 : SHORTEST + (count / most) * Math.max(0, width - words - 2 * SHORTEST - 12);
}

function wordsOf({ overdue, next5 }: DueBar): string {
  return `${formatValue(overdue, 'count')} overdue, ${formatValue(next5, 'count')} in 5 working days`;
}

function orNothing(body: readonly Html[]): readonly Html[] {
  return body.length > 0 ? body : [text(0, 20, 'Nothing is overdue or due in 5 working days', { size: SIZE })];
}

function summaryOf({ bars }: DueBarsOptions): string {
  if (bars.length === 0) return 'Nothing is due.';
  const total = (count: (bar: DueBar) => number) =>
    formatValue(
      bars.reduce((sum, bar) => sum + count(bar), 0),
      'count',
    );
  return `${total(({ overdue }) => overdue)} overdue (filled) and ${total(({ next5 }) => next5)} due in the next 5 working days (outlined).`;
}
