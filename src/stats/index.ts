export { type ChiSquare, chiSquareOfGroups, chiSquareYates } from './compare-groups.ts';
export {
  type Contribution,
  type CountTwice,
  type Decomposition,
  decomposeCount,
  decomposeProportion,
  type GroupTwice,
} from './decomposition.ts';
export { benjaminiHochberg } from './false-discovery.ts';
export { fisherExact } from './fisher.ts';
export { chancesOfMeeting, type Forecast, forecastIntervals, type Goal } from './forecast.ts';
export {
  eventLimits,
  type Funnel,
  type FunnelGroup,
  type FunnelKind,
  type FunnelLimits,
  type FunnelOptions,
  type FunnelPoint,
  type FunnelPosition,
  funnel,
  funnelLimits,
  proportionLimits,
} from './funnel.ts';
export { type Assurance, assuranceOf, type Variation, variationOf } from './icons.ts';
export { type LogRank, logRank } from './log-rank.ts';
export { outlook } from './outlook.ts';
export { dispersionTest, type OverallTest, overallTest } from './overall-test.ts';
export {
  type Overdispersed,
  type OverdispersionOptions,
  overdispersed,
  type Transformation,
} from './overdispersion.ts';
export { type Count, comparePoisson, poissonInterval } from './poisson.ts';
export { type Difference, newcombe } from './proportion-difference.ts';
export {
  agrestiCoull,
  clopperPearson,
  type Fraction,
  type Interval,
  jeffreys,
  wilson,
} from './proportion-interval.ts';
export {
  atRiskOf,
  type Duration,
  durationBy,
  kaplanMeier,
  type Spell,
  type SurvivalLimits,
  type SurvivalStep,
} from './survival.ts';
export { type Trajectory, type TrajectoryReason, type TrajectoryVerdict, trajectory } from './trajectory.ts';
export type { End, EndsCompared, Incomparable } from './trajectory-difference.ts';
export { isUsable, type Nature, type Period, type SeriesPoint, type TrajectorySeries } from './trajectory-series.ts';
export { falseSignalChance, judgeTogether } from './trajectory-set.ts';
export { BASELINE_MONTHS, type Refusal, type Signal } from './trajectory-signal.ts';
export { type Better, type Effect, type XmrOptions, type XmrPoint, xmr } from './xmr.ts';
export type { Cause, Rule } from './xmr-rules.ts';
