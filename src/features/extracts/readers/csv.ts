import Papa from 'papaparse';
import { columnName } from './column-name.ts';
import { type Dialect, findDialect } from './csv-dialect.ts';
import { hopelessRow } from './csv-quotes.ts';
import type { ReadingLimits } from './limits.ts';
import type { Cell, ReadingNote, ReadingSink } from './reading.ts';
import { Refused } from './refusals.ts';
import type { TextEncodingName } from './text-encoding.ts';

/** Characters that the dialect of a file is found from. */
const SAMPLE_LENGTH = 64 * 1024;
/** Stray quotation marks are told one by one only so often. */
const MOST_STRAY_QUOTES = 20;

/** Where a CSV file comes from. It is opened twice: once for its encoding, once to be read. */
export type CsvSource = { name: string; open(): AsyncIterable<Buffer>; afterChunk(): Promise<void> };

type Budget = { cellPositions: number };

/**
 * Reads one CSV file as one sheet. All cells are text, as they stand; row numbers are those that Excel would show, so
 * that a line break inside quotation marks does not count and a blank line does.
 */
export async function readCsv(
  source: CsvSource,
  encoding: TextEncodingName,
  sink: ReadingSink,
  limits: ReadingLimits,
  budget: Budget,
): Promise<ReadingNote[]> {
  const rows = new CsvRows(source.name, sink, limits, budget);
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source.open()) {
    rows.write(decoder.decode(chunk, { stream: true }));
    await source.afterChunk();
  }
  rows.write(decoder.decode());
  rows.end();
  if (encoding === 'windows-1252') rows.notes.unshift({ code: 'read-as-windows-1252', sheet: source.name });
  return rows.notes;
}

/** Cuts text into rows as it comes. What is held back is one row at most. */
class CsvRows {
  readonly notes: ReadingNote[] = [];
  private readonly name: string;
  private readonly sink: ReadingSink;
  private readonly limits: ReadingLimits;
  private readonly budget: Budget;
  private dialect: Dialect | null = null;
  private held = '';
  private rowNumber = 0;
  private isBlank = true;
  /** How far in the held text quoted cells have been found again. */
  private lastQuoted = 0;
  private readonly cells: Cell[] = [];

  constructor(name: string, sink: ReadingSink, limits: ReadingLimits, budget: Budget) {
    this.name = name;
    this.sink = sink;
    this.limits = limits;
    this.budget = budget;
  }

  write(text: string): void {
    if (text.includes('\0')) throw new Refused('nul-bytes');
    this.held += text;
    if (this.dialect === null && this.held.length < SAMPLE_LENGTH) return;
    this.take(false);
    if (this.held.length > this.limits.rowBytes) throw this.endless();
  }

  end(): void {
    this.take(true);
    if (this.isBlank) throw new Refused('empty', { sheet: this.name });
  }

  /** Parses what is held; unless it is the last, the row that may not be complete stays held. */
  private take(isLast: boolean): void {
    const dialect = this.dialect ?? this.begin();
    const hopeless = hopelessRow(this.held, dialect.delimiter);
    if (hopeless !== null) throw this.unclosed(this.rowNumber + hopeless + 1);
    const { data, errors, meta } = parse(this.held, dialect, !isLast);
    for (const error of errors) this.judge(error, data);
    this.lastQuoted = 0;
    for (const fields of data) this.row(fields, dialect);
    this.held = isLast ? '' : this.held.slice(meta.cursor);
  }

  private begin(): Dialect {
    const dialect = findDialect(this.held.slice(0, SAMPLE_LENGTH));
    this.dialect = dialect;
    this.held = this.held.slice(dialect.headerLength);
    this.sink.sheet({ name: this.name, hidden: false });
    return dialect;
  }

  private row(fields: string[], dialect: Dialect): void {
    this.rowNumber++;
    const { cells, limits } = this;
    if (fields.length > limits.columns) throw this.refuse('too-many-columns');
    this.budget.cellPositions -= fields.length;
    if (this.budget.cellPositions < 0) throw this.refuse('too-many-cells');
    cells.length = 0;
    let hasValue = false;
    for (const [at, field] of fields.entries()) {
      if (field.length > limits.textBytes) throw this.refuse('text-too-long');
      const isLast = at === fields.length - 1;
      const text = isLast && dialect.newline === '\n' && field.endsWith('\r') ? field.slice(0, -1) : field;
      cells.push(text === '' ? null : text);
      hasValue ||= text !== '';
      if (text.includes('"')) this.noteStrayQuote(text);
    }
    if (!hasValue) return;
    if (this.rowNumber > limits.rows) throw this.refuse('too-many-rows');
    this.isBlank = false;
    this.sink.row(this.rowNumber, cells);
  }

  /** A quotation mark that was not written as a pair inside quotation marks was no part of the file's grammar. */
  private noteStrayQuote(text: string): void {
    if (this.notes.length >= MOST_STRAY_QUOTES || this.notes.at(-1)?.row === this.rowNumber) return;
    const written = `"${text.replaceAll('"', '""')}"`;
    const place = this.held.indexOf(written, this.lastQuoted);
    if (place === -1) this.notes.push({ code: 'stray-quote', sheet: this.name, row: this.rowNumber });
    else this.lastQuoted = place + written.length;
  }

  /** A quotation mark that closes far from where it opened, or never, has swallowed rows: no row after it is right. */
  private judge(error: ParseFault, data: readonly string[][]): void {
    const row = this.rowNumber + error.row + 1;
    const isOpen = error.code === 'MissingQuotes' || (data[error.row] ?? []).some((field) => field.includes('\n'));
    if (isOpen) throw this.unclosed(row);
  }

  /** A row that does not end: most often a quotation mark was opened in it and never closed. */
  private endless(): Refused {
    const { data, errors } = parse(this.held, this.dialect ?? this.begin(), false);
    for (const error of errors) this.judge(error, data);
    return new Refused('row-too-long', { sheet: this.name, row: this.rowNumber + 1 });
  }

  private unclosed(row: number): Refused {
    return new Refused('unclosed-quote', { sheet: this.name, row });
  }

  private refuse(code: 'too-many-rows' | 'too-many-columns' | 'too-many-cells' | 'text-too-long'): Refused {
    const where = { sheet: this.name, row: this.rowNumber };
    return new Refused(
      code,
      code === 'too-many-columns' ? { ...where, column: columnName(this.limits.columns + 1) } : where,
    );
  }
}

type ParseFault = { code: string; row: number };
type Parsed = { data: string[][]; errors: ParseFault[]; meta: { cursor: number } };

/** The parser below Papa's front door: the one that can leave an incomplete last row where it is. */
function parse(text: string, dialect: Dialect, leaveLastRow: boolean): Parsed {
  const parser = new Papa.Parser({ delimiter: dialect.delimiter, newline: dialect.newline });
  return parser.parse(text, 0, leaveLastRow) as Parsed;
}
