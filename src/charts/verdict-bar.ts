import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { at, mark, VERDICT_LOOKS, type VerdictKey } from './marks.ts';
import { PALETTE } from './palette.ts';
import { drawing, text, textWidth } from './text.ts';

export type VerdictBarOptions = { id: string; title: string; counts: Readonly<Record<VerdictKey, number>> };

const WIDTH = 1080;
const NARROW_WIDTH = 340;
const BAR = 38;
const SIZE = 16;
const SMALL = 14;
const ORDER: readonly VerdictKey[] = ['improving', 'noChange', 'gettingWorse', 'undetermined'];

type Part = { verdict: VerdictKey; count: number; words: string };

/** How many got better, stayed, got worse or cannot be said: one bar in parts, each with shape, count and words. */
export function verdictBar(options: VerdictBarOptions): Chart {
  const parts = ORDER.map((verdict) => ({ verdict, count: options.counts[verdict], words: wordsOf(verdict) })).filter(
    ({ count }) => count > 0,
  );
  const summary =
    parts.length === 0
      ? 'Nothing has been judged yet.'
      : `${parts.map(({ count, words }) => `${count} ${words}`).join(', ')}.`;
  const wide = wideBar(options, parts, summary);
  return {
    title: options.title,
    summary,
    svg: wide.svg,
    narrowSvg: narrowBar(options, parts, summary),
    width: WIDTH,
    height: wide.height,
    table: {
      caption: options.title,
      columns: [
        { heading: 'Verdict', numeric: false },
        { heading: 'Count', numeric: true },
      ],
      rows: ORDER.map((verdict) => [VERDICT_LOOKS[verdict].word, String(options.counts[verdict])]),
    },
  };
}

function wordsOf(verdict: VerdictKey): string {
  const word = VERDICT_LOOKS[verdict].word;
  return `${word.charAt(0).toLowerCase()}${word.slice(1)}`;
}

/** Parts as wide as their share, but never too narrow for shape and count; words that do not fit stand below. */
function wideBar(options: VerdictBarOptions, parts: readonly Part[], summary: string): { svg: string; height: number } {
  const widths = partWidths(parts, WIDTH - (parts.length - 1) * 2);
  const body: Html[] = parts.length === 0 ? [emptyBar(WIDTH)] : [];
  let x = 0;
  const below: Part[] = [];
  for (const [index, part] of parts.entries()) {
    const width = widths[index] ?? 0;
    const words = `${part.count} ${part.words}`;
    const fits = 40 + textWidth(words, SIZE) + 10 <= width;
    body.push(partBox(part, x, 0, width, fits ? words : String(part.count)));
    if (!fits) below.push(part);
    x += width + 2;
  }
  let keyX = 0;
  for (const { verdict, count, words } of below) {
    const entry = `${count} ${words}`;
    body.push(mark(VERDICT_LOOKS[verdict].shape, keyX + 7, BAR + 18, 6, VERDICT_LOOKS[verdict].colour));
    body.push(text(keyX + 20, BAR + 23, entry, { size: SMALL }));
    keyX += 20 + textWidth(entry, SMALL) + 20;
  }
  const height = below.length > 0 ? BAR + 30 : BAR;
  return {
    svg: drawing({ id: options.id, width: WIDTH, height, title: options.title, description: summary, body }),
    height,
  };
}

function narrowBar(options: VerdictBarOptions, parts: readonly Part[], summary: string): string {
  const most = parts.reduce((highest, { count }) => Math.max(highest, count), 1);
  const row = 44;
  const body = parts.flatMap(({ verdict, count, words }, index) => {
    const look = VERDICT_LOOKS[verdict];
    const y = index * row;
    return [
      mark(look.shape, 8, y + 11, 6.5, look.colour),
      text(24, y + 16, `${count} ${words}`, { size: SIZE, colour: PALETTE.ink, isBold: true }),
      html`<rect x="0" y="${at(y + 24)}" width="${at(Math.max(4, (NARROW_WIDTH * count) / most))}" height="10" fill="${look.colour}"/>`,
    ];
  });
  const height = parts.length === 0 ? BAR : parts.length * row - 6;
  return drawing({
    id: `${options.id}-narrow`,
    width: NARROW_WIDTH,
    height,
    title: options.title,
    description: summary,
    body: parts.length === 0 ? [emptyBar(NARROW_WIDTH)] : body,
  });
}

function partBox({ verdict }: Part, x: number, y: number, width: number, words: string): Html {
  const look = VERDICT_LOOKS[verdict];
  return html`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${BAR}" fill="${look.colour}"/>${mark(look.shape, x + 20, y + BAR / 2, 7, PALETTE.white)}${text(x + 36, y + BAR / 2 + 5.5, words, { size: SIZE, colour: PALETTE.white, isBold: true })}`;
}

function emptyBar(width: number): Html {
  return html`<rect x="0.5" y="0.5" width="${width - 1}" height="${BAR - 1}" fill="none" stroke="${PALETTE.centre}" stroke-dasharray="4 3"/>${text(14, BAR / 2 + 5.5, 'Nothing judged yet', { size: SIZE })}`;
}

function partWidths(parts: readonly Part[], width: number): number[] {
  const least = parts.map(({ count }) => 46 + textWidth(String(count), SIZE));
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const free = width - least.reduce((sum, one) => sum + one, 0);
  const wanted = parts.map(({ count }, index) => Math.max(0, (count / total) * width - (least[index] ?? 0)));
  const wantedTotal = wanted.reduce((sum, one) => sum + one, 0);
  return least.map(
    (one, index) => one + (wantedTotal === 0 ? free / parts.length : (free * (wanted[index] ?? 0)) / wantedTotal),
  );
}
