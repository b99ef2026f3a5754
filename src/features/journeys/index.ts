/** What other features may know of journeys: their pages. */
export { journeyRoutes } from './journeys.routes.ts';
