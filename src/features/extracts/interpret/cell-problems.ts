/** What can be wrong with one cell; each has its check in `../checks`. */
export const CELL_PROBLEMS = [
  'unknownCode',
  'ambiguousCode',
  'notADate',
  'noSuchDay',
  'monthFirst',
  'twoDigitYear',
  'dateOutOfRange',
  'standInDate',
  'notAWholeNumber',
  'ageUnreadable',
  'idLostFigures',
  'excelError',
  'wrongKind',
  'nhsNumber',
] as const;
export type CellProblem = (typeof CELL_PROBLEMS)[number];

/** What a cell says: its value, or nothing, or what is wrong with it (with a value where it can still be used). */
export type Parsed = {
  value: string | number | null;
  problem: CellProblem | null;
  /** Why there is no value where nothing is wrong: an empty cell, or a sign that stands for nothing (`-`, `#N/A`). */
  missing: 'blank' | 'placeholder' | null;
  /** The known codes nearest to an unknown one. */
  nearest: readonly string[];
};

export type CellParser = (cell: string | number | boolean) => Parsed;

const NONE: readonly string[] = [];

export function valued(value: string | number): Parsed {
  return { value, problem: null, missing: null, nearest: NONE };
}

export function faulty(problem: CellProblem, value: string | number | null = null, nearest = NONE): Parsed {
  return { value, problem, missing: null, nearest };
}
