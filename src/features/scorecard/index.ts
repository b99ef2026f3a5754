/** What other features may know of trajectories: a measure judged, the whole scorecard, and figures in words. */

export { loadScorecard, teamsWithin } from './asked.routes.ts';
export { basisAsAt } from './basis-as-at.ts';
export { englandBeside, linesOnChart, ourPeriodOf } from './beside-others.ts';
export { sightOf } from './children.routes.ts';
export { pseudonymsOf } from './children.store.ts';
export { childrenBanner } from './children-banner.page.ts';
export {
  type ChildShown,
  canAskFor,
  partInWords,
  SHORTEST_REASON,
  type Sight,
  shownTo,
  withinReach,
} from './children-shown.ts';
export { formatFigure, formatFraction, formatValue } from './figures.ts';
export { figuresNavigation } from './figures-navigation.page.ts';
export { countedOver, groupsInOrder, pooled } from './groups.ts';
export { judge } from './judge.ts';
export { loadGroupsJudged, loadJudged } from './judged.store.ts';
export { listOfChildrenRoutes } from './lists-of-children.routes.ts';
export { judgedOf, whereSeen, writtenOn } from './measure.routes.ts';
export { measuresOfClock } from './measure-links.page.ts';
export { hasOwnCases } from './my-cases.routes.ts';
export { defaultPeriod } from './period.ts';
export { type FiguresRequest, remembered } from './remembered.routes.ts';
export { remembering } from './remembering.ts';
export { monthsToChoose, unitOfChart, VERDICT_WORDS } from './scorecard.page.ts';
export { scorecardRoutes } from './scorecard.routes.ts';
export { type Basis, loadBasis, loadSeries, THE_COUNCIL } from './scorecard.store.ts';
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
export { figuresStamp } from './stamp.store.ts';
export { storyOf, whereInSentences } from './story.ts';
export {
  forBoard,
  forPublic,
  isSmallCount,
  isSuppressed,
  LARGEST_SUPPRESSED_COUNT,
  type Published,
  type PublishedPoint,
  SMALLEST_PUBLISHED_DENOMINATOR,
  SUPPRESSED,
} from './suppression.ts';
export { addressOf, judgeAll, type View } from './view.ts';
export type { WhereItChanged } from './where-it-changed.ts';
