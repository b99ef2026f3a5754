/** What other features may know of trajectories: a measure judged, the whole scorecard, and figures in words. */
export { formatChange, formatFigure, formatFraction, formatValue } from './figures.ts';
export { type JudgedAlone, type JudgedPeriod, judge } from './judge.ts';
export { defaultPeriod } from './period.ts';
export {
  type AssuranceIcon,
  type ChartPoint,
  type Judged,
  type Scorecard,
  type VariationIcon,
  VERDICTS,
  type Verdict,
} from './scorecard.ts';
export { scorecardSentence } from './sentence.ts';
export { countsOf, type MeasuresJudged, scorecardOf } from './set.ts';
export { periodInWords } from './wording.ts';
