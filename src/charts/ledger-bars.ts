import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { inBothWidths, NARROW, type Picture, SIZE } from './frame.ts';
import { flowedKey, type KeyEntry } from './key.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatValue } from './scale.ts';
import { text, textWidth } from './text.ts';

/** What was open, closed and superseded at the end of a month; what was raised is the sum of the three. */
export type LedgerBar = { label: string; short: string; open: number; closed: number; superseded: number };

export type LedgerBarsOptions = { id: string; title: string; bars: readonly LedgerBar[] };

const PLOT = 110;
const TOP = 22;

/** How many had been raised month by month, and what of them was open: the open ones are filled and counted. */
export function ledgerBars(options: LedgerBarsOptions): Chart {
  const { id, title, bars } = options;
  const columns = ['Raised', 'Open', 'Closed', 'Superseded'].map((heading) => ({ heading, numeric: true }));
  return inBothWidths(
    { id, title },
    summaryOf(bars),
    {
      caption: title,
      columns: [{ heading: 'At the end of', numeric: false }, ...columns],
      rows: bars.map(({ label, open, closed, superseded }) => [
        label,
        ...[open + closed + superseded, open, closed, superseded].map((count) => formatValue(count, 'count')),
      ]),
    },
    (width) => draw(options, width),
  );
}

function draw({ bars: all }: LedgerBarsOptions, width: number): Picture {
  const bars = width === NARROW ? all.slice(-6) : all;
  const most = Math.max(1, ...bars.map(({ open, closed, superseded }) => open + closed + superseded));
  const step = bars.length === 0 ? width : width / bars.length;
  const thick = Math.min(44, step - 8);
  const tall = (count: number) => (count / most) * PLOT;
  const body = bars.flatMap((bar, index): Html[] => {
    const x = index * step + (step - thick) / 2;
    const openTop = TOP + PLOT - tall(bar.open);
    const closedTop = openTop - tall(bar.closed);
    const middle = x + thick / 2;
    return [
      ...part(x, openTop, thick, tall(bar.open), 'open'),
      ...part(x, closedTop, thick, tall(bar.closed), 'closed'),
      ...part(x, closedTop - tall(bar.superseded), thick, tall(bar.superseded), 'superseded'),
      ...(tall(bar.open) >= 18
        ? [
            text(middle, TOP + PLOT - 5, String(bar.open), {
              size: SIZE,
              anchor: 'middle',
              colour: PALETTE.white,
              isBold: true,
            }),
          ]
        : []),
      ...(textWidth(bar.short, SIZE) <= step - 4
        ? [text(middle, TOP + PLOT + 20, bar.short, { size: SIZE, anchor: 'middle' })]
        : []),
    ];
  });
  const key = flowedKey(keyOf(), 0, TOP + PLOT + 50, SIZE, width);
  if (bars.length === 0) return { body: [text(0, 20, 'Nothing was raised yet', { size: SIZE })], height: 32 };
  return { body: [...body, ...key.marks], height: TOP + PLOT + 38 + key.lines * 21 };
}

type Kind = 'open' | 'closed' | 'superseded';

const LOOKS: Readonly<Record<Kind, { fill: string; dashes: string | null }>> = {
  open: { fill: PALETTE.brand, dashes: null },
  closed: { fill: PALETTE.band, dashes: null },
  superseded: { fill: PALETTE.white, dashes: '3 3' },
};

function part(x: number, y: number, width: number, height: number, kind: Kind): Html[] {
  if (height <= 0) return [];
  const { fill, dashes } = LOOKS[kind];
  return [
    html`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${fill}" stroke="${PALETTE.brand}" stroke-width="1.25"${dashes !== null && html` stroke-dasharray="${dashes}"`}/>`,
  ];
}

function keyOf(): KeyEntry[] {
  const entry = (kind: Kind, words: string): KeyEntry => ({
    words,
    draw: (x, y) => html`${part(x - 6, y - 6, 12, 12, kind)}`,
  });
  return [entry('open', 'Open'), entry('closed', 'Closed'), entry('superseded', 'Superseded')];
}

function summaryOf(bars: readonly LedgerBar[]): string {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return 'Nothing was raised yet.';
  const words = ({ open, closed, superseded, label }: LedgerBar) =>
    `${label}: ${open + closed + superseded} raised, ${open} open`;
  return first === last ? `${words(last)}.` : `${words(first)}; ${words(last)}.`;
}
