import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BackupRefused } from './refusal.ts';

/** The files that councils uploaded, by their paths under `files` of the data folder, with `/` between folders. */

const FOLDER = 'files';
const STAGE = 'files.restoring';
/** A part of a path as ours are; nothing leads out of the folder. */
const PART = /^[0-9A-Za-z_][0-9A-Za-z_.-]*$/;
/** Still being written, or left by a process that was killed. */
const DRAFT = /\.part$/;

/** Every kept file, in order; none where nothing was ever uploaded. */
export async function keptFiles(dataDirectory: string): Promise<string[]> {
  const root = path.join(dataDirectory, FOLDER);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(nothingThere);
  return entries
    .filter((entry) => entry.isFile() && !DRAFT.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** The bytes of a kept file; null where it was removed since it was listed. */
export async function readKept(dataDirectory: string, kept: string): Promise<AsyncIterable<Buffer> | null> {
  const handle = await open(path.join(dataDirectory, FOLDER, ...kept.split('/'))).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  return handle?.createReadStream() ?? null;
}

/** Files that are restored lie apart until all of them are there, then they are in place at once. */
export type Stage = {
  put(kept: string, content: AsyncIterable<Buffer>): Promise<void>;
  /** What was put, as it is on the disk. */
  read(kept: string): AsyncIterable<Buffer>;
  /** Puts them in place. */
  settle(): Promise<void>;
  /** Takes away what this stage has put, in place or not. */
  undo(): Promise<void>;
};

/** @throws BackupRefused where files of another installation lie in the folder */
export async function stageFor(dataDirectory: string): Promise<Stage> {
  const [there, stage] = [path.join(dataDirectory, FOLDER), path.join(dataDirectory, STAGE)];
  if ((await keptFiles(dataDirectory)).length > 0)
    throw new BackupRefused(
      `The folder ${there} holds files, but the database holds no council. Move that folder away, then restore.`,
    );
  await rm(stage, { recursive: true, force: true });
  let isSettled = false;
  return {
    async put(kept, content) {
      const parts = kept.split('/');
      if (!parts.every((part) => PART.test(part)))
        throw new BackupRefused('The backup names a file that has no place.');
      const file = path.join(stage, ...parts);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await pipeline(content, createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true }));
    },
    read: (kept) => bytesOf(path.join(stage, ...kept.split('/'))),
    async settle() {
      await mkdir(stage, { recursive: true, mode: 0o700 });
      await rm(there, { recursive: true, force: true });
      await rename(stage, there);
      isSettled = true;
    },
    async undo() {
      await rm(isSettled ? there : stage, { recursive: true, force: true });
    },
  };
}

/** The bytes of a file. */
export async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  yield* createReadStream(file, { highWaterMark: 256 * 1024 });
}

function nothingThere(error: NodeJS.ErrnoException): never[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
