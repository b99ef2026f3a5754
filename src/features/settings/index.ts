/** What other features may know of what a council settled about measures, and of the figures that it supplies. */
export { addSettings, type SettingsGiven } from './adding.store.ts';
export type { SettingsServices } from './answers.routes.ts';
export { loadCounts, loadOwnCounts } from './counts.store.ts';
export { countInForce } from './counts.ts';
export { loadOwnMeasures } from './own-measures.store.ts';
export {
  isOnBoard,
  type OwnMeasures,
  seriesSupplied,
  settingsOf,
  suppliedMark,
  targetsDecided,
  targetsIn,
  teamsSupplied,
} from './own-measures.ts';
export { settingsRoutes } from './settings.routes.ts';
export { addDecision, loadDecisions } from './settings.store.ts';
export { isSupplied } from './supplied-measure.ts';
export { changesOnChart, localTargetInWords, toleranceInWords } from './target-words.ts';
export {
  type Decision,
  type LocalTarget,
  standing,
  type TargetHeld,
  type Tolerance,
  targetIn,
  targetsHeld,
} from './targets.ts';
