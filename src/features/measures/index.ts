/** What other features may know of measures: their meaning, their values and the children behind them. */
export { AGE_BANDS } from './ages.ts';
export { AWAITED } from './catalogue/awaited.ts';
export { isInCareOn, isShortBreak } from './catalogue/children-in-care/in-care.ts';
export { CATALOGUE, measureById } from './catalogue/index.ts';
export { type Awaited, NEEDS } from './catalogue/needs.ts';
export { isOpenOn } from './catalogue/open-on.ts';
export { type ChildBehind, childrenBehind, type Slice, toActOn } from './children-behind.ts';
export { contextOf } from './context.ts';
export { type CouncilServices, councilRoutes } from './council/council.routes.ts';
export { addCouncilFacts, happeningsOf } from './council/facts.store.ts';
export type { CouncilFacts } from './council/facts.ts';
export {
  addLimit,
  addReferralCounting,
  loadLimits,
  loadReferralCounting,
  type ReferralSetting,
  type Settled,
} from './council/limits.store.ts';
export {
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
export { groupInWords, groupingOf, NOT_KNOWN, WHOLE_COUNCIL } from './groups.ts';
export { loadLists } from './lists-of-extract.store.ts';
export { type LooksBack, monthsHeld } from './looks-back.ts';
export {
  type LagSpread,
  type Maturity,
  maturity,
  type Proposal,
  SETTLED,
  SETTLED_IN_WORDS,
} from './maturity.ts';
export type { Area, Dimension, MeasureDescription, MeasureId, MeasureValue, Point, Status, Target } from './measure.ts';
export { AREAS, DIMENSIONS, isOutOfCases, meanUnit, SMALLEST_JUDGED_DENOMINATOR, SPAN } from './measure.ts';
export { loadToMeasure } from './measuring.store.ts';
export { monthsCovered } from './months-covered.ts';
export { type Movement, movements, type Step } from './movements.ts';
export { careReviewOwed, dentalCheckOwed, healthAssessmentOwed, matchOwed } from './owed/care.ts';
export { careVisitOwed } from './owed/care-visits.ts';
export { contactOwed, pathwayPlanOwed, personalAdviserOwed } from './owed/leaving-care.ts';
export { assessmentOwed, conferenceOwed, longNeedAfter, needVisitOwed } from './owed/need.ts';
export type { Owed, OwedAt } from './owed/owed.ts';
export { longPlanFrom, nineMonthCheckOwed, planReviewOwed, planVisitOwed } from './owed/plans.ts';
export { askedWhen } from './quality/needed.ts';
export {
  columnsByTeam,
  type QualityOfCheck,
  type QualityOfList,
  type QualityOfTeam,
  qualityByCheck,
  qualityByList,
  qualityOverTeams,
  type Teams,
} from './quality/quality.store.ts';
export { loadRowsToFix } from './quality/rows-to-fix.store.ts';
export type { RowToFix } from './quality/rows-to-fix.ts';
export { completenessMeter, meter } from './quality/standing.page.ts';
export { standingOfLists } from './quality/standing.store.ts';
export { freshness, type ListStanding, shareInWords, shareOf } from './quality/standing.ts';
export type { CheckTally, ColumnTally, RowsTally } from './quality/tally.ts';
export { historyOf, type ReferralDays, type ReferralPeriod, referralPeriods } from './referral-periods.ts';
export { type Extract, type ExtractRows, noHistory, type ReferralHistory, type Row } from './rows.ts';
export { type Coverage, coverageOf, type ExtractStamp, seriesFrom, seriesOf } from './series.ts';
export { type StoredValue, teamsNamed, valuesOf } from './values.store.ts';
export { revalueAll, revalueLater, revalueStale, type ValuingDependencies, valueExtract } from './valuing.job.ts';
