/** What other features may know of extracts: the lists, their records and their codes. */

/** For the command line, which reads files without a server: the reader, the interpreter and their words. */
export { checkByCode } from './checks/index.ts';
export { type EndedBy, type EndedRow, rowsEnded, rowsReplaced, workersNamed } from './earlier-rows.store.ts';
export type {
  Extract,
  ExtractId,
  ExtractRow,
  ExtractRows,
  ExtractState,
} from './extract.ts';
export { asAtProblem, CSV_NAMED_OTHERWISE, proposedDataMonth } from './extract.ts';
export { referralDays, rowsOf } from './extract-rows.store.ts';
export { extractRoutes } from './extracts.routes.ts';
export {
  acceptedExtracts,
  findExtract,
  isFileNeeded,
  listExtracts,
  moveExtract,
  startReading,
} from './extracts.store.ts';
export type { KeptSummary } from './findings.ts';
export {
  listsHeldIn,
  listTitle,
  NO_LIST_FOUND,
  noteInWords,
  questionInWords,
} from './findings-in-words.ts';
export { forgetWords } from './forgetting.store.ts';
export { createInterpreter, dayIn, type RowFacts } from './interpret/index.ts';
export type { RowFinding } from './issue.ts';
export { rowFindings } from './issues.store.ts';
export type { CodeEntry, CodeOf, CodeSet } from './lists/codes/code-set.ts';
export { type EthnicGroup, type Ethnicity, ethnicGroupOf } from './lists/codes/ethnicity.ts';
export type { Column, ValueOf } from './lists/column.ts';
export {
  type AdopterRecord,
  type AdoptionRecord,
  type AssessmentRecord,
  type CareLeaverRecord,
  type ChildInCareRecord,
  type ChildInNeedRecord,
  type ChildProtectionRecord,
  type ContactRecord,
  type EarlyHelpRecord,
  LISTS,
  type ListRecords,
  listOf,
  type ReferralRecord,
  type Section47Record,
} from './lists/index.ts';
export { LIST_IDS, type ListDefinition, type ListId } from './lists/list.ts';
export { EXTRACT_NOTICES } from './notices.ts';
export { AS_AT_PROBLEMS } from './preview.page.ts';
export { fieldsNotHeld, listsHeld, worstProblems } from './preview.store.ts';
export { READING_LIMITS, readFile, refusalInWords } from './readers/index.ts';
export { type ReadingDependencies, readExtract } from './reading.job.ts';
export type { ExtractJob, ExtractServices } from './services.job.ts';
export { tellOfAcceptance } from './telling.store.ts';
