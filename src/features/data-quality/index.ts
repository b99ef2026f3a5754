/** What other features may know of the data's quality: its pages. */
export { dataQualityRoutes } from './data-quality.routes.ts';
