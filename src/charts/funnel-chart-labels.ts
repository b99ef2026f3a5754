import { type Html, html } from '../ui/html.ts';
import { SIZE } from './frame.ts';
import { type FunnelChartOptions, type FunnelPoint, isBeyond998 } from './funnel-chart-options.ts';
import { type Area, labelPlaces } from './labelling.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { apart } from './placing.ts';
import { formatValue, type ValueScale } from './scale.ts';
import { cut, text, textWidth, wrap } from './text.ts';

export const LINE = 18;

/** Where a number of cases and a figure lie; `most` is the end of the axis of cases. */
export type FunnelPlot = { box: Area; width: number; x: (cases: number) => number; most: number; y: ValueScale };

/** How far a point's mark reaches about its middle. */
function radiusOf({ position }: FunnelPoint): number {
  return position === 'inside' ? 4.5 : isBeyond998(position) ? 9.5 : 6.5;
}

type Labels = { words: Html[]; leaders: Html[]; numbers: Map<FunnelPoint, number> };

/**
 * Names beside the points: of those outside the limits first and, if need be, led to; of others where there is
 * room. On a telephone, and where even that finds no room, a number that the list below explains.
 */
export function labelsOf(options: FunnelChartOptions, plot: FunnelPlot, isNarrow: boolean): Labels {
  const { points } = options;
  const order = points.toSorted((a, b) => rank(a) - rank(b) || b.cases - a.cases);
  const outside = order.filter(({ position }) => position !== 'inside');
  const areas = points.map((point) => areaOf(point, plot));
  const within = { left: plot.box.left + 2, right: plot.box.right + 4, top: 0, bottom: plot.box.bottom };
  const spot = (point: FunnelPoint, words: string) => ({
    x: plot.x(point.cases),
    y: plot.y.place(point.value),
    radius: radiusOf(point),
    width: textWidth(words, SIZE),
    height: SIZE,
    mayBeLed: point.position !== 'inside',
  });
  const nameOf = (point: FunnelPoint) => cut(point.name, 230, SIZE);
  const lines = curveAreas(options, plot);
  const taken: Area[] = [];
  const place = (spots: Parameters<typeof labelPlaces>[0]) => {
    const places = labelPlaces(spots, areas, within, taken, lines);
    taken.push(...places.flatMap((found) => (found ? [found.area] : [])));
    return places;
  };
  const named = isNarrow ? [] : outside;
  const nameSpots = place(named.map((point) => spot(point, nameOf(point))));
  const numbered = outside.filter((_, index) => !nameSpots[index]);
  const numberSpots = place(numbered.map((point, index) => spot(point, String(index + 1))));
  const others = isNarrow ? [] : order.filter(({ position }) => position === 'inside');
  const otherSpots = place(others.map((point) => spot(point, nameOf(point))));
  const all = [
    ...named.map((point, index) => ({ found: nameSpots[index], words: nameOf(point), isBold: true })),
    ...numbered.map((_, index) => ({ found: numberSpots[index], words: String(index + 1), isBold: true })),
    ...others.map((point, index) => ({ found: otherSpots[index], words: nameOf(point), isBold: false })),
  ];
  return {
    words: all.flatMap(({ found, words, isBold }) =>
      found
        ? [
            text(found.area.left, found.area.bottom - 3, words, {
              size: SIZE,
              isBold,
              colour: isBold ? PALETTE.ink : PALETTE.muted,
            }),
          ]
        : [],
    ),
    leaders: all.flatMap(({ found }) =>
      found?.leader
        ? [
            html`<path d="M${at(found.leader.x)} ${at(found.leader.y)}L${at(found.leader.toX)} ${at(found.leader.toY)}" stroke="${PALETTE.ink}" stroke-width="0.75" fill="none"/>`,
          ]
        : [],
    ),
    numbers: new Map(numbered.map((point, index) => [point, index + 1])),
  };
}

/** Those beyond 99.8 % first, then those beyond 95 %. */
function rank({ position }: FunnelPoint): number {
  return position === 'inside' ? 2 : isBeyond998(position) ? 0 : 1;
}

function areaOf(point: FunnelPoint, { x, y }: FunnelPlot): Area {
  const [middleX, middleY, reach] = [x(point.cases), y.place(point.value), radiusOf(point)];
  return { left: middleX - reach, right: middleX + reach, top: middleY - reach, bottom: middleY + reach };
}

/** Where the limits and the centre run, so that the name of a team inside is not written across them. */
function curveAreas({ curve, centre }: FunnelChartOptions, { x, y, box, most }: FunnelPlot): Area[] {
  const thin = (left: number, right: number, one: number, other: number): Area => ({
    left,
    right,
    top: Math.min(one, other) - 1,
    bottom: Math.max(one, other) + 1,
  });
  const shown = curve.filter(({ cases }) => cases <= most);
  const along = (['lower95', 'upper95', 'lower998', 'upper998'] as const).flatMap((limit) =>
    shown.slice(1).map((limits, index) => {
      const before = shown[index] ?? limits;
      return thin(x(before.cases), x(limits.cases), y.place(before[limit]), y.place(limits[limit]));
    }),
  );
  return [thin(box.left, box.right, y.place(centre), y.place(centre)), ...along];
}

/** What each line is, beside its right end. */
export function lineLabels(
  { curve, centre, centreName = 'The council', unit }: FunnelChartOptions,
  plot: FunnelPlot,
): Html[] {
  const last = curve.filter(({ cases }) => cases <= plot.most).at(-1);
  const wanted = [
    { value: centre, words: `${centreName} ${formatValue(centre, unit)}`, isBold: true },
    ...(last
      ? [
          { value: last.upper95, words: '95% limit', isBold: false },
          { value: last.lower95, words: '95% limit', isBold: false },
          { value: last.upper998, words: '99.8% limit', isBold: false },
          { value: last.lower998, words: '99.8% limit', isBold: false },
        ]
      : []),
  ].filter(({ value }) => value >= plot.y.lowest && value <= plot.y.highest);
  const levels = wanted.map(({ value }) => plot.y.place(value));
  const places = apart(levels, LINE, plot.box.top + 2, plot.box.bottom - 2);
  const x = plot.box.right + 24;
  return wanted.flatMap(({ words, isBold }, index) => {
    const [level, y] = [levels[index] ?? 0, places[index] ?? 0];
    return [
      html`<path d="M${at(plot.box.right + 4)} ${at(level)}L${at(x - 5)} ${at(y)}" stroke="${PALETTE.centre}" stroke-width="0.75" fill="none"/>`,
      text(x, y + SIZE * 0.35, cut(words, plot.width - x, SIZE), {
        size: SIZE,
        isBold,
        colour: isBold ? PALETTE.ink : PALETTE.muted,
      }),
    ];
  });
}

/** The numbered points with their names and figures, in words under the plot. */
export function outsideList(
  { unit }: FunnelChartOptions,
  numbers: Labels['numbers'],
  y: number,
  width: number,
): { marks: Html[]; lines: number } {
  const marks: Html[] = [];
  let lines = 0;
  for (const [point, number] of numbers) {
    marks.push(text(0, y + lines * LINE, String(number), { size: SIZE, colour: PALETTE.ink, isBold: true }));
    const madeOf = point.madeOf === '' ? '' : ` (${point.madeOf})`;
    const words = `${point.name}: ${formatValue(point.value, unit)}${madeOf}`;
    for (const part of wrap(words, width - 24, SIZE)) {
      marks.push(text(24, y + lines * LINE, part, { size: SIZE, colour: PALETTE.ink }));
      lines += 1;
    }
  }
  return { marks, lines };
}
