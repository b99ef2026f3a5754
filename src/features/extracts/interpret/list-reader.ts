import type { LocalDate } from '#kernel/local-date.ts';
import { noId } from '../checks/ax-001-no-id.ts';
import { noPlacingDate } from '../checks/ax-002-no-placing-date.ts';
import { requiredBlank } from '../checks/ax-003-required-blank.ts';
import { totalRow } from '../checks/ax-004-total-row.ts';
import { repeatedHeadings } from '../checks/ax-005-repeated-headings.ts';
import type { AnyRow, Check, CheckContext } from '../checks/check.ts';
import { CHECKS } from '../checks/index.ts';
import { emptyRecord } from '../lists/empty-record.ts';
import { type ListRecords, listOf } from '../lists/index.ts';
import type { ListDefinition, ListId } from '../lists/list.ts';
import type { Cell } from '../readers/reading.ts';
import { type Book, rowChecksOf } from './book.ts';
import type { CellParser, CellProblem, Parsed } from './cell-problems.ts';
import { cellParser } from './cells.ts';
import type { DateEvidence } from './dates.ts';
import type { HeadingMatch } from './headings.ts';
import type { ListSummary } from './summary.ts';
import type { Tally } from './tally.ts';

/** One column of the sheet that is a column of the list. */
type ReadColumn = {
  field: string;
  index: number;
  letter: string;
  heading: string;
  required: boolean;
  /** The row cannot be counted without it. */
  needed: boolean;
  isEvent: boolean;
  parse: CellParser;
  evidence: DateEvidence;
  blank: number;
  placeholder: number;
};

export type RowFacts = { sheetRow: number; kept: boolean; errors: number };
export type RecordSink = <L extends ListId>(list: L, record: ListRecords[L], row: RowFacts) => void;

export type ListReaderOptions = {
  sheet: string;
  headingRow: number;
  headings: readonly HeadingMatch[];
  date1904: boolean;
  isMonthFirst(heading: string): boolean;
  context: CheckContext;
  tally: Tally;
  book: Book;
  record: RecordSink;
};

const TOTAL = /^(?:grand |sub[- ]?)?totals?\b/i;
const CELL_CHECKS = new Map<CellProblem, Check>(
  CHECKS.flatMap((check) => (check.level === 'cell' ? [[check.problem, check] as const] : [])),
);

/** Turns the rows of one sheet into records of its list, checks them, and keeps count. */
export class ListReader<L extends ListId> {
  readonly list: L;
  readonly sheet: string;
  readonly columns: readonly ReadColumn[];
  readonly #options: ListReaderOptions;
  readonly #definition: ListDefinition;
  readonly #template: AnyRow;
  readonly #checks: ReturnType<typeof rowChecksOf>;
  readonly #byField: ReadonlyMap<string, ReadColumn>;
  readonly #person: ReadColumn | undefined;
  /** Every column without which no row can be counted is there. */
  readonly #isCountable: boolean;
  readonly #parsed: (Parsed | null)[];
  #rows = 0;
  #kept = 0;
  #notRows = 0;
  #emptyRows = 0;
  #from: string | null = null;
  #to: string | null = null;
  #latestEvent: string | null = null;

  constructor(list: L, options: ListReaderOptions) {
    this.list = list;
    this.sheet = options.sheet;
    this.#options = options;
    this.#definition = listOf(list);
    this.#template = emptyRecord(list);
    this.columns = columnsOf(this.#definition, options);
    this.#byField = new Map(this.columns.map((column) => [column.field, column]));
    this.#checks = rowChecksOf(list, (field) => this.#byField.has(field));
    this.#person = this.#byField.get(this.#definition.personField);
    this.#isCountable = this.missingNeeded().length === 0;
    this.#parsed = this.columns.map(() => null);
  }

  missing(): string[] {
    return Object.keys(this.#definition.columns).filter((field) => !this.#byField.has(field));
  }

  missingNeeded(): string[] {
    return this.missing().filter((field) => isNeeded(this.#definition, field));
  }

  row(rowNumber: number, cells: readonly Cell[]): void {
    if (this.#isNoCase(rowNumber, cells)) {
      this.#notRows += 1;
      return;
    }
    const record: AnyRow = { ...this.#template };
    record.sheetRow = rowNumber;
    if (!this.#fill(record, cells)) {
      this.#emptyRows += 1;
      return;
    }
    this.#rows += 1;
    this.#judge(record, rowNumber, cells);
  }

  /** The last day on which anything happened, none after today counted. */
  latestEvent(): LocalDate | null {
    return this.#latestEvent as LocalDate | null;
  }

  summary(): ListSummary {
    const window = this.#from === null ? null : { from: this.#from as LocalDate, to: this.#to as LocalDate };
    return {
      list: this.list,
      sheet: this.sheet,
      headingRow: this.#options.headingRow,
      rows: this.#rows,
      kept: this.#kept,
      keptOut: this.#rows - this.#kept,
      notRows: this.#notRows,
      emptyRows: this.#emptyRows,
      headings: this.#options.headings,
      missingFields: this.missing(),
      blanks: this.columns.flatMap(({ field, blank, placeholder }) =>
        blank + placeholder === 0 ? [] : [{ field, blank, placeholder }],
      ),
      window,
    };
  }

  /** Reads the understood cells into the record; false where none of them says anything. */
  #fill(record: AnyRow, cells: readonly Cell[]): boolean {
    const { today } = this.#options.context;
    let saysSomething = false;
    for (let position = 0; position < this.columns.length; position += 1) {
      const column = this.columns[position] as ReadColumn;
      const cell = cells[column.index];
      if (cell === null || cell === undefined || cell === '') {
        this.#parsed[position] = null;
        continue;
      }
      const parsed = column.parse(cell);
      this.#parsed[position] = parsed;
      if (parsed.missing !== null) continue;
      saysSomething = true;
      const { value } = parsed;
      if (value === null) continue;
      record[column.field] = value;
      if (column.isEvent && typeof value === 'string' && value <= today && (this.#latestEvent ?? '') < value)
        this.#latestEvent = value;
    }
    return saysSomething;
  }

  #judge(record: AnyRow, rowNumber: number, cells: readonly Cell[]): void {
    const before = { kept: this.#isCountable, errors: 0 };
    this.#judgeCells(record, cells, before);
    const { context, book, record: emit } = this.#options;
    for (const { check, fields } of this.#checks)
      for (const field of fields)
        if (check.fails(record, context, field)) this.#found(check, this.#byField.get(field), record, before);
    const person = record[this.#definition.personField];
    if (before.kept && typeof person === 'string')
      for (const { check, field } of book.row(this.list, record, person))
        this.#found(check, this.#byField.get(field), record, before);
    if (before.kept) this.#kept += 1;
    this.#placeInWindow(record);
    emit(this.list, record as ListRecords[L], { sheetRow: rowNumber, kept: before.kept, errors: before.errors });
  }

  #judgeCells(record: AnyRow, cells: readonly Cell[], row: { kept: boolean; errors: number }): void {
    for (let position = 0; position < this.columns.length; position += 1) {
      const column = this.columns[position] as ReadColumn;
      const parsed = this.#parsed[position] ?? null;
      if (parsed !== null && parsed.problem !== null) {
        this.#problem(parsed, column, record, row);
        if (parsed.problem === 'unknownCode')
          this.#options.tally.unknownCode(
            this.list,
            column.field,
            column.heading,
            String(cells[column.index]),
            parsed.nearest,
          );
        continue;
      }
      if (parsed !== null && parsed.missing === null) continue;
      if (parsed === null || parsed.missing === 'blank') column.blank += 1;
      else column.placeholder += 1;
      if (column.needed) this.#found(column === this.#person ? noId : noPlacingDate, column, record, row);
      else if (column.required) this.#found(requiredBlank, column, record, row);
    }
  }

  #problem(parsed: Parsed, column: ReadColumn, record: AnyRow, row: { kept: boolean; errors: number }): void {
    const check = parsed.problem && CELL_CHECKS.get(parsed.problem);
    if (!check) throw new Error(`no check for the cell problem ${parsed.problem}`);
    const keepsOut = column.needed && parsed.value === null;
    this.#found(check, column, record, row, keepsOut ? 'keepsOut' : 'warns');
  }

  #found(
    check: Check,
    column: ReadColumn | undefined,
    record: AnyRow,
    row: { kept: boolean; errors: number },
    effect: 'keepsOut' | 'warns' = check.effect === 'keepsOut' ? 'keepsOut' : 'warns',
  ): void {
    row.errors += 1;
    if (effect === 'keepsOut') row.kept = false;
    const person = record[this.#definition.personField];
    this.#options.tally.issue(check, effect, {
      ...this.place(column, record.sheetRow),
      childId: typeof person === 'string' ? person : null,
    });
  }

  place(column: ReadColumn | undefined, row: number | null) {
    return {
      list: this.list,
      sheet: this.sheet,
      row,
      column: column?.letter ?? null,
      field: column?.field ?? null,
      heading: column?.heading ?? null,
      childId: null,
    };
  }

  #placeInWindow(record: AnyRow): void {
    const { placedBy } = this.#definition;
    const day = placedBy === null ? null : record[placedBy];
    if (typeof day !== 'string' || day > this.#options.context.today) return;
    if (this.#from === null || day < this.#from) this.#from = day;
    if (this.#to === null || day > this.#to) this.#to = day;
  }

  /** Whether the row is a total or repeats the headings; it is said and then left out. */
  #isNoCase(rowNumber: number, cells: readonly Cell[]): boolean {
    const person = this.#person;
    const cell = person && cells[person.index];
    if (typeof cell !== 'string') return false;
    const isRepeated = cell.length === person?.heading.length && cell === person.heading;
    if (!isRepeated && !TOTAL.test(cell)) return false;
    this.#options.tally.issue(isRepeated ? repeatedHeadings : totalRow, 'keepsOut', this.place(person, rowNumber));
    return true;
  }
}

function columnsOf(definition: ListDefinition, options: ListReaderOptions): ReadColumn[] {
  return options.headings.flatMap(({ field, index, column: letter, heading }) => {
    const column = field === null ? undefined : definition.columns[field];
    if (field === null || !column) return [];
    const evidence: DateEvidence = { dayFirst: false, monthFirst: false };
    const order = options.isMonthFirst(heading) ? 'monthFirst' : 'dayFirst';
    return {
      field,
      index,
      letter,
      heading,
      required: column.required,
      needed: isNeeded(definition, field),
      isEvent: column.kind === 'date' && field !== 'bornOn',
      parse: cellParser(column, { date1904: options.date1904, order, evidence }),
      evidence,
      blank: 0,
      placeholder: 0,
    };
  });
}

function isNeeded({ personField, placedBy }: ListDefinition, field: string): boolean {
  return field === personField || field === placedBy;
}
