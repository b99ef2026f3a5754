import { AsciiTexts } from './ascii-texts.ts';
import type { ReadingLimits } from './limits.ts';
import { nameKey, XmlScanner } from './xml-scanner.ts';
import { decodeXml, MARK_UNDERSCORE, withoutEscapes } from './xml-text.ts';

const ITEM = nameKey('si');
const TEXT = nameKey('t');
const PHONETIC = nameKey('rPh');

/** The texts that cells share, in their order. The runs of a rich text are joined; phonetic readings are left out. */
export class SharedStringScanner extends XmlScanner {
  readonly texts: string[] = [];
  private readonly known = new AsciiTexts();
  private pieces = '';
  private isPhonetic = false;
  private bytesTaken = 0;
  private readonly onBroken: () => void;

  /** `onBroken` is told of each half character that was replaced. */
  constructor(limits: ReadingLimits, onBroken: () => void) {
    super(limits);
    this.onBroken = onBroken;
  }

  protected opened(name: number): void {
    if (name === TEXT) this.wantsText = !this.isPhonetic;
    else if (name === PHONETIC) this.isPhonetic = true;
  }

  protected closed(name: number): void {
    if (name === TEXT) this.wantsText = false;
    else if (name === PHONETIC) this.isPhonetic = false;
    else if (name === ITEM && this.depth === 2) this.finish();
  }

  protected text(from: number, to: number, marks: number): void {
    const text = marks === 0 ? this.known.take(this.bytes, from, to) : decodeXml(this.bytes, from, to, marks);
    if (text === null) throw this.refuse('damaged-xml');
    this.characters(marks & MARK_UNDERSCORE ? withoutEscapes(text) : text);
  }

  protected characters(text: string): void {
    this.bytesTaken += text.length;
    if (this.bytesTaken > this.limits.sharedStringBytes) throw this.refuse('too-many-shared-strings');
    this.pieces = this.pieces === '' ? text : this.pieces + text;
    if (this.pieces.length > this.limits.textBytes) throw this.refuse('text-too-long');
  }

  private finish(): void {
    if (this.texts.length === this.limits.sharedStrings) throw this.refuse('too-many-shared-strings');
    this.texts.push(wellFormed(this.pieces, this.onBroken));
    this.pieces = '';
  }
}

/** The text with half characters (lone surrogates) replaced by U+FFFD: a database refuses to keep them. */
export function wellFormed(text: string, onBroken: () => void): string {
  if (text.isWellFormed()) return text;
  onBroken();
  return text.toWellFormed();
}
