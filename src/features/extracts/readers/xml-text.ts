/** Turns the bytes of XML text and attribute values into strings. Nothing here looks beyond the bytes it is given. */

const MARK_ENTITY = 1;
const MARK_NOT_ASCII = 2;
/** An underscore: perhaps one of the escapes `_x000D_` in which workbooks write control characters. */
export const MARK_UNDERSCORE = 4;
const MARK_RETURN = 8;
/** The `<` that ends a text. */
export const MARK_END = 16;

/** What each byte of a text means for its decoding; 0 for the ordinary ones. */
export const MARKS: Uint8Array = marks();

function marks(): Uint8Array {
  const table = new Uint8Array(256);
  table.fill(MARK_NOT_ASCII, 0x80);
  table[0x26] = MARK_ENTITY;
  table[0x5f] = MARK_UNDERSCORE;
  table[0x0d] = MARK_RETURN;
  table[0x3c] = MARK_END;
  return table;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** XML text with its entities and line ends resolved; null where an entity is none that XML knows by itself. */
export function decodeXml(bytes: Buffer, from: number, to: number, found: number): string | null {
  let text = found & MARK_NOT_ASCII ? bytes.toString('utf8', from, to) : bytes.toString('latin1', from, to);
  if (found & MARK_RETURN) text = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return found & MARK_ENTITY ? withoutEntities(text) : text;
}

function withoutEntities(text: string): string | null {
  const pieces: string[] = [];
  let copied = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', copied)) {
    const end = text.indexOf(';', at);
    const character = end === -1 || end - at > 12 ? null : entity(text.slice(at + 1, end));
    if (character === null) return null;
    pieces.push(text.slice(copied, at), character);
    copied = end + 1;
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

function entity(name: string): string | null {
  const named = ENTITIES.get(name);
  if (named !== undefined) return named;
  if (!name.startsWith('#')) return null;
  const hexadecimal = name.charAt(1) === 'x';
  const digits = name.slice(hexadecimal ? 2 : 1);
  if (!(hexadecimal ? /^[0-9a-f]{1,8}$/i : /^[0-9]{1,9}$/).test(digits)) return null;
  const code = Number.parseInt(digits, hexadecimal ? 16 : 10);
  return code === 0 || code > 0x10_ffff ? null : String.fromCodePoint(code);
}

/** Resolves `_xHHHH_` (ECMA-376 part 1, 22.9.2.19); `_x005F_` stands for an underscore that begins no escape. NUL is dropped. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code === 0 ? '' : String.fromCharCode(code);
  });
}
