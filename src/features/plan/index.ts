/** What other features may know of the improvement plan. */
export { CONFIDENCE_LEVELS, IMPACT_RATINGS } from './axes/axes.ts';
export { CONFIDENCE_RULES } from './axes/confidence.ts';
export {
  answering,
  GAP_WORDS,
  type Gap,
  type GapKind,
  gapsOf,
  gapsSentence,
} from './axes/coverage.ts';
export { DELIVERY_RULES } from './axes/delivery-rules.ts';
export { impactWords } from './axes/impact.ts';
export {
  type AxisLook,
  CONFIDENCE_LOOKS,
  DELIVERY_LOOKS,
  IMPACT_LOOKS,
} from './axes/looks.ts';
export { DELIVERED_NOTICES } from './axes/notices.ts';
export {
  PROMPT_WORDS,
  type Prompt,
  type PromptKind,
  promptsOf,
} from './axes/prompts.ts';
export {
  type ConfidenceLevel,
  type DeliveryStatus,
  type ImpactRating,
  type MeasureVerdict,
  type Standing,
  type StandingContext,
  standingsOf,
} from './axes/standing.ts';
export { addDecidedChange, type DecidedChangeGiven } from './before-headway.store.ts';
export { addChange } from './changes/changes.store.ts';
export { CHANGE_NOTICES } from './changes/notices.ts';
export type { Move, Slip, SlippageMonth } from './changes/slips.ts';
export { type Deadlines, loadDeadlines } from './deadlines.store.ts';
export { isSettled } from './editing/editing.store.ts';
export { addPartner } from './editing/partners.store.ts';
export type { PlanServices } from './form.routes.ts';
export { peopleNamed } from './people-named.store.ts';
export { planRoutes } from './plan.routes.ts';
export { loadPlan } from './plan.store.ts';
export {
  type Action,
  type ActionStep,
  type Answers,
  type Change,
  type ChangeKind,
  type Decider,
  extensionsOf,
  type ImpactTest,
  isOpen,
  isPartOfPlan,
  type Milestone,
  type Outcome,
  ownerOf,
  type Partner,
  type PersonNamed,
  type Plan,
  type Priority,
  type Signature,
  type TestResult,
  type TestVerdict,
  type Update,
} from './plan.ts';
export { chosenActions } from './shown/chosen-actions.page.ts';
export { outcomesWorsening, planSentence, type Tally, tallyOf } from './shown/tally.ts';
export { actingOn } from './thread/acting.routes.ts';
export { planAtHome } from './thread/home.routes.ts';
export { loadGaps, loadThread } from './thread/thread.store.ts';
export { type ActionStanding, actionsStanding, marksOf, outcomeRef } from './thread/thread.ts';
export { addAnswer, addAsk } from './updates/asks.store.ts';
export { UPDATE_MAILS, UPDATE_NOTICES } from './updates/notices.ts';
export { type TellingDependencies, tellOfUpdates } from './updates/telling.job.ts';
export {
  answerInWords,
  type FrozenAction,
  type FrozenAnswer,
  type FrozenMilestone,
  type FrozenOutcome,
  type FrozenPlan,
  type FrozenPriority,
  frozenActions,
  testInWords,
} from './versions/frozen.ts';
export {
  stateOf,
  VERSION_STATE_WORDS,
  type Version,
  type VersionState,
  wasApproved,
} from './versions/version-states.ts';
export {
  addVersions,
  frozenPlan,
  loadVersion,
  loadVersions,
  type VersionGiven,
  type VersionHeld,
} from './versions/versions.store.ts';
export * from './writing.store.ts';
