/** What other features may know of comparison: its pages. */
export { comparisonRoutes } from './comparison.routes.ts';
