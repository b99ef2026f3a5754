import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { peopleAnswer } from '../people/asking.routes.ts';
import { administrationPage } from './administration.page.ts';
import { councilRoutes } from './councils.routes.ts';
import { isJobState, jobsPage } from './jobs.page.ts';
import { linksFor } from './links.ts';
import type { AdministrationServices } from './services.job.ts';

const BACK = { href: '/administration', text: 'Administration' };

/** The way to everything that administers, the work in the background, and the installation's councils. */
export function administrationRoutes(services: AdministrationServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/administration',
      what: 'The way to everything that administers',
      permission: 'account.own',
      handle(request) {
        const main = administrationPage(request.visitor.council, linksFor(request.may));
        return peopleAnswer(request, { title: 'Administration', main });
      },
    },
    {
      method: 'GET',
      path: '/administration/jobs',
      what: 'Work in the background: what runs and what failed',
      permission: 'jobs.read',
      handle: (request) => jobsAnswer(services, request),
    },
    {
      method: 'POST',
      path: '/administration/jobs/:id/retry',
      what: 'Have work that failed done again',
      permission: 'jobs.read',
      handle: (request) => retry(services, request),
    },
    ...councilRoutes(services),
  ];
}

async function jobsAnswer({ seen, jobTitle }: AdministrationServices, request: SignedInRequest): Promise<Answer> {
  const { visitor, query, csrfToken } = request;
  const state = isJobState(query['state'] ?? '') ? (query['state'] ?? '') : '';
  const jobs = (await seen(visitor.authority))
    .filter((job) => state === '' || job.state === state)
    .map((job) => ({ ...job, what: jobTitle(job.name), canRetry: job.state === 'failed' }));
  const main = jobsPage({ council: visitor.council, jobs, state, csrfToken });
  return peopleAnswer(request, { title: 'Work in the background', main, back: BACK });
}

async function retry({ seen, send }: AdministrationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, params } = request;
  const job = (await seen(visitor.authority)).find(({ id }) => id === params['id']);
  if (!job) throw new AppError('NOT_FOUND');
  if (job.state !== 'failed') throw new AppError('STALE');
  await record(db, visitor, 'job.retried', job.id, { detail: { job: job.name } });
  return {
    kind: 'redirect',
    to: '/administration/jobs?done=again',
    afterwards: () => send(job.name, visitor.authority, job.subject),
  };
}
