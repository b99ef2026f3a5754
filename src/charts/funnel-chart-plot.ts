import { scaleLinear } from 'd3-scale';
import { type Html, html } from '../ui/html.ts';
import { pointLook } from './control-chart-plot.ts';
import { NARROW, type Picture, SIZE } from './frame.ts';
import {
  type FunnelChartOptions,
  type FunnelLimits,
  type FunnelPoint,
  isBeyond998,
  SIGNAL_WORDS,
  signalOf,
} from './funnel-chart.ts';
import { flowedKey, type KeyEntry } from './key.ts';
import { type Area, labelPlaces } from './labelling.ts';
import { at, mark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { apart } from './placing.ts';
import { formatTick, formatValue, type ValueScale, valueScale } from './scale.ts';
import { cut, text, textWidth, wrap } from './text.ts';

const LINE = 18;

type Plot = { box: Area; width: number; x: (cases: number) => number; most: number; y: ValueScale };

export function drawFunnel(options: FunnelChartOptions, width: number): Picture {
  const isNarrow = width === NARROW;
  const box: Area = isNarrow
    ? { left: 48, right: width - 10, top: 12, bottom: 272 }
    : { left: 56, right: width - 190, top: 12, bottom: 362 };
  const plot = plotOf(options, box, width);
  const labels = labelsOf(options, plot, isNarrow);
  const key = flowedKey(keyOf(options, isNarrow), 0, box.bottom + 64, SIZE, width);
  const listed = outsideList(options, labels.numbers, box.bottom + 64 + key.lines * 21 + 4, width);
  const body = [
    ...curves(options, plot),
    ...axes(options, plot, isNarrow),
    ...labels.leaders,
    ...options.points.map((point) => pointMark(options, point, plot)),
    ...labels.words,
    ...(isNarrow ? [] : lineLabels(options, plot)),
    ...key.marks,
    ...listed.marks,
    ...(options.points.length === 0
      ? [text((box.left + box.right) / 2, box.top + 60, 'No figures yet', { size: 16, anchor: 'middle' })]
      : []),
  ];
  return { body, height: box.bottom + 64 + key.lines * 21 + listed.lines * LINE - 8 };
}

function plotOf({ points, curve, centre, unit }: FunnelChartOptions, box: Area, width: number): Plot {
  const cases = points.map((point) => point.cases);
  const furthest = Math.max(10, ...(cases.length > 0 ? cases : curve.map((limits) => limits.cases)));
  const scale = scaleLinear()
    .domain([0, furthest * 1.04])
    .range([box.left, box.right]);
  const fewest = Math.min(...(cases.length > 0 ? cases : [0]));
  const reach = curve.filter((limits) => limits.cases >= fewest && limits.cases <= furthest);
  const values = [centre, ...points.map(({ value }) => value)];
  const nearest = reach.flatMap(({ lower95, upper95, lower998, upper998 }, index) =>
    index === 0 && unit !== 'percent' ? [lower95, upper95] : [lower998, upper998],
  );
  const y = valueScale([...values, ...nearest], unit, box.bottom, box.top, 5);
  return { box, width, x: (count) => at(scale(count)), most: furthest * 1.04, y };
}

/** The band within 95 %, the limits and the centre, each cut off where it leaves the plot. */
function curves(options: FunnelChartOptions, plot: Plot): Html[] {
  const { curve, centre } = options;
  const shown = curve.filter(({ cases }) => cases <= plot.most);
  const path = (limit: keyof FunnelLimits) =>
    inside(
      shown.map((limits) => ({ x: plot.x(limits.cases), value: limits[limit] })),
      plot.y,
    );
  const band = [
    ...shown.map(({ cases, upper95 }) => `${plot.x(cases)} ${plot.y.place(upper95)}`),
    ...shown.toReversed().map(({ cases, lower95 }) => `${plot.x(cases)} ${plot.y.place(lower95)}`),
  ];
  const line = (d: string, dashes: string | null) =>
    html`${d !== '' && html`<path d="${d}" fill="none" stroke="${PALETTE.centre}" stroke-width="1.25"${dashes !== null && html` stroke-dasharray="${dashes}"`}/>`}`;
  return [
    html`${shown.length > 1 && html`<path d="M${band.join('L')}Z" fill="${PALETTE.band}"/>`}`,
    line(path('lower95'), '2 3'),
    line(path('upper95'), '2 3'),
    line(path('lower998'), '8 4'),
    line(path('upper998'), '8 4'),
    html`<path d="M${at(plot.box.left)} ${plot.y.place(centre)}H${at(plot.box.right)}" stroke="${PALETTE.ink}" stroke-width="1.5" fill="none"/>`,
  ];
}

/** A line through the places that the scale holds; where it leaves or comes in, up to the edge. */
function inside(places: readonly { x: number; value: number }[], { place, lowest, highest }: ValueScale): string {
  let path = '';
  let isDrawing = false;
  for (const [index, here] of places.entries()) {
    const before = places[index - 1];
    const isIn = here.value >= lowest && here.value <= highest;
    if (before && isIn !== isDrawing) {
      const edge = (isIn ? before.value : here.value) > highest ? highest : lowest;
      const x = before.x + ((here.x - before.x) * (edge - before.value)) / (here.value - before.value);
      path += `${isIn ? 'M' : 'L'}${at(x)} ${place(edge)}`;
    }
    if (isIn) path += `${path === '' || (!isDrawing && !before) ? 'M' : 'L'}${at(here.x)} ${place(here.value)}`;
    isDrawing = isIn;
  }
  return path;
}

function axes({ unit, casesName = 'Cases' }: FunnelChartOptions, { box, x, y, most, width }: Plot, isNarrow: boolean) {
  const rows = y.ticks.map(
    (tick) =>
      html`<path d="M${at(box.left)} ${y.place(tick)}H${at(box.right)}" stroke="${PALETTE.grid}" fill="none"/>${text(box.left - 8, y.place(tick) + SIZE * 0.35, formatTick(tick, unit), { size: SIZE, anchor: 'end' })}`,
  );
  const ticks = scaleLinear()
    .domain([0, most])
    .ticks(isNarrow ? 4 : 7)
    .filter(Number.isInteger);
  const columns = ticks.map((tick) => {
    const words = formatValue(tick, 'count');
    const middle = Math.min(x(tick), width - textWidth(words, SIZE) / 2);
    return html`<path d="M${x(tick)} ${at(box.bottom)}v5" stroke="${PALETTE.centre}" fill="none"/>${text(middle, box.bottom + 8 + SIZE, words, { size: SIZE, anchor: 'middle' })}`;
  });
  const name = cut(`${casesName} (how many the figure stands on)`, width - box.left, SIZE);
  return [...rows, ...columns, text(box.left, box.bottom + 40, name, { size: SIZE })];
}

/** How far a point's mark reaches about its middle. */
function radiusOf({ position }: FunnelPoint): number {
  return position === 'inside' ? 4.5 : isBeyond998(position) ? 9.5 : 6.5;
}

function pointMark({ better }: FunnelChartOptions, point: FunnelPoint, { x, y }: Plot): Html {
  return positionMark(point, better, x(point.cases), y.place(point.value));
}

/** Its shape says on which side of the limits it lies, a ring that it is beyond 99.8 %, a hollow one that it is small. */
function positionMark(
  { position, isSmall }: Pick<FunnelPoint, 'position' | 'isSmall'>,
  better: FunnelChartOptions['better'],
  x: number,
  y: number,
): Html {
  const signal = signalOf(position, better);
  const { shape, colour } = pointLook({ signal });
  const size = signal === null ? 4.5 : isBeyond998(position) ? 5.5 : 6.5;
  const lift = shape === 'up' ? size * 0.1 : shape === 'down' ? -size * 0.1 : 0;
  return html`${
    isBeyond998(position) &&
    html`<circle cx="${at(x)}" cy="${at(y)}" r="9" fill="${PALETTE.white}" stroke="${colour}" stroke-width="1.5"/>`
  }${mark(shape, x, y, size + 1.2, PALETTE.white)}${mark(shape, x, y, size, colour)}${
    isSmall && mark(shape, x, y + lift, size * 0.52, PALETTE.white)
  }`;
}

type Labels = { words: Html[]; leaders: Html[]; numbers: Map<FunnelPoint, number> };

/**
 * Names beside the points: of those outside the limits first and, if need be, led to; of others where there is
 * room. On a telephone, and where even that finds no room, a number that the list below explains.
 */
function labelsOf(options: FunnelChartOptions, plot: Plot, isNarrow: boolean): Labels {
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

function areaOf(point: FunnelPoint, { x, y }: Plot): Area {
  const [middleX, middleY, reach] = [x(point.cases), y.place(point.value), radiusOf(point)];
  return { left: middleX - reach, right: middleX + reach, top: middleY - reach, bottom: middleY + reach };
}

/** Where the limits and the centre run, so that the name of a team inside is not written across them. */
function curveAreas({ curve, centre }: FunnelChartOptions, { x, y, box, most }: Plot): Area[] {
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
function lineLabels({ curve, centre, centreName = 'The council', unit }: FunnelChartOptions, plot: Plot): Html[] {
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

/** What the marks and, on a telephone, the lines mean: only what the chart shows. */
function keyOf(options: FunnelChartOptions, isNarrow: boolean): KeyEntry[] {
  const { points, better, centre, unit, centreName = 'The council' } = options;
  const entries: KeyEntry[] = [];
  const sample = (dashes: string | null, colour: string, words: string): KeyEntry => ({
    width: 26,
    words,
    draw: (x, y) =>
      html`<path d="M${at(x - 13)} ${at(y)}H${at(x + 13)}" stroke="${colour}" stroke-width="1.5" fill="none"${dashes !== null && html` stroke-dasharray="${dashes}"`}/>`,
  });
  if (isNarrow) {
    entries.push(sample(null, PALETTE.ink, `${centreName} ${formatValue(centre, unit)}`));
    if (options.curve.length > 1) {
      entries.push(sample('2 3', PALETTE.centre, '95% limits'), sample('8 4', PALETTE.centre, '99.8% limits'));
    }
  }
  for (const position of ['high998', 'high95', 'low95', 'low998'] as const) {
    if (!points.some((point) => point.position === position)) continue;
    const signal = signalOf(position, better);
    const side = position === 'high95' || position === 'high998' ? 'Above' : 'Below';
    const judged = signal === 'good' || signal === 'bad' ? `: ${SIGNAL_WORDS[signal]}` : '';
    entries.push({
      width: 20,
      draw: (x, y) => positionMark({ position, isSmall: false }, better, x, y),
      words: `${side} the ${isBeyond998(position) ? '99.8%' : '95%'} limit${judged}`,
    });
  }
  if (points.some(({ isSmall }) => isSmall)) {
    entries.push({
      draw: (x, y) => positionMark({ position: 'inside', isSmall: true }, better, x, y),
      words: 'Hollow: fewer than ten cases',
    });
  }
  return entries;
}

/** The numbered points with their names and figures, in words under the plot. */
function outsideList(
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
