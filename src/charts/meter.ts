import { html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { at, type Look, mark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatValue } from './scale.ts';
import { cut, drawing, text, textWidth } from './text.ts';

/** How a score stands beside its target, on pages and in meters alike. */
export const METER_LOOKS = {
  met: { shape: 'tick', colour: PALETTE.good, word: 'Meets the target' },
  near: { shape: 'wave', colour: PALETTE.neutral, word: 'Near the target' },
  short: { shape: 'cross', colour: PALETTE.bad, word: 'Short of the target' },
  unjudged: { shape: 'dot', colour: PALETTE.neutral, word: 'No target' },
  unknown: { shape: 'unknown', colour: PALETTE.unknown, word: 'Not known' },
} as const satisfies Record<string, Look>;

export type MeterKey = keyof typeof METER_LOOKS;

export type MeterOptions = {
  id: string;
  title: string;
  /** 0 to 100; null where it is not known. */
  percent: number | null;
  target?: number | null | undefined;
  /** How far under its target a score still counts as near: 10 where nothing is given. */
  nearWithin?: number | undefined;
  /** Stands in place of the standing words: `complete`, `of 412 records`. */
  words?: string | undefined;
  /** What a part stands for in the table: `children in care`. */
  madeOf?: string | undefined;
};

const WIDTH = 180;
const HEIGHT = 42;
const BAR_TOP = 27;
const BAR = 10;
const SIZE = 14;

/** How full something is: a bar with its target, its number and words; small enough for a cell of a table. */
export function meter(options: MeterOptions): Chart {
  const { id, title, percent, target = null } = options;
  const look: Look = METER_LOOKS[meterStanding(options)];
  const words = options.words ?? look.word;
  const figure = percent === null ? '' : formatValue(percent, 'percent');
  const figureWidth = figure === '' ? 0 : textWidth(figure, SIZE) + 7;
  const share = percent === null ? 0 : Math.min(100, Math.max(0, percent)) / 100;
  const body = [
    mark(look.shape, 7, 10, 5.5, look.colour),
    ...(figure === '' ? [] : [text(19, 15, figure, { size: SIZE, colour: PALETTE.ink, isBold: true })]),
    text(19 + figureWidth, 15, cut(words, WIDTH - 19 - figureWidth, SIZE), { size: SIZE }),
    html`<rect x="0.5" y="${BAR_TOP}" width="${WIDTH - 1}" height="${BAR}" fill="${PALETTE.white}" stroke="${PALETTE.centre}"${percent === null && html` stroke-dasharray="4 3"`}/>`,
    html`${share > 0 && html`<rect x="0.5" y="${BAR_TOP}" width="${at(share * (WIDTH - 1))}" height="${BAR}" fill="${look.colour}"/>`}`,
    html`${target !== null && targetTick(target)}`,
  ];
  const summary = summaryOf(options, look, words);
  return {
    title,
    summary,
    svg: drawing({ id, width: WIDTH, height: HEIGHT, title, description: summary, body }),
    width: WIDTH,
    height: HEIGHT,
    table: {
      caption: title,
      columns: [
        { heading: 'Figure', numeric: true },
        { heading: 'Made of', numeric: true },
        { heading: 'Target', numeric: true },
        { heading: 'Standing', numeric: false },
      ],
      rows: [
        [
          figure === '' ? 'not known' : figure,
          options.madeOf ?? '–',
          target === null ? '–' : formatValue(target, 'percent'),
          look.word,
        ],
      ],
    },
  };
}

/** Whether a score meets its target, is near it or falls short; not judged without a target. */
export function meterStanding({
  percent,
  target,
  nearWithin = 10,
}: Pick<MeterOptions, 'percent' | 'target' | 'nearWithin'>): MeterKey {
  if (percent === null) return 'unknown';
  if (target === null || target === undefined) return 'unjudged';
  if (percent >= target) return 'met';
  return percent >= target - nearWithin ? 'near' : 'short';
}

/** A dark line through the bar with white beside it, so that it is seen on the bar and beside it. */
function targetTick(target: number) {
  const x = 0.5 + (Math.min(100, Math.max(0, target)) / 100) * (WIDTH - 1);
  const inside = Math.min(WIDTH - 2, Math.max(2, x));
  return html`<path d="M${at(inside)} ${BAR_TOP - 4}V${BAR_TOP + BAR + 4}" stroke="${PALETTE.white}" stroke-width="4" fill="none"/><path d="M${at(inside)} ${BAR_TOP - 4}V${BAR_TOP + BAR + 4}" stroke="${PALETTE.ink}" stroke-width="2" fill="none"/>`;
}

function summaryOf({ percent, target, madeOf }: MeterOptions, look: Look, words: string): string {
  if (percent === null) return 'Not known.';
  const said = words === look.word ? '' : ` ${words}`;
  const of = madeOf === undefined ? '' : ` (${madeOf})`;
  const aim =
    target === null || target === undefined
      ? ''
      : `; ${look.word.charAt(0).toLowerCase()}${look.word.slice(1)} of ${formatValue(target, 'percent')}`;
  return `${formatValue(percent, 'percent')}${said}${of}${aim}.`;
}
