import { AS_AT_PROBLEMS, asAtProblem, dayIn, proposedDataMonth, refusalInWords } from '#features/extracts/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import { type Failure, runInProcess } from '#platform/process.ts';
import type { GivenFile } from './given-file.ts';
import type { MeasuringResult, MeasuringTask } from './measuring.process.ts';
import { PlainFailure } from './plain-failure.ts';
import type { Say } from './saying.ts';

/** Where a file's as-at date was taken from. */
export type DateSource = 'given' | 'fileName' | 'sheet' | 'latestEvent';
export type DatedFile = GivenFile & { asAt: LocalDate; from: DateSource; dataMonth: Month };
type Read = Extract<MeasuringResult, { ok: true }>;

/** Reading holds all rows of one file; a file that wants more is no list of children. */
const MEMORY_MEGABYTES = 2048;
const SECONDS = 10 * 60;

/**
 * The files with their as-at dates, oldest first. A date that nobody gave and the name does not hold is looked for in
 * the file itself.
 * @throws PlainFailure for a file without a date, or with one in the future
 */
export async function datedFiles(
  files: readonly GivenFile[],
  given: readonly (LocalDate | undefined)[],
  today: LocalDate,
  say: Say,
): Promise<DatedFile[]> {
  const dated: DatedFile[] = [];
  for (const [index, file] of files.entries()) {
    const found = dateOf(file, given[index], today) ?? (await dateInside(file, today, say));
    const dataMonth = proposedDataMonth(found.asAt);
    const problem = asAtProblem(found.asAt, dataMonth, today);
    if (problem !== null)
      throw new PlainFailure(`${file.name}, as at ${dateInWords(found.asAt)}: ${lowerFirst(AS_AT_PROBLEMS[problem])}.`);
    dated.push({ ...file, ...found, dataMonth });
  }
  return dated.toSorted((a, b) => (a.asAt < b.asAt ? -1 : a.asAt > b.asAt ? 1 : 0));
}

type Found = { asAt: LocalDate; from: DateSource };

function dateOf({ name }: GivenFile, given: LocalDate | undefined, today: LocalDate): Found | null {
  if (given !== undefined) return { asAt: given, from: 'given' };
  const named = dayIn(name);
  return named !== null && named <= today ? { asAt: named, from: 'fileName' } : null;
}

async function dateInside(file: GivenFile, today: LocalDate, say: Say): Promise<Found> {
  say(`Looking for the as-at date in ${file.name} …`);
  const { proposedAsAt } = (await readApart(file, today, null)).summary;
  if (proposedAsAt === null)
    throw new PlainFailure(`${file.name} does not say as at which day it is. Add --as-at YYYY-MM-DD.`);
  return proposedAsAt;
}

/**
 * Reads a file in a process of its own, so that a hostile one can exhaust nothing else.
 * @throws PlainFailure that says why the file is refused
 */
export async function readApart(
  { path, name }: GivenFile,
  today: LocalDate,
  measure: MeasuringTask['measure'],
): Promise<Read> {
  const task: MeasuringTask = {
    path,
    fileName: name,
    today,
    measure,
  };
  const outcome = await runInProcess<MeasuringTask, MeasuringResult>(
    new URL('./measuring.process.ts', import.meta.url),
    task,
    { memoryMegabytes: MEMORY_MEGABYTES, seconds: SECONDS },
  );
  if (!outcome.ok) throw new PlainFailure(`${name} was refused. ${notRead(outcome.why, outcome.place)}`);
  if (!outcome.result.ok) throw new PlainFailure(`${name} was refused. ${outcome.result.refusal}`);
  return outcome.result;
}

function notRead(why: Failure, place: string | null): string {
  if (why === 'memory') return refusalInWords({ code: 'out-of-memory' });
  if (why === 'time') return refusalInWords({ code: 'took-too-long' });
  const reference = place === null ? '' : ` (${place})`;
  return `It could not be read to its end${reference}. Save it anew as .xlsx from the program it came from and try again.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
