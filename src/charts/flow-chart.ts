import type { Chart } from './chart.ts';
import { drawFlowNarrow } from './flow-chart-narrow.ts';
import { countInWords, type FlowChartOptions, shareInWords } from './flow-chart-options.ts';
import { drawFlowWide } from './flow-chart-wide.ts';
import { inBothWidths, NARROW } from './frame.ts';
import { formatValue } from './scale.ts';

/** What became of a cohort: its stages from left to right, with flows as wide as their counts. */
export function flowChart(options: FlowChartOptions): Chart {
  check(options);
  return inBothWidths(options, options.summary ?? summaryOf(options), tableOf(options), (width) =>
    width === NARROW ? drawFlowNarrow(options) : drawFlowWide(options),
  );
}

/** Links know their nodes and lead onward; anything else is a mistake of the caller. */
function check({ stages, nodes, links }: FlowChartOptions): void {
  const stageOf = new Map(nodes.map(({ id, stage }) => [id, stage]));
  if (stageOf.size !== nodes.length) throw new Error('two nodes of a flow have the same id');
  if (nodes.some(({ stage }) => !Number.isInteger(stage) || stage < 0 || stage >= stages.length)) {
    throw new Error('a node of a flow stands in a stage that there is not');
  }
  for (const { from, to } of links) {
    const [start, end] = [stageOf.get(from), stageOf.get(to)];
    if (start === undefined || end === undefined) throw new Error('a flow leads from or to a node that there is not');
    if (end <= start) throw new Error('a flow leads to its own stage or back');
  }
}

function summaryOf(options: FlowChartOptions): string {
  const { nodes, stages, total, countedName = 'children' } = options;
  if (nodes.length === 0) return 'There is nothing to show.';
  const lastStage = Math.max(...nodes.map(({ stage }) => stage));
  const ends = nodes.filter(({ stage }) => stage === lastStage);
  const most = ends.reduce((best, node) => ((node.count ?? 0) > (best.count ?? 0) ? node : best));
  const name = stages[lastStage] ?? '';
  return `${formatValue(total, 'count')} ${countedName}. ${name}, most often: ${most.label}, ${countInWords(most.count, options)}.`;
}

function tableOf(options: FlowChartOptions): Chart['table'] {
  const { title, stages, nodes, links, total, fewWords = 'fewer than 5' } = options;
  const labelOf = new Map(nodes.map(({ id, label }) => [id, label]));
  const figures = (count: number | null) => [
    count === null ? fewWords : formatValue(count, 'count'),
    count === null || total <= 0 ? '–' : shareInWords(count, total),
  ];
  const ordered = nodes.toSorted((a, b) => a.stage - b.stage);
  return {
    caption: title,
    columns: [
      { heading: 'Stage', numeric: false },
      { heading: 'Step', numeric: false },
      { heading: 'Went on to', numeric: false },
      { heading: 'Count', numeric: true },
      { heading: 'Share of all', numeric: true },
    ],
    rows: ordered.flatMap(({ id, stage, label, count }) => [
      [stages[stage] ?? '', label, '–', ...figures(count)],
      ...links
        .filter(({ from }) => from === id)
        .map((link) => [stages[stage] ?? '', label, labelOf.get(link.to) ?? '', ...figures(link.count)]),
    ]),
  };
}
