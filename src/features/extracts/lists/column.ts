import type { LocalDate } from '#kernel/local-date.ts';
import type { CodeSet } from './codes/code-set.ts';

/** What every column says of itself; declared once, in the list that holds it. */
type ColumnFacts = {
  /** The heading exactly as Ofsted's workbook has it, without blanks at its ends. */
  heading: string;
  /** Ofsted asks for it in every row. */
  required: boolean;
  /** Other headings seen in the field, the Standard Safeguarding Dataset's names among them. */
  also: readonly string[];
  /** Wordings that are the column's whatever surrounds them; kept narrow, and scoped to the list. */
  like: readonly RegExp[];
};

export type IdColumn = ColumnFacts & { kind: 'id' };
export type TextColumn = ColumnFacts & { kind: 'text' };
export type DateColumn = ColumnFacts & { kind: 'date' };
/** A count of things: a whole number from 0. */
export type IntegerColumn = ColumnFacts & { kind: 'integer' };
/** Completed years, −1 for an unborn child. */
export type AgeColumn = ColumnFacts & { kind: 'age' };
export type CodeColumn<C extends string = string> = ColumnFacts & { kind: 'code'; codes: CodeSet<C> };

export type Column = IdColumn | TextColumn | DateColumn | IntegerColumn | AgeColumn | CodeColumn;

/** What a column's cells become. */
export type ValueOf<C> = C extends { codes: CodeSet<infer Code> }
  ? Code
  : C extends { kind: 'date' }
    ? LocalDate
    : C extends { kind: 'integer' | 'age' }
      ? number
      : string;

type Options = { required?: boolean; also?: readonly string[]; like?: readonly RegExp[] };

function facts(heading: string, { required = false, also = [], like = [] }: Options): ColumnFacts {
  return { heading, required, also, like };
}

export function idColumn(heading: string, options: Options = {}): IdColumn {
  return { kind: 'id', ...facts(heading, options) };
}

export function textColumn(heading: string, options: Options = {}): TextColumn {
  return { kind: 'text', ...facts(heading, options) };
}

export function dateColumn(heading: string, options: Options = {}): DateColumn {
  return { kind: 'date', ...facts(heading, options) };
}

export function integerColumn(heading: string, options: Options = {}): IntegerColumn {
  return { kind: 'integer', ...facts(heading, options) };
}

export function ageColumn(heading: string, options: Options = {}): AgeColumn {
  return { kind: 'age', ...facts(heading, options) };
}

export function codeColumn<C extends string>(heading: string, codes: CodeSet<C>, options: Options = {}): CodeColumn<C> {
  return { kind: 'code', codes, ...facts(heading, options) };
}
