export type { Chart, ChartTable } from './chart.ts';
export { controlChart } from './control-chart.ts';
export type {
  ControlAnnotation,
  ControlBenchmark,
  ControlChartOptions,
  ControlMonth,
  ControlTarget,
} from './control-chart-options.ts';
export { type DueBar, type DueBarsOptions, dueBars } from './due-bars.ts';
export { type FlowChartOptions, type FlowLink, type FlowNode, flowChart } from './flow-chart.ts';
export {
  type FunnelChartOptions,
  type FunnelLimits,
  type FunnelPoint,
  type FunnelPosition,
  funnelChart,
} from './funnel-chart.ts';
export { type ComparedGroup, type GroupComparisonOptions, groupComparison } from './group-comparison.ts';
export { type HistoryLineOptions, historyLine } from './history-line.ts';
export { type IssueBar, type IssueBarsOptions, issueBars } from './issue-bars.ts';
export {
  ASSURANCE_LOOKS,
  type AssuranceKey,
  type Look,
  type Shape,
  VARIATION_LOOKS,
  type VariationKey,
  VERDICT_LOOKS,
  type VerdictKey,
} from './marks.ts';
export { type MaturityChartOptions, type MaturityLag, maturityChart } from './maturity-chart.ts';
export { METER_LOOKS, type MeterKey, type MeterOptions, meter, meterStanding } from './meter.ts';
export { type Movement, type MovementChartOptions, movementChart } from './movement-chart.ts';
export {
  chanceInPercent,
  chanceInWords,
  type OutlookChartOptions,
  type OutlookMonth,
  outlookChart,
} from './outlook-chart.ts';
export { PALETTE } from './palette.ts';
export { formatValue, type Unit } from './scale.ts';
export {
  type SmallMultiplesOptions,
  type SmallPoint,
  type SmallSeries,
  smallMultiples,
} from './small-multiples.ts';
export { type SparklineOptions, type SparkPoint, sparkline } from './sparkline.ts';
export {
  type SurvivalCurve,
  type SurvivalCurveOptions,
  type SurvivalStep,
  survivalCurve,
  type TimeUnit,
} from './survival-curve.ts';
export { type VerdictBarOptions, verdictBar } from './verdict-bar.ts';
