/** What other features may know of trajectories: a measure judged, the whole scorecard, and figures in words. */
export { formatFigure, formatFraction, formatValue } from './figures.ts';
export { judge } from './judge.ts';
export { defaultPeriod } from './period.ts';
export {
  type ChartPoint,
  type Judged,
  type Scorecard,
  type VariationIcon,
  VERDICTS,
  type Verdict,
} from './scorecard.ts';
export { scorecardSentence } from './sentence.ts';
export { scorecardOf } from './set.ts';
