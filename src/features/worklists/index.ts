/** What other features may know of worklists: the clocks that run for children, and their pages. */
export { worklistRoutes } from './act-on.routes.ts';
