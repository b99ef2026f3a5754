import { isUtf8 } from 'node:buffer';
import { Refused } from './refusals.ts';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes at the beginning that the pattern of a file is judged by. */
const PATTERN_BYTES = 4_096;
/** Text of any language has next to no control characters. */
const MOST_CONTROL_SHARE = 0.05;
/** The longest beginning of a UTF-8 character that a chunk may end with. */
const LONGEST_BEGINNING = 3;

/**
 * The encoding of a text, found by reading all of it once: what a byte order mark says, else UTF-16 where every other
 * byte is zero, else UTF-8 where it is valid throughout, else Windows-1252, in which older Excel saves CSV.
 */
export async function findEncoding(chunks: AsyncIterable<Buffer>): Promise<TextEncodingName> {
  let isFirst = true;
  let isValidUtf8 = true;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (isFirst) {
      const wide = wideEncoding(chunk.subarray(0, PATTERN_BYTES));
      if (wide !== null) return wide;
      isFirst = false;
    }
    if (chunk.includes(0)) throw new Refused('nul-bytes');
    if (!isValidUtf8) continue;
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = bytes.length - unfinishedBytes(bytes);
    isValidUtf8 = isUtf8(bytes.subarray(0, whole));
    rest = bytes.subarray(whole);
  }
  return isValidUtf8 && rest.length === 0 ? 'utf-8' : 'windows-1252';
}

function wideEncoding(start: Buffer): TextEncodingName | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(start.length / 2);
  let zerosFirst = 0;
  let zerosSecond = 0;
  let controls = 0;
  for (const [at, byte] of start.entries()) {
    if (byte === 0) at % 2 === 0 ? zerosFirst++ : zerosSecond++;
    else if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)) controls++;
  }
  if (controls > start.length * MOST_CONTROL_SHARE) throw new Refused('binary');
  if (zerosSecond > pairs * 0.8 && zerosFirst === 0) return 'utf-16le';
  if (zerosFirst > pairs * 0.8 && zerosSecond === 0) return 'utf-16be';
  return null;
}

/** How many bytes at the end begin a UTF-8 character that the next chunk may finish. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(LONGEST_BEGINNING, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
