import type { ReadingLimits } from './limits.ts';
import type { RefusalCode } from './reading.ts';
import { Refused } from './refusals.ts';
import { MARK_END, MARKS } from './xml-text.ts';

const COLON = 0x3a;
const EQUALS = 0x3d;
const EXCLAMATION = 0x21;
const GREATER_THAN = 0x3e;
const LESS_THAN = 0x3c;
const QUESTION = 0x3f;
const SLASH = 0x2f;
const SPACE = 0x20;

const COMMENT = Buffer.from('<!--');
const COMMENT_END = Buffer.from('-->');
const CDATA = Buffer.from('<![CDATA[');
const CDATA_END = Buffer.from(']]>');
const INSTRUCTION_END = Buffer.from('?>');

const NOTHING = Buffer.alloc(0);
const MOST_ATTRIBUTES = 256;
/** The token that begins here is not complete yet. */
const INCOMPLETE = -1;

/** An element's or attribute's name as one number, so that scanning makes no strings of names. */
export function nameKey(name: string): number {
  let key = 0;
  for (let at = 0; at < name.length; at++) key = (Math.imul(key, 31) + name.charCodeAt(at)) | 0;
  return key;
}

/**
 * Scans UTF-8 XML chunk by chunk and tells a subclass of elements and of the texts that it asks for. It makes nothing
 * of its own for what nobody asks for, keeps only the incomplete token between chunks, and refuses what cannot be an
 * honest part of a workbook: document types, elements that do not match, too deep or too long ones. Element names are
 * told without their prefix, attribute names with it.
 */
export abstract class XmlScanner {
  /** The bytes that offsets refer to, valid during one call. */
  protected bytes: Buffer = NOTHING;
  /** Elements open around the present token, itself included in `opened` and `closed`. */
  protected depth = 0;
  /** Set while the text being met is wanted. */
  protected wantsText = false;
  protected attributeCount = 0;
  protected readonly attributeNames = new Int32Array(MOST_ATTRIBUTES);
  protected readonly attributeStarts = new Int32Array(MOST_ATTRIBUTES);
  protected readonly attributeEnds = new Int32Array(MOST_ATTRIBUTES);
  protected readonly limits: ReadingLimits;
  private readonly open: Int32Array;
  private at = 0;
  private carry: Buffer = NOTHING;
  private room: Buffer = NOTHING;
  private skippingTo: Buffer = NOTHING;
  private hasRoot = false;

  constructor(limits: ReadingLimits) {
    this.limits = limits;
    this.open = new Int32Array(limits.depth + 1);
  }

  protected abstract opened(name: number): void;
  protected abstract closed(name: number): void;
  /** A wanted text; `marks` says what it needs for decoding, `whole` that the element holds nothing besides it. */
  protected abstract text(from: number, to: number, marks: number, whole: boolean): void;

  /** The refusal with the place that the subclass knows. */
  protected refuse(code: RefusalCode): Refused {
    return new Refused(code);
  }

  write(chunk: Buffer): void {
    if (chunk.includes(0)) throw this.refuse('damaged-xml');
    this.bytes = this.carry.length === 0 ? chunk : this.joined(chunk);
    this.at = 0;
    const end = this.bytes.length;
    while (this.at < end && this.token());
    this.carry = this.at < end ? this.bytes.subarray(this.at) : NOTHING;
  }

  /** What was left over and the new chunk side by side, in memory that is used again for the next. */
  private joined(chunk: Buffer): Buffer {
    const { carry } = this;
    const length = carry.length + chunk.length;
    const room = this.room.length >= length ? this.room : Buffer.allocUnsafe(length * 2);
    carry.copy(room);
    chunk.copy(room, carry.length);
    this.room = room;
    return room.subarray(0, length);
  }

  end(): void {
    if (this.carry.length > 0 || this.depth > 0 || !this.hasRoot) throw this.refuse('damaged-xml');
  }

  /** Takes the next token; false where it is not complete yet. */
  private token(): boolean {
    if (this.skippingTo.length > 0) return this.skip();
    if (this.bytes[this.at] !== LESS_THAN) return this.wantsText ? this.takeText() : this.passText();
    switch (this.bytes[this.at + 1]) {
      case undefined:
        return false;
      case SLASH:
        return this.takeClosing();
      case EXCLAMATION:
        return this.takeDeclaration();
      case QUESTION:
        return this.skipFrom(2, INSTRUCTION_END);
      default:
        return this.takeOpening();
    }
  }

  private passText(): boolean {
    const next = this.bytes.indexOf(LESS_THAN, this.at);
    this.at = next === -1 ? this.bytes.length : next;
    return true;
  }

  private takeText(): boolean {
    const { bytes, at } = this;
    const last = bytes.length - 1;
    let to = at;
    let found = 0;
    while (to < last) {
      const mark = MARKS[bytes[to]!]!;
      if (mark === MARK_END) break;
      found |= mark;
      to++;
    }
    if (to - at > this.limits.textBytes) throw this.refuse('text-too-long');
    if (to >= last) return false;
    this.text(at, to, found, bytes[to + 1] === SLASH);
    this.at = to;
    return true;
  }

  private takeOpening(): boolean {
    const { bytes } = this;
    const end = bytes.length;
    let at = this.at + 1;
    let name = 0;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte <= SPACE || byte === GREATER_THAN || byte === SLASH) break;
      name = byte === COLON ? 0 : (Math.imul(name, 31) + byte) | 0;
    }
    this.attributeCount = 0;
    while (at < end && bytes[at]! <= SPACE) at++;
    while (at < end && bytes[at] !== GREATER_THAN && bytes[at] !== SLASH) {
      at = this.takeAttribute(at);
      if (at === INCOMPLETE) return this.waitForTag();
      while (at < end && bytes[at]! <= SPACE) at++;
    }
    const isEmpty = bytes[at] === SLASH;
    if (isEmpty) at++;
    if (at >= end) return this.waitForTag();
    if (bytes[at] !== GREATER_THAN) throw this.refuse('damaged-xml');
    this.at = at + 1;
    this.enter(name, isEmpty);
    return true;
  }

  /** Notes one attribute, name to closing quotation mark, and says where it ends. */
  private takeAttribute(start: number): number {
    const { bytes } = this;
    const end = bytes.length;
    let at = start;
    let name = 0;
    for (; at < end && bytes[at]! > SPACE && bytes[at] !== EQUALS; at++) name = (Math.imul(name, 31) + bytes[at]!) | 0;
    while (at < end && bytes[at]! <= SPACE) at++;
    if (at < end && bytes[at] !== EQUALS) throw this.refuse('damaged-xml');
    at++;
    while (at < end && bytes[at]! <= SPACE) at++;
    if (at >= end) return INCOMPLETE;
    const quote = bytes[at]!;
    if (quote !== 0x22 && quote !== 0x27) throw this.refuse('damaged-xml');
    const from = at + 1;
    at = from;
    while (at < end && bytes[at] !== quote) at++;
    if (at - from > this.limits.attributeBytes) throw this.refuse('attribute-too-long');
    if (at >= end) return INCOMPLETE;
    if (this.attributeCount === MOST_ATTRIBUTES) throw this.refuse('damaged-xml');
    this.attributeNames[this.attributeCount] = name;
    this.attributeStarts[this.attributeCount] = from;
    this.attributeEnds[this.attributeCount] = at;
    this.attributeCount++;
    return at + 1;
  }

  private waitForTag(): boolean {
    if (this.bytes.length - this.at > this.limits.textBytes) throw this.refuse('attribute-too-long');
    return false;
  }

  private enter(name: number, isEmpty: boolean): void {
    this.hasRoot = true;
    this.depth++;
    if (this.depth > this.limits.depth) throw this.refuse('too-deep');
    this.open[this.depth] = name;
    this.opened(name);
    if (isEmpty) this.leave(name);
  }

  private leave(name: number): void {
    if (this.depth === 0 || this.open[this.depth] !== name) throw this.refuse('damaged-xml');
    this.closed(name);
    this.depth--;
  }

  private takeClosing(): boolean {
    const { bytes } = this;
    const end = bytes.length;
    let at = this.at + 2;
    let name = 0;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === GREATER_THAN) {
        this.at = at + 1;
        this.leave(name);
        return true;
      }
      if (byte > SPACE) name = byte === COLON ? 0 : (Math.imul(name, 31) + byte) | 0;
    }
    return this.waitForTag();
  }

  /** A comment is passed over, CDATA is text, and a document type is refused, whatever it would declare. */
  private takeDeclaration(): boolean {
    const rest = this.bytes.subarray(this.at, this.at + CDATA.length);
    if (startsWith(rest, COMMENT)) return this.skipFrom(COMMENT.length, COMMENT_END);
    if (startsWith(rest, CDATA)) return this.takeCdata();
    if (startsWith(COMMENT, rest) || startsWith(CDATA, rest)) return false;
    throw this.refuse('doctype');
  }

  private takeCdata(): boolean {
    if (!this.wantsText) return this.skipFrom(CDATA.length, CDATA_END);
    const from = this.at + CDATA.length;
    const to = this.bytes.indexOf(CDATA_END, from);
    if ((to === -1 ? this.bytes.length : to) - from > this.limits.textBytes) throw this.refuse('text-too-long');
    if (to === -1) return false;
    this.characters(this.bytes.toString('utf8', from, to));
    this.at = to + CDATA_END.length;
    return true;
  }

  /** Text that needs no decoding. */
  protected abstract characters(text: string): void;

  private skipFrom(length: number, end: Buffer): boolean {
    this.at += length;
    this.skippingTo = end;
    return true;
  }

  private skip(): boolean {
    const found = this.bytes.indexOf(this.skippingTo, this.at);
    if (found === -1) {
      this.at = Math.max(this.at, this.bytes.length - this.skippingTo.length + 1);
      return false;
    }
    this.at = found + this.skippingTo.length;
    this.skippingTo = NOTHING;
    return true;
  }
}

function startsWith(bytes: Buffer, beginning: Buffer): boolean {
  return bytes.length >= beginning.length && bytes.subarray(0, beginning.length).equals(beginning);
}
