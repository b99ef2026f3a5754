import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AuthorityId } from './database/database.ts';
import { AppError } from './errors.ts';

/** Uploaded files of councils, each under the hash of its bytes; names from outside never become paths. */
export type Files = {
  /**
   * Writes a stream to disk and returns what it was. The same bytes end in the same place.
   * @throws AppError BAD_REQUEST where the stream stops before its end; then nothing is kept
   */
  keep(authority: AuthorityId, stream: Readable): Promise<{ sha256: string; bytes: number }>;
  path(authority: AuthorityId, sha256: string): string;
  remove(authority: AuthorityId, sha256: string): Promise<void>;
};

export function filesIn(dataDirectory: string): Files {
  const folderOf = (authority: AuthorityId) => path.join(dataDirectory, 'files', authority);
  const pathOf = (authority: AuthorityId, sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a kept file is named by its SHA-256');
    return path.join(folderOf(authority), sha256);
  };
  return {
    path: pathOf,
    async keep(authority, stream) {
      await mkdir(folderOf(authority), { recursive: true, mode: 0o700 });
      const draft = path.join(folderOf(authority), `${randomUUID()}.part`);
      const hash = createHash('sha256');
      let bytes = 0;
      const target = createWriteStream(draft, { mode: 0o600, flush: true });
      let failedFirst: 'what comes' | 'the disk' | null = stream.errored ? 'what comes' : null;
      stream.once('error', () => {
        failedFirst ??= 'what comes';
      });
      target.once('error', () => {
        failedFirst ??= 'the disk';
      });
      try {
        stream.on('data', (chunk: Buffer) => {
          hash.update(chunk);
          bytes += chunk.length;
        });
        await pipeline(stream, target);
        const sha256 = hash.digest('hex');
        await rename(draft, pathOf(authority, sha256));
        return { sha256, bytes };
      } catch (error) {
        await rm(draft, { force: true });
        if (failedFirst === 'what comes' && !(error instanceof AppError)) throw new AppError('BAD_REQUEST');
        throw error;
      }
    },
    remove: (authority, sha256) => rm(pathOf(authority, sha256), { force: true }),
  };
}
