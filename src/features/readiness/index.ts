/** What other features may know of readiness: what would be ready if inspectors rang today. */

export { withinWords } from './calls.ts';
export type { CallItem } from './items.ts';
export { loadCallItems } from './own-items.store.ts';
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
