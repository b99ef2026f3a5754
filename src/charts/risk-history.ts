import { dateInWords, type LocalDate, toDayNumber } from '#kernel/local-date.ts';
import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { inBothWidths, type Picture, SIZE, WIDE } from './frame.ts';
import { flowedKey, type KeyEntry } from './key.ts';
import { at, mark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { apart } from './placing.ts';
import { RISK_LOOKS, type RiskBand, type RiskThresholds, riskBand } from './risk-looks.ts';
import { text } from './text.ts';

/** What a risk was rated on a day; scores from 1 to 25. */
export type RatedRisk = RiskThresholds & {
  on: LocalDate;
  inherent: number;
  current: number;
  target: number;
  by: string;
  reason: string;
};

export type RiskHistoryOptions = {
  id: string;
  title: string;
  /** In the order of their days. */
  ratings: readonly RatedRisk[];
  until: LocalDate;
};

const HIGHEST = 25;
/** Of a plot: that both days fit under it. */
const ROOM_FOR_BOTH = 300;
const PLOT = { top: 14, bottom: 214 };
const SERIES = [
  { name: 'inherent', words: 'Before controls', dash: '6 4', colour: PALETTE.muted },
  { name: 'target', words: 'Target', dash: '2 3', colour: PALETTE.brand },
  { name: 'current', words: 'Now', dash: null, colour: PALETTE.ink },
] as const;

/** A risk's score over time, before and after controls and as it is meant to become, beside the bounds of each day. */
export function riskHistory(options: RiskHistoryOptions): Chart {
  const table = {
    caption: options.title,
    columns: [
      { heading: 'Rated on', numeric: false },
      { heading: 'Before controls', numeric: true },
      { heading: 'With controls', numeric: true },
      { heading: 'Target', numeric: true },
      { heading: 'Band', numeric: false },
      { heading: 'Why', numeric: false },
      { heading: 'By', numeric: false },
    ],
    rows: options.ratings.map((rated) => [
      dateInWords(rated.on),
      ...[rated.inherent, rated.current, rated.target].map(String),
      RISK_LOOKS[riskBand(rated.current, rated)].word,
      ...[rated.reason, rated.by],
    ]),
  };
  return inBothWidths(options, summaryOf(options), table, (width) => draw(options, width));
}

type Frame = { left: number; right: number; x: (day: LocalDate) => number };

function draw(options: RiskHistoryOptions, width: number): Picture {
  const { ratings, until } = options;
  const [first] = ratings;
  const last = ratings.at(-1);
  if (!first || !last) return { body: [text(0, 20, 'Not rated yet', { size: SIZE })], height: 32 };
  const left = width === WIDE ? 108 : 96;
  const right = width - (width === WIDE ? 140 : 124);
  const end = until > last.on ? until : last.on;
  const span = Math.max(1, toDayNumber(end) - toDayNumber(first.on));
  const x = (day: LocalDate) => left + ((toDayNumber(day) - toDayNumber(first.on)) / span) * (right - left);
  const frame = { left, right, x };
  const { marks: key, lines } = flowedKey(keyOf(ratings), 0, PLOT.bottom + 48, SIZE, width);
  const body = [
    ...bounds(ratings, end, frame),
    ...SERIES.map((series) => line(ratings, end, series, frame)),
    ...ratings.map((rated) => {
      const { shape, colour } = RISK_LOOKS[riskBand(rated.current, rated)];
      return mark(shape, x(rated.on), y(rated.current), 5.5, colour);
    }),
    ...ends(last, right + 8),
    ...days(first.on, end, frame),
    ...key,
  ];
  return { body, height: PLOT.bottom + 40 + lines * (SIZE + 7) };
}

function y(score: number): number {
  return PLOT.bottom - (score / HIGHEST) * (PLOT.bottom - PLOT.top);
}

/** From which score it was medium and high, which a council may settle anew; the latest stand in words. */
function bounds(ratings: readonly RatedRisk[], end: LocalDate, { left, right, x }: Frame): Html[] {
  const last = ratings.at(-1);
  if (!last) return [];
  const lines = (['highFrom', 'mediumFrom'] as const).map((bound) => {
    const path = ratings.map((rated, index) => {
      const until = ratings[index + 1]?.on ?? end;
      return `M${at(x(rated.on))} ${at(y(rated[bound]))}L${at(x(until))} ${at(y(rated[bound]))}`;
    });
    return html`<path d="${path.join('')}" fill="none" stroke="${PALETTE.centre}" stroke-width="1"/>`;
  });
  const places = apart([y(HIGHEST), y(last.highFrom), y(last.mediumFrom), y(0)], 17, PLOT.top, PLOT.bottom);
  const words = [String(HIGHEST), `High from ${last.highFrom}`, `Medium from ${last.mediumFrom}`, '0'];
  return [
    html`<path d="M${at(left)} ${PLOT.top}L${at(left)} ${PLOT.bottom}L${at(right)} ${PLOT.bottom}" fill="none" stroke="${PALETTE.grid}" stroke-width="1"/>`,
    ...lines,
    ...words.map((word, index) =>
      text(left - 8, (places[index] ?? 0) + 4, word, { size: width(left), anchor: 'end', colour: PALETTE.muted }),
    ),
  ];
}

/** Words beside the axis are smaller on a narrow page. */
function width(left: number): number {
  return left > 100 ? 13 : 12;
}

function line(
  ratings: readonly RatedRisk[],
  end: LocalDate,
  { name, dash, colour }: (typeof SERIES)[number],
  { x }: Frame,
): Html {
  const steps = ratings.flatMap((rated, index) => {
    const level = at(y(rated[name]));
    const until = at(x(ratings[index + 1]?.on ?? end));
    return [`${index === 0 ? 'M' : 'L'}${at(x(rated.on))} ${level}`, `L${until} ${level}`];
  });
  return html`<path d="${steps.join('')}" fill="none" stroke="${colour}" stroke-width="${dash === null ? 2.5 : 1.75}"${dash !== null && html` stroke-dasharray="${dash}"`}/>`;
}

/** The latest scores at the lines' ends, in words. */
function ends(last: RatedRisk, left: number): Html[] {
  const places = apart(
    SERIES.map(({ name }) => y(last[name])),
    18,
    PLOT.top,
    PLOT.bottom,
  );
  return SERIES.map(({ name, words, colour }, index) =>
    text(left, (places[index] ?? 0) + 5, `${words} ${last[name]}`, { size: SIZE, colour, isBold: name === 'current' }),
  );
}

function days(first: LocalDate, end: LocalDate, { left, right }: Frame): Html[] {
  const level = PLOT.bottom + 20;
  const from = text(left, level, dateInWords(first), { size: 13 });
  if (end === first) return [from];
  const isWide = right - left > ROOM_FOR_BOTH;
  return [from, text(isWide ? right : right + 110, level, dateInWords(end), { size: 13, anchor: 'end' })];
}

function keyOf(ratings: readonly RatedRisk[]): KeyEntry[] {
  const shown = new Set(ratings.map((rated) => riskBand(rated.current, rated)));
  return (['high', 'medium', 'low'] as const)
    .filter((band) => shown.has(band))
    .map((band: RiskBand) => {
      const { shape, colour, word } = RISK_LOOKS[band];
      return { draw: (x, level) => mark(shape, x, level, 5.5, colour), words: `Rated ${word.toLowerCase()}` };
    });
}

function summaryOf({ ratings }: RiskHistoryOptions): string {
  const [first] = ratings;
  const last = ratings.at(-1);
  if (!first || !last) return 'The risk has not been rated yet.';
  const band = RISK_LOOKS[riskBand(last.current, last)].word.toLowerCase();
  const now = `${last.current} of ${HIGHEST} with controls (${band}), ${last.inherent} without them; the target is ${last.target}`;
  if (ratings.length === 1) return `Rated once, on ${dateInWords(first.on)}: ${now}.`;
  const moved =
    last.current === first.current
      ? 'as it was at first'
      : `${last.current > first.current ? 'up' : 'down'} from ${first.current} on ${dateInWords(first.on)}`;
  return `Rated ${ratings.length} times, last on ${dateInWords(last.on)}: ${now}. It is ${moved}.`;
}
