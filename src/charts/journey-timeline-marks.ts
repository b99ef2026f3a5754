import type { LocalDate } from '../kernel/local-date.ts';
import { type Html, html } from '../ui/html.ts';
import {
  type AnswerLook,
  answerLook,
  type JourneyRow,
  type JourneyShape,
  type JourneyTimelineOptions,
} from './journey-timeline-options.ts';
import { flowedKey, type KeyEntry } from './key.ts';
import { at, mark } from './marks.ts';
import { PALETTE } from './palette.ts';

const BAR = 12;
const SHORTEST = 4;

/** A letter in a shape. */
export function kindMark(shape: JourneyShape, letter: string, x: number, y: number, radius: number): Html {
  const lift = shape === 'triangle' ? 0.52 : 0.36;
  return html`${shapeOf(shape, x, y, radius)}<text x="${at(x)}" y="${at(y + radius * lift)}" font-size="${at(radius * 1.1)}" text-anchor="middle" font-weight="600" fill="${PALETTE.white}">${letter.slice(0, 1)}</text>`;
}

function shapeOf(shape: JourneyShape, x: number, y: number, r: number): Html {
  switch (shape) {
    case 'circle':
      return mark('dot', x, y, r, PALETTE.brand);
    case 'diamond':
      return mark('diamond', x, y, r, PALETTE.brand);
    case 'triangle':
      return mark('up', x, y, r, PALETTE.brand);
    case 'square':
      return html`<rect x="${at(x - r * 0.9)}" y="${at(y - r * 0.9)}" width="${at(r * 1.8)}" height="${at(r * 1.8)}" fill="${PALETTE.brand}"/>`;
  }
}

/** One row: the window outlined, time on site filled, publication, and the answer's clock to its end. */
export function rowMarks(row: JourneyRow, y: number, place: (day: LocalDate) => number, today: LocalDate): Html[] {
  const drawn: Html[] = [];
  if (row.window) drawn.push(windowBar(place(row.window.from), place(row.window.until), y));
  if (row.notifiedOn) drawn.push(notice(place(row.notifiedOn), y));
  if (row.onSite) drawn.push(siteBar(place(row.onSite.from), place(row.onSite.until), y));
  const look = answerLook(row, today);
  if (row.publishedOn && row.answerDueOn && look) {
    const [from, to] = [place(row.publishedOn), place(row.answerDueOn)];
    drawn.push(
      html`<line x1="${at(from)}" y1="${at(y)}" x2="${at(to)}" y2="${at(y)}" stroke="${PALETTE.neutral}" stroke-width="2"/>`,
      answerMark(look, to, y),
    );
  }
  if (row.publishedOn) drawn.push(mark('diamond', place(row.publishedOn), y, 6, PALETTE.ink));
  return drawn;
}

function windowBar(from: number, to: number, y: number): Html {
  return html`<rect x="${at(from)}" y="${at(y - BAR / 2)}" width="${at(Math.max(SHORTEST, to - from))}" height="${BAR}" fill="${PALETTE.white}" stroke="${PALETTE.neutral}" stroke-width="1.5" stroke-dasharray="3 2"/>`;
}

function siteBar(from: number, to: number, y: number): Html {
  return html`<rect x="${at(from)}" y="${at(y - BAR / 2)}" width="${at(Math.max(SHORTEST, to - from))}" height="${BAR}" fill="${PALETTE.brand}"/>`;
}

function notice(x: number, y: number): Html {
  return html`<line x1="${at(x)}" y1="${at(y - BAR / 2 - 2)}" x2="${at(x)}" y2="${at(y + BAR / 2 + 2)}" stroke="${PALETTE.brand}" stroke-width="2"/>`;
}

const ANSWERS: Readonly<Record<AnswerLook, { shape: 'ring' | 'cross' | 'tick'; colour: string; words: string }>> = {
  open: { shape: 'ring', colour: PALETTE.neutral, words: 'Answer owed by' },
  passed: { shape: 'cross', colour: PALETTE.bad, words: 'Answer overdue' },
  inTime: { shape: 'tick', colour: PALETTE.good, words: 'Answered in time' },
  late: { shape: 'cross', colour: PALETTE.neutral, words: 'Answered late' },
};

/** On white, so that the shape stands clear of the line to it. */
function answerMark(look: AnswerLook, x: number, y: number): Html {
  const { shape, colour } = ANSWERS[look];
  return html`${mark('dot', x, y, 8, PALETTE.white)}${mark(shape, x, y, 6, colour)}`;
}

/** What the marks mean, only those that are there. */
export function journeyKey({ rows, today }: JourneyTimelineOptions, left: number, y: number, right: number) {
  const looks = new Set(rows.map((row) => answerLook(row, today)));
  const has = (part: (row: JourneyRow) => unknown) => rows.some((row) => part(row) !== null);
  const entries: (KeyEntry | false)[] = [
    has(({ window }) => window) && { draw: (x, at) => windowBar(x - 9, x + 9, at), words: 'Expected', width: 20 },
    has(({ notifiedOn }) => notifiedOn) && { draw: notice, words: 'Notified' },
    has(({ onSite }) => onSite) && { draw: (x, at) => siteBar(x - 7, x + 7, at), words: 'On site', width: 16 },
    has(({ publishedOn }) => publishedOn) && {
      draw: (x, at) => mark('diamond', x, at, 6, PALETTE.ink),
      words: 'Published',
      width: 16,
    },
    ...(Object.keys(ANSWERS) as AnswerLook[]).map((look): KeyEntry | false => {
      const { words } = ANSWERS[look];
      return looks.has(look) && { draw: (x, at) => answerMark(look, x, at), words };
    }),
    {
      draw: (x, middle) =>
        html`<line x1="${at(x)}" y1="${at(middle - 8)}" x2="${at(x)}" y2="${at(middle + 8)}" stroke="${PALETTE.ink}" stroke-width="1.5" stroke-dasharray="4 3"/>`,
      words: 'Today',
    },
  ];
  return flowedKey(
    entries.filter((entry) => entry !== false),
    left,
    y,
    13,
    right,
  );
}
