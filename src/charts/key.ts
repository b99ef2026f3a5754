import { type Html, html } from '../ui/html.ts';
import type { ControlChartOptions, ControlMonth } from './control-chart-options.ts';
import { pointLook } from './control-chart-plot.ts';
import { at, mark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { cut, text, textWidth } from './text.ts';

/** A mark drawn about its middle, its words and, where it is wider than 12 pixels, its width. */
export type KeyEntry = { draw: (x: number, y: number) => Html; words: string; width?: number | undefined };

const SIGNAL_ENTRIES: Record<NonNullable<ControlMonth['signal']>, string> = {
  good: 'Stands out: better',
  bad: 'Stands out: worse',
  high: 'Stands out: higher',
  low: 'Stands out: lower',
};

/** What the points' shapes mean, only those that the chart shows, in one line or more down from `y`. */
export function statusKey(options: ControlChartOptions, left: number, y: number, size: number, right: number): Html[] {
  return flowedKey(entriesOf(options), left, y, size, right).marks;
}

/** How many lines the key takes. */
export function statusKeyLines(options: ControlChartOptions, left: number, size: number, right: number): number {
  return flowedKey(entriesOf(options), left, 0, size, right).lines;
}

/** Marks with their words one after another, in as many lines as they need down from `y`. */
export function flowedKey(
  entries: readonly KeyEntry[],
  left: number,
  y: number,
  size: number,
  right: number,
): { marks: Html[]; lines: number } {
  let [x, lines] = [left, entries.length === 0 ? 0 : 1];
  const marks = entries.flatMap(({ draw, words: all, width: markWidth = 12 }) => {
    const words = cut(all, right - left - markWidth - 6, size);
    const width = markWidth + 6 + textWidth(words, size) + 18;
    if (x > left && x + width - 18 > right) {
      x = left;
      lines += 1;
    }
    const level = y + (lines - 1) * (size + 7);
    const drawn = [draw(x + markWidth / 2, level - size * 0.34), text(x + markWidth + 6, level, words, { size })];
    x += width;
    return drawn;
  });
  return { marks, lines };
}

function entriesOf({ months }: ControlChartOptions): KeyEntry[] {
  const shown = months.filter((month) => month.value !== null);
  const entries: KeyEntry[] = [];
  for (const signal of ['good', 'bad', 'high', 'low'] as const) {
    if (!shown.some((month) => month.signal === signal)) continue;
    const { shape, colour } = pointLook({ signal });
    entries.push({ draw: (x, y) => mark(shape, x, y, 5.5, colour), words: SIGNAL_ENTRIES[signal] });
  }
  if (shown.some((month) => month.status === 'provisional')) {
    entries.push({
      draw: (x, y) => html`${mark('dot', x, y, 4, PALETTE.ink)}${mark('dot', x, y, 2, PALETTE.white)}`,
      words: 'Provisional',
    });
  }
  if (shown.some((month) => month.status === 'revised')) {
    entries.push({
      draw: (x, y) =>
        html`<circle cx="${at(x)}" cy="${at(y)}" r="6" fill="${PALETTE.white}" stroke="${PALETTE.ink}" stroke-width="1.25"/>${mark('dot', x, y, 3, PALETTE.ink)}`,
      words: 'Revised after it was final',
    });
  }
  return entries;
}
