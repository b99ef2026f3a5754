import { createReadStream } from 'node:fs';
import {
  AS_AT_PROBLEMS,
  asAtProblem,
  type Extract,
  type ExtractId,
  findExtract,
  moveExtract,
  proposedDataMonth,
  readExtract,
  startReading,
} from '../features/extracts/index.ts';
import { revalueLater, valueExtract } from '../features/measures/index.ts';
import { record } from '../features/record/index.ts';
import { clockOf } from '../installation.ts';
import { dateInWords, type LocalDate } from '../kernel/local-date.ts';
import { monthInWords } from '../kernel/month.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { AuthorityId, Database } from '../platform/database/database.ts';
import { logNothing } from '../platform/log.ts';
import { loadingOf } from '../worker.ts';
import { config, inInstallation, type SetUp } from './an-installation.ts';
import type { Command } from './arguments.ts';
import { type GivenFile, givenFile } from './given-file.ts';
import { PlainFailure } from './plain-failure.ts';
import { give, say } from './saying.ts';
import { whoLooksAfter } from './sign-in-link.ts';

type ImportCommand = globalThis.Extract<Command, { name: 'import' }>;

/** Everything that loading one file wants. */
type Work = ReturnType<typeof loadingOf> & {
  authority: AuthorityId;
  personId: string;
  database: Database;
  clock: Clock;
  isRunning: boolean;
};

/** What became of a file, in words that follow its name; `isThere`: figures use it now. */
type Result = { isThere: boolean; words: string };

/**
 * Loads files into the installation and accepts them, one after the other; standard output says what became of each.
 * @returns whether every file is there now
 */
export async function importFiles({ files, asAt, council }: ImportCommand): Promise<boolean> {
  const settings = config();
  const given: GivenFile[] = [];
  for (const file of files) given.push(await givenFile(file));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopping.abort());
  return inInstallation(settings, async (opened) => {
    const work = await workIn(opened, settings, council, stopping.signal);
    let areAllThere = true;
    for (const [index, file] of given.entries()) {
      say(`Loading ${file.name} (${index + 1} of ${given.length}) …`);
      const { isThere, words } = await load(work, file, asAt[index] ?? null).catch((error: unknown) => {
        if (stopping.signal.aborted) throw new PlainFailure(STOPPED);
        throw error;
      });
      give(`${file.name}: ${words}`);
      areAllThere &&= isThere;
    }
    return areAllThere;
  });
}

const STOPPED = 'Stopped. What was accepted is kept; give the same command again for the rest.';

async function workIn(opened: SetUp, settings: Config, council: string | null, signal: AbortSignal): Promise<Work> {
  const { database, installed, isRunning } = opened;
  const { authority, person } = await whoLooksAfter(opened, council);
  const { personId } = person;
  const loading = loadingOf(opened, settings, logNothing, signal);
  return { ...loading, authority, personId, database, clock: clockOf(installed), isRunning };
}

/** From bytes to figures, through the same door as a file that is uploaded; what was interrupted goes on. */
async function load(work: Work, file: GivenFile, given: LocalDate | null): Promise<Result> {
  const { id, already } = await putDown(work, file);
  const found = await theExtract(work, id);
  if (already && found.state === 'accepted') return { isThere: true, words: `already there, ${datesOf(found)}.` };
  if (already && work.isRunning && (found.state === 'reading' || found.state === 'accepting'))
    return { isThere: true, words: 'already there, and being worked on just now.' };
  const extract = await read(work, found, given);
  if (extract.state === 'refused') return { isThere: false, words: `refused. ${extract.refusal ?? ''}` };
  const problem = await accept(work, extract);
  if (problem !== null) return { isThere: false, words: `not accepted. ${problem}` };
  return { isThere: true, words: `accepted, ${datesOf(await theExtract(work, id))}.` };
}

async function putDown(work: Work, file: GivenFile): Promise<{ id: ExtractId; already: boolean }> {
  const { authority, personId, database, clock, reading } = work;
  const kept = await reading.files.keep(authority, createReadStream(file.path));
  return database.as(authority, async (db) => {
    const facts = { name: file.name, ...kept, loadedBy: personId, at: clock.stamp() };
    const started = await startReading(db, authority, facts);
    const kind = started.already ? 'extract.loaded.again' : 'extract.loaded';
    await record(db, { authority, personId, from: 'command line' }, kind, started.id, {
      detail: { bytes: kept.bytes },
    });
    return started;
  });
}

/** Reads the file, again where it is now said to be as at another day: some checks need that day. */
async function read(work: Work, { id, state, asAt }: Extract, given: LocalDate | null): Promise<Extract> {
  const { authority, database } = work;
  const isOtherDay = given !== null && given !== asAt;
  if (isOtherDay && (state === 'reading' || state === 'preview'))
    await database.as(authority, (db) => moveExtract(db, authority, id, state, { to: 'reading', asAt: given }));
  if (state === 'reading' || isOtherDay) await readExtract(work.reading, authority, id);
  return theExtract(work, id);
}

/** Accepts what was read and computes every measure from it; says what stands in the way. */
async function accept(work: Work, { id, state, asAt }: Extract): Promise<string | null> {
  const { authority, personId, database, clock, valuing } = work;
  if (state === 'preview') {
    if (asAt === null) return 'The file does not say as at which day it is. Add --as-at YYYY-MM-DD.';
    const dataMonth = proposedDataMonth(asAt);
    const problem = asAtProblem(asAt, dataMonth, clock.today());
    if (problem !== null) return `${AS_AT_PROBLEMS[problem]}.`;
    await database.as(authority, async (db) => {
      const change = { to: 'accepting', asAt, dataMonth, by: personId, at: clock.stamp() } as const;
      if (await moveExtract(db, authority, id, 'preview', change))
        await record(db, { authority, personId, from: 'command line' }, 'extract.accepted', id, {
          detail: { asAt, dataMonth },
        });
    });
  }
  if (!(await valueExtract(valuing, authority, id)))
    return 'Its measures could not be computed. Accept it on its page.';
  await revalueLater(valuing, authority, id);
  return null;
}

async function theExtract({ authority, database }: Work, id: ExtractId): Promise<Extract> {
  const extract = await database.as(authority, (db) => findExtract(db, authority, id));
  if (extract === null) throw new Error('an extract that was put down is there');
  return extract;
}

function datesOf({ asAt, dataMonth }: Extract): string {
  if (asAt === null || dataMonth === null) return 'without dates';
  return `as at ${dateInWords(asAt)}, data month ${monthInWords(dataMonth)}`;
}
