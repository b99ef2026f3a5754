import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Manifest, parseManifest } from './manifest.ts';
import { BackupRefused } from './refusal.ts';

/**
 * What is inside the seal: entries, each a table or a kept file, then the manifest that says what each must be. It is a
 * sequence of frames, each with its kind (1 byte), its length (4 bytes, big end first) and its content.
 */
const KIND = { begin: 1, content: 2, end: 3, manifest: 4 } as const;
const FRAME_HEAD_BYTES = 5;
const CONTENT_BYTES = 64 * 1024;
/** A hundred bytes for each kept file; far more than any council has. */
const MOST_FRAME_BYTES = 256 * 1024 * 1024;

const Head = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('table'), name: z.string().min(1), columns: z.array(z.string().min(1)).min(1) }),
  z.object({ kind: z.literal('file'), path: z.string().min(1) }),
]);
export type Head = z.infer<typeof Head>;

/** What went through: lines only mean something for a table, whose rows end with one each. */
export type Tally = { bytes: number; lines: number; sha256: string };

/** Lets bytes pass and counts them. */
export async function* tallied(from: AsyncIterable<Buffer>, done: (tally: Tally) => void): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  for await (const chunk of from) {
    hash.update(chunk);
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
    yield chunk;
  }
  done({ bytes, lines, sha256: hash.digest('hex') });
}

/** What went by, read to its end. */
export async function tallyOf(from: AsyncIterable<Buffer>): Promise<Tally> {
  const found: { tally?: Tally } = {};
  const passing = tallied(from, (tally) => {
    found.tally = tally;
  });
  await drain(passing);
  if (!found.tally) throw new Error('what was read to its end was counted');
  return found.tally;
}

/** The frames of one entry. */
export async function* entry(head: Head, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield frame(KIND.begin, Buffer.from(JSON.stringify(head)));
  let held: Buffer[] = [];
  let length = 0;
  for await (const bytes of content) {
    held.push(bytes);
    length += bytes.length;
    if (length < CONTENT_BYTES) continue;
    yield frame(KIND.content, Buffer.concat(held, length));
    held = [];
    length = 0;
  }
  if (length > 0) yield frame(KIND.content, Buffer.concat(held, length));
  yield frame(KIND.end, Buffer.alloc(0));
}

export function closing(manifest: Manifest): Buffer {
  return frame(KIND.manifest, Buffer.from(JSON.stringify(manifest)));
}

function frame(kind: number, content: Buffer): Buffer {
  const head = Buffer.alloc(FRAME_HEAD_BYTES);
  head.writeUInt8(kind, 0);
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

/**
 * Reads an archive to its end, gives each entry's content to `take`, and compares everything with the manifest.
 * @throws BackupRefused where anything is not what the manifest says
 */
export async function readArchive(
  plain: AsyncIterable<Buffer>,
  take: (head: Head, content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<Manifest> {
  const found = new Map<string, Tally>();
  const frames = framesOf(plain);
  for (;;) {
    const { kind, content } = await nextOf(frames);
    if (kind === KIND.manifest) {
      if (!(await frames.next()).done) throw damaged('something follows its end');
      return agreeing(parseManifest(content.toString()), found);
    }
    if (kind !== KIND.begin) throw damaged('its entries are not in order');
    const head = headIn(content);
    const name = nameOf(head);
    if (found.has(name)) throw damaged(`it holds ${name} twice`);
    const contents = tallied(contentsOf(frames), (tally) => found.set(name, tally));
    await take(head, contents);
    await drain(contents); // what was not wanted is counted all the same
    if (!found.has(name)) throw new Error('an entry was left before its end');
  }
}

async function drain(contents: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of contents);
}

async function* contentsOf(frames: AsyncGenerator<Frame>): AsyncGenerator<Buffer> {
  for (;;) {
    const { kind, content } = await nextOf(frames);
    if (kind === KIND.end) return;
    if (kind !== KIND.content) throw damaged('its entries are not in order');
    yield content;
  }
}

type Frame = { kind: number; content: Buffer };

async function nextOf(frames: AsyncGenerator<Frame>): Promise<Frame> {
  const next = await frames.next();
  if (next.done) throw damaged('it has no manifest');
  return next.value;
}

async function* framesOf(plain: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0);
  let more: Buffer[] = [];
  let wanted = FRAME_HEAD_BYTES;
  let length = 0;
  for await (const bytes of plain) {
    more.push(bytes);
    length += bytes.length;
    if (length < wanted) continue;
    held = Buffer.concat(more, length);
    for (wanted = frameBytes(held); held.length >= wanted; wanted = frameBytes(held)) {
      yield { kind: held.readUInt8(0), content: held.subarray(FRAME_HEAD_BYTES, wanted) };
      held = held.subarray(wanted);
    }
    more = [held];
    length = held.length;
  }
  if (length > 0) throw damaged('its last entry is cut off');
}

/** How many bytes the frame that begins here has, or the least that tell. */
function frameBytes(held: Buffer): number {
  if (held.length < FRAME_HEAD_BYTES) return FRAME_HEAD_BYTES;
  const length = held.readUInt32BE(1);
  if (length > MOST_FRAME_BYTES) throw damaged('one of its entries is too long');
  return FRAME_HEAD_BYTES + length;
}

function headIn(content: Buffer): Head {
  const read = Head.safeParse(JSON.parse(content.toString()));
  if (!read.success) throw damaged('it holds an entry of an unknown kind');
  return read.data;
}

function nameOf(head: Head): string {
  return head.kind === 'table' ? `table ${head.name}` : `file ${head.path}`;
}

function agreeing(manifest: Manifest, found: Map<string, Tally>): Manifest {
  for (const { name, rows, sha256 } of manifest.tables) {
    const tally = found.get(`table ${name}`);
    if (tally?.lines !== rows || tally.sha256 !== sha256) throw damaged(`table ${name} is not what its manifest says`);
  }
  for (const { path, bytes, sha256 } of manifest.files) {
    const tally = found.get(`file ${path}`);
    if (tally?.bytes !== bytes || tally.sha256 !== sha256) throw damaged(`file ${path} is not what its manifest says`);
  }
  if (found.size !== manifest.tables.length + manifest.files.length)
    throw damaged('it holds more than its manifest says');
  return manifest;
}

function damaged(how: string): BackupRefused {
  return new BackupRefused(`The backup is damaged: ${how}. Use another copy of it.`);
}
