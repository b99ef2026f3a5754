import { type Html, html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { pointLook } from './control-chart-plot.ts';
import { at, mark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatValue, type Unit, type ValueScale, valueScale } from './scale.ts';
import { cut, drawing, text, textWidth, wrapTo } from './text.ts';

export type ComparedGroup = {
  name: string;
  /** Null where the group has no cases. */
  value: number | null;
  /** 95 % interval of the figure; null where there is none. */
  lower: number | null;
  upper: number | null;
  /** `12 of 30`. */
  madeOf: string;
  /** Whether the group differs from the council by more than chance; `null` also where it is too small to say. */
  signal: 'good' | 'bad' | 'high' | 'low' | null;
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
  rowHeight: number;
  tickCount: number;
  names: (group: ComparedGroup, middle: number, figure: string) => Html[];
  /** How far below the row's middle the mark lies. */
  markBelow: number;
};

function wideLayout(options: GroupComparisonOptions): Layout {
  const widest = options.groups.reduce((most, { name }) => Math.max(most, textWidth(name, SIZE)), 0);
  const left = Math.min(250, Math.max(110, widest + 4)) + 16;
  const figures = options.groups.map((group) => textWidth(`${figureOf(group, options.unit)}  ${group.madeOf}`, SIZE));
  const right = WIDE - Math.min(240, Math.max(90, ...figures)) - 16;
  return {
    id: options.id,
    width: WIDE,
    left,
    right,
    rowHeight: 38,
    tickCount: 6,
    markBelow: 0,
    names: (group, middle, figure) => {
      const lines = wrapTo(2, group.name, left - 16, SIZE);
      const start = middle + SIZE * 0.35 - ((lines.length - 1) * 16) / 2;
      const room = WIDE - right - 16;
      const figureWidth = textWidth(figure, SIZE) + 8;
      return [
        ...lines.map((words, index) => text(0, start + index * 16, words, { size: SIZE, colour: PALETTE.ink })),
        text(right + 16, middle + SIZE * 0.35, figure, { size: SIZE, colour: PALETTE.ink, isBold: true }),
        text(right + 16 + figureWidth, middle + SIZE * 0.35, cut(group.madeOf, room - figureWidth, SIZE), {
          size: SIZE,
        }),
      ];
    },
  };
}

function narrowLayout(): Layout {
  return {
    id: '-narrow',
    width: NARROW,
    left: 10,
    right: NARROW - 10,
    rowHeight: 62,
    tickCount: 4,
    markBelow: 12,
    names: (group, middle, figure) => {
      const figureWidth = textWidth(figure, SIZE);
      const madeOf = cut(group.madeOf, 120, SIZE);
      const room = NARROW - figureWidth - textWidth(madeOf, SIZE) - 26;
      return [
        text(0, middle - 10, cut(group.name, room, SIZE), { size: SIZE, colour: PALETTE.ink }),
        text(NARROW - figureWidth - 8, middle - 10, madeOf, { size: SIZE, anchor: 'end' }),
        text(NARROW, middle - 10, figure, { size: SIZE, anchor: 'end', colour: PALETTE.ink, isBold: true }),
      ];
    },
  };
}

function draw(options: GroupComparisonOptions, summary: string, layout: Layout): { svg: string; height: number } {
  const { unit, groups, whole, target } = options;
  const bounds = groups.flatMap(({ value, lower, upper }) => [value, lower, upper]);
  const values = [...bounds, whole.value, target?.value ?? null].filter((value) => value !== null);
  const scale = valueScale(values, unit, layout.left, layout.right, layout.tickCount);
  const top = referenceRows(options) * 20 + 8;
  const bottom = top + Math.max(1, groups.length) * layout.rowHeight;
  const body = [
    ...axis(scale, unit, top, bottom),
    ...references(options, layout, scale, bottom),
    ...groups.flatMap((group, index) => {
      const middle = top + (index + 0.5) * layout.rowHeight;
      return [
        html`<path d="M0 ${at(middle + layout.rowHeight / 2)}H${layout.width}" stroke="${PALETTE.grid}" fill="none"/>`,
        ...layout.names(group, middle, figureOf(group, unit)),
        ...groupMark(group, middle + layout.markBelow, scale),
      ];
    }),
    ...(groups.length === 0 ? [text(0, top + layout.rowHeight / 2, 'No groups to compare', { size: SIZE })] : []),
  ];
  const height = bottom + 28;
  const id = layout.id.startsWith('-') ? `${options.id}${layout.id}` : layout.id;
  return {
    svg: drawing({ id, width: layout.width, height, title: options.title, description: summary, body }),
    height,
  };
}

function axis(scale: ValueScale, unit: Unit, top: number, bottom: number): Html[] {
  return scale.ticks.flatMap((tick, index) => [
    html`<path d="M${scale.place(tick)} ${at(top)}V${at(bottom)}" stroke="${PALETTE.grid}" fill="none"/>`,
    text(scale.place(tick), bottom + 20, formatValue(tick, unit), {
      size: SIZE,
      anchor: index === 0 && scale.place(tick) < 30 ? 'start' : index === scale.ticks.length - 1 ? 'end' : 'middle',
    }),
  ]);
}

function referenceRows({ whole, target }: GroupComparisonOptions): number {
  return (whole.value === null ? 0 : 1) + (target ? 1 : 0);
}

/** The whole and the target as lines through every row, each named in a row of its own above. */
function references(options: GroupComparisonOptions, layout: Layout, scale: ValueScale, bottom: number): Html[] {
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
    return [
      html`<path d="M${x} ${at(y - 9)}V${at(bottom)}" stroke="${colour}" stroke-width="1.5" fill="none"${dashes !== null && html` stroke-dasharray="${dashes}"`}/>`,
      text(isRightward ? x + 6 : x - 6, y, words, {
        size: SIZE,
        colour,
        isBold: true,
        anchor: isRightward ? 'start' : 'end',
      }),
    ];
  });
}

function groupMark({ value, lower, upper, signal }: ComparedGroup, y: number, { place }: ValueScale): Html[] {
  if (value === null) return [];
  const { shape, colour } = pointLook({ signal });
  const interval =
    lower !== null && upper !== null
      ? [
          html`<path d="M${place(lower)} ${at(y)}H${place(upper)}M${place(lower)} ${at(y - 4)}V${at(y + 4)}M${place(upper)} ${at(y - 4)}V${at(y + 4)}" stroke="${colour}" stroke-width="1.75" fill="none"/>`,
        ]
      : [];
  return [...interval, mark(shape, place(value), y, signal === null ? 5 : 7, colour)];
}

function figureOf({ value }: ComparedGroup, unit: Unit): string {
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

function tableOf({ title, groups, unit, groupHeading }: GroupComparisonOptions): Chart['table'] {
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
      group.madeOf,
      group.lower === null || group.upper === null ? '–' : `${written(group.lower)} to ${written(group.upper)}`,
      group.signal === null ? 'no difference beyond chance' : SIGNAL_WORDS[group.signal],
    ]),
  };
}
