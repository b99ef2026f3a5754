import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { BackupRefused } from './refusal.ts';

/**
 * The sealed form of a backup: a stream in chunks, each encrypted and authenticated (AES-256-GCM) under its number and
 * whether it is the last, so that a chunk that is changed, moved, taken out or cut off is found (the STREAM
 * construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). The key comes from a passphrase by scrypt (RFC 7914).
 *
 * header: magic | log2 of scrypt's N (1 byte) | salt (16) | HMAC-SHA-256 over what is before it (32)
 * then chunks of 64 KiB and a tag of 16 bytes, of which only the last may be shorter.
 */
const MAGIC = Buffer.from('headway backup 1\n');
const ANY_MAGIC = /^headway backup (\d+)\n/;
const SALT_BYTES = 16;
const CODE_BYTES = 32;
const KEY_BYTES = 32;
const HEADER_BYTES = MAGIC.length + 1 + SALT_BYTES + CODE_BYTES;
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/** 128 MB and about half a second for each guess. */
const COST = 17;
const LEAST_COST = 10;
const MOST_COST = 20;
const BLOCK_SIZE = 8;

export const SEALED_HEADER_BYTES = HEADER_BYTES;

/** Seals a stream; what it yields is to be written one after the other. */
export async function* sealed(
  plain: AsyncIterable<Buffer>,
  passphrase: string,
  cost: number = COST,
): AsyncGenerator<Buffer> {
  const start = Buffer.concat([MAGIC, Buffer.from([cost]), randomBytes(SALT_BYTES)]);
  const keys = await keysOf(passphrase, start);
  yield Buffer.concat([start, codeOf(keys.header, start)]);
  let number = 0;
  for await (const { bytes, isLast } of inPieces(plain, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', keys.chunks, nonceOf(number, isLast));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/**
 * Opens a sealed stream. Every chunk that it yields is as it was sealed; that none is missing is only known at the end.
 * @throws BackupRefused where it is no backup, the passphrase is another, or it was changed or cut off
 */
export async function* unsealed(from: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const { first, rest } = await afterHeader(from);
  const keys = await keysOfHeader(first, passphrase);
  let number = 0;
  for await (const { bytes, isLast } of inPieces(rest, SEALED_CHUNK_BYTES)) {
    const plain = open(bytes, keys.chunks, nonceOf(number, isLast));
    if (plain === null)
      throw new BackupRefused(
        isLast && open(bytes, keys.chunks, nonceOf(number, false)) !== null
          ? `The backup ends too early, after its part ${number + 1}: it was cut off. Use another copy of it.`
          : `The backup is damaged: its part ${number + 1} was changed, moved or cut off. Use another copy of it.`,
      );
    yield plain;
    number += 1;
  }
}

async function keysOfHeader(header: Buffer, passphrase: string): Promise<Keys> {
  const version = ANY_MAGIC.exec(header.toString('latin1', 0, MAGIC.length + 4))?.[1];
  if (version === undefined) throw new BackupRefused('This file is not a backup of Headway.');
  if (version !== '1') throw new BackupRefused('This backup was made by a newer Headway. Use that version.');
  if (header.length < HEADER_BYTES)
    throw new BackupRefused('The backup ends too early, before its part 1: it was cut off. Use another copy of it.');
  const start = header.subarray(0, HEADER_BYTES - CODE_BYTES);
  const keys = await keysOf(passphrase, start);
  if (!timingSafeEqual(codeOf(keys.header, start), header.subarray(start.length)))
    throw new BackupRefused(
      'The passphrase is not the one of this backup, or the first bytes of the file were changed.',
    );
  return keys;
}

type Keys = { header: Buffer; chunks: Buffer };

async function keysOf(passphrase: string, start: Buffer): Promise<Keys> {
  const cost = start[MAGIC.length] ?? 0;
  if (cost < LEAST_COST || cost > MOST_COST)
    throw new BackupRefused('The backup is damaged: its first bytes were changed. Use another copy of it.');
  const salt = start.subarray(MAGIC.length + 1);
  const options = { N: 2 ** cost, r: BLOCK_SIZE, p: 1, maxmem: 256 * BLOCK_SIZE * 2 ** cost };
  const root = await new Promise<Buffer>((resolve, reject) =>
    scrypt(passphrase.normalize('NFC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', root, salt, `headway backup ${purpose}`, KEY_BYTES));
  return { header: keyFor('header'), chunks: keyFor('chunks') };
}

function codeOf(key: Buffer, start: Buffer): Buffer {
  return createHmac('sha256', key).update(start).digest();
}

/** Each chunk has a nonce of its own; the key is of this one file. */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUIntBE(number, NONCE_BYTES - 7, 6);
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
}

function open(bytes: Buffer, key: Buffer, nonce: Buffer): Buffer | null {
  if (bytes.length < TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Pieces of one size, of which only the last is shorter; there is always a last one, be it empty. */
async function* inPieces(
  from: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const bytes of from) {
    held.push(bytes);
    length += bytes.length;
    if (length <= size) continue;
    let all = Buffer.concat(held, length);
    for (; all.length > size; all = all.subarray(size)) yield { bytes: all.subarray(0, size), isLast: false };
    held = [all];
    length = all.length;
  }
  yield { bytes: Buffer.concat(held, length), isLast: true };
}

/** The header of a stream, shorter where the stream is, and what comes after it. */
async function afterHeader(from: AsyncIterable<Buffer>): Promise<{ first: Buffer; rest: AsyncIterable<Buffer> }> {
  const source = from[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < HEADER_BYTES) {
    const next = await source.next();
    if (next.done) break;
    first = Buffer.concat([first, next.value]);
  }
  const over = first.subarray(HEADER_BYTES);
  async function* rest(): AsyncGenerator<Buffer> {
    yield over;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  }
  return { first: first.subarray(0, HEADER_BYTES), rest: rest() };
}
