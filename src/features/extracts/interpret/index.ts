/** From a reader's cells to typed records, issues and a summary. */
export { dayIn } from './as-at.ts';
export type { HeadingCorrection } from './headings.ts';
export { type Answers, createInterpreter, type InterpreterOptions } from './interpreter.ts';
export type { RowFacts } from './list-reader.ts';
export type { Question, Summary } from './summary.ts';
