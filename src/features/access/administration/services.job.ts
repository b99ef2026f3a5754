import type { AuthorityId, Database } from '#platform/database/database.ts';
import type { JobSeen } from '#platform/jobs-seen.ts';
import type { PeopleServices } from '../people/asking.routes.ts';

/** What the pages of administration need from those who wire them. */
export type AdministrationServices = Omit<PeopleServices, 'send'> & {
  database: Database;
  send(job: string, authority: AuthorityId, subject: string): Promise<void>;
  /** The newest work of a council in the background. */
  seen(authority: AuthorityId): Promise<JobSeen[]>;
  /** What a job does, in words. */
  jobTitle(name: string): string;
};
