/** What other features may know of the improvement plan. */
export { peopleNamed } from './people-named.store.ts';
export { planRoutes } from './plan.routes.ts';
export { compareRefs, loadPlan } from './plan.store.ts';
export {
  type Action,
  type ActionStep,
  type Answers,
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  DECIDERS,
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
  TEST_VERDICTS,
  type TestResult,
  type TestVerdict,
  type Update,
} from './plan.ts';
export * from './writing.store.ts';
