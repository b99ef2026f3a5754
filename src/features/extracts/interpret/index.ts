/** From a reader's cells to typed records, issues and a summary. */
export { dayIn } from './as-at.ts';
export type { HeadingCorrection, HeadingMatch, How } from './headings.ts';
export {
  type Answers,
  createInterpreter,
  type InterpretationSink,
  type Interpreter,
  type InterpreterOptions,
} from './interpreter.ts';
export type { RowFacts } from './list-reader.ts';
export type {
  CheckCount,
  IgnoredWhy,
  ListSummary,
  ProposedAsAt,
  Question,
  SheetSummary,
  Summary,
  UnknownCode,
} from './summary.ts';
