import type { Chart } from './chart.ts';
import { inBothWidths } from './frame.ts';
import { type FunnelChartOptions, type FunnelPosition, SIGNAL_WORDS, signalOf } from './funnel-chart-options.ts';
import { drawFunnel } from './funnel-chart-plot.ts';
import { formatValue } from './scale.ts';

/** Teams by their size and figure inside the limits of chance: not a league table. */
export function funnelChart(options: FunnelChartOptions): Chart {
  return inBothWidths(options, options.summary ?? summaryOf(options), tableOf(options), (width) =>
    drawFunnel(options, width),
  );
}

const POSITION_WORDS: Record<FunnelPosition, string> = {
  inside: 'within the limits of chance',
  above95: 'above the 95% limit',
  below95: 'below the 95% limit',
  above998: 'above the 99.8% limit',
  below998: 'below the 99.8% limit',
};

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
