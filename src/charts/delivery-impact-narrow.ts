import { type Html, html } from '../ui/html.ts';
import {
  actionsIn,
  COLUMNS,
  DELIVERIES,
  DELIVERY_LETTERS,
  DELIVERY_NAMES,
  IMPACT_NAMES,
  IMPACTS,
  type ImpactMark,
  isWhileWorse,
  isWithoutImpact,
  REGIONS,
} from './delivery-impact-options.ts';
import { REGION_TINT } from './delivery-impact-plot.ts';
import { NARROW, type Picture, SIZE } from './frame.ts';
import { at, mark, VERDICT_LOOKS } from './marks.ts';
import { PALETTE } from './palette.ts';
import { text, wrap, wrapTo } from './text.ts';

const LEFT = 100;
const COLUMN = (NARROW - LEFT - 2) / COLUMNS.length;
const HEAD = 44;
const ROW = 38;
const LINE = 18;
/** So many of a part are named under the picture. */
const MOST_NAMED = 30;

/** The picture for a telephone: counts in the cells, and under them what the letters say and who is in the two parts. */
export function drawNarrowImpact(actions: readonly ImpactMark[]): Picture {
  const bottom = HEAD + IMPACTS.length * ROW;
  const letters = wrap(
    DELIVERIES.map((one) => `${DELIVERY_LETTERS[one]} ${lowerName(DELIVERY_NAMES[one])}`).join(', '),
    NARROW,
    SIZE,
  );
  const body: Html[] = [
    ...regionBoxes(bottom, REGION_TINT, null),
    ...grid(bottom),
    ...heads(),
    ...IMPACTS.toReversed().flatMap((impact, index) => {
      const middle = HEAD + index * ROW + ROW / 2 + 5;
      return [
        text(0, middle, IMPACT_NAMES[impact], { size: SIZE, colour: PALETTE.ink }),
        ...COLUMNS.flatMap((column, place) => {
          const count = actionsIn(actions, column, impact).length;
          const x = LEFT + (place + 0.5) * COLUMN;
          return count === 0
            ? []
            : [text(x, middle, String(count), { size: 15, anchor: 'middle', colour: PALETTE.ink, isBold: true })];
        }),
      ];
    }),
    ...regionBoxes(bottom, 'none', PALETTE.bad),
    ...badges(bottom),
    ...letters.map((words, index) => text(0, bottom + 40 + index * LINE, words, { size: SIZE })),
  ];
  let y = bottom + 40 + letters.length * LINE + 6;
  for (const [region, found] of [
    [REGIONS.withoutImpact, actions.filter(isWithoutImpact)],
    [REGIONS.whileWorse, actions.filter(isWhileWorse)],
  ] as const) {
    const part = named(region, found, y);
    body.push(...part.body);
    y = part.bottom;
  }
  return { body, height: y };
}

function lowerName(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function heads(): Html[] {
  return COLUMNS.flatMap(({ delivery, isWorse }, index) => {
    const x = LEFT + (index + 0.5) * COLUMN;
    const { shape, colour } = VERDICT_LOOKS.gettingWorse;
    return [
      text(isWorse === true ? x - 7 : x, HEAD - 10, DELIVERY_LETTERS[delivery], {
        ...{ size: 15, anchor: 'middle' as const, colour: PALETTE.ink, isBold: true },
      }),
      ...(isWorse === true ? [mark(shape, x + 8, HEAD - 15, 5.5, colour)] : []),
    ];
  });
}

function grid(bottom: number): Html[] {
  const across = Array.from({ length: IMPACTS.length + 1 }, (_, index) => `M0 ${HEAD + index * ROW}H${NARROW - 2}`);
  const down = COLUMNS.map((_, index) => `M${at(LEFT + index * COLUMN)} ${HEAD}V${bottom}`);
  return [html`<path d="${[...across, ...down].join('')}" stroke="${PALETTE.grid}" fill="none"/>`];
}

type Box = { x: number; y: number; width: number; height: number };

function boxes(bottom: number): readonly [Box, Box] {
  const done = COLUMNS.findIndex(({ delivery }) => delivery === 'delivered');
  const worse = COLUMNS.findIndex(({ isWorse }) => isWorse === true);
  const row = IMPACTS.toReversed().indexOf('noEvidence');
  return [
    { x: LEFT + done * COLUMN, y: HEAD + row * ROW, width: 2 * COLUMN, height: 2 * ROW },
    { x: LEFT + worse * COLUMN, y: HEAD, width: COLUMN, height: bottom - HEAD },
  ];
}

function regionBoxes(bottom: number, fill: string, stroke: string | null): Html[] {
  return boxes(bottom).map(
    ({ x, y, width, height }) =>
      html`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${fill}"${stroke !== null && html` stroke="${stroke}" stroke-width="3"`}/>`,
  );
}

/** The numbers of the two parts on their edges. */
function badges(bottom: number): Html[] {
  const [first, second] = boxes(bottom);
  return [
    ...badge(REGIONS.withoutImpact.number, first.x + first.width / 2, first.y),
    ...badge(REGIONS.whileWorse.number, second.x + second.width / 2, bottom),
  ];
}

function badge(number: number, x: number, y: number): Html[] {
  return [
    mark('dot', x, y, 11, PALETTE.bad),
    text(x, y + 5, String(number), { size: 15, anchor: 'middle', colour: PALETTE.white, isBold: true }),
  ];
}

/** A part's number, name and count, and the numbers of its actions. */
function named(
  region: { number: number; name: string },
  found: readonly ImpactMark[],
  top: number,
): { body: Html[]; bottom: number } {
  const title = wrapTo(3, `${region.name}: ${found.length}`, NARROW - 32, SIZE);
  const more = found.length - MOST_NAMED;
  const refs = found.slice(0, MOST_NAMED).map(({ ref }) => ref);
  const lines = wrapTo(6, `${refs.join(', ')}${more > 0 ? ` and ${more} more` : ''}`, NARROW - 32, SIZE);
  const body = [
    ...badge(region.number, 12, top + 15),
    ...title.map((words, index) =>
      text(32, top + 20 + index * LINE, words, { size: SIZE, colour: PALETTE.ink, isBold: true }),
    ),
    ...lines.map((words, index) =>
      text(32, top + 20 + (title.length + index) * LINE, words, { size: SIZE, colour: PALETTE.ink }),
    ),
  ];
  return { body, bottom: top + 20 + (title.length + lines.length) * LINE + 6 };
}
