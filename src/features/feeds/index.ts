/** Figures for a council's own tools: views of the database, and addresses that take a token. */
export { COLUMNS, columnsOf, RESOURCES, type Resource } from './columns.ts';
export { feedRoutes } from './feed.routes.ts';
export { keepMeasures } from './measures.store.ts';
export { measureRows } from './measures.ts';
export { type FeedServices, tokenRoutes } from './tokens.routes.ts';
export { findBearer } from './tokens.store.ts';
