import type { LocalDate } from '#kernel/local-date.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import type { CellProblem } from '../interpret/cell-problems.ts';
import type { ListRecords } from '../lists/index.ts';
import { LIST_IDS, type ListDefinition, type ListId } from '../lists/list.ts';
import type { Persons } from './persons.ts';

/** `keepsOutWhereNeeded`: only where the row cannot be counted without the cell (whom it is about, the date that places it). */
type Effect = 'keepsOut' | 'warns' | 'keepsOutWhereNeeded';

export type CheckFacts = {
  code: `AX-${number}`;
  /** What was found, in plain words, as a heading over the examples. */
  title: string;
  /** What the person who owns the data can do about it. */
  whatToDo: string;
  lists: readonly ListId[];
  /** The fields it reads; empty where it concerns whole rows or any column. */
  fields: readonly string[];
  effect: Effect;
};

/** Days against which rows are checked; what needs the as-at date is not checked without one. */
export type CheckContext = {
  asAt: LocalDate | null;
  today: LocalDate;
  workingDays: WorkingDays;
};

/** A row of any list, its fields reached by name. */
export type AnyRow = { sheetRow: number; [field: string]: string | number | null };

/** Found while a cell is read. */
export type CellCheck = CheckFacts & { level: 'cell'; problem: CellProblem };

/** Found in a row by itself, at each of the fields that `at` names for the list. */
export type RowCheck = CheckFacts & {
  level: 'row';
  at(list: ListDefinition): readonly string[];
  fails(row: AnyRow, context: CheckContext, field: string): boolean;
};

/** Found in a row when the earlier rows of its list are known. */
export type ListCheck = CheckFacts & {
  level: 'list';
  /** The field at which it is shown. */
  at(list: ListDefinition): string;
  /** A memory for one list: says of each row about a person, in order, whether it fails. */
  begin(list: ListDefinition): (row: AnyRow, person: number) => boolean;
};

/** Found across the lists of one extract: as rows come, or when all are known. Only rows of `lists` are shown to it. */
export type BookCheck = CheckFacts & {
  level: 'book';
  begin(persons: Persons): {
    /** The field at which the row fails, or null. */
    row(list: ListId, row: AnyRow, person: number): string | null;
    finish(): readonly { list: ListId; sheetRow: number; field: string; childId: string }[];
  };
};

/** Found by the interpreter itself while it recognises sheets, headings and rows. */
export type ReadingCheck = CheckFacts & { level: 'reading' };

export type Check = CellCheck | RowCheck | ListCheck | BookCheck | ReadingCheck;

/** The lists whose rows are about children. */
export const CHILD_LISTS: readonly ListId[] = LIST_IDS.filter((id) => id !== 'adopters');

export function cellCheck(problem: CellProblem, facts: Omit<CheckFacts, 'fields' | 'lists'>): CellCheck {
  return { level: 'cell', problem, lists: LIST_IDS, fields: [], ...facts };
}

export function readingCheck(facts: Omit<CheckFacts, 'fields' | 'lists'>): ReadingCheck {
  return { level: 'reading', lists: LIST_IDS, fields: [], ...facts };
}

type Field<L extends ListId> = keyof ListRecords[L] & string;

/** A check of the rows of one list, written over its record. The first field is where it is shown. */
export function rowCheck<L extends ListId>(
  list: L,
  fields: readonly [Field<L>, ...Field<L>[]],
  facts: Omit<CheckFacts, 'fields' | 'lists'>,
  fails: (row: ListRecords[L], context: CheckContext) => boolean,
): RowCheck {
  return {
    level: 'row',
    lists: [list],
    fields,
    ...facts,
    at: () => fields.slice(0, 1),
    fails(row: AnyRow & ListRecords[L], context: CheckContext) {
      return fails(row, context);
    },
  };
}

/** A check of one field, or of every field of a kind, in the rows of several lists. */
export function rowsCheck(
  lists: readonly ListId[],
  fields: readonly string[],
  facts: Omit<CheckFacts, 'fields' | 'lists'>,
  at: (list: ListDefinition) => readonly string[],
  fails: (row: AnyRow, context: CheckContext, field: string) => boolean,
): RowCheck {
  return { level: 'row', lists, fields, ...facts, at, fails };
}
