import { PgBoss } from 'pg-boss';
import type { Connection } from './database/database.ts';
import type { Log } from './log.ts';

/** Work that outlives a request: kept in the database, done by any process that works, tried again after a crash. */
export type Jobs = {
  send(name: string, data: JobData): Promise<void>;
  /** The handler is told when it is tried for the last time: what fails then has failed. */
  work(name: string, handler: (data: JobData, isLastTry: boolean) => Promise<void>): Promise<void>;
  /** Does something again and again, at the minutes of a cron expression in England's time, in one process only. */
  every(name: string, cron: string, handler: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

/** A job names its council and the thing it works on; whatever else it needs it reads. */
export type JobData = { authority: string; subject: string };

const SCHEMA = 'jobs';
const RETRIES = 2;
const EXPIRE_SECONDS = 30 * 60;
/** A worker that says nothing for so long is taken for dead, and another does its job. */
const HEARTBEAT_SECONDS = 15;

export async function startJobs(connection: Connection, names: readonly string[], log: Log): Promise<Jobs> {
  const boss = new PgBoss({
    ...connection,
    schema: SCHEMA,
    application_name: 'headway jobs',
    max: 4,
    useListenNotify: true,
  });
  let isStopping = false;
  boss.on('error', (error) => {
    if (!isStopping) log({ event: 'jobs.error', code: error.name });
  });
  await boss.start();
  for (const name of names)
    await boss.createQueue(name, {
      policy: 'short', // what waits already for the same council and subject is not put in twice
      retryLimit: RETRIES,
      expireInSeconds: EXPIRE_SECONDS,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      notify: true,
    });

  return {
    async send(name, data) {
      await boss.send(name, data, { singletonKey: `${data.authority}/${data.subject}` });
    },
    async work(name, handler) {
      // A worker that was given something asks at once for more: it is told of new work only, not of what waits.
      const asking = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 5, burstWhenBatchFull: true };
      await boss.work<JobData>(name, asking, async (jobs) => {
        for (const { data, retryCount } of jobs) await handler(data, retryCount >= RETRIES);
      });
    },
    async every(name, cron, handler) {
      await boss.createQueue(name, {
        policy: 'exclusive', // one that takes long is not joined by the next
        retryLimit: 0,
        expireInSeconds: EXPIRE_SECONDS,
        heartbeatSeconds: HEARTBEAT_SECONDS,
      });
      await boss.schedule(name, cron, {}, { tz: 'Europe/London', missed: 'once' });
      await boss.work(name, { pollingIntervalSeconds: 5 }, () => handler());
    },
    async stop() {
      isStopping = true; // what it was asking the database is cut off, which is no error
      await boss.stop({ graceful: true, timeout: 20_000 });
    },
  };
}
