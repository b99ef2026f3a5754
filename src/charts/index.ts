export type { Chart, ChartTable } from './chart.ts';
export { controlChart } from './control-chart.ts';
export type {
  ControlAnnotation,
  ControlBenchmark,
  ControlChartOptions,
  ControlMonth,
  ControlTarget,
} from './control-chart-options.ts';
export { deliveryImpact } from './delivery-impact.ts';
export {
  DELIVERIES,
  DELIVERY_NAMES,
  type DeliveryImpactOptions,
  type DeliveryKey,
  IMPACT_NAMES,
  IMPACTS,
  type ImpactKey,
  type ImpactMark,
  impactInWords,
  isWhileWorse,
  isWithoutImpact,
} from './delivery-impact-options.ts';
export { type DueBar, type DueBarsOptions, dueBars } from './due-bars.ts';
export { type DueMarksOptions, type DueStretch, dueMarks } from './due-marks.ts';
export { flowChart } from './flow-chart.ts';
export type { FlowChartOptions, FlowLink, FlowNode } from './flow-chart-options.ts';
export { funnelChart } from './funnel-chart.ts';
export type { FunnelChartOptions, FunnelLimits, FunnelPoint, FunnelPosition } from './funnel-chart-options.ts';
export { type ComparedGroup, type GroupComparisonOptions, groupComparison } from './group-comparison.ts';
export { type HistoryLineOptions, historyLine } from './history-line.ts';
export { type IssueBar, type IssueBarsOptions, issueBars } from './issue-bars.ts';
export { journeyTimeline } from './journey-timeline.ts';
export type { JourneyRow, JourneyShape, JourneySpan, JourneyTimelineOptions } from './journey-timeline-options.ts';
export { type LedgerBar, type LedgerBarsOptions, ledgerBars } from './ledger-bars.ts';
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
export { maturityChart } from './maturity-chart.ts';
export type { MaturityChartOptions, MaturityLag } from './maturity-chart-options.ts';
export { METER_LOOKS, type MeterKey, type MeterOptions, meter, meterStanding } from './meter.ts';
export { type MilestoneLineOptions, type MilestoneMark, milestoneLine } from './milestone-line.ts';
export { type Movement, type MovementChartOptions, movementChart } from './movement-chart.ts';
export {
  chanceInPercent,
  chanceInWords,
  type OutlookChartOptions,
  type OutlookMonth,
  outlookChart,
} from './outlook-chart.ts';
export { PALETTE } from './palette.ts';
export { type GridRisk, type RiskGridOptions, riskGrid } from './risk-grid.ts';
export { type RatedRisk, type RiskHistoryOptions, riskHistory } from './risk-history.ts';
export { RISK_LOOKS, type RiskBand, type RiskThresholds, riskBand } from './risk-looks.ts';
export { formatValue, type Unit } from './scale.ts';
export { type SlippageChartOptions, type SlippageRow, slippageChart } from './slippage-chart.ts';
export {
  type SmallMultiplesOptions,
  type SmallPoint,
  type SmallSeries,
  smallMultiples,
} from './small-multiples.ts';
export { type SparklineOptions, type SparkPoint, sparkline } from './sparkline.ts';
export { survivalCurve } from './survival-curve.ts';
export {
  durationInWords,
  type SurvivalCurve,
  type SurvivalCurveOptions,
  type SurvivalStep,
  type TimeUnit,
} from './survival-curve-options.ts';
export { type VerdictBarOptions, verdictBar } from './verdict-bar.ts';
