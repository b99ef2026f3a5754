import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from './errors.ts';

/**
 * Lets a stream arrive as a file of its own, does something with it and removes it, whatever came of it: for files of
 * which what counts is kept as rows, and nothing else.
 * @throws AppError BAD_REQUEST where the stream stops before its end
 */
export async function whileArrived<T>(
  stream: Readable,
  work: (file: { path: string; sha256: string }) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-arriving-'));
  try {
    const target = path.join(folder, 'file');
    const hash = createHash('sha256');
    stream.on('data', (chunk: Buffer) => hash.update(chunk));
    await pipeline(stream, createWriteStream(target, { mode: 0o600 })).catch(() => {
      throw new AppError('BAD_REQUEST');
    });
    return await work({ path: target, sha256: hash.digest('hex') });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
