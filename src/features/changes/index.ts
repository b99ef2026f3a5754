/** What other features may know of changes: the pages. */
export { changesRoutes } from './changes.routes.ts';
export { type Reversal, reversals } from './reversals.ts';
