import type { Clock } from '#platform/clock.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files.ts';

export type ExtractJob = 'extract.read' | 'extract.value' | 'extract.withdrawn';

/** What the routes need beyond a request: where files are kept, and who does the work that takes long. */
export type ExtractServices = {
  database: Database;
  clock: Clock;
  files: Files;
  uploadMegabytes: number;
  send(job: ExtractJob, authority: AuthorityId, subject: string): Promise<void>;
};
