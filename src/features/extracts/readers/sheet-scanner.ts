import { AsciiTexts } from './ascii-texts.ts';
import { columnName } from './column-name.ts';
import type { ReadingLimits } from './limits.ts';
import type { Cell, Refusal, RefusalCode } from './reading.ts';
import { Refused } from './refusals.ts';
import { RowWindow } from './row-window.ts';
import type { SerialDates } from './serial-date.ts';
import { wellFormed } from './shared-strings.ts';
import { nameKey, XmlScanner } from './xml-scanner.ts';
import { decodeXml, MARK_UNDERSCORE, withoutEscapes } from './xml-text.ts';

const SHEET_DATA = nameKey('sheetData');
const ROW = nameKey('row');
const CELL = nameKey('c');
const VALUE = nameKey('v');
const FORMULA = nameKey('f');
const INLINE = nameKey('is');
const TEXT = nameKey('t');
const PHONETIC = nameKey('rPh');

const REFERENCE = nameKey('r');
const STYLE = nameKey('s');
const TYPE = nameKey('t');

const TYPE_NUMBER = nameKey('n');
const TYPE_SHARED = nameKey('s');
const TYPE_BOOLEAN = nameKey('b');
const TYPE_ISO_DATE = nameKey('d');

/** What a formula cell holds when the program that wrote it never computed it. */
const NEVER_COMPUTED = '#NO VALUE!';
/** Whole numbers of this many digits, and decimals made of them, are exact in a double. */
const EXACT_DIGITS = 15;
const POWERS_OF_TEN: readonly number[] = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power);

/** What the cells of a sheet refer to elsewhere in their workbook. */
export type Surroundings = {
  sharedStrings: readonly string[];
  /** For each cell format whether it shows a day or a time. */
  dateFormats: readonly boolean[];
  dates: SerialDates;
  /** Cell positions that the file may still use, over all its sheets. */
  budget: { cellPositions: number };
  onBroken(): void;
};

/** Reads the rows of one sheet's XML. Positions count where references are missing; the dimension is never believed. */
export class SheetScanner extends XmlScanner {
  private readonly sheet: string;
  private readonly around: Surroundings;
  private readonly window: RowWindow;
  private readonly texts = new AsciiTexts();
  private inData = false;
  private inRow = false;
  private inCell = false;
  private isInline = false;
  private isPhonetic = false;
  private row: { number: number; cells: Cell[] };
  private rowNumber = 0;
  private rowHasValue = false;
  private rowBytes = 0;
  private column = 0;
  private type = TYPE_NUMBER;
  private isDate = false;
  private hasFormula = false;
  private hasValue = false;
  private value: Cell = null;
  /** The cell's text so far where it comes in several pieces. */
  private pieces: string | null = null;

  constructor(
    sheet: string,
    around: Surroundings,
    limits: ReadingLimits,
    deliver: (rowNumber: number, cells: readonly Cell[]) => void,
  ) {
    super(limits);
    this.sheet = sheet;
    this.around = around;
    this.window = new RowWindow(deliver);
    this.row = this.window.blank();
  }

  override end(): void {
    super.end();
    this.window.flush();
  }

  protected override refuse(code: RefusalCode): Refused {
    const where: Omit<Refusal, 'code'> = { sheet: this.sheet };
    if (this.inRow) where.row = this.rowNumber;
    if (this.inCell) where.column = columnName(this.column);
    return new Refused(code, where);
  }

  protected opened(name: number): void {
    if (name === CELL) {
      if (this.inRow && this.depth === 4) this.startCell();
    } else if (name === VALUE) {
      this.wantsText = this.inCell && this.depth === 5;
      this.hasValue ||= this.wantsText;
    } else if (name === TEXT) {
      this.wantsText = this.isInline && !this.isPhonetic;
    } else if (name === INLINE) {
      this.isInline = this.inCell && this.depth === 5;
    } else if (name === ROW) {
      if (this.inData && this.depth === 3) this.startRow();
    } else if (name === FORMULA) {
      this.hasFormula = true;
    } else if (name === PHONETIC) {
      this.isPhonetic = true;
    } else if (name === SHEET_DATA) {
      this.inData = this.depth === 2;
    }
  }

  protected closed(name: number): void {
    if (name === VALUE) {
      if (this.wantsText && this.pieces !== null) this.takePieces();
      this.wantsText = false;
    } else if (name === CELL) {
      if (this.inCell && this.depth === 4) this.finishCell();
    } else if (name === TEXT) {
      this.wantsText = false;
    } else if (name === INLINE) {
      if (this.isInline && this.pieces !== null) this.value = this.pieces;
      this.isInline = false;
    } else if (name === ROW) {
      if (this.inRow && this.depth === 3) this.finishRow();
    } else if (name === PHONETIC) {
      this.isPhonetic = false;
    } else if (name === SHEET_DATA && this.depth === 2) {
      this.inData = false;
    }
  }

  private startRow(): void {
    this.inRow = true;
    this.rowNumber++;
    for (let at = 0; at < this.attributeCount; at++) {
      if (this.attributeNames[at] === REFERENCE) this.rowNumber = this.wholeAttribute(at);
    }
    if (this.rowNumber < 1) throw this.refuse('damaged-xml');
    if (this.rowNumber > this.limits.rows) throw this.refuse('too-many-rows');
    this.rowHasValue = false;
    this.rowBytes = 0;
    this.column = 0;
  }

  private startCell(): void {
    this.inCell = true;
    this.column++;
    this.type = TYPE_NUMBER;
    this.isDate = false;
    this.hasFormula = false;
    this.hasValue = false;
    this.value = null;
    this.pieces = null;
    for (let at = 0; at < this.attributeCount; at++) {
      const name = this.attributeNames[at];
      if (name === REFERENCE) this.column = this.columnOf(this.attributeStarts[at]!, this.attributeEnds[at]!);
      else if (name === STYLE) this.isDate = this.around.dateFormats[this.wholeAttribute(at)] === true;
      else if (name === TYPE) this.type = this.keyOf(this.attributeStarts[at]!, this.attributeEnds[at]!);
    }
    if (this.column > this.limits.columns) throw this.refuse('too-many-columns');
  }

  protected text(from: number, to: number, marks: number, whole: boolean): void {
    this.rowBytes += to - from;
    if (this.rowBytes > this.limits.rowBytes) throw this.refuse('row-too-long');
    if (!whole || this.pieces !== null) this.characters(this.decode(from, to, marks));
    else if (this.isInline) this.pieces = this.decode(from, to, marks);
    else if (this.type === TYPE_NUMBER) this.value = this.number(from, to);
    else if (this.type === TYPE_SHARED) this.value = this.shared(this.whole(from, to));
    else this.value = this.typed(this.decode(from, to, marks));
  }

  protected characters(text: string): void {
    this.pieces = (this.pieces ?? '') + text;
    if (this.pieces.length > this.limits.textBytes) throw this.refuse('text-too-long');
  }

  /** A value that came in pieces, broken by a comment or a CDATA section. */
  private takePieces(): void {
    const text = this.pieces ?? '';
    if (this.type === TYPE_NUMBER) this.value = numberOrText(text);
    else if (this.type === TYPE_SHARED) this.value = this.shared(/^\d{1,9}$/.test(text) ? Number(text) : -1);
    else this.value = this.typed(text);
  }

  private decode(from: number, to: number, marks: number): string {
    if (marks === 0 || marks === MARK_UNDERSCORE) {
      const text = this.texts.take(this.bytes, from, to);
      return marks === 0 ? text : wellFormed(withoutEscapes(text), this.around.onBroken);
    }
    const text = decodeXml(this.bytes, from, to, marks);
    if (text === null) throw this.refuse('damaged-xml');
    return wellFormed(marks & MARK_UNDERSCORE ? withoutEscapes(text) : text, this.around.onBroken);
  }

  /** Errors, computed texts and ISO days come as text; so does whatever a later format may add. */
  private typed(text: string): Cell {
    if (this.type === TYPE_BOOLEAN) return text === '1' || text === 'true';
    return this.type === TYPE_ISO_DATE ? text.replace(/T00:00:00(\.0+)?Z?$/, '') : text;
  }

  private shared(index: number): string {
    const text = index < 0 ? undefined : this.around.sharedStrings[index];
    if (text === undefined) throw this.refuse('shared-string-missing');
    return text;
  }

  private number(from: number, to: number): Cell {
    const { bytes } = this;
    let at = from;
    const isNegative = bytes[at] === 0x2d;
    if (isNegative) at++;
    let digits = 0;
    let value = 0;
    let point = -1;
    for (; at < to; at++) {
      const digit = bytes[at]! - 0x30;
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits++;
      } else if (digit === -2 && point === -1) point = digits;
      else break;
    }
    if (at < to || digits === 0 || digits > EXACT_DIGITS) return numberOrText(bytes.toString('utf8', from, to));
    if (point !== -1) value /= POWERS_OF_TEN[digits - point]!;
    return isNegative ? -value : value;
  }

  private finishCell(): void {
    let value = this.value;
    if (value === '') value = null;
    else if (this.isDate && typeof value === 'number') value = this.around.dates.toText(value);
    if (value === null && this.hasFormula && !this.hasValue) value = NEVER_COMPUTED;
    if (value !== null) this.put(value);
    this.inCell = false;
    this.isInline = false;
  }

  private put(value: Cell): void {
    const { cells } = this.row;
    const index = this.column - 1;
    if (index < cells.length) {
      if (cells[index] !== null) throw this.refuse('cell-given-twice');
      cells[index] = value;
    } else {
      this.around.budget.cellPositions -= this.column - cells.length;
      if (this.around.budget.cellPositions < 0) throw this.refuse('too-many-cells');
      while (cells.length < index) cells.push(null);
      cells.push(value);
    }
    this.rowHasValue = true;
  }

  private finishRow(): void {
    if (this.rowHasValue) {
      this.row.number = this.rowNumber;
      const outcome = this.window.add(this.row);
      if (outcome === 'given-twice') throw this.refuse('cell-given-twice');
      if (outcome === 'out-of-order') throw this.refuse('rows-out-of-order');
      this.row = this.window.blank();
    }
    this.inRow = false;
  }

  /** The column that a reference such as `AB12` names; its row is the row's own. */
  private columnOf(from: number, to: number): number {
    let column = 0;
    for (let at = from; at < to; at++) {
      const letter = (this.bytes[at]! | 0x20) - 0x60;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
      if (column > this.limits.columns) throw this.refuse('too-many-columns');
    }
    if (column === 0) throw this.refuse('damaged-xml');
    return column;
  }

  private keyOf(from: number, to: number): number {
    let key = 0;
    for (let at = from; at < to; at++) key = (Math.imul(key, 31) + this.bytes[at]!) | 0;
    return key;
  }

  private wholeAttribute(index: number): number {
    return this.whole(this.attributeStarts[index]!, this.attributeEnds[index]!);
  }

  /** A whole number of at most nine digits, or -1. */
  private whole(from: number, to: number): number {
    if (to === from || to - from > 9) return -1;
    let value = 0;
    for (let at = from; at < to; at++) {
      const digit = this.bytes[at]! - 0x30;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }
}

/** A number written in any way that XML allows (`1.5E3`); what is none, or is none that can be kept, stays text. */
function numberOrText(text: string): Cell {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : text === '' ? null : text;
}
