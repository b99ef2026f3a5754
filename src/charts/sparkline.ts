import { line } from 'd3-shape';
import { html } from '../ui/html.ts';
import type { Chart } from './chart.ts';
import { at, type Look, mark, VERDICT_LOOKS, type VerdictKey } from './marks.ts';
import { PALETTE } from './palette.ts';
import { formatValue, tightScale, type Unit } from './scale.ts';
import { drawing } from './text.ts';

export type SparkPoint = {
  /** As it stands in the table: `July 2022`. */
  label: string;
  value: number | null;
  centre: number | null;
  lower: number | null;
  upper: number | null;
};

export type SparklineOptions = {
  id: string;
  title: string;
  unit: Unit;
  points: readonly SparkPoint[];
  /** Null where nothing is judged: the line then ends in a dot. */
  verdict: VerdictKey | null;
  /** A dashed line across. */
  target?: number | null | undefined;
  /** Ends of the scale; as tight as the figures allow where nothing is given. */
  scale?: { lowest: number; highest: number } | undefined;
};

const WIDTH = 180;
const HEIGHT = 42;
const EDGE = 7;
const PLAIN: Look = { shape: 'dot', colour: PALETTE.ink, word: '' };

/** A measure's months at a glance: its line, the band of ordinary variation, and the verdict's shape at the end. */
export function sparkline(options: SparklineOptions): Chart {
  const { points, unit } = options;
  const step = points.length > 1 ? (WIDTH - 2 * EDGE) / (points.length - 1) : 0;
  const x = (index: number) => (points.length > 1 ? EDGE + index * step : WIDTH / 2);
  const { scale, target = null } = options;
  const bounds = points.flatMap(({ value, lower, upper }) => [value, lower, upper]);
  const values = [...bounds, target, scale?.lowest ?? null, scale?.highest ?? null].filter((value) => value !== null);
  const place = tightScale(values, HEIGHT - EDGE, EDGE);
  const path = line<SparkPoint>()
    .defined((point) => point.value !== null)
    .x((_, index) => at(x(index)))
    .y((point) => place(point.value ?? 0))([...points]);
  const lastIndex = points.findLastIndex((point) => point.value !== null);
  const last = points[lastIndex];
  const look = options.verdict === null ? PLAIN : VERDICT_LOOKS[options.verdict];
  const body = [
    ...bands(points, x, step, place),
    ...(target === null
      ? []
      : [
          html`<path d="M0 ${place(target)}H${WIDTH}" stroke="${PALETTE.brand}" stroke-width="1.25" stroke-dasharray="7 4" fill="none"/>`,
        ]),
    html`${path !== null && html`<path d="${path}" fill="none" stroke="${PALETTE.ink}" stroke-width="1.75" stroke-linejoin="round" stroke-linecap="round"/>`}`,
    ...(last && last.value !== null
      ? [
          mark('dot', x(lastIndex), place(last.value), 6.5, PALETTE.white),
          mark(look.shape, x(lastIndex), place(last.value), 5, look.colour),
        ]
      : []),
  ];
  const summary = summaryOf(options);
  const svg = drawing({
    id: options.id,
    width: WIDTH,
    height: HEIGHT,
    title: options.title,
    description: summary,
    body,
  });
  return { title: options.title, summary, svg, width: WIDTH, height: HEIGHT, table: tableOf(options, unit) };
}

function bands(
  points: readonly SparkPoint[],
  x: (index: number) => number,
  step: number,
  place: (value: number) => number,
) {
  type Band = { from: number; to: number; lower: number; upper: number; centre: number | null };
  const runs: Band[] = [];
  for (const [index, { lower, upper, centre }] of points.entries()) {
    if (lower === null || upper === null) continue;
    const run = runs.at(-1);
    if (run && run.to === index - 1 && run.lower === lower && run.upper === upper) run.to = index;
    else runs.push({ from: index, to: index, lower, upper, centre });
  }
  const reach = points.length > 1 ? Math.min(EDGE, step / 2) : 30;
  return runs.map(({ from, to, lower, upper, centre }) => {
    const [left, right] = [at(x(from) - reach), at(x(to) + reach)];
    const height = at(Math.max(1, place(lower) - place(upper)));
    return html`<rect x="${left}" y="${place(upper)}" width="${at(right - left)}" height="${height}" fill="${PALETTE.band}"/>${
      centre !== null &&
      html`<path d="M${left} ${place(centre)}H${right}" stroke="${PALETTE.centre}" stroke-dasharray="1.5 2.5" fill="none"/>`
    }`;
  });
}

function summaryOf({ points, unit, verdict, target }: SparklineOptions): string {
  const shown = points.filter((point) => point.value !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last || first.value === null || last.value === null) return 'No figures yet.';
  const word = verdict === null ? '' : VERDICT_LOOKS[verdict].word.toLowerCase();
  const aim = target === null || target === undefined ? '' : ` The target is ${formatValue(target, unit)}.`;
  if (shown.length === 1) {
    return `${last.label}: ${formatValue(last.value, unit)}${word === '' ? '' : `; ${word}`}.${aim}`;
  }
  return `From ${formatValue(first.value, unit)} in ${first.label} to ${formatValue(last.value, unit)} in ${last.label}${word === '' ? '' : `: ${word}`}.${aim}`;
}

function tableOf({ title, points }: SparklineOptions, unit: Unit): Chart['table'] {
  return {
    caption: title,
    columns: [
      { heading: 'Month', numeric: false },
      { heading: 'Figure', numeric: true },
    ],
    rows: points.map(({ label, value }) => [label, value === null ? 'no cases' : formatValue(value, unit)]),
  };
}
