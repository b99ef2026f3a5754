import pg from 'pg';
import type { AuthorityId, Connection } from './database/database.ts';

export type JobState = 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';

/** Work in the background as its watchers see it: what and when, and nothing of what it works with. */
export type JobSeen = {
  id: string;
  name: string;
  subject: string;
  state: JobState;
  tries: number;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
};

/** The newest work of one council. The queue is the owner's: the web's own role cannot read it. */
export type JobsSeen = { of(authority: AuthorityId): Promise<JobSeen[]>; close(): Promise<void> };

const MOST_SHOWN = 200;

export function seeJobs(connection: Connection): JobsSeen {
  const pool = new pg.Pool({ ...connection, max: 1, application_name: 'headway jobs seen', idleTimeoutMillis: 10_000 });
  pool.on('error', () => undefined); // an idle connection that the server closed is replaced at the next use
  return {
    async of(authority) {
      const { rows: queues } = await pool.query<{ name: string | null }>(`select to_regclass('jobs.job') as name`);
      if (queues[0]?.name === null) return []; // nothing has ever been sent here
      const { rows } = await pool.query<JobSeen>(
        `select id, name, data ->> 'subject' as subject, state, retry_count as tries, created_on as "createdAt",
           started_on as "startedAt", completed_on as "endedAt"
         from jobs.job where data ->> 'authority' = $1 order by created_on desc, id limit $2`,
        [authority, MOST_SHOWN],
      );
      return rows;
    },
    close: () => pool.end(),
  };
}
