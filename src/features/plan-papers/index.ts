/** What other features may know of the papers of the plan: their routes, and how a report comes in that is written already. */
export { planPaperRoutes } from './plan-papers.routes.ts';
export { addReport } from './written-adding.store.ts';
