import { createHash } from 'node:crypto';
import { access, link, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { BackupRefused } from './refusal.ts';

/**
 * Writes a stream to a file that only its owner may read: under another name first, and under its own when all of it is
 * on the disk. Never over a file that is there.
 * @throws BackupRefused where it is there already or cannot be written
 */
export async function writeNew(
  target: string,
  content: AsyncIterable<Buffer>,
): Promise<{ bytes: number; sha256: string }> {
  if (await exists(target)) throw taken(target);
  const draft = `${target}.${process.pid}.part`;
  const handle = await open(draft, 'wx', 0o600).catch((error) => notWritten(target, error));
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.writeFile(chunk).catch((error) => notWritten(target, error));
    }
    await handle.sync();
    await handle.close();
    await giveName(draft, target);
    await syncFolder(path.dirname(target));
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
  }
}

/** A link fails where the name is taken, also at the same moment; where there are no links it is looked for first. */
async function giveName(draft: string, target: string): Promise<void> {
  try {
    await link(draft, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || (await exists(target))) throw taken(target);
    await rename(draft, target);
  }
}

/** The name, too, is on the disk; some systems do not let folders be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function taken(target: string): BackupRefused {
  return new BackupRefused(`${target} is there already and was left as it is. Give the backup another name.`);
}

function notWritten(target: string, error: NodeJS.ErrnoException): never {
  const why = error.code === 'ENOSPC' ? 'the disk is full' : error.code;
  throw new BackupRefused(`${target} cannot be written (${why}).`);
}
