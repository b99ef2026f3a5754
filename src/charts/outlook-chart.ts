import { type Month, monthInWords, monthShort } from '#kernel/month.ts';
import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { inBothWidths, NARROW, type Picture, SIZE } from './frame.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { cut, text, textWidth, wrap } from './text.ts';

export type OutlookMonth = {
  month: Month;
  /** That the month meets the target, 0 to 1; null where it cannot be said. */
  chance: number | null;
};

export type OutlookChartOptions = {
  id: string;
  title: string;
  /** The coming months in order of time. */
  months: readonly OutlookMonth[];
  /** What the chance is of: `Chance that the month meets 90% or more`. */
  chanceName: string;
  summary?: string | undefined;
};

const UNLIKELY_BELOW = 1 / 3;
const LIKELY_FROM = 2 / 3;

/** A chance (0 to 1) in words: unlikely under a third, likely from two thirds, about even between. */
export function chanceInWords(chance: number): 'unlikely' | 'about even' | 'likely' {
  return chance < UNLIKELY_BELOW ? 'unlikely' : chance < LIKELY_FROM ? 'about even' : 'likely';
}

/** A chance as a percentage: never 0 or 100, because nothing ahead is certain. */
export function chanceInPercent(chance: number): string {
  const rounded = Math.round(chance * 100);
  return rounded < 1 ? 'under 1%' : rounded > 99 ? 'over 99%' : `${rounded}%`;
}

/** The chance that each of the coming months meets the target, with words beside its numbers. */
export function outlookChart(options: OutlookChartOptions): Chart {
  return inBothWidths(options, options.summary ?? summaryOf(options), tableOf(options), (width) => {
    if (options.months.every(({ chance }) => chance === null)) {
      return { body: [text(0, 20, 'No outlook can be given', { size: SIZE })], height: 32 };
    }
    return width === NARROW ? drawRows(options) : drawColumns(options, width);
  });
}

const BANDS = [
  { from: LIKELY_FROM, to: 1, word: 'Likely' },
  { from: UNLIKELY_BELOW, to: LIKELY_FROM, word: 'About even' },
  { from: 0, to: UNLIKELY_BELOW, word: 'Unlikely' },
];

function drawColumns({ months, chanceName }: OutlookChartOptions, width: number): Picture {
  const [left, top, bottom] = [100, 42, 242];
  const y = (chance: number) => bottom - chance * (bottom - top);
  const step = (width - left) / months.length;
  const bar = Math.min(46, step * 0.6);
  const columns = months.flatMap(({ month, chance }, index) => {
    const middle = left + (index + 0.5) * step;
    const name = monthShort(month);
    const hasRoom = textWidth(name, SIZE) + 8 <= step || index % Math.ceil((textWidth(name, SIZE) + 8) / step) === 0;
    const isInside = middle + textWidth(name, SIZE) / 2 <= width;
    const label = hasRoom && isInside ? [text(middle, bottom + 22, name, { size: SIZE, anchor: 'middle' })] : [];
    if (chance === null) return label;
    const figure = chanceInPercent(chance);
    const figures =
      textWidth(figure, SIZE) + 4 <= step
        ? [text(middle, y(chance) - 6, figure, { size: SIZE, anchor: 'middle', isBold: true, colour: PALETTE.ink })]
        : [];
    return [barOf(middle - bar / 2, y(chance), bar, bottom - y(chance)), ...figures, ...label];
  });
  const body = [
    text(0, 14, cut(chanceName, width, SIZE), { size: SIZE }),
    ...BANDS.flatMap(({ from, to, word }, index) => [
      html`${index === 1 && html`<rect x="${left}" y="${at(y(to))}" width="${width - left}" height="${at(y(from) - y(to))}" fill="${PALETTE.band}"/>`}`,
      html`<path d="M0 ${at(y(from))}H${width}" stroke="${PALETTE.grid}" fill="none"/>`,
      text(0, y((from + to) / 2) + SIZE * 0.35, word, { size: SIZE, isBold: true }),
    ]),
    ...columns,
  ];
  return { body, height: bottom + 32 };
}

/** For a telephone: month under month, each a bar with its chance in words over it. */
function drawRows({ months, chanceName }: OutlookChartOptions): Picture {
  const lines = wrap(chanceName, NARROW, SIZE);
  const top = lines.length * 18 + 10;
  const row = 42;
  const rows = months.flatMap(({ month, chance }, index) => {
    const y = top + index * row;
    const words = chance === null ? 'cannot be said' : `${chanceInPercent(chance)}, ${chanceInWords(chance)}`;
    const thirds = [UNLIKELY_BELOW, LIKELY_FROM].map((share) => `M${at(share * NARROW)} ${at(y + 20)}v16`).join('');
    return [
      text(0, y + 14, monthInWords(month), { size: SIZE }),
      text(NARROW, y + 14, words, { size: SIZE, anchor: 'end', isBold: true, colour: PALETTE.ink }),
      html`<rect x="0" y="${at(y + 22)}" width="${NARROW}" height="12" fill="${PALETTE.band}"/>`,
      ...(chance === null ? [] : [barOf(0, y + 22, chance * NARROW, 12)]),
      html`<path d="${thirds}" stroke="${PALETTE.centre}" fill="none"/>`,
    ];
  });
  const end = top + months.length * row;
  const body: Html[] = [
    ...lines.map((words, index) => text(0, 14 + index * 18, words, { size: SIZE })),
    ...rows,
    text(NARROW / 6, end + 14, 'Unlikely', { size: SIZE, anchor: 'middle' }),
    text(NARROW / 2, end + 14, 'About even', { size: SIZE, anchor: 'middle' }),
    text((NARROW * 5) / 6, end + 14, 'Likely', { size: SIZE, anchor: 'middle' }),
  ];
  return { body, height: end + 24 };
}

function barOf(x: number, y: number, width: number, height: number): Html {
  return html`<rect x="${at(x)}" y="${at(y)}" width="${at(Math.max(1, width))}" height="${at(Math.max(1, height))}" fill="${PALETTE.brand}"/>`;
}

function summaryOf({ months, chanceName }: OutlookChartOptions): string {
  const said = months.flatMap(({ month, chance }) => (chance === null ? [] : [{ month, chance }]));
  const [first, last] = [said[0], said.at(-1)];
  if (!first || !last) return 'No outlook can be given.';
  const one = ({ month, chance }: { month: Month; chance: number }) =>
    `${chanceInPercent(chance)} in ${monthInWords(month)} (${chanceInWords(chance)})`;
  return said.length === 1 ? `${chanceName}: ${one(first)}.` : `${chanceName}: from ${one(first)} to ${one(last)}.`;
}

function tableOf({ title, months }: OutlookChartOptions): Chart['table'] {
  return {
    caption: title,
    columns: [
      { heading: 'Month', numeric: false },
      { heading: 'Chance', numeric: true },
      { heading: 'In words', numeric: false },
    ],
    rows: months.map(({ month, chance }) => [
      monthInWords(month),
      chance === null ? '–' : chanceInPercent(chance),
      chance === null ? 'cannot be said' : chanceInWords(chance),
    ]),
  };
}
