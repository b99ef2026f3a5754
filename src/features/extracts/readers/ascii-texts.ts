/** Slots of the memory; a list's codes, teams and headings are a few hundred texts. */
const SLOTS = 8_192;
/** Longer texts are seldom repeated. */
const LONGEST = 64;

/** Makes strings of ASCII bytes, and gives back the same string where the same bytes were met lately. */
export class AsciiTexts {
  private readonly known: string[] = new Array<string>(SLOTS).fill('');

  take(bytes: Buffer, from: number, to: number): string {
    const length = to - from;
    if (length > LONGEST) return bytes.toString('latin1', from, to);
    let hash = length;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
    const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
    const before = this.known[slot]!;
    if (before.length === length && isSame(before, bytes, from)) return before;
    const text = bytes.toString('latin1', from, to);
    this.known[slot] = text;
    return text;
  }
}

function isSame(text: string, bytes: Buffer, from: number): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
}
