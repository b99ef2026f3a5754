import { type Html, html } from '../ui/html.ts';
import {
  actionsIn,
  COLUMNS,
  type Column,
  DELIVERY_NAMES,
  IMPACT_NAMES,
  IMPACTS,
  type ImpactKey,
  type ImpactMark,
  isWhileWorse,
  isWithoutImpact,
  REGIONS,
  shapesShown,
} from './delivery-impact-options.ts';
import type { Picture } from './frame.ts';
import { flowedKey } from './key.ts';
import { at, mark, VERDICT_LOOKS } from './marks.ts';
import { PALETTE } from './palette.ts';
import { cut, text, textWidth, wrapTo } from './text.ts';

export const IMPACT_WIDTH = 1080;
/** Behind the two parts that matter most; words on it reach a contrast of 4.5:1. */
export const REGION_TINT = '#fbe9e4';

const LEFT = 142;
const WORSE_WIDTH = 178;
/** Where the columns end: a frame's line needs room. */
const RIGHT = IMPACT_WIDTH - 2;
const USUAL_WIDTH = (RIGHT - LEFT - WORSE_WIDTH) / (COLUMNS.length - 1);
const SIZE = 14;
const LINE = 17;
const HEAD = 92;
const PAD = 9;
/** So many actions of a cell are named; of more the count and a mark for each. In a large plan fewer are named. */
const MOST_NAMED = 10;
const MOST_NAMED_OF_MANY = 4;
const MANY = 150;
const NAMED_LINE = 20;
const UNIT = 10;
const LEAST_ROW = 44;
/** Of the band that names the first part. */
const BAND = 50;

type Placed = Column & { left: number; width: number };
type Row = { impact: ImpactKey; top: number; height: number; above: number };

/** The picture for a full page. */
export function drawWideImpact(actions: readonly ImpactMark[]): Picture {
  const columns = placedColumns();
  const rows = placedRows(actions, columns, BAND);
  const bottom = (rows.at(-1)?.top ?? HEAD) + (rows.at(-1)?.height ?? 0);
  const key = flowedKey(
    shapesShown(actions).map(({ shape, colour, words }) => ({
      draw: (x, y) => mark(shape, x, y, 5.5, colour),
      words,
    })),
    LEFT,
    bottom + 30,
    SIZE,
    IMPACT_WIDTH,
  );
  const body = [
    ...regionFills(columns, rows, bottom),
    ...grid(columns, rows, bottom),
    ...heads(actions, columns),
    ...rows.flatMap((row) => rowOf(actions, columns, row)),
    ...regionFrames(actions, columns, rows, bottom),
    ...key.marks,
  ];
  return { body, height: bottom + 16 + key.lines * 22 };
}

function placedColumns(): Placed[] {
  let left = LEFT;
  return COLUMNS.map((column) => {
    const width = column.isWorse === true ? WORSE_WIDTH : USUAL_WIDTH;
    const placed = { ...column, left, width };
    left += width;
    return placed;
  });
}

/** Rows from the most impact to none, each as high as its fullest cell. The first of the named part has its name above. */
function placedRows(actions: readonly ImpactMark[], columns: readonly Placed[], bandHeight: number): Row[] {
  let top = HEAD;
  return IMPACTS.toReversed().map((impact) => {
    const above = impact === 'noEvidence' ? bandHeight : 0;
    const heights = columns.map((column) => {
      const height = cellHeight(actionsIn(actions, column, impact), column.width, mostNamedOf(actions));
      return height + (isInFirstPart(column) ? above : 0);
    });
    const row = { impact, top, height: Math.max(LEAST_ROW + above, ...heights), above };
    top += row.height;
    return row;
  });
}

function isInFirstPart({ delivery }: Column): boolean {
  return delivery === 'delivered' || delivery === 'embedded';
}

function mostNamedOf(all: readonly ImpactMark[]): number {
  return all.length > MANY ? MOST_NAMED_OF_MANY : MOST_NAMED;
}

function namedPerLine(actions: readonly ImpactMark[], width: number): { step: number; perLine: number } {
  const widest = actions.reduce((most, { ref }) => Math.max(most, textWidth(shortRef(ref), SIZE)), 0);
  const step = widest + 26;
  return { step, perLine: Math.max(1, Math.floor((width - PAD) / step)) };
}

function shortRef(ref: string): string {
  return cut(ref, 80, SIZE);
}

function unitsPerLine(width: number): number {
  return Math.floor((width - 2 * PAD) / UNIT);
}

function cellHeight(actions: readonly ImpactMark[], width: number, mostNamed: number): number {
  if (actions.length === 0) return 0;
  if (actions.length > mostNamed) return 2 * PAD + 24 + Math.ceil(actions.length / unitsPerLine(width)) * UNIT;
  return 2 * PAD + Math.ceil(actions.length / namedPerLine(actions, width).perLine) * NAMED_LINE;
}

/** The marks of a cell with their numbers; of many, how many they are and a small mark for each. */
function cell(actions: readonly ImpactMark[], { left, width }: Placed, top: number, mostNamed: number): Html[] {
  if (actions.length > mostNamed) {
    const perLine = unitsPerLine(width);
    return [
      text(left + PAD, top + PAD + 16, String(actions.length), { size: 20, colour: PALETTE.ink, isBold: true }),
      ...actions.map(({ measures }, index) => {
        const { shape, colour } = VERDICT_LOOKS[measures];
        const [column, line] = [index % perLine, Math.floor(index / perLine)];
        return mark(shape, left + PAD + 5 + column * UNIT, top + PAD + 28 + line * UNIT, 3.6, colour);
      }),
    ];
  }
  const { step, perLine } = namedPerLine(actions, width);
  return actions.flatMap(({ ref, measures }, index) => {
    const { shape, colour } = VERDICT_LOOKS[measures];
    const x = left + PAD + (index % perLine) * step;
    const y = top + PAD + 13 + Math.floor(index / perLine) * NAMED_LINE;
    return [
      mark(shape, x + 6, y - 5, 5.5, colour),
      text(x + 16, y, shortRef(ref), { size: SIZE, colour: PALETTE.ink }),
    ];
  });
}

function rowOf(actions: readonly ImpactMark[], columns: readonly Placed[], row: Row): Html[] {
  const count = actions.filter(({ impact }) => impact === row.impact).length;
  const middle = row.top + row.above + (row.height - row.above) / 2;
  return [
    text(0, middle - 3, IMPACT_NAMES[row.impact], { size: 15, colour: PALETTE.ink, isBold: true }),
    text(0, middle + 14, actionsCounted(count), { size: SIZE }),
    ...columns.flatMap((column) =>
      cell(
        actionsIn(actions, column, row.impact),
        column,
        row.top + (isInFirstPart(column) ? row.above : 0),
        mostNamedOf(actions),
      ),
    ),
  ];
}

function actionsCounted(count: number): string {
  return `${count} ${count === 1 ? 'action' : 'actions'}`;
}

/** The names of the columns with their counts; those on track have one name over both. */
function heads(actions: readonly ImpactMark[], columns: readonly Placed[]): Html[] {
  return columns.flatMap(({ delivery, isWorse, left }) => {
    if (isWorse === true) return [];
    const count = actions.filter((action) => action.delivery === delivery).length;
    const top = isWorse === null ? HEAD - 26 : 16;
    return [
      text(left + PAD, top, DELIVERY_NAMES[delivery], { size: 15, colour: PALETTE.ink, isBold: true }),
      text(left + PAD, top + 17, actionsCounted(count), { size: SIZE }),
      ...(isWorse === false
        ? [
            text(left + PAD, HEAD - 26, 'no measure', { size: SIZE }),
            text(left + PAD, HEAD - 9, 'gets worse', { size: SIZE }),
          ]
        : []),
    ];
  });
}

function grid(columns: readonly Placed[], rows: readonly Row[], bottom: number): Html[] {
  const across = rows.map(({ top }) => `M0 ${at(top)}H${RIGHT}`).join('');
  const down = columns
    .map(
      ({ left, isWorse }) =>
        `M${at(left)} ${isWorse === true ? HEAD : isWorse === false ? 0 : HEAD - 44}V${at(bottom)}`,
    )
    .join('');
  return [html`<path d="${across}M0 ${at(bottom)}H${RIGHT}${down}" stroke="${PALETTE.grid}" fill="none"/>`];
}

type Box = { x: number; y: number; width: number; height: number };

function widthOf(columns: readonly Placed[], ...deliveries: readonly string[]): number {
  return columns.reduce((sum, { delivery, width }) => sum + (deliveries.includes(delivery) ? width : 0), 0);
}

function firstPart(columns: readonly Placed[], rows: readonly Row[]): Box {
  const left = columns.find(isInFirstPart)?.left ?? LEFT;
  const inside = rows.filter(({ impact }) => impact === 'noEvidence' || impact === 'notTested');
  const top = inside[0]?.top ?? HEAD;
  const height = inside.reduce((sum, row) => sum + row.height, 0);
  return { x: left, y: top, width: widthOf(columns, 'delivered', 'embedded'), height };
}

function secondPart(columns: readonly Placed[], bottom: number): Box {
  const column = columns.find(({ isWorse }) => isWorse === true);
  return { x: column?.left ?? LEFT, y: 8, width: column?.width ?? 0, height: bottom - 8 };
}

function regionFills(columns: readonly Placed[], rows: readonly Row[], bottom: number): Html[] {
  return [firstPart(columns, rows), secondPart(columns, bottom)].map(
    ({ x, y, width, height }) =>
      html`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${REGION_TINT}"/>`,
  );
}

function regionFrames(
  actions: readonly ImpactMark[],
  columns: readonly Placed[],
  rows: readonly Row[],
  bottom: number,
): Html[] {
  return [
    ...frame(firstPart(columns, rows), REGIONS.withoutImpact, actions.filter(isWithoutImpact).length),
    ...frame(secondPart(columns, bottom), REGIONS.whileWorse, actions.filter(isWhileWorse).length, HEAD - 8),
  ];
}

type Region = (typeof REGIONS)[keyof typeof REGIONS];

/** A part's frame, with its number, its name and how many there are in a band at its top; quiet where there are none. */
function frame({ x, y, width, height }: Box, { number, name }: Region, count: number, bandHeight = BAND): Html[] {
  const colour = count === 0 ? PALETTE.neutral : PALETTE.bad;
  const figure = { size: 28, anchor: 'end' as const, colour: PALETTE.white, isBold: true };
  const lines = wrapTo(4, name, width - 58 - textWidth(String(count), figure.size), SIZE);
  const middle = y + bandHeight / 2;
  return [
    html`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(bandHeight)}" fill="${colour}"/>`,
    html`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="none" stroke="${colour}" stroke-width="3"/>`,
    mark('dot', x + 20, middle, 12, PALETTE.white),
    text(x + 20, middle + 6, String(number), { size: 17, anchor: 'middle', colour, isBold: true }),
    ...lines.map((words, index) =>
      text(x + 39, middle + 5 + (index - (lines.length - 1) / 2) * LINE, words, {
        ...{ size: SIZE, colour: PALETTE.white, isBold: true },
      }),
    ),
    text(x + width - 10, middle + 10, String(count), figure),
  ];
}
