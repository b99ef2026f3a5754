import type { LocalDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { requiredColumnMissing } from '../checks/ax-101-required-column-missing.ts';
import { neededColumnMissing } from '../checks/ax-102-needed-column-missing.ts';
import { columnTwice } from '../checks/ax-103-column-twice.ts';
import { headingOfTwoColumns } from '../checks/ax-104-heading-of-two-columns.ts';
import { nameAndHeadingsDisagree } from '../checks/ax-105-name-and-headings-disagree.ts';
import { listTwice } from '../checks/ax-106-list-twice.ts';
import { listWithoutRows } from '../checks/ax-107-list-without-rows.ts';
import { hiddenSheet } from '../checks/ax-108-hidden-sheet.ts';
import { monthFirstColumn } from '../checks/ax-109-month-first-column.ts';
import { headingsOverTwoRows } from '../checks/ax-110-headings-over-two-rows.ts';
import { namedListWithoutHeadings } from '../checks/ax-111-named-list-without-headings.ts';
import type { CheckContext } from '../checks/check.ts';
import type { Issue } from '../checks/issue.ts';
import { listOf } from '../lists/index.ts';
import { LIST_IDS, type ListId } from '../lists/list.ts';
import type { Cell, ReadingSink, Sheet } from '../readers/reading.ts';
import { dayIn, dayStatedIn } from './as-at.ts';
import { Book } from './book.ts';
import { type HeadingCorrection, headingKey, matchHeadings } from './headings.ts';
import { isNamedAsNoList } from './list-names.ts';
import { ListReader, type RecordSink } from './list-reader.ts';
import { type BufferedRow, type Recognition, ROWS_SEARCHED, recognise } from './recognise.ts';
import type { IgnoredWhy, ProposedAsAt, Question, SheetSummary, Summary } from './summary.ts';
import { type Place, Tally } from './tally.ts';

/** Takes what is understood, row by row, so that a file of any length passes in bounded memory. */
type InterpretationSink = {
  /** Every row about someone; `kept` is false where a check keeps it out of all figures. */
  record: RecordSink;
  issue(issue: Issue): void;
};

/** What a person decided about a file in the preview, headings apart. */
export type Answers = {
  /** Which of two sheets of one list is read. */
  sheets?: readonly { list: ListId; sheet: string }[];
  /** Columns whose dates have the month first. */
  monthFirst?: readonly { list: ListId; heading: string }[];
};

export type InterpreterOptions = {
  /** The day as at which the file describes children; null while nobody has said it. */
  asAt: LocalDate | null;
  today: LocalDate;
  /** Its name may state the as-at date. */
  fileName?: string;
  corrections: readonly HeadingCorrection[];
  answers?: Answers;
  sink: InterpretationSink;
};

export type Interpreter = ReadingSink & {
  /** To be called once after the last row: runs what needs all rows, and says what was understood. */
  finish(): Summary;
};

/** Makes records, issues and a summary of the sheets and rows that a reader delivers. Pure: no clock, no storage. */
export function createInterpreter(options: InterpreterOptions): Interpreter {
  const interpretation = new Interpretation(options);
  return {
    workbook: ({ date1904 }) => {
      interpretation.date1904 = date1904;
    },
    sheet: (sheet) => interpretation.sheet(sheet),
    row: (rowNumber, cells) => interpretation.row(rowNumber, cells),
    finish: () => interpretation.finish(),
  };
}

type SheetState =
  | { kind: 'searching'; rows: BufferedRow[] }
  | { kind: 'reading'; reader: ListReader<ListId> }
  | { kind: 'ignoring'; searched: number };

class Interpretation {
  date1904 = false;
  readonly #options: InterpreterOptions;
  readonly #context: CheckContext;
  readonly #tally: Tally;
  readonly #book = new Book();
  readonly #sheets: SheetSummary[] = [];
  readonly #readers = new Map<ListId, ListReader<ListId>>();
  readonly #questions: Question[] = [];
  #state: SheetState = { kind: 'ignoring', searched: ROWS_SEARCHED };
  #sheet = '';
  #dayStated: LocalDate | null = null;

  constructor(options: InterpreterOptions) {
    this.#options = options;
    this.#tally = new Tally((issue) => options.sink.issue(issue));
    this.#context = { asAt: options.asAt, today: options.today, workingDays: englandWorkingDays };
  }

  sheet({ name, hidden }: Sheet): void {
    this.#endSheet();
    this.#sheet = name;
    if (hidden) {
      this.#tally.issue(hiddenSheet, 'warns', this.#place(null));
      this.#ignore('hidden');
    } else if (isNamedAsNoList(name)) this.#ignore('named');
    else this.#state = { kind: 'searching', rows: [] };
  }

  row(rowNumber: number, cells: readonly Cell[]): void {
    const state = this.#state;
    if (state.kind === 'reading') state.reader.row(rowNumber, cells);
    else if (state.kind === 'searching') {
      if (!cells.some((cell) => cell !== null && cell !== '')) return;
      state.rows.push({ rowNumber, cells: [...cells] });
      if (state.rows.length === ROWS_SEARCHED) this.#decide(state.rows);
    } else if (state.searched < ROWS_SEARCHED) {
      state.searched += 1;
      this.#dayStated ??= dayStatedIn(cells);
    }
  }

  finish(): Summary {
    this.#endSheet();
    this.#state = { kind: 'ignoring', searched: ROWS_SEARCHED };
    const readers = LIST_IDS.flatMap((id) => this.#readers.get(id) ?? []);
    for (const reader of readers) this.#endList(reader);
    for (const { check, field, list, sheetRow, childId } of this.#book.finish()) {
      const reader = this.#readers.get(list);
      const column = reader?.columns.find((read) => read.field === field);
      if (reader) this.#tally.issue(check, 'warns', { ...reader.place(column, sheetRow), childId });
    }
    return {
      sheets: this.#sheets,
      lists: readers.map((reader) => reader.summary()),
      notFound: LIST_IDS.filter((id) => !this.#readers.has(id)),
      checks: this.#tally.checks(),
      unknownCodes: this.#tally.unknownCodes(),
      questions: this.#questions,
      proposedAsAt: this.#proposedAsAt(readers),
    };
  }

  #endSheet(): void {
    if (this.#state.kind === 'searching') this.#decide(this.#state.rows);
  }

  #ignore(ignored: IgnoredWhy): void {
    this.#sheets.push({ sheet: this.#sheet, list: null, headingRow: null, ignored });
    this.#state = { kind: 'ignoring', searched: ignored === 'hidden' ? ROWS_SEARCHED : 0 };
  }

  /** Settles what the sheet is from its first rows, then reads on from below its headings. */
  #decide(rows: readonly BufferedRow[]): void {
    const found = recognise(this.#sheet, rows);
    if (found.kind === 'none') {
      if (found.named !== null) this.#tally.issue(namedListWithoutHeadings, 'warns', this.#place(found.named));
      this.#ignore(found.why);
      for (const { cells } of rows) this.#dayStated ??= dayStatedIn(cells);
      return;
    }
    for (const { cells } of rows.slice(0, found.first)) this.#dayStated ??= dayStatedIn(cells);
    if (this.#isSecondOf(found.list)) return;
    const headingRow = rows[found.last]?.rowNumber ?? 1;
    const reader = this.#begin(found, headingRow);
    this.#state = { kind: 'reading', reader };
    for (const { rowNumber, cells } of rows.slice(found.last + 1)) reader.row(rowNumber, cells);
  }

  /** Two sheets of one list: the one that a person chose is read, else the first; the other is said to be left. */
  #isSecondOf(list: ListId): boolean {
    const chosen = this.#options.answers?.sheets?.find((answer) => answer.list === list)?.sheet;
    const first = this.#readers.get(list);
    if (chosen !== undefined ? chosen === this.#sheet && !first : !first) return false;
    if (chosen === undefined) {
      this.#tally.issue(listTwice, 'warns', this.#place(list));
      this.#questions.push({ kind: 'listTwice', list, sheets: [first?.sheet ?? '', this.#sheet] });
    }
    this.#ignore('listTwice');
    return true;
  }

  #begin(found: Extract<Recognition, { kind: 'list' }>, headingRow: number): ListReader<ListId> {
    const { list } = found;
    const { corrections, answers, sink } = this.#options;
    const { matches, questions } = matchHeadings(list, found.headings, corrections);
    const monthFirst = new Set(
      answers?.monthFirst?.filter((answer) => answer.list === list).map(({ heading }) => headingKey(heading)),
    );
    const reader = new ListReader<ListId>(list, {
      sheet: this.#sheet,
      headingRow,
      headings: matches,
      date1904: this.date1904,
      isMonthFirst: (heading) => monthFirst.has(headingKey(heading)),
      context: this.#context,
      tally: this.#tally,
      book: this.#book,
      record: (of, record, row) => sink.record(of, record, row),
    });
    this.#readers.set(list, reader);
    this.#sheets.push({ sheet: this.#sheet, list, headingRow, ignored: null });
    this.#reportHeadings(reader, found, questions);
    return reader;
  }

  #reportHeadings(
    reader: ListReader<ListId>,
    { list, named, first, last }: Extract<Recognition, { kind: 'list' }>,
    questions: ReturnType<typeof matchHeadings>['questions'],
  ): void {
    const sheet = this.#sheet;
    if (named !== null) this.#tally.issue(nameAndHeadingsDisagree, 'warns', this.#place(list));
    if (last > first) {
      this.#tally.issue(headingsOverTwoRows, 'warns', this.#place(list));
      this.#questions.push({ kind: 'headingsOverTwoRows', list, sheet });
    }
    for (const question of questions) {
      this.#questions.push({ ...question, list, sheet });
      const places = question.kind === 'columnTwice' ? question.headings : [question];
      const field = question.kind === 'columnTwice' ? question.field : null;
      const check = question.kind === 'columnTwice' ? columnTwice : headingOfTwoColumns;
      for (const { column, heading } of places)
        this.#tally.issue(check, 'warns', { ...this.#place(list), column, heading, field });
    }
    const needed = reader.missingNeeded();
    for (const field of reader.missing()) {
      const facts = listOf(list).columns[field];
      if (!facts) continue;
      const place = { ...this.#place(list), field, heading: facts.heading };
      if (needed.includes(field)) this.#tally.issue(neededColumnMissing, 'keepsOut', place);
      else if (facts.required) this.#tally.issue(requiredColumnMissing, 'warns', place);
    }
  }

  #endList(reader: ListReader<ListId>): void {
    const { list, sheet } = reader;
    if (reader.summary().rows === 0) this.#tally.issue(listWithoutRows, 'warns', reader.place(undefined, null));
    for (const column of reader.columns) {
      if (!column.evidence.monthFirst || column.evidence.dayFirst) continue;
      const { letter, heading, field } = column;
      this.#tally.issue(monthFirstColumn, 'warns', reader.place(column, null));
      this.#questions.push({ kind: 'monthFirst', list, sheet, column: letter, heading, field });
    }
  }

  #proposedAsAt(readers: readonly ListReader<ListId>[]): ProposedAsAt | null {
    const { today, fileName } = this.#options;
    const named = fileName === undefined ? null : dayIn(fileName);
    if (named !== null && named <= today) return { asAt: named, from: 'fileName' };
    if (this.#dayStated !== null && this.#dayStated <= today) return { asAt: this.#dayStated, from: 'sheet' };
    const latest = readers.flatMap((reader) => reader.latestEvent() ?? []).toSorted();
    const last = latest.at(-1);
    return last === undefined ? null : { asAt: last, from: 'latestEvent' };
  }

  #place(list: ListId | null): Place {
    return { list, sheet: this.#sheet, row: null, column: null, field: null, heading: null, childId: null };
  }
}
