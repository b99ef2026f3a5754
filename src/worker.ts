import { tellOfFailedJob } from './failed-jobs.ts';
import { allows, councils, people } from './features/access/index.ts';
import {
  type ExtractId,
  type ExtractServices,
  listExtracts,
  type ReadingDependencies,
  readExtract,
} from './features/extracts/index.ts';
import { tellOfInspections } from './features/inspections/index.ts';
import { type ErasingDependencies, eraseApproved, keepEveryNight, takeUpErasures } from './features/keeping/index.ts';
import {
  revalueAll,
  revalueLater,
  revalueStale,
  type ValuingDependencies,
  valueExtract,
} from './features/measures/index.ts';
import { type SendingDependencies, sendDigests, sendMails } from './features/notices/index.ts';
import { tellOfUpdates } from './features/plan/index.ts';
import { verifyRecord } from './features/record/index.ts';
import { tellOfOverdueReviews } from './features/risks/index.ts';
import { clockOf, type OpenInstallation } from './installation.ts';
import { LINK_MAILS, NOTICE_KINDS } from './notice-kinds.ts';
import { wallClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { type AuthorityId, authorityId } from './platform/database/database.ts';
import { filesIn } from './platform/files.ts';
import { type Jobs, startJobs } from './platform/jobs.ts';
import { type JobSeen, seeJobs } from './platform/jobs-seen.ts';
import type { Log } from './platform/log.ts';
import { mailerOf } from './platform/mail.ts';

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
      stamp: () => clockOf(opened.installed).stamp(),
      memoryMegabytes: config.readerMemoryMegabytes,
    } satisfies ReadingDependencies,
    valuing: {
      ...shared,
      memoryMegabytes: VALUING_MEMORY_MEGABYTES,
      stamp: () => clockOf(opened.installed).stamp(),
    } satisfies ValuingDependencies,
  };
}

/** What sending mails needs; its time is the real one, also in a demonstration, but roles are those of its day. */
export function sendingOf(opened: OpenInstallation, config: Config, log: Log, signal: AbortSignal) {
  const today = () => clockOf(opened.installed).today();
  return {
    database: opened.working,
    mailer: mailerOf(config),
    publicUrl: config.publicUrl,
    kinds: NOTICE_KINDS,
    linkMails: LINK_MAILS,
    async holders(db, authority, permission) {
      const everybody = await people(db, authority, today());
      const allowed = everybody.filter(({ roles }) => roles.some((role) => allows(role, permission)));
      return new Set(allowed.map(({ personId }) => personId));
    },
    log,
    now: () => wallClock.now(),
    signal,
  } satisfies SendingDependencies;
}

/** What routes hand over to the worker, and where it finds the files. */
export type WorkerServices = Pick<ExtractServices, 'files'> & {
  send(job: string, authority: AuthorityId, subject: string): Promise<void>;
  /** The newest work of a council, for those who watch over it. */
  seen(authority: AuthorityId): Promise<JobSeen[]>;
};

export type Work = Record<string, (authority: AuthorityId, subject: string) => Promise<void>>;

/** The work behind each job's name. */
export function workOf({ reading, valuing }: ReturnType<typeof loadingOf>, sending: SendingDependencies): Work {
  return {
    'mails.send': (authority) => sendMails(sending, authority),
    'extract.read': (authority, id) => readExtract(reading, authority, id as ExtractId),
    async 'extract.value'(authority, id) {
      const done = await valueExtract(valuing, authority, id as ExtractId);
      if (done) await revalueLater(valuing, authority, id as ExtractId);
    },
    'extract.withdrawn': (authority, id) => revalueLater(valuing, authority, id as ExtractId),
    'council.changed': (authority) => revalueAll(valuing, authority),
    'keeping.erase': (authority, id) => eraseApproved(erasingOf(reading), authority, id),
    'council.revalue': (authority) => revalueStale(valuing, authority),
  };
}

/** What erasing needs is what reading has: the rows and the files. */
function erasingOf({ stamp, ...shared }: ReturnType<typeof loadingOf>['reading']): ErasingDependencies {
  return { ...shared, now: stamp };
}

/** Takes jobs from the database until it is stopped; what a stop interrupts is done again by the next worker. */
export async function startWorker(
  opened: OpenInstallation,
  config: Config,
  log: Log,
): Promise<{ services: WorkerServices; stop(): Promise<void> }> {
  const stopping = new AbortController();
  const loading = loadingOf(opened, config, log, stopping.signal);
  const sending = sendingOf(opened, config, log, stopping.signal);
  const work = workOf(loading, sending);
  const jobs = await startJobs(opened.owner, Object.keys(work), log);
  const watching = seeJobs(opened.owner);
  for (const [name, handle] of Object.entries(work))
    await jobs.work(name, async ({ authority, subject }, isLastTry) => {
      const council = authorityId(authority);
      await handle(council, subject).catch(async (error: unknown) => {
        if (isLastTry && !stopping.signal.aborted) await tellOfFailedJob(opened, log, name, council, error);
        throw error;
      });
    });
  for (const { authority } of await councils(opened.database)) await takeUp(opened, authority, jobs);
  for (const [name, { cron, handle }] of Object.entries(periodicWorkOf(loading, sending)))
    await jobs.every(name, cron, () => forEveryCouncil(opened, log, name, handle));
  return {
    services: {
      files: loading.reading.files,
      send: (job, authority, subject) => jobs.send(job, { authority, subject }),
      seen: watching.of,
    },
    async stop() {
      stopping.abort();
      await jobs.stop();
      await watching.close();
    },
  };
}

type Periodic = Record<string, { cron: string; handle: (authority: AuthorityId) => Promise<void> }>;

/** What is done for every council at set minutes, in England's time. */
export function periodicWorkOf({ reading }: ReturnType<typeof loadingOf>, sending: SendingDependencies): Periodic {
  return {
    'keeping.every-night': { cron: '30 2 * * *', handle: (authority) => keepEveryNight(erasingOf(reading), authority) },
    'record.every-night': { cron: '0 2 * * *', handle: (authority) => verifyRecord(sending, authority) },
    'outbox.every-minute': { cron: '* * * * *', handle: (authority) => sendMails(sending, authority) },
    'plan.every-morning': {
      cron: '30 6 * * *',
      handle: (authority) =>
        tellOfUpdates({ ...reading, now: sending.now, canMail: sending.mailer !== null }, authority),
    },
    'inspections.every-morning': {
      cron: '10 6 * * *',
      async handle(authority) {
        const now = { today: reading.today(), at: sending.now() };
        await reading.database.as(authority, (db) => tellOfInspections(db, authority, now));
      },
    },
    'risks.every-morning': {
      cron: '20 6 * * *',
      async handle(authority) {
        const now = { today: reading.today(), at: sending.now() };
        await reading.database.as(authority, (db) => tellOfOverdueReviews(db, authority, now));
      },
    },
    'digests.every-morning': {
      cron: '0 7 * * *',
      handle: (authority) => sendDigests(sending, authority, wallClock.today()),
    },
  };
}

/** One council after the other; what fails for one is done for the others all the same. */
async function forEveryCouncil(
  opened: OpenInstallation,
  log: Log,
  job: string,
  handle: (authority: AuthorityId) => Promise<void>,
): Promise<void> {
  for (const { authority } of await councils(opened.database))
    await handle(authority).catch((error: unknown) => tellOfFailedJob(opened, log, job, authority, error));
}

/** What a process left behind when it was killed between writing something down and sending the job for it. */
async function takeUp({ database }: OpenInstallation, authority: AuthorityId, jobs: Jobs): Promise<void> {
  const extracts = await database.as(authority, (db) => listExtracts(db, authority));
  for (const { id, state } of extracts) {
    if (state === 'reading') await jobs.send('extract.read', { authority, subject: id });
    if (state === 'accepting') await jobs.send('extract.value', { authority, subject: id });
  }
  const erasures = await database.as(authority, (db) => takeUpErasures(db, authority));
  for (const subject of erasures) await jobs.send('keeping.erase', { authority, subject });
  await jobs.send('council.revalue', { authority, subject: authority });
}
