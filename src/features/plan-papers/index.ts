/** What other features may know of the papers of the plan: their routes alone. */
export { planPaperRoutes } from './plan-papers.routes.ts';
