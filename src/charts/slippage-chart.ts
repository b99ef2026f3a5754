import {
  addMonths,
  dateInWords,
  type LocalDate,
  localDateOf,
  MONTH_NAMES,
  partsOf,
  toDayNumber,
} from '../kernel/local-date.ts';
import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { at, mark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { cut, drawing, text, textWidth } from './text.ts';

export type SlippageRow = {
  label: string;
  /** When it was due at first, on the days between, and now. */
  original: LocalDate;
  between: readonly LocalDate[];
  current: LocalDate;
  /** Working days from the first day to the one now; negative where it was brought forward. */
  agreed: number;
  /** Still to be delivered although that day has passed, and the working days since then, which nobody agreed. */
  isOverdue: boolean;
  notAgreed: number;
};

export type SlippageChartOptions = { id: string; title: string; today: LocalDate; rows: readonly SlippageRow[] };

type Layout = { width: number; left: number; row: number; isNarrow: boolean };

const WIDE: Layout = { width: 960, left: 330, row: 30, isNarrow: false };
const NARROW: Layout = { width: 340, left: 6, row: 46, isNarrow: true };
const SIZE = 14;
const HEAD = 30;
const FOOT = 26;

/**
 * From the day on which each action was due at first, a ring, over every stop, a bar, to the day now, an arrow; and of what
 * is overdue in a broken line on to today, a cross.
 */
export function slippageChart(options: SlippageChartOptions): Chart {
  const summary = summaryOf(options);
  const wide = draw(options, summary, WIDE, options.id);
  return {
    title: options.title,
    summary,
    svg: wide.svg,
    narrowSvg: draw(options, summary, NARROW, `${options.id}-narrow`).svg,
    width: WIDE.width,
    height: wide.height,
    table: {
      caption: options.title,
      columns: [
        { heading: 'Action', numeric: false },
        { heading: 'Due at first', numeric: false },
        { heading: 'Then', numeric: false },
        { heading: 'Due now', numeric: false },
        { heading: 'Working days agreed', numeric: true },
        { heading: 'Working days overdue, not agreed', numeric: true },
        { heading: 'Working days later than at first', numeric: true },
      ],
      rows: options.rows.map(({ label, original, between, current, agreed, notAgreed }) => [
        ...[label, dateInWords(original), between.map(dateInWords).join(', ') || 'nothing between'],
        ...[dateInWords(current), String(agreed), String(notAgreed), String(agreed + notAgreed)],
      ]),
    },
  };
}

function draw(
  options: SlippageChartOptions,
  summary: string,
  layout: Layout,
  id: string,
): { svg: string; height: number } {
  const { rows, today } = options;
  const { width, left, row } = layout;
  const room = Math.max(0, ...rows.map((one) => textWidth(daysInWords(one), SIZE))) + 18;
  const days = [today, ...rows.flatMap(({ original, between, current }) => [original, ...between, current])].map(
    toDayNumber,
  );
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const [from, to] = [left + 10, width - room];
  const x = (day: LocalDate) => from + ((toDayNumber(day) - first) / Math.max(1, last - first)) * (to - from);
  const bottom = HEAD + Math.max(1, rows.length) * row;
  const height = bottom + FOOT;
  const body =
    rows.length === 0
      ? [text(left, HEAD + 16, 'Nothing has slipped', { size: SIZE })]
      : [
          ...monthLines(first, last, x, { bottom, width, left }),
          ...todayLine(x(today), bottom, width),
          ...rows.flatMap((one, index) => rowOf(one, HEAD + index * row, { x, today }, layout)),
        ];
  return { svg: drawing({ id, width, height, title: options.title, description: summary, body }), height };
}

type Time = { x: (day: LocalDate) => number; today: LocalDate };

function rowOf(row: SlippageRow, top: number, { x, today }: Time, layout: Layout): Html[] {
  const { left, isNarrow, width } = layout;
  const y = isNarrow ? top + 31 : top + 15;
  const [start, end] = [x(row.original), x(row.current)];
  const isLater = row.current >= row.original;
  const colour = isLater ? PALETTE.bad : PALETTE.good;
  const words = cut(row.label, isNarrow ? width - 4 : left - 20, SIZE);
  const label = isNarrow
    ? wordsOver(0, top + 9, words)
    : [text(left - 12, y + 5, words, { size: SIZE, anchor: 'end', colour: PALETTE.ink })];
  return [
    ...label,
    html`<path d="M${at(start)} ${at(y)}H${at(end)}" stroke="${colour}" stroke-width="2" fill="none"/>`,
    ...row.between.map(
      (day) =>
        html`<path d="M${at(x(day))} ${at(y - 6)}V${at(y + 6)}" stroke="${colour}" stroke-width="3" fill="none"/>`,
    ),
    ...(row.isOverdue ? overdueLine(end, x(today), y) : []),
    mark('ring', start, y, 5, PALETTE.ink),
    ...(row.current === row.original ? [] : [arrow(end, y, isLater ? 1 : -1, colour)]),
    ...wordsOver(Math.max(start, row.isOverdue ? x(today) : end) + 10, y, daysInWords(row)),
  ];
}

/** From the day on which it is due to today. */
function overdueLine(from: number, to: number, y: number): Html[] {
  return [
    html`<path d="M${at(from)} ${at(y)}H${at(to)}" stroke="${PALETTE.bad}" stroke-width="2" stroke-dasharray="3 4" fill="none"/>`,
    mark('cross', to, y, 5, PALETTE.bad),
  ];
}

function arrow(x: number, y: number, direction: 1 | -1, colour: string): Html {
  return html`<path d="M${at(x + 5 * direction)} ${at(y)}L${at(x - 5 * direction)} ${at(y - 6)}V${at(y + 6)}Z" fill="${colour}"/>`;
}

/** Words on white, so that no line runs through them. */
function wordsOver(x: number, y: number, words: string): Html[] {
  const width = textWidth(words, SIZE);
  return [
    html`<rect x="${at(Math.max(0, x - 2))}" y="${at(y - 9)}" width="${at(width)}" height="18" fill="${PALETTE.white}"/>`,
    text(x, y + 5, words, { size: SIZE, colour: PALETTE.ink }),
  ];
}

/** `+28 agreed, +32 not`. */
function daysInWords({ agreed, isOverdue, notAgreed }: SlippageRow): string {
  const sign = agreed < 0 ? '' : '+';
  if (!isOverdue) return `${sign}${agreed} agreed`;
  return agreed === 0 ? `+${notAgreed} not agreed` : `${sign}${agreed} agreed, +${notAgreed} not`;
}

type Plot = { bottom: number; width: number; left: number };

/** The first of a month every so often, so that the names of months do not touch. */
function monthLines(first: number, last: number, x: (day: LocalDate) => number, { bottom, width, left }: Plot): Html[] {
  const months = Math.ceil((last - first) / 30);
  const most = Math.max(1, Math.floor((width - left) / 110));
  const step = [1, 2, 3, 6, 12, 24, 60].find((count) => months / count <= most) ?? 120;
  const lines: Html[] = [];
  let reached = 0;
  for (let day = firstMonthAfter(first); toDayNumber(day) <= last; day = addMonths(day, step)) {
    const { year, month } = partsOf(day);
    const words = `${(MONTH_NAMES[month - 1] ?? '').slice(0, 3)} ${year}`;
    const half = textWidth(words, 13) / 2;
    const place = x(day);
    lines.push(
      html`<path d="M${at(place)} ${HEAD - 6}V${at(bottom)}" stroke="${PALETTE.grid}" stroke-width="1" fill="none"/>`,
    );
    if (place - half < reached || place + half > width) continue;
    lines.push(text(place, HEAD - 12, words, { anchor: 'middle' }));
    reached = place + half + 8;
  }
  return lines;
}

function firstMonthAfter(dayNumber: number): LocalDate {
  const { year, month } = partsOf(new Date(dayNumber * 86_400_000).toISOString().slice(0, 10) as LocalDate);
  const start = localDateOf(year, month, 1);
  if (start === null) throw new Error('every month has a first day');
  return toDayNumber(start) >= dayNumber ? start : addMonths(start, 1);
}

function todayLine(x: number, bottom: number, width: number): Html[] {
  const half = textWidth('Today', 13) / 2;
  return [
    html`<path d="M${at(x)} ${HEAD - 6}V${at(bottom + 4)}" stroke="${PALETTE.brand}" stroke-width="1.5" stroke-dasharray="5 4" fill="none"/>`,
    text(Math.min(Math.max(x, half), width - half), bottom + 19, 'Today', { anchor: 'middle', colour: PALETTE.brand }),
  ];
}

function summaryOf({ rows }: SlippageChartOptions): string {
  if (rows.length === 0) return 'No action has slipped.';
  const lateBy = ({ agreed, notAgreed }: SlippageRow) => agreed + notAgreed;
  const putOff = rows.filter(({ agreed }) => agreed > 0).length;
  const overdue = rows.filter(({ isOverdue }) => isOverdue).length;
  const furthest = rows.filter((row) => lateBy(row) > 0).toSorted((a, b) => lateBy(b) - lateBy(a))[0];
  const twice = rows.filter(({ between }) => between.length > 0).length;
  const far = furthest
    ? ` Furthest: ${furthest.label}, by ${lateBy(furthest)} working days, ${furthest.agreed} of them agreed.`
    : '';
  return `Of the ${rows.length} actions shown ${putOff} ${putOff === 1 ? 'is' : 'are'} due later than at first, and ${overdue} ${overdue === 1 ? 'is' : 'are'} overdue today.${far} ${twice} moved more than once.`;
}
