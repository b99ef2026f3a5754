import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import type { Part } from './container.ts';
import type { ReadingLimits } from './limits.ts';
import { Refused } from './refusals.ts';

/** An element of a small part: its name without prefix, the names of those around it, its attributes by local name. */
export type Element = { name: string; inside: readonly string[]; attributes: ReadonlyMap<string, string> };

/**
 * The same chunks as UTF-8 without a byte order mark, whatever the part's byte order mark or XML declaration says.
 * UTF-8 passes through untouched.
 */
export async function* utf8Chunks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let decoder: TextDecoder | null | undefined;
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      decoder = decoderFor(chunk);
      const hasMark = decoder === null && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      if (hasMark) {
        yield chunk.subarray(3);
        continue;
      }
    }
    yield decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
}

/** The decoder that a part's first bytes ask for, null where it is UTF-8 already. */
function decoderFor(start: Buffer): TextDecoder | null {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return new TextDecoder('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return new TextDecoder('utf-16be');
  const declaration = start.toString('latin1', 0, 200);
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]{0,150}?encoding\s*=\s*["']([\w.-]{1,40})["']/.exec(declaration)?.[1];
  switch (declared?.toLowerCase()) {
    case undefined:
    case 'utf-8':
    case 'utf8':
    case 'us-ascii':
      return null;
    case 'windows-1252':
    case 'iso-8859-1':
      return new TextDecoder('windows-1252');
    default:
      throw new Refused('unknown-encoding');
  }
}

/** Tells of every element of a small part in order. Held to `partBytes`; document types are refused, not read. */
export async function readElements(
  part: Part,
  limits: ReadingLimits,
  onElement: (element: Element) => void,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: true });
  const inside: string[] = [];
  parser.on('doctype', () => {
    throw new Refused('doctype');
  });
  parser.on('error', () => {
    throw new Refused('damaged-xml');
  });
  parser.on('opentag', (tag) => {
    const attributes = new Map(Object.values(tag.attributes).map(({ local, value }) => [local, value]));
    onElement({ name: tag.local, inside, attributes });
    inside.push(tag.local);
    if (inside.length > limits.depth) throw new Refused('too-deep');
  });
  parser.on('closetag', () => {
    inside.pop();
  });
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const chunk of utf8Chunks(part.read())) {
    bytes += chunk.length;
    if (bytes > limits.partBytes) throw new Refused('inflates-too-much');
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.write(decoder.decode()).close();
}
