import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { pointLook } from './control-chart-plot.ts';
import { at, mark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatTick, formatValue, type Unit, type ValueScale, valueScale } from './scale.ts';
import { cut, drawing, text, textWidth, wrapTo } from './text.ts';

export type ComparedGroup = {
  name: string;
  /** Null where the group has no cases. */
  value: number | null;
  /** 95 % interval of the figure; null where there is none. */
  lower: number | null;
  upper: number | null;
  /** `12 of 30`; nothing where the figure is a count. */
  madeOf: string;
  /** Whether the group differs from the council by more than chance; `null` also where it is too small to say. */
  signal: 'good' | 'bad' | 'high' | 'low' | null;
  /** So few cases that what the figure is made of stands for it, and no percentage is written. */
  isTooFew?: boolean | undefined;
};

export type GroupComparisonOptions = {
  id: string;
  title: string;
  unit: Unit;
  groups: readonly ComparedGroup[];
  /** What the groups are compared with: `The council`. */
  whole: { name: string; value: number | null };
  target?: { value: number; label?: string | undefined } | null | undefined;
  summary?: string | undefined;
  /** What a group is called in the table: `Team`. */
  groupHeading?: string | undefined;
};

const SIZE = 14;
const WIDE = 800;
const NARROW = 340;
const WIDE_ROW = 38;

/** Groups beside the whole: each a mark on its interval, with its name and what its figure is made of. Not a league table. */
export function groupComparison(options: GroupComparisonOptions): Chart {
  const summary = options.summary ?? summaryOf(options);
  const wide = draw(options, summary, wideLayout(options));
  return {
    title: options.title,
    summary,
    svg: wide.svg,
    narrowSvg: draw(options, summary, narrowLayout()).svg,
    width: WIDE,
    height: wide.height,
    table: tableOf(options),
  };
}

type Layout = {
  id: string;
  width: number;
  left: number;
  right: number;
  rowHeight: (group: ComparedGroup) => number;
  tickCount: number;
  /** The group's name and figure, in the row that begins at `top`. */
  names: (group: ComparedGroup, top: number, figure: string) => Html[];
  /** From where in the row to its end the mark and the lines behind it lie. */
  marksFrom: (group: ComparedGroup) => number;
};

function wideLayout(options: GroupComparisonOptions): Layout {
  const widest = options.groups.reduce((most, { name }) => Math.max(most, textWidth(name, SIZE)), 0);
  const left = Math.min(250, Math.max(110, widest + 4)) + 16;
  const figures = options.groups.map(
    (group) => textWidth(figureOf(group, options.unit), SIZE) + 8 + textWidth(group.madeOf, SIZE) + 1,
  );
  const right = WIDE - Math.min(240, Math.max(90, ...figures)) - 16;
  return {
    id: options.id,
    width: WIDE,
    left,
    right,
    rowHeight: () => WIDE_ROW,
    tickCount: 5,
    marksFrom: () => 0,
    names: (group, top, figure) => {
      const middle = top + WIDE_ROW / 2;
      const lines = wrapTo(2, group.name, left - 16, SIZE);
      const start = middle + SIZE * 0.35 - ((lines.length - 1) * 16) / 2;
      const room = WIDE - right - 16;
      const figureWidth = textWidth(figure, SIZE) + 8;
      return [
        ...lines.map((words, index) => text(0, start + index * 16, words, { size: SIZE, colour: PALETTE.ink })),
        text(right + 16, middle + SIZE * 0.35, figure, { size: SIZE, colour: PALETTE.ink, isBold: true }),
        ...madeOfText(group, right + 16 + figureWidth, middle + SIZE * 0.35, room - figureWidth, 'start'),
      ];
    },
  };
}

function narrowLayout(): Layout {
  const nameLines = (group: ComparedGroup) => wrapTo(2, group.name, NARROW - 150, SIZE);
  const namesHeight = (group: ComparedGroup) => 12 + nameLines(group).length * 17;
  return {
    id: '-narrow',
    width: NARROW,
    left: 22,
    right: NARROW - 22,
    rowHeight: (group) => namesHeight(group) + 26,
    tickCount: 4,
    marksFrom: namesHeight,
    names: (group, top, figure) => {
      const figureWidth = textWidth(figure, SIZE);
      const lines = nameLines(group);
      return [
        ...lines.map((words, index) => text(0, top + 20 + index * 17, words, { size: SIZE, colour: PALETTE.ink })),
        ...madeOfText(group, NARROW - figureWidth - 8, top + 20, 138 - figureWidth, 'end'),
        text(NARROW, top + 20, figure, { size: SIZE, anchor: 'end', colour: PALETTE.ink, isBold: true }),
      ];
    },
  };
}

/** What the figure is made of; nothing where the figure says so itself. */
function madeOfText(
  { value, madeOf, isTooFew }: ComparedGroup,
  x: number,
  y: number,
  room: number,
  anchor: 'start' | 'end',
): Html[] {
  return value === null || isTooFew || madeOf === ''
    ? []
    : [text(x, y, cut(madeOf, room, SIZE), { size: SIZE, anchor })];
}

type Row = { group: ComparedGroup; top: number; bottom: number; marksTop: number };

function rowsOf({ groups }: GroupComparisonOptions, layout: Layout, top: number): Row[] {
  let y = top;
  return groups.map((group) => {
    const row = { group, top: y, bottom: y + layout.rowHeight(group), marksTop: y + layout.marksFrom(group) };
    y = row.bottom;
    return row;
  });
}

function draw(options: GroupComparisonOptions, summary: string, layout: Layout): { svg: string; height: number } {
  const { unit, groups, whole, target } = options;
  const bounds = groups.flatMap(({ value, lower, upper }) => [value, lower, upper]);
  const values = [...bounds, whole.value, target?.value ?? null].filter((value) => value !== null);
  const scale = valueScale(values, unit, layout.left, layout.right, layout.tickCount);
  const top = referenceRows(options) * 20 + 8;
  const rows = rowsOf(options, layout, top);
  const bottom = rows.at(-1)?.bottom ?? top + 40;
  const key = signalKey(options, layout.width, bottom + 50);
  const body = [
    ...rows.map(({ marksTop, bottom: end }) => gridIn(scale, marksTop, end)),
    ...tickLabels(scale, unit, bottom),
    ...references(options, layout, scale, rows),
    ...rows.flatMap(({ group, top: start, bottom: end, marksTop }) => [
      html`<path d="M0 ${at(end)}H${layout.width}" stroke="${PALETTE.grid}" fill="none"/>`,
      ...layout.names(group, start, figureOf(group, unit)),
      ...groupMark(group, (marksTop + end) / 2, scale),
    ]),
    ...(groups.length === 0 ? [text(0, top + 24, 'No groups to compare', { size: SIZE })] : []),
    ...key.marks,
  ];
  const height = bottom + 28 + (key.lines > 0 ? key.lines * 22 + 8 : 0);
  const id = layout.id.startsWith('-') ? `${options.id}${layout.id}` : layout.id;
  return {
    svg: drawing({ id, width: layout.width, height, title: options.title, description: summary, body }),
    height,
  };
}

function gridIn(scale: ValueScale, top: number, bottom: number): Html {
  return html`<path d="${scale.ticks.map((tick) => `M${scale.place(tick)} ${at(top)}V${at(bottom)}`).join('')}" stroke="${PALETTE.grid}" fill="none"/>`;
}

function tickLabels(scale: ValueScale, unit: Unit, bottom: number): Html[] {
  return scale.ticks.map((tick) =>
    text(scale.place(tick), bottom + 20, formatTick(tick, unit), { size: SIZE, anchor: 'middle' }),
  );
}

/** What the shapes of groups that differ mean; nothing where none does. */
function signalKey({ groups }: GroupComparisonOptions, width: number, y: number): { marks: Html[]; lines: number } {
  const signals = (['good', 'bad', 'high', 'low'] as const).filter((signal) =>
    groups.some((group) => group.signal === signal),
  );
  const marks = signals.flatMap((signal, index) => {
    const { shape, colour } = pointLook({ signal });
    const words = `Differs by more than chance: ${SIGNAL_WORDS[signal]}`;
    return [
      mark(shape, 7, y + index * 22 - 5, 6, colour),
      text(20, y + index * 22, cut(words, width - 20, SIZE), { size: SIZE }),
    ];
  });
  return { marks, lines: signals.length };
}

function referenceRows({ whole, target }: GroupComparisonOptions): number {
  return (whole.value === null ? 0 : 1) + (target ? 1 : 0);
}

/** The whole and the target as lines through every row, each named in a row of its own above. */
function references(options: GroupComparisonOptions, layout: Layout, scale: ValueScale, rows: readonly Row[]): Html[] {
  const lines: { value: number; words: string; colour: string; dashes: string | null }[] = [];
  const { whole, target, unit } = options;
  if (whole.value !== null) {
    lines.push({
      value: whole.value,
      words: `${whole.name} ${formatValue(whole.value, unit)}`,
      colour: PALETTE.ink,
      dashes: null,
    });
  }
  if (target) {
    lines.push({
      value: target.value,
      words: `${target.label ?? 'Target'} ${formatValue(target.value, unit)}`,
      colour: PALETTE.brand,
      dashes: '7 4',
    });
  }
  return lines.flatMap(({ value, words, colour, dashes }, row) => {
    const x = scale.place(value);
    const y = 14 + row * 20;
    const width = textWidth(words, SIZE);
    const isRightward = x + 6 + width <= layout.width;
    const isUnbroken = rows.every((each) => each.marksTop === each.top);
    const stub = `M${x} ${at(y - 9)}V${at(isUnbroken ? (rows[0]?.top ?? y + 4) : y + 4)}`;
    const path = stub + rows.map((each) => `M${x} ${at(each.marksTop)}V${at(each.bottom)}`).join('');
    return [
      html`<path d="${path}" stroke="${colour}" stroke-width="1.5" fill="none"${dashes !== null && html` stroke-dasharray="${dashes}"`}/>`,
      text(isRightward ? x + 6 : x - 6, y, words, {
        size: SIZE,
        colour,
        isBold: true,
        anchor: isRightward ? 'start' : 'end',
      }),
    ];
  });
}

function groupMark({ value, lower, upper, signal, isTooFew }: ComparedGroup, y: number, { place }: ValueScale): Html[] {
  if (value === null) return [];
  const { shape, colour } = isTooFew ? { shape: 'ring' as const, colour: PALETTE.centre } : pointLook({ signal });
  const interval =
    lower !== null && upper !== null
      ? [
          html`<path d="M${place(lower)} ${at(y)}H${place(upper)}M${place(lower)} ${at(y - 4)}V${at(y + 4)}M${place(upper)} ${at(y - 4)}V${at(y + 4)}" stroke="${colour}" stroke-width="1.75" fill="none"/>`,
        ]
      : [];
  return [...interval, mark(shape, place(value), y, signal === null ? 5 : 7, colour)];
}

function figureOf({ value, madeOf, isTooFew }: ComparedGroup, unit: Unit): string {
  if (isTooFew) return madeOf;
  return value === null ? 'no cases' : formatValue(value, unit);
}

const SIGNAL_WORDS = { good: 'better', bad: 'worse', high: 'higher', low: 'lower' } as const;

function summaryOf({ groups, whole, unit }: GroupComparisonOptions): string {
  const different = groups.filter((group) => group.signal !== null);
  const beside = whole.value === null ? '' : ` ${whole.name}: ${formatValue(whole.value, unit)}.`;
  if (groups.length === 0) return 'There are no groups to compare.';
  if (different.length === 0) return `${groups.length} groups; none differs by more than chance.${beside}`;
  const named = different
    .map(({ name, signal }) => `${name} ${signal === null ? '' : SIGNAL_WORDS[signal]}`)
    .join(', ');
  return `${groups.length} groups; different by more than chance: ${named}.${beside}`;
}

function besideWords({ signal, isTooFew }: ComparedGroup, whole: number | null): string {
  if (whole === null) return 'not compared';
  if (isTooFew) return 'too few to say';
  return signal === null ? 'no difference beyond chance' : SIGNAL_WORDS[signal];
}

function tableOf({ title, groups, unit, whole, groupHeading }: GroupComparisonOptions): Chart['table'] {
  const written = (value: number | null) => (value === null ? '–' : formatValue(value, unit));
  return {
    caption: title,
    columns: [
      { heading: groupHeading ?? 'Group', numeric: false },
      { heading: 'Figure', numeric: true },
      { heading: 'Made of', numeric: true },
      { heading: '95% interval', numeric: true },
      { heading: 'Beside the whole', numeric: false },
    ],
    rows: groups.map((group) => [
      group.name,
      figureOf(group, unit),
      group.madeOf === '' ? '–' : group.madeOf,
      group.lower === null || group.upper === null ? '–' : `${written(group.lower)} to ${written(group.upper)}`,
      besideWords(group, whole.value),
    ]),
  };
}
