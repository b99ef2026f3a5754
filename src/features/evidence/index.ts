/** What other features may know of evidence: what is claimed of something, and what speaks for and against it. */
export { evidenceCounts } from './counts.store.ts';
export {
  ABOUT_KINDS,
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
