/** What other features may know of inspections: what was judged, found and recommended, and by when an answer is owed. */
export { addInspections, type InspectionGiven } from './adding.store.ts';
export { type ClockStanding, clockStanding } from './answering.ts';
export { AREA_WORDS, areasFor, areasLike, areaTitle, type GradedArea, judgedBefore } from './areas.ts';
export { addInspectionDocument, loadInspectionDocuments } from './documents.store.ts';
export { loadFindings, loadRecommendations } from './findings.store.ts';
export { inspectionRoutes } from './inspections.routes.ts';
export { loadInspections, loadJudgements } from './inspections.store.ts';
export { loadIntervals } from './intervals.store.ts';
export { type Expectation, expectations, SERIES_WORDS } from './intervals.ts';
export { KINDS } from './kinds.ts';
export { improvementNavigation } from './navigation.page.ts';
export { INSPECTION_NOTICES } from './notices.ts';
export {
  type Finding,
  type FindingKind,
  GRADE_WORDS,
  type Grade,
  type Inspection,
  type InspectionKind,
  type InspectionState,
  type Judgement,
  type Recommendation,
} from './register.ts';
export type { Seeing } from './seeing.ts';
export { STATE_WORDS } from './states.ts';
export { tellOfInspections } from './telling.store.ts';
