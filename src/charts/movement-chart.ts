import { line } from 'd3-shape';
import { dateInWords, daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { at, mark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatTick, formatValue, type Unit, valueScale } from './scale.ts';
import { cut, drawing, text, textWidth } from './text.ts';

export type Movement = {
  /** As-at date of the extract that said so. */
  asAt: LocalDate;
  value: number | null;
  madeOf?: string | undefined;
};

export type MovementChartOptions = {
  id: string;
  title: string;
  unit: Unit;
  /** What each extract said of the month, oldest first. */
  movements: readonly Movement[];
  /** The first day on which the figure counts as final. */
  finalFrom?: LocalDate | null | undefined;
  summary?: string | undefined;
};

const SIZE = 14;
const LEFT = 52;
const PLOT = 160;

/** How one month's figure moved from extract to extract as records came in. */
export function movementChart(options: MovementChartOptions): Chart {
  const summary = options.summary ?? summaryOf(options);
  const wide = draw(options, summary, 800, options.id);
  const narrow = draw(options, summary, 340, `${options.id}-narrow`);
  const shown = (value: number | null) => (value === null ? 'no cases' : formatValue(value, options.unit));
  return {
    title: options.title,
    summary,
    svg: wide.svg,
    narrowSvg: narrow.svg,
    width: 800,
    height: wide.height,
    table: {
      caption: options.title,
      columns: [
        { heading: 'Extract as at', numeric: false },
        { heading: 'Figure', numeric: true },
        { heading: 'Made of', numeric: true },
      ],
      rows: options.movements.map(({ asAt, value, madeOf }) => [dateInWords(asAt), shown(value), madeOf ?? '–']),
    },
  };
}

function draw(
  options: MovementChartOptions,
  summary: string,
  width: number,
  id: string,
): { svg: string; height: number } {
  const { movements, unit, finalFrom } = options;
  const [first, last] = [movements[0]?.asAt, movements.at(-1)?.asAt];
  const top = finalFrom ? 34 : 14;
  const bottom = top + PLOT;
  const right = width - 34;
  const values = movements.flatMap(({ value }) => (value === null ? [] : [value]));
  const scale = valueScale(values, unit, bottom - 22, top + 18, 3);
  const days = first && last ? daysBetween(first, last) : 0;
  const x = (date: LocalDate) =>
    days === 0 || first === undefined
      ? (LEFT + right) / 2
      : LEFT + 24 + (daysBetween(first, date) / days) * (right - LEFT - 24);
  const path = line<Movement>()
    .defined(({ value }) => value !== null)
    .x(({ asAt }) => at(x(asAt)))
    .y(({ value }) => scale.place(value ?? 0))([...movements]);
  const dates = dateLabels(movements, x, bottom, width);
  const body = [
    ...scale.ticks.map(
      (tick) =>
        html`<path d="M${LEFT} ${scale.place(tick)}H${at(right + 20)}" stroke="${PALETTE.grid}" fill="none"/>${text(LEFT - 8, scale.place(tick) + SIZE * 0.35, formatTick(tick, unit), { size: SIZE, anchor: 'end' })}`,
    ),
    ...finalLine(options, x, bottom, width),
    html`${path !== null && html`<path d="${path}" fill="none" stroke="${PALETTE.ink}" stroke-width="1.75"/>`}`,
    ...points(options, x, scale.place),
    ...dates,
    ...(values.length === 0 ? [text(width / 2, top + PLOT / 2, 'No figures yet', { size: 16, anchor: 'middle' })] : []),
  ];
  const height = bottom + 32;
  return { svg: drawing({ id, width, height, title: options.title, description: summary, body }), height };
}

/** Each extract's figure at its mark, on the side that the line leaves free; where figures would touch, the table has them. */
function points(
  { movements, unit, finalFrom }: MovementChartOptions,
  x: (date: LocalDate) => number,
  place: (value: number) => number,
): Html[] {
  const shown = movements.flatMap(({ asAt, value }) => (value === null ? [] : [{ asAt, value }]));
  const labelled = withRoom(
    shown.map(({ asAt, value }) => ({ at: x(asAt), width: textWidth(formatValue(value, unit), SIZE) + 14 })),
  );
  return shown.flatMap(({ asAt, value }, index) => {
    const isFinal = !finalFrom || asAt >= finalFrom;
    const marks = [mark('dot', x(asAt), place(value), 4, PALETTE.ink)];
    if (!isFinal) marks.push(mark('dot', x(asAt), place(value), 2, PALETTE.white));
    if (labelled.has(index)) {
      const isLow = (shown[index - 1]?.value ?? value) > value;
      const y = place(value) + (isLow ? 19 : -10);
      const isBold = index === shown.length - 1;
      marks.push(
        text(x(asAt), y, formatValue(value, unit), { size: SIZE, anchor: 'middle', colour: PALETTE.ink, isBold }),
      );
    }
    return marks;
  });
}

function dateLabels(
  movements: readonly Movement[],
  x: (date: LocalDate) => number,
  bottom: number,
  width: number,
): Html[] {
  const spans = movements.map(({ asAt }) => ({ at: x(asAt), width: textWidth(shortDate(asAt), SIZE) + 10 }));
  const labelled = withRoom(spans);
  return movements.flatMap(({ asAt }, index) => {
    if (!labelled.has(index)) return [];
    const half = textWidth(shortDate(asAt), SIZE) / 2;
    const middle = Math.min(Math.max(x(asAt), half), width - half);
    return [
      html`<path d="M${at(x(asAt))} ${at(bottom)}v5" stroke="${PALETTE.centre}" fill="none"/>`,
      text(middle, bottom + 8 + SIZE, shortDate(asAt), { size: SIZE, anchor: 'middle' }),
    ];
  });
}

function finalLine(
  { finalFrom, movements }: MovementChartOptions,
  x: (date: LocalDate) => number,
  bottom: number,
  width: number,
): Html[] {
  const [first, last] = [movements[0]?.asAt, movements.at(-1)?.asAt];
  if (!finalFrom || !first || !last || finalFrom < first || finalFrom > last) return [];
  const words = cut(`Final from ${shortDate(finalFrom)}`, width / 2, SIZE);
  const isRightward = x(finalFrom) + 6 + textWidth(words, SIZE) <= width;
  return [
    html`<path d="M${at(x(finalFrom))} 4V${at(bottom)}" stroke="${PALETTE.brand}" stroke-width="1.25" stroke-dasharray="2 3" fill="none"/>`,
    text(x(finalFrom) + (isRightward ? 6 : -6), 16, words, {
      size: SIZE,
      colour: PALETTE.brand,
      isBold: true,
      anchor: isRightward ? 'start' : 'end',
    }),
  ];
}

/** The indexes that can be labelled without touching: the last, the first, then the others in order. */
function withRoom(spans: readonly { at: number; width: number }[]): Set<number> {
  const order = [spans.length - 1, 0, ...spans.keys()].filter((index) => index >= 0 && index < spans.length);
  const chosen = new Set<number>();
  for (const index of order) {
    const span = spans[index];
    if (!span) continue;
    const isFree = [...chosen].every((other) => {
      const beside = spans[other];
      return (
        other === index || beside === undefined || Math.abs(beside.at - span.at) >= (beside.width + span.width) / 2
      );
    });
    if (isFree) chosen.add(index);
  }
  return chosen;
}

/** `5 Aug 22`. */
function shortDate(date: LocalDate): string {
  const [day, month, year] = dateInWords(date).split(' ');
  return `${day} ${(month ?? '').slice(0, 3)} ${(year ?? '').slice(2)}`;
}

function summaryOf({ movements, unit }: MovementChartOptions): string {
  const shown = movements.flatMap(({ asAt, value }) => (value === null ? [] : [{ asAt, value }]));
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return 'No extract has a figure for this month yet.';
  const asAt = (of: { asAt: LocalDate; value: number }) =>
    `${formatValue(of.value, unit)} in the extract as at ${dateInWords(of.asAt)}`;
  return shown.length === 1
    ? `${asAt(first)}.`
    : `First ${asAt(first)}; now ${asAt(last)}, after ${shown.length} extracts.`;
}
