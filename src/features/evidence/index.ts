/** What other features may know of evidence: what is claimed of something, and what speaks for and against it. */
export type { By } from './by.ts';
export { evidenceCounts } from './counts.store.ts';
export type {
  DocumentVersion,
  FileTaken,
  KeptDocument,
} from './documents/document.ts';
export {
  type DocumentGiven,
  keepDocument,
} from './documents/documents.store.ts';
export { ACCEPTED_ENDINGS, DOCUMENT_MEGABYTES } from './documents/kinds.ts';
export { leave, type Taken, takeFile, takeUpload, type UploadServices } from './documents/upload.store.ts';
export { type EvidenceServices, evidenceRoutes } from './evidence.routes.ts';
export {
  addEvidence,
  allEvidence,
  type EvidenceGiven,
  evidenceAbout,
  evidenceOfMany,
  verifyEvidence,
} from './evidence.store.ts';
export {
  type About,
  type AboutKind,
  type DocumentShown,
  type Evidence,
  type EvidenceCount,
  type EvidenceSource,
  type FigureKept,
  NO_EVIDENCE,
  SOURCE_WORDS,
  SOURCES,
  type Stance,
  type Strength,
} from './evidence.ts';
export { figureKeptOf } from './figure.ts';
export { loadFreshness } from './freshness.store.ts';
export { type Deadlines, isStale, standing } from './freshness.ts';
export { evidenceSection, stanceMark } from './section.page.ts';
