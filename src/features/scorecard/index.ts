/** What other features may know of trajectories: a measure judged, the whole scorecard, and figures in words. */

export { loadScorecard } from './asked.routes.ts';
export { formatFigure, formatFraction, formatValue } from './figures.ts';
export { figuresNavigation } from './figures-navigation.page.ts';
export { judge } from './judge.ts';
export { writtenOn } from './measure.routes.ts';
export { hasOwnCases } from './my-cases.routes.ts';
export { defaultPeriod } from './period.ts';
export { monthsToChoose } from './scorecard.page.ts';
export { scorecardRoutes } from './scorecard.routes.ts';
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
export {
  forBoard,
  forPublic,
  isSmallCount,
  LARGEST_SUPPRESSED_COUNT,
  type Published,
  type PublishedPoint,
  SMALLEST_PUBLISHED_DENOMINATOR,
  SUPPRESSED,
} from './suppression.ts';
export { judgeAll, type View } from './view.ts';
