import { dateInWords, daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { type Html, html } from '../ui/html.ts';
import type { Chart, ChartTable } from './chart.ts';
import { inBothWidths, type Picture, SIZE, WIDE } from './frame.ts';
import { timeScale } from './journey-timeline-axis.ts';
import { journeyKey, kindMark, rowMarks } from './journey-timeline-marks.ts';
import {
  type AnswerLook,
  answerLook,
  daysOf,
  type JourneyRow,
  type JourneyTimelineOptions,
} from './journey-timeline-options.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { cut, text } from './text.ts';

const LEFT = 300;
const ROW = 52;
const NARROW_ROW = 78;
const HEAD = 30;
const MARK = 11;
const SMALL = 12.5;

/**
 * The whole journey as a picture, one inspection a row in the order given: when it was expected, on site, published,
 * and by when the answer was owed. The kind stands as a letter in a shape and in words, the state in words.
 */
export function journeyTimeline(options: JourneyTimelineOptions): Chart {
  const summary = options.summary ?? summaryOf(options);
  return inBothWidths(options, summary, tableOf(options), (width) => draw(options, width));
}

function draw(options: JourneyTimelineOptions, width: number): Picture {
  const isWide = width === WIDE;
  const rowHeight = isWide ? ROW : NARROW_ROW;
  const days = daysOf(options);
  const scale = timeScale(days, isWide ? LEFT : 12, width - 12, isWide ? SIZE - 1 : SMALL);
  const bottom = HEAD + Math.max(1, options.rows.length) * rowHeight;
  const rows = options.rows.flatMap((row, index) => {
    const top = HEAD + index * rowHeight;
    const level = isWide ? top + rowHeight / 2 : top + rowHeight - 20;
    return [...nameOf(row, top, width, isWide), ...rowMarks(row, level, scale.place, options.today)];
  });
  const strips = isWide
    ? [{ top: HEAD - 8, bottom }]
    : options.rows.map((_, index) => ({ top: HEAD + index * rowHeight + 42, bottom: HEAD + (index + 1) * rowHeight }));
  const nothing = text(isWide ? LEFT : 0, HEAD + 24, 'Nothing yet', { size: SIZE });
  const key = journeyKey(options, 0, bottom + 26, width);
  const body = [
    ...strips.flatMap((strip) => scale.ticks.map(({ x }) => gridLine(x, strip))),
    ...scale.ticks.map(({ x, words }) => text(x, 14, words, { anchor: 'middle', size: isWide ? SIZE - 1 : SMALL })),
    ...strips.map((strip) => todayLine(scale.place(options.today), strip)),
    ...(options.rows.length === 0 ? [nothing] : rows),
    ...key.marks,
  ];
  return { body, height: bottom + 26 + key.lines * (SIZE + 7) };
}

/** From where to where lines stand: the whole picture, or, where names stand above the marks, the marks of one row. */
type Strip = { top: number; bottom: number };

function gridLine(x: number, { top, bottom }: Strip): Html {
  return html`<line x1="${at(x)}" y1="${at(top)}" x2="${at(x)}" y2="${at(bottom)}" stroke="${PALETTE.grid}" stroke-width="1"/>`;
}

function todayLine(x: number, { top, bottom }: Strip): Html {
  return html`<line x1="${at(x)}" y1="${at(top)}" x2="${at(x)}" y2="${at(bottom)}" stroke="${PALETTE.ink}" stroke-width="1.5" stroke-dasharray="4 3"/>`;
}

/** The kind's letter, the name over its state; on a telephone above the marks. */
function nameOf(row: JourneyRow, top: number, width: number, isWide: boolean): Html[] {
  const room = (isWide ? LEFT - 20 : width) - 2 * MARK - 13;
  const level = isWide ? top + ROW / 2 : top + 20;
  const x = 2 * MARK + 11;
  return [
    kindMark(row.shape, row.letter, MARK + 2, level, MARK),
    text(x, level - 3, cut(row.name, room, SIZE), { size: SIZE, colour: PALETTE.ink, isBold: true }),
    text(x, level + 14, cut(row.state, room, SMALL), { size: SMALL }),
  ];
}

const ANSWER_WORDS: Readonly<Record<AnswerLook, string>> = {
  open: 'open',
  passed: 'passed, not answered',
  inTime: 'answered in time',
  late: 'answered late',
};

function tableOf({ title, rows, today }: JourneyTimelineOptions): ChartTable {
  const headings = ['Inspection', 'Kind', 'State', 'Expected', 'On site', 'Published', 'Answer owed by'];
  return {
    caption: title,
    columns: headings.map((heading) => ({ heading, numeric: false })),
    rows: rows.map((row) => {
      const look = answerLook(row, today);
      const due = row.answerDueOn === null || look === null ? '' : `${written(row.answerDueOn)}, ${ANSWER_WORDS[look]}`;
      return [
        ...[row.name, row.kind, row.state, spanned(row.window), spanned(row.onSite), written(row.publishedOn)],
        due,
      ];
    }),
  };
}

function written(day: LocalDate | null): string {
  return day === null ? '' : dateInWords(day);
}

function spanned(span: JourneyRow['window']): string {
  if (span === null) return '';
  return span.from === span.until ? dateInWords(span.from) : `${dateInWords(span.from)} to ${dateInWords(span.until)}`;
}

function summaryOf({ rows, today }: JourneyTimelineOptions): string {
  if (rows.length === 0) return 'No inspection or review is in the register yet.';
  const count = `${rows.length} ${rows.length === 1 ? 'inspection or review' : 'inspections and reviews'}`;
  const open = rows.filter((row) => answerLook(row, today) === 'open' || answerLook(row, today) === 'passed');
  const [next] = open.toSorted((a, b) => ((a.answerDueOn ?? '') < (b.answerDueOn ?? '') ? -1 : 1));
  if (!next?.answerDueOn) return `${count}; no answer is owed by a day that is known.`;
  const left = daysBetween(today, next.answerDueOn);
  return `${count}; an answer to ${next.name} ${left < 0 ? 'was' : 'is'} owed by ${dateInWords(next.answerDueOn)}.`;
}
