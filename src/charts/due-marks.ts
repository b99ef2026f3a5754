import type { Html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { inBothWidths, NARROW, type Picture, SIZE } from './frame.ts';
import { flowedKey } from './key.ts';
import { mark, type Shape } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatValue } from './scale.ts';
import { text } from './text.ts';

/** Things that fall due in one stretch of time, such as a month; each by the index of its kind. */
export type DueStretch = { label: string; kinds: readonly number[] };

export type DueMarksOptions = {
  id: string;
  title: string;
  /** In order of time. */
  stretches: readonly DueStretch[];
  kinds: readonly { name: string; shape: Shape }[];
  /** What a stretch is called in the table: `Month`. */
  heading: string;
};

const LEFT = 170;
const UNIT = 20;
const COLOURS = [PALETTE.brand, PALETTE.neutral, PALETTE.either, PALETTE.good, PALETTE.bad] as const;

/** What falls due month by month: every thing a mark, its kind by the mark's shape. */
export function dueMarks(options: DueMarksOptions): Chart {
  return inBothWidths(
    { id: options.id, title: options.title },
    summaryOf(options),
    {
      caption: options.title,
      columns: [
        { heading: options.heading, numeric: false },
        ...options.kinds.map(({ name }) => ({ heading: name, numeric: true })),
      ],
      rows: options.stretches.map(({ label, kinds }) => [
        label,
        ...options.kinds.map((_, kind) => formatValue(kinds.filter((one) => one === kind).length, 'count')),
      ]),
    },
    (width) => draw(options, width),
  );
}

function draw({ stretches, kinds }: DueMarksOptions, width: number): Picture {
  const isNarrow = width === NARROW;
  const left = isNarrow ? 0 : LEFT;
  const perLine = Math.floor((width - left) / UNIT);
  const body: Html[] = [];
  let y = 0;
  for (const { label, kinds: all } of stretches) {
    body.push(text(0, y + 17, `${label}: ${all.length}`, { size: SIZE, colour: PALETTE.ink, isBold: true }));
    const top = isNarrow ? y + 22 : y;
    for (const [index, kind] of all.toSorted((a, b) => a - b).entries())
      body.push(
        mark(
          kinds[kind]?.shape ?? 'dot',
          left + (index % perLine) * UNIT + UNIT / 2,
          top + Math.floor(index / perLine) * UNIT + 12,
          6.5,
          COLOURS[kind % COLOURS.length] ?? PALETTE.ink,
        ),
      );
    y = top + Math.max(isNarrow ? 0 : 1, Math.ceil(all.length / perLine)) * UNIT + 10;
  }
  const shown = kinds
    .map(({ name, shape }, kind) => ({ name, shape, kind }))
    .filter(({ kind }) => stretches.some(({ kinds: all }) => all.includes(kind)));
  const key = flowedKey(
    shown.map(({ name, shape, kind }) => ({
      draw: (x, level) => mark(shape, x, level, 5.5, COLOURS[kind % COLOURS.length] ?? PALETTE.ink),
      words: name,
    })),
    0,
    y + 20,
    SIZE,
    width,
  );
  if (stretches.length === 0) body.push(text(0, 18, 'Nothing falls due', { size: SIZE }));
  return { body: [...body, ...key.marks], height: Math.max(26, y + 8 + key.lines * 21) };
}

function summaryOf({ stretches, kinds }: DueMarksOptions): string {
  const all = stretches.flatMap((stretch) => stretch.kinds);
  if (all.length === 0) return 'Nothing falls due.';
  const counted = kinds
    .map(({ name }, kind) => ({ name, count: all.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${name} ${formatValue(count, 'count')}`);
  return `${formatValue(all.length, 'count')} in all: ${counted.join(', ')}.`;
}
