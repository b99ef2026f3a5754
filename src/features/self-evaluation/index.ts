/** What other features may know of the self-evaluation: how it stands, and what is said in it. */
export { type AreaEvaluation, dissent, openChallenges, proposedNow, STATE_WORDS, stateOf } from './area.ts';
export type { Compared } from './calibration.ts';
export { loadAreas } from './evaluation.store.ts';
export { addSaid } from './findings.store.ts';
export { type AreaEvent, stateAfter } from './life.ts';
export { EVALUATION_NOTICES } from './notices.ts';
export { selfEvaluationRoutes } from './self-evaluation.routes.ts';
export { loadEvaluation, type SelfEvaluationStanding, selfEvaluationStanding } from './standing.store.ts';
export type { AreaStanding } from './standing.ts';
export type { Mark, Statement } from './statement.ts';
export { contentOf, frozen, type VersionHead } from './version.ts';
export { addVersion } from './versions.store.ts';
export * from './writing.store.ts';
