/** What other features may know of the improvement plan. */
export { addDecidedChange, addPartner, type DecidedChangeGiven } from './before-headway.store.ts';
export { type Deadlines, loadDeadlines } from './deadlines.store.ts';
export {
  choiceField,
  dayField,
  errorOf,
  type FormShown,
  lineField,
  peopleItems,
  textField,
} from './form.page.ts';
export { overtaken, refused, type Shown, shownAnswer, untouched, writingBy } from './form.routes.ts';
export {
  dayFields,
  dayIn,
  dayProblem,
  type Form,
  isDayBlank,
  lineIn,
  oneOf,
  type Problem,
  type Read,
  read,
  textIn,
  textProblem,
} from './form.ts';
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
