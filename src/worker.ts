import { councils } from './features/access/index.ts';
import {
  type ExtractId,
  type ExtractServices,
  listExtracts,
  type ReadingDependencies,
  readExtract,
} from './features/extracts/index.ts';
import { revalueAll, revalueLater, type ValuingDependencies, valueExtract } from './features/measures/index.ts';
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
  const shared = { connection: opened.connection, database: opened.database, log, signal };
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

/** Takes jobs from the database until it is stopped; what a stop interrupts is done again by the next worker. */
export async function startWorker(
  opened: OpenInstallation,
  config: Config,
  log: Log,
): Promise<{ services: Pick<ExtractServices, 'files' | 'send'>; stop(): Promise<void> }> {
  const stopping = new AbortController();
  const { reading, valuing } = loadingOf(opened, config, log, stopping.signal);
  const jobs = await startJobs(
    opened.connection,
    ['extract.read', 'extract.value', 'extract.withdrawn', 'council.revalue'],
    log,
  );
  await jobs.work('extract.read', ({ authority, subject }) =>
    readExtract(reading, authorityId(authority), subject as ExtractId),
  );
  await jobs.work('extract.value', async ({ authority, subject }) => {
    const done = await valueExtract(valuing, authorityId(authority), subject as ExtractId);
    if (done) await revalueLater(valuing, authorityId(authority), subject as ExtractId);
  });
  await jobs.work('extract.withdrawn', ({ authority, subject }) =>
    revalueLater(valuing, authorityId(authority), subject as ExtractId),
  );
  await jobs.work('council.revalue', ({ authority }) => revalueAll(valuing, authorityId(authority)));
  for (const authority of await councils(opened.database)) await takeUp(opened, authority, jobs);
  return {
    services: {
      files: reading.files,
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
