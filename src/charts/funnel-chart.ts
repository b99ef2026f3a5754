import type { Chart } from './chart.ts';
import { inBothWidths } from './frame.ts';
import { drawFunnel } from './funnel-chart-plot.ts';
import { formatValue, type Unit } from './scale.ts';

/** Between the limits, beyond those of 95 %, or beyond those of 99.8 %. */
export type FunnelPosition = 'inside' | 'high95' | 'low95' | 'high998' | 'low998';

export type FunnelPoint = {
  name: string;
  /** The denominator: how many cases the figure stands on. */
  cases: number;
  value: number;
  /** What the figure is made of: `214 of 301`. */
  madeOf: string;
  position: FunnelPosition;
  /** Fewer than ten cases: drawn hollow. */
  isSmall: boolean;
};

/** The limits at a number of cases, in the figure's unit. */
export type FunnelLimits = { cases: number; lower95: number; upper95: number; lower998: number; upper998: number };

export type FunnelChartOptions = {
  id: string;
  title: string;
  unit: Unit;
  /** Whether a high or a low figure is the better one; null where nobody says. */
  better: 'higher' | 'lower' | null;
  /** The figure of all together. */
  centre: number;
  /** What the centre is called: `The council`, which also stands where nothing is given. */
  centreName?: string | undefined;
  /** In order of cases; it may reach further than the points do. */
  curve: readonly FunnelLimits[];
  points: readonly FunnelPoint[];
  /** What the cases are: `Assessments`; `Cases` where nothing is given. */
  casesName?: string | undefined;
  /** What a point is called in the table: `Team`, which also stands where nothing is given. */
  groupHeading?: string | undefined;
  summary?: string | undefined;
};

/** Teams by their size and figure inside the limits of chance: not a league table. */
export function funnelChart(options: FunnelChartOptions): Chart {
  return inBothWidths(options, options.summary ?? summaryOf(options), tableOf(options), (width) =>
    drawFunnel(options, width),
  );
}

/** How a position reads where high, or low, is better. */
export function signalOf(
  position: FunnelPosition,
  better: FunnelChartOptions['better'],
): 'good' | 'bad' | 'high' | 'low' | null {
  if (position === 'inside') return null;
  const side = position === 'high95' || position === 'high998' ? 'high' : 'low';
  if (better === null) return side;
  return (side === 'high') === (better === 'higher') ? 'good' : 'bad';
}

export function isBeyond998(position: FunnelPosition): boolean {
  return position === 'high998' || position === 'low998';
}

const POSITION_WORDS: Record<FunnelPosition, string> = {
  inside: 'within the limits of chance',
  high95: 'above the 95% limit',
  low95: 'below the 95% limit',
  high998: 'above the 99.8% limit',
  low998: 'below the 99.8% limit',
};

export const SIGNAL_WORDS = { good: 'better', bad: 'worse', high: 'higher', low: 'lower' } as const;

function summaryOf(options: FunnelChartOptions): string {
  const { points, centre, unit, centreName = 'The council' } = options;
  if (points.length === 0) return 'There are no teams to compare.';
  const outside = points.filter(({ position }) => position !== 'inside');
  const whole = `${centreName}: ${formatValue(centre, unit)}.`;
  const all = `${points.length} ${points.length === 1 ? 'point' : 'points'};`;
  if (outside.length === 0) return `${all} none lies outside the limits of chance. ${whole}`;
  const named = outside.map(({ name, value, position }) => {
    return `${name} ${formatValue(value, unit)}, ${POSITION_WORDS[position]}`;
  });
  return `${all} outside the limits of chance: ${named.join('; ')}. ${whole}`;
}

function tableOf(options: FunnelChartOptions): Chart['table'] {
  const { title, points, unit, better, groupHeading = 'Team', casesName = 'Cases' } = options;
  return {
    caption: title,
    columns: [
      { heading: groupHeading, numeric: false },
      { heading: casesName, numeric: true },
      { heading: 'Figure', numeric: true },
      { heading: 'Made of', numeric: true },
      { heading: 'Where it lies', numeric: false },
    ],
    rows: points.map((point) => {
      const signal = signalOf(point.position, better);
      const judged = signal === 'good' || signal === 'bad' ? `: ${SIGNAL_WORDS[signal]}` : '';
      const small = point.isSmall ? '; fewer than ten cases' : '';
      return [
        point.name,
        formatValue(point.cases, 'count'),
        formatValue(point.value, unit),
        point.madeOf === '' ? '–' : point.madeOf,
        `${POSITION_WORDS[point.position]}${judged}${small}`,
      ];
    }),
  };
}
