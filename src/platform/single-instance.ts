import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from './database/embedded.ts';
import { AppError } from './errors.ts';

/**
 * Takes the data folder for this process: its number is written in `headway.pid`, and a file that a killed process
 * left behind is replaced.
 * @returns how to let it go
 * @throws AppError ALREADY_RUNNING
 */
export async function takeDataFolder(dataDirectory: string): Promise<() => Promise<void>> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const file = path.join(dataDirectory, 'headway.pid');
  for (let attempt = 0; attempt < 3; attempt++) {
    const taken = await writeNew(file);
    if (taken) return () => rm(file, { force: true });
    const holder = await holderOf(file);
    if (holder !== null)
      throw new AppError(
        'ALREADY_RUNNING',
        `Another Headway (process ${holder}) already uses the data folder ${dataDirectory}. Stop it with Ctrl-C where it runs, or give this one a folder of its own with HEADWAY_DATA.`,
      );
    await rm(file, { force: true });
  }
  throw new AppError('ALREADY_RUNNING');
}

/** Whole or not at all: the number is written beside and then linked, so that nobody reads an empty file. */
async function writeNew(file: string): Promise<boolean> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${process.pid}\n`, { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** The living Headway that holds the folder; a number that now belongs to some other program holds nothing. */
async function holderOf(file: string): Promise<number | null> {
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).trim());
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isAlive(pid)) return null;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return command === null || /\bsrc\/(main|cli\/headway)\.ts\b/.test(command) ? pid : null;
}
