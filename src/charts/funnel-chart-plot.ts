import { scaleLinear } from 'd3-scale';
import { type Html, html } from '../ui/html.ts';
import { pointLook } from './control-chart-plot.ts';
import { NARROW, type Picture, SIZE } from './frame.ts';
import { type FunnelPlot, LINE, labelsOf, lineLabels, outsideList } from './funnel-chart-labels.ts';
import {
  type FunnelChartOptions,
  type FunnelLimits,
  type FunnelPoint,
  isBeyond998,
  SIGNAL_WORDS,
  signalOf,
} from './funnel-chart-options.ts';
import { flowedKey, type KeyEntry } from './key.ts';
import type { Area } from './labelling.ts';
import { at, mark } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatTick, formatValue, type ValueScale, valueScale } from './scale.ts';
import { cut, text, textWidth } from './text.ts';

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

function plotOf({ points, curve, centre, unit }: FunnelChartOptions, box: Area, width: number): FunnelPlot {
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
function curves(options: FunnelChartOptions, plot: FunnelPlot): Html[] {
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

function axes(
  { unit, casesName = 'Cases' }: FunnelChartOptions,
  { box, x, y, most, width }: FunnelPlot,
  isNarrow: boolean,
) {
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

function pointMark({ better }: FunnelChartOptions, point: FunnelPoint, { x, y }: FunnelPlot): Html {
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
  for (const position of ['above998', 'above95', 'below95', 'below998'] as const) {
    if (!points.some((point) => point.position === position)) continue;
    const signal = signalOf(position, better);
    const side = position === 'above95' || position === 'above998' ? 'Above' : 'Below';
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
