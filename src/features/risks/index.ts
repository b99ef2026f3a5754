/** What other features may know of risks: the register, how each risk stands, and who is told of what. */
export { RISK_NOTICES } from './notices.ts';
export type { RiskFilter, RiskShown } from './register.ts';
export {
  isOpenRisk,
  type Risk,
  refOf,
} from './risk.ts';
export type { AssessmentGiven, ControlGiven, RiskGiven } from './risk-form.ts';
export { riskRegisterRoutes } from './risks.routes.ts';
export { loadRisks, loadScales } from './risks.store.ts';
export type { RiskScale } from './scale.ts';
export { GAPS, type Gap, type RiskStanding, riskStanding } from './standing.ts';
export { tellOfOverdueReviews } from './telling.store.ts';
export * from './writing.store.ts';
