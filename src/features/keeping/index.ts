/** Keeping and erasing: how long what is kept, what is held, what was erased, and everything about one child. */

export { type ErasingDependencies, eraseApproved, keepEveryNight } from './erasing.job.ts';
export { takeUpErasures } from './erasures.store.ts';
export { keepingRoutes } from './keeping.routes.ts';
export { KEEPING_NOTICES } from './notices.ts';
