import { record } from '#features/record/index.ts';
import type { Tenant } from '#platform/database/database.ts';
import type { Answer, Route, UploadRequest } from '#platform/web/route.ts';
import { decidingRoutes } from './deciding.routes.ts';
import { extractsCsv, issuesCsv } from './extracts.csv.ts';
import { extractsPage, uploadPage } from './extracts.page.ts';
import { isFileNeeded, listExtracts, startReading } from './extracts.store.ts';
import { headingRoutes } from './headings.routes.ts';
import { issuesOf } from './issues.store.ts';
import { extractAnswer, theExtract } from './one-extract.routes.ts';
import type { ExtractServices } from './services.job.ts';
import { withoutHeading } from './without-values.ts';

export function extractRoutes(services: ExtractServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/extracts',
      what: 'The files that figures come from',
      permission: 'extracts.read',
      async handle({ db, visitor, may }) {
        const extracts = await listExtracts(db, visitor.authority);
        return {
          kind: 'page',
          section: 'extracts',
          title: 'Extracts',
          main: extractsPage(extracts, may('extracts.load')),
        };
      },
    },
    {
      method: 'GET',
      path: '/extracts.csv',
      what: 'The list of files as CSV',
      permission: 'extracts.read',
      async handle({ db, visitor }) {
        const extracts = await listExtracts(db, visitor.authority);
        return {
          kind: 'file',
          name: 'extracts.csv',
          contentType: 'text/csv; charset=utf-8',
          body: extractsCsv(extracts),
        };
      },
    },
    {
      method: 'GET',
      path: '/extracts/new',
      what: 'Choose a file to load',
      permission: 'extracts.load',
      handle: ({ csrfToken }) => uploadAnswer(services, csrfToken, null),
    },
    {
      method: 'POST',
      path: '/extracts',
      what: 'Load a file',
      permission: 'extracts.load',
      receive: (request) => receive(services, request),
    },
    {
      method: 'GET',
      path: '/extracts/:id',
      what: 'An extract: its progress, its preview or what it holds',
      permission: 'extracts.read',
      handle: async (request) => extractAnswer(request, await theExtract(request), null),
    },
    {
      method: 'GET',
      path: '/extracts/:id/issues.csv',
      what: 'Every issue found in an extract, as CSV',
      permission: 'extracts.read',
      async handle(request) {
        const extract = await theExtract(request);
        const issues = await issuesOf(request.db, request.visitor.authority, extract.id);
        await record(request.db, request.visitor, 'extract.issues.downloaded', extract.id, {
          detail: { issues: issues.length },
        });
        return {
          kind: 'file',
          name: 'issues.csv',
          contentType: 'text/csv; charset=utf-8',
          body: issuesCsv(request.may('extracts.load') ? issues : issues.map(withoutHeading)),
        };
      },
    },
    ...headingRoutes(services),
    ...decidingRoutes(services),
  ];
}

function uploadAnswer(services: ExtractServices, csrfToken: string, problem: string | null): Answer {
  const main = uploadPage(csrfToken, services.uploadMegabytes, problem);
  const page = { kind: 'page', section: 'extracts', title: 'Load a file', back: { href: '/extracts' }, main } as const;
  return problem === null ? page : { ...page, status: 422, errors: [{ text: problem, href: '#file' }] };
}

/** Bytes to disk first, then one transaction; the same bytes twice lead to the extract that they already are. */
async function receive(
  services: ExtractServices,
  { visitor, upload, csrfToken, once }: UploadRequest,
): Promise<Answer> {
  const { file } = upload;
  if (file === null || file.filename === '') {
    file?.file.resume();
    return uploadAnswer(services, csrfToken, 'Choose a file');
  }
  const kept = await services.files.keep(visitor.authority, file.file);
  if (file.file.truncated) {
    await services.files.remove(visitor.authority, kept.sha256);
    return uploadAnswer(services, csrfToken, `The file must be smaller than ${services.uploadMegabytes} MB`);
  }
  const name = file.filename
    .normalize('NFC')
    .replaceAll(/\p{Cc}/gu, '')
    .slice(-200);
  const begun: string[] = [];
  const save = async (db: Tenant) => {
    const started = await startReading(db, visitor.authority, {
      name,
      ...kept,
      loadedBy: visitor.personId,
      at: services.clock.stamp(),
    });
    await record(db, visitor, started.already ? 'extract.loaded.again' : 'extract.loaded', started.id, {
      detail: { bytes: kept.bytes },
    });
    if (!started.already) begun.push(started.id);
    return `/extracts/${started.id}${started.already ? '?again=yes' : ''}`;
  };
  const { to, isNeeded } = await services.database.as(visitor.authority, async (db) => ({
    to: await once(db, kept.sha256, () => save(db)),
    isNeeded: await isFileNeeded(db, visitor.authority, kept.sha256),
  }));
  if (!isNeeded) await services.files.remove(visitor.authority, kept.sha256); // it is known, and its file was erased
  for (const id of begun) await services.send('extract.read', visitor.authority, id);
  return { kind: 'redirect', to };
}
