import { BACKGROUND_NOTICES, notify } from './features/notices/index.ts';
import type { OpenInstallation } from './installation.ts';
import { clockOf } from './installation.ts';
import type { AuthorityId } from './platform/database/database.ts';
import type { Log } from './platform/log.ts';

/** What each job does, for whoever watches over them; a job without words is told of by its name. */
export const JOBS_IN_WORDS: Readonly<Record<string, string>> = {
  'extract.read': 'reading a file',
  'extract.value': 'counting measures from an extract',
  'extract.withdrawn': 'counting measures after an extract was withdrawn',
  'council.changed': 'counting measures after the council’s facts changed',
  'council.revalue': 'counting measures by this version’s definitions',
  'keeping.erase': 'erasing what was approved',
  'keeping.every-night': 'looking for what is due to be erased',
  'inspections.every-morning': 'looking for what is owed to inspectorates',
  'mails.send': 'sending mails',
  'outbox.every-minute': 'sending mails',
  'digests.every-morning': 'putting daily summaries together',
  'plan.every-morning': 'asking for updates of the plan',
  'record.every-night': 'checking the record',
  'risks.every-morning': 'looking for reviews of risks that are overdue',
};

/** Logs that a job failed for good, and tells those who watch over the work in the background. */
export async function tellOfFailedJob(
  opened: OpenInstallation,
  log: Log,
  job: string,
  authority: AuthorityId,
  error: unknown,
): Promise<void> {
  log({ event: 'job.failed', job, authority, error: error instanceof Error ? error.name : 'unknown' });
  const announcement = {
    kind: BACKGROUND_NOTICES['job.failed'],
    subject: JOBS_IN_WORDS[job] ?? job,
    href: '/administration/jobs',
    to: 'everybody',
    at: clockOf(opened.installed).stamp(),
  } as const;
  await opened.working
    .as(authority, (db) => notify(db, authority, announcement))
    .catch(() => log({ event: 'job.failed.untold', job, authority })); // the database may be what failed
}
