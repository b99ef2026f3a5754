/** What other features may know of inspections: what was judged, found and recommended, and by when an answer is owed. */
export { improvementNavigation } from './navigation.page.ts';
export {
  type Finding,
  type FindingKind,
  GRADE_WORDS,
  type Grade,
  HELD_STATES,
  INSPECTION_KINDS,
  INSPECTION_STATES,
  type Inspection,
  type InspectionKind,
  type InspectionState,
  type Judgement,
  type Recommendation,
} from './register.ts';
