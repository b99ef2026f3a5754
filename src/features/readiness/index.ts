/** What other features may know of readiness: what would be ready if inspectors rang today. */

export { type CallItem, callItemsOn } from './items.ts';
export { readinessRoutes } from './readiness.routes.ts';
export { addNotes, loadReadinessFacts, type NoteGiven } from './readiness.store.ts';
export {
  type NoteKept,
  READINESS_WORDS,
  type Readiness,
  type ReadinessFacts,
  type ReadinessLine,
  type ReadinessState,
  readinessOf,
} from './readiness.ts';
