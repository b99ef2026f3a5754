/** What other features may know of what a council settled about measures, and of the figures that it supplies. */

export type { SettingsServices } from './answers.routes.ts';
export { descriptionsOf } from './descriptions.store.ts';
export { settingsRoutes } from './settings.routes.ts';
export { loadSettings, type MeasureSettings, NOTHING_SETTLED } from './settings.store.ts';
export { changesOnChart, localTargetInWords, toleranceInWords } from './target-words.ts';
export {
  type Decision,
  type LocalTarget,
  oneSided,
  standing,
  type TargetHeld,
  type Tolerance,
  targetIn,
  targetsHeld,
} from './targets.ts';
