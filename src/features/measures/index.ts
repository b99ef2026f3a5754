/** What other features may know of measures: their meaning, their values and the children behind them. */
export { AGE_BANDS, type AgeBand, ageAt, ageBandOf } from './ages.ts';
export { CATALOGUE, measureById } from './catalogue/index.ts';
export { type ChildBehind, childrenBehind, type Slice, toActOn } from './children-behind.ts';
export { addCouncilFacts, type CouncilFacts, councilFacts, happeningsOf } from './council-facts.store.ts';
export { type AnyMeasure, type Detail, type Measure, type MeasureContext, measureId } from './definition.ts';
export { AREA_NAMES, describeMeasure, measuresMarkdown, targetInWords } from './describe.ts';
export { evaluate } from './evaluate.ts';
export { figureOf, type Population, populationIn } from './figures.ts';
export { groupInWords, NOT_KNOWN, WHOLE_COUNCIL } from './groups.ts';
export type { Area, Dimension, MeasureDescription, MeasureId, MeasureValue, Point, Status, Target } from './measure.ts';
export { AREAS, DIMENSIONS, SMALLEST_JUDGED_DENOMINATOR } from './measure.ts';
export { monthsCovered, WINDOW_MONTHS } from './months-covered.ts';
export { type Movement, movements, type Step } from './movements.ts';
export { isReferralHistoryComplete, REFERRAL_HISTORY_MONTHS, referralHistoryMonths } from './referrals-known.ts';
export { type Extract, type ExtractRows, NO_HISTORY, type ReferralHistory, type Row } from './rows.ts';
export { type Coverage, coverageOf, type ExtractStamp, seriesFrom, seriesOf } from './series.ts';
export { groupsOf, type StoredValue, valuesOf } from './values.store.ts';
export { revalueAll, revalueLater, type ValuingDependencies, valueExtract } from './valuing.job.ts';
