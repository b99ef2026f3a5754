import { record } from '#features/record/index.ts';
import type { AuthorityId, Connection, Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files.ts';
import type { Log } from '#platform/log.ts';
import { type Failure, type Outcome, runInProcess } from '#platform/process.ts';
import type { ExtractId } from './extract.ts';
import { findExtract, isFileNeeded, moveExtract } from './extracts.store.ts';
import type { ReadingResult, ReadingTask } from './reading.process.ts';
import { tellOfReading } from './telling.store.ts';

export type ReadingDependencies = {
  connection: Connection;
  database: Database;
  files: Files;
  log: Log;
  today(): string;
  /** The time that notices say. */
  stamp(): Date;
  memoryMegabytes: number;
  signal?: AbortSignal;
};

const PROCESS = new URL('./reading.process.ts', import.meta.url);
const SECONDS = 15 * 60;

const NOT_READ: Record<Exclude<Failure, 'stopped'>, string> = {
  memory:
    'The file needs more memory than this installation gives to reading one. Save it with only the eleven lists in it, or ask whoever runs the installation to raise HEADWAY_READER_MEMORY_MB.',
  time: 'Reading the file took longer than 15 minutes and was stopped. Save it with only the eleven lists in it and load it again.',
  crash:
    'The file could not be read to its end. Save it anew as .xlsx from the program it came from and load it again.',
};

/** Reads a file that was put down as `reading` in a process of its own, and leaves a preview or a refusal. */
export async function readExtract(
  dependencies: ReadingDependencies,
  authority: AuthorityId,
  id: ExtractId,
): Promise<void> {
  const { database, files, log, signal } = dependencies;
  const extract = await database.as(authority, (db) => findExtract(db, authority, id));
  if (extract?.state !== 'reading') return;
  const task: ReadingTask = {
    connection: dependencies.connection,
    authority,
    extractId: id,
    path: files.path(authority, extract.sha256),
    fileName: extract.fileName,
    today: dependencies.today(),
  };
  const limits = { memoryMegabytes: dependencies.memoryMegabytes, seconds: SECONDS, ...(signal && { signal }) };
  const outcome = await runInProcess<ReadingTask, ReadingResult>(PROCESS, task, limits);
  const refusal = refusalOf(outcome);
  log({
    event: 'extract.read',
    extract: id,
    rows: outcome.ok ? outcome.result.rows : 0,
    refused: refusal !== null,
    place: outcome.ok ? null : outcome.place,
  });
  if (refusal === null) {
    await database.as(authority, (db) => tellOfReading(db, authority, id, dependencies.stamp()));
    return;
  }
  const isNeeded = await database.as(authority, async (db) => {
    const code = outcome.ok ? outcome.result.code : null;
    await moveExtract(db, authority, id, 'reading', { to: 'refused', refusal, code });
    await record(db, { authority, personId: null, from: 'job' }, 'extract.refused', id);
    await tellOfReading(db, authority, id, dependencies.stamp());
    return isFileNeeded(db, authority, extract.sha256);
  });
  if (!isNeeded) await files.remove(authority, extract.sha256);
}

function refusalOf(outcome: Outcome<ReadingResult>): string | null {
  if (outcome.ok) return outcome.result.refusal;
  if (outcome.why === 'stopped') throw new Error('reading was stopped; it is done again at the next start');
  return NOT_READ[outcome.why];
}
