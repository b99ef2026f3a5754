/** What other features may know of measures: their meaning, their values and the children behind them. */
export { AGE_BANDS } from './ages.ts';
export { CATALOGUE, measureById } from './catalogue/index.ts';
export { type ChildBehind, childrenBehind, type Slice, toActOn } from './children-behind.ts';
export { contextOf } from './context.ts';
export { type CouncilServices, councilRoutes } from './council/council.routes.ts';
export { addCouncilFacts, happeningsOf } from './council/facts.store.ts';
export type { CouncilFacts } from './council/facts.ts';
export {
  addLimit,
  addReferralCounting,
  loadLimits,
  loadLocalRules,
  loadReferralCounting,
  type ReferralSetting,
  type Settled,
  timescalesOf,
} from './council/limits.store.ts';
export {
  countsLatestReferral,
  type LocalLimit,
  type LocalRules,
  laterThan,
  localLimitOn,
  NO_LOCAL_RULES,
  type ReferralCounting,
  withLocalLimits,
} from './council/limits.ts';
export { type AnyMeasure, type Detail, type Measure, type MeasureContext, measureId } from './definition.ts';
export { AREA_NAMES, measuresMarkdown, targetInWords } from './describe.ts';
export { evaluate } from './evaluate.ts';
export { figureOf, type Population } from './figures.ts';
export { groupInWords, NOT_KNOWN, WHOLE_COUNCIL } from './groups.ts';
export type { Area, Dimension, MeasureDescription, MeasureId, MeasureValue, Point, Status, Target } from './measure.ts';
export { AREAS, DIMENSIONS, SMALLEST_JUDGED_DENOMINATOR } from './measure.ts';
export { loadToMeasure } from './measuring.store.ts';
export { monthsCovered } from './months-covered.ts';
export { type Movement, movements, type Step } from './movements.ts';
export { historyOf, type ReferralDays, type ReferralPeriod, referralPeriods } from './referral-periods.ts';
export { REFERRAL_HISTORY_MONTHS, referralHistoryMonths } from './referrals-known.ts';
export type { Extract, ExtractRows, ReferralHistory, Row } from './rows.ts';
export { type Coverage, coverageOf, type ExtractStamp, seriesFrom, seriesOf } from './series.ts';
export { type StoredValue, teamsNamed, valuesOf } from './values.store.ts';
export { revalueAll, revalueLater, revalueStale, type ValuingDependencies, valueExtract } from './valuing.job.ts';
