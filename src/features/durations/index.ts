/** What other features may know of durations: their pages. */
export { durationRoutes } from './durations.routes.ts';
