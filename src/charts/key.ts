import { type Html, html } from '../ui/html.ts';
import type { ControlChartOptions, ControlMonth } from './control-chart-options.ts';
import { pointLook } from './control-chart-plot.ts';
import { at, mark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { text, textWidth } from './text.ts';

type Entry = { draw: (x: number, y: number) => Html; words: string };

const SIGNAL_ENTRIES: Record<NonNullable<ControlMonth['signal']>, string> = {
  good: 'Stands out: better',
  bad: 'Stands out: worse',
  high: 'Stands out: higher',
  low: 'Stands out: lower',
};

/** What the points' shapes mean, only those that the chart shows, in one line or more down from `y`. */
export function statusKey(options: ControlChartOptions, left: number, y: number, size: number, right: number): Html[] {
  let [x, line] = [left, y];
  return entriesOf(options).flatMap(({ draw, words }) => {
    const width = 18 + textWidth(words, size) + 18;
    if (x > left && x + width - 18 > right) {
      x = left;
      line += size + 7;
    }
    const drawn = [draw(x + 6, line - size * 0.34), text(x + 18, line, words, { size })];
    x += width;
    return drawn;
  });
}

/** How many lines the key takes. */
export function statusKeyLines(options: ControlChartOptions, left: number, size: number, right: number): number {
  let [x, lines] = [left, 0];
  for (const { words } of entriesOf(options)) {
    const width = 18 + textWidth(words, size) + 18;
    if (lines === 0) lines = 1;
    if (x > left && x + width - 18 > right) {
      x = left;
      lines += 1;
    }
    x += width;
  }
  return lines;
}

function entriesOf({ months }: ControlChartOptions): Entry[] {
  const shown = months.filter((month) => month.value !== null);
  const entries: Entry[] = [];
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
