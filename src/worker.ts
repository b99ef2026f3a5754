import { councils } from './features/access/index.ts';
import {
  type ExtractId,
  type ExtractServices,
  listExtracts,
  type ReadingDependencies,
  readExtract,
} from './features/extracts/index.ts';
import {
  revalueAll,
  revalueLater,
  revalueStale,
  type ValuingDependencies,
  valueExtract,
} from './features/measures/index.ts';
import { clockOf, type OpenInstallation } from './installation.ts';
import type { Config } from './platform/config.ts';
import { type AuthorityId, authorityId } from './platform/database/database.ts';
import { filesIn } from './platform/files.ts';
import { type Jobs, startJobs } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';

/** The made-up council of a demonstration. */
export const DEMONSTRATION_COUNCIL: AuthorityId = authorityId('999');

/** Evaluating holds all rows of one extract; it is our own data by then, so it may take more memory than reading. */
const VALUING_MEMORY_MEGABYTES = 3072;

/** What reading and valuing need, from an open installation. */
export function loadingOf(opened: OpenInstallation, config: Config, log: Log, signal: AbortSignal) {
  const shared = { connection: opened.connection, database: opened.working, log, signal };
  return {
    reading: {
      ...shared,
      files: filesIn(config.dataDirectory),
      today: () => clockOf(opened.installed).today(),
      memoryMegabytes: config.readerMemoryMegabytes,
    } satisfies ReadingDependencies,
    valuing: { ...shared, memoryMegabytes: VALUING_MEMORY_MEGABYTES } satisfies ValuingDependencies,
  };
}

/** What routes hand over to the worker, and where it finds the files. */
export type WorkerServices = Pick<ExtractServices, 'files'> & {
  send(job: string, authority: AuthorityId, subject: string): Promise<void>;
};

export type Work = Record<string, (authority: AuthorityId, subject: string) => Promise<void>>;

/** The work behind each job's name. */
export function workOf({ reading, valuing }: ReturnType<typeof loadingOf>): Work {
  return {
    'extract.read': (authority, id) => readExtract(reading, authority, id as ExtractId),
    async 'extract.value'(authority, id) {
      const done = await valueExtract(valuing, authority, id as ExtractId);
      if (done) await revalueLater(valuing, authority, id as ExtractId);
    },
    'extract.withdrawn': (authority, id) => revalueLater(valuing, authority, id as ExtractId),
    'council.changed': (authority) => revalueAll(valuing, authority),
    'council.revalue': (authority) => revalueStale(valuing, authority),
  };
}

/** Takes jobs from the database until it is stopped; what a stop interrupts is done again by the next worker. */
export async function startWorker(
  opened: OpenInstallation,
  config: Config,
  log: Log,
): Promise<{ services: WorkerServices; stop(): Promise<void> }> {
  const stopping = new AbortController();
  const loading = loadingOf(opened, config, log, stopping.signal);
  const work = workOf(loading);
  const jobs = await startJobs(opened.owner, Object.keys(work), log);
  for (const [name, handle] of Object.entries(work))
    await jobs.work(name, ({ authority, subject }) => handle(authorityId(authority), subject));
  for (const { authority } of await councils(opened.database)) await takeUp(opened, authority, jobs);
  return {
    services: {
      files: loading.reading.files,
      send: (job, authority, subject) => jobs.send(job, { authority, subject }),
    },
    async stop() {
      stopping.abort();
      await jobs.stop();
    },
  };
}

/** What a process left behind when it was killed between writing something down and sending the job for it. */
async function takeUp({ database }: OpenInstallation, authority: AuthorityId, jobs: Jobs): Promise<void> {
  const extracts = await database.as(authority, (db) => listExtracts(db, authority));
  for (const { id, state } of extracts) {
    if (state === 'reading') await jobs.send('extract.read', { authority, subject: id });
    if (state === 'accepting') await jobs.send('extract.value', { authority, subject: id });
  }
  await jobs.send('council.revalue', { authority, subject: authority });
}
