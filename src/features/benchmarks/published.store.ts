import { Readable } from 'node:stream';
import type { LocalDate } from '#kernel/local-date.ts';
import { whileArrived } from '#platform/arriving.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import { readBenchmarkFile } from './file.store.ts';
import { measuresKnown } from './measures-known.ts';
import { acceptSet, addSet } from './sets.store.ts';

/**
 * Loads and accepts a file without anybody at the form, for an installation that begins with one; a file that is there
 * already stays as it is. A file with anything wrong in it is a fault of who wrote it.
 */
export async function loadPublished(
  database: Database,
  authority: AuthorityId,
  { fileName, text }: { fileName: string; text: string },
  { by, at, today }: { by: string; at: Date; today: LocalDate },
): Promise<void> {
  const context = { today, own: authority, measures: measuresKnown(), publishedOn: null };
  const { sha256, read } = await whileArrived(Readable.from([Buffer.from(text)]), async (file) => ({
    sha256: file.sha256,
    read: await readBenchmarkFile(file.path, fileName, context),
  }));
  if (!read.ok) throw new Error(`${fileName}: ${read.says}`);
  const [problem] = read.understood.problems;
  if (problem) throw new Error(`${fileName}, row ${problem.row}, ${problem.column}: ${problem.code}`);
  await database.as(authority, async (db) => {
    const { id, already } = await addSet(db, authority, { fileName, sha256, ...read, by, at });
    if (!already) await acceptSet(db, authority, { id, version: 1, by, at });
  });
}
