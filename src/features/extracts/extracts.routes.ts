import { record } from '#features/access/index.ts';
import { type LocalDate, parseLocalDate } from '#kernel/local-date.ts';
import { parseMonth } from '#kernel/month.ts';
import type { Clock } from '#platform/clock.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Files } from '#platform/files.ts';
import type { Answer, Route, SignedInRequest, UploadRequest } from '#platform/web/route.ts';
import { answersFrom, correctionsFrom } from './correcting.ts';
import { asAtProblem, type Extract } from './extract.ts';
import { extractsCsv, issuesCsv } from './extracts.csv.ts';
import {
  checkedAgainBanner,
  extractsPage,
  refusedPage,
  rejectionPage,
  uploadPage,
  withdrawalPage,
  workingPage,
} from './extracts.page.ts';
import { deleteExtract, findExtract, isFileNeeded, listExtracts, moveExtract, startReading } from './extracts.store.ts';
import { headingsPage } from './headings.page.ts';
import { saveCorrections } from './headings.store.ts';
import { issuesOf } from './issues.store.ts';
import { AS_AT_PROBLEMS, foundPage } from './preview.page.ts';
import { loadFindings } from './preview.store.ts';

export type ExtractJob = 'extract.read' | 'extract.value' | 'extract.withdrawn';

/** What the routes need beyond a request: where files are kept, and who does the work that takes long. */
export type ExtractServices = {
  database: Database;
  clock: Clock;
  files: Files;
  uploadMegabytes: number;
  send(job: ExtractJob, authority: AuthorityId, subject: string): Promise<void>;
};

const LONGEST_REASON = 1000;

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
        await record(request.db, request.visitor, 'extract.issues.downloaded', extract.id, { issues: issues.length });
        return { kind: 'file', name: 'issues.csv', contentType: 'text/csv; charset=utf-8', body: issuesCsv(issues) };
      },
    },
    {
      method: 'GET',
      path: '/extracts/:id/headings',
      what: 'How headings were understood, to correct it',
      permission: 'extracts.load',
      handle: async (request) => headingsAnswer(request, await inState(request, 'preview')),
    },
    {
      method: 'POST',
      path: '/extracts/:id/headings',
      what: 'Correct headings and read the file again',
      permission: 'extracts.load',
      async handle(request) {
        const { db, visitor, form } = request;
        const extract = await inState(request, 'preview');
        const findings = await loadFindings(db, visitor.authority, extract);
        const corrections = correctionsFrom(form, findings.summary);
        await saveCorrections(db, visitor.authority, visitor.personId, corrections);
        const answers = answersFrom(form, findings.summary);
        const moved = await moveExtract(db, visitor.authority, extract.id, 'preview', { to: 'reading', answers });
        if (!moved) throw new AppError('STALE');
        await record(db, visitor, 'extract.headings.corrected', extract.id, { headings: corrections.length });
        return {
          kind: 'redirect',
          to: `/extracts/${extract.id}`,
          afterwards: () => services.send('extract.read', visitor.authority, extract.id),
        };
      },
    },
    {
      method: 'POST',
      path: '/extracts/:id/acceptance',
      what: 'Accept an extract with its dates',
      permission: 'extracts.load',
      handle: (request) => accept(services, request),
    },
    {
      method: 'GET',
      path: '/extracts/:id/rejection',
      what: 'Confirm the rejection of a file',
      permission: 'extracts.load',
      async handle(request) {
        const extract = await inState(request, 'preview');
        return {
          kind: 'page',
          section: 'extracts',
          title: 'Reject this file?',
          main: rejectionPage(extract, request.csrfToken),
        };
      },
    },
    {
      method: 'POST',
      path: '/extracts/:id/rejection',
      what: 'Reject a file: nothing of it stays',
      permission: 'extracts.load',
      async handle(request) {
        const { db, visitor } = request;
        const extract = await theExtract(request);
        if (!(await deleteExtract(db, visitor.authority, extract.id))) throw new AppError('STALE');
        await record(db, visitor, 'extract.rejected', extract.id);
        const isNeeded = await isFileNeeded(db, visitor.authority, extract.sha256);
        const removal = isNeeded ? {} : { afterwards: () => services.files.remove(visitor.authority, extract.sha256) };
        return { kind: 'redirect', to: '/extracts', ...removal };
      },
    },
    {
      method: 'GET',
      path: '/extracts/:id/withdrawal',
      what: 'Confirm the withdrawal of an extract',
      permission: 'extracts.withdraw',
      handle: async (request) =>
        withdrawalAnswer(await inState(request, 'accepted'), request.csrfToken, { reason: '', problem: null }),
    },
    {
      method: 'POST',
      path: '/extracts/:id/withdrawal',
      what: 'Withdraw an extract with a reason: it is kept, and no figure uses it',
      permission: 'extracts.withdraw',
      handle: (request) => withdraw(services, request),
    },
  ];
}

/** The extract of the address, of this council; anything else does not exist. */
async function theExtract({ db, visitor, params }: SignedInRequest): Promise<Extract> {
  const extract = await findExtract(db, visitor.authority, params['id'] ?? '');
  if (extract === null) throw new AppError('NOT_FOUND');
  return extract;
}

async function inState(request: SignedInRequest, state: Extract['state']): Promise<Extract> {
  const extract = await theExtract(request);
  if (extract.state !== state) throw new AppError('STALE');
  return extract;
}

function uploadAnswer(services: ExtractServices, csrfToken: string, problem: string | null): Answer {
  const main = uploadPage(csrfToken, services.uploadMegabytes, problem);
  const page = { kind: 'page', section: 'extracts', title: 'Load a file', back: { href: '/extracts' }, main } as const;
  return problem === null ? page : { ...page, status: 422, errors: [{ text: problem, href: '#file' }] };
}

/** Bytes to disk first, then one transaction; the same bytes twice lead to the extract that they already are. */
async function receive(services: ExtractServices, { visitor, upload, csrfToken }: UploadRequest): Promise<Answer> {
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
  const { id, already } = await services.database.as(visitor.authority, async (db) => {
    const started = await startReading(db, visitor.authority, {
      name,
      ...kept,
      loadedBy: visitor.personId,
      at: services.clock.stamp(),
    });
    await record(db, visitor, started.already ? 'extract.loaded.again' : 'extract.loaded', started.id, {
      bytes: kept.bytes,
    });
    return started;
  });
  if (!already) await services.send('extract.read', visitor.authority, id);
  return { kind: 'redirect', to: `/extracts/${id}${already ? '?again=yes' : ''}` };
}

async function extractAnswer(request: SignedInRequest, extract: Extract, problem: string | null): Promise<Answer> {
  const { db, visitor, csrfToken, may, query } = request;
  const base = {
    kind: 'page',
    section: 'extracts',
    title: extract.fileName,
    back: { href: '/extracts', text: 'All extracts' },
  } as const;
  if (extract.state === 'reading' || extract.state === 'accepting')
    return { ...base, refreshSeconds: 2, main: workingPage(extract) };
  if (extract.state === 'refused') return { ...base, main: refusedPage(extract, csrfToken, may('extracts.load')) };
  const findings = await loadFindings(db, visitor.authority, extract);
  const message = query['checked'] === 'again' && checkedAgainBanner(extract.asAt);
  const main = foundPage({
    extract,
    findings,
    csrfToken,
    mayLoad: may('extracts.load'),
    mayWithdraw: may('extracts.withdraw'),
    isAgain: query['again'] === 'yes',
    problem,
    given: { asAt: request.form['asAt'] ?? null, dataMonth: request.form['dataMonth'] ?? null },
  });
  return problem === null
    ? { ...base, message, main }
    : { ...base, status: 422, errors: [{ text: problem, href: '#asAt' }], main };
}

async function headingsAnswer({ db, visitor, csrfToken }: SignedInRequest, extract: Extract): Promise<Answer> {
  const { summary } = await loadFindings(db, visitor.authority, extract);
  const main = headingsPage(extract, summary, csrfToken);
  return {
    kind: 'page',
    section: 'extracts',
    title: 'Correct how the file was read',
    back: { href: `/extracts/${extract.id}` },
    main,
  };
}

async function accept(services: ExtractServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const extract = await inState(request, 'preview');
  if (form['version'] !== String(extract.version)) throw new AppError('STALE');
  const [asAt, dataMonth] = [parseLocalDate(form['asAt'] ?? ''), parseMonth(form['dataMonth'] ?? '')];
  const problem = asAtProblem(asAt, dataMonth, today);
  if (problem !== null || asAt === null || dataMonth === null)
    return extractAnswer(request, extract, AS_AT_PROBLEMS[problem ?? 'missing']);
  if (asAt !== extract.asAt) return checkAgain(services, request, extract, asAt);
  const at = services.clock.stamp();
  const moved = await moveExtract(db, visitor.authority, extract.id, 'preview', {
    to: 'accepting',
    asAt,
    dataMonth,
    by: visitor.personId,
    at,
  });
  if (!moved) throw new AppError('STALE');
  await record(db, visitor, 'extract.accepted', extract.id, { asAt, dataMonth });
  return {
    kind: 'redirect',
    to: `/extracts/${extract.id}`,
    afterwards: () => services.send('extract.value', visitor.authority, extract.id),
  };
}

/** Some checks depend on the as-at date: with another date than the file was read with, it is read once more first. */
async function checkAgain(
  services: ExtractServices,
  { db, visitor }: SignedInRequest,
  extract: Extract,
  asAt: LocalDate,
): Promise<Answer> {
  if (!(await moveExtract(db, visitor.authority, extract.id, 'preview', { to: 'reading', asAt })))
    throw new AppError('STALE');
  await record(db, visitor, 'extract.date.given', extract.id, { asAt });
  return {
    kind: 'redirect',
    to: `/extracts/${extract.id}?checked=again`,
    afterwards: () => services.send('extract.read', visitor.authority, extract.id),
  };
}

async function withdraw(services: ExtractServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, csrfToken } = request;
  const extract = await inState(request, 'accepted');
  const reason = (form['reason'] ?? '').trim();
  if (reason === '' || reason.length > LONGEST_REASON)
    return withdrawalAnswer(extract, csrfToken, {
      reason,
      problem: reason === '' ? 'Say why the extract is withdrawn' : `Say it in ${LONGEST_REASON} characters or fewer`,
    });
  const change = { to: 'withdrawn', by: visitor.personId, at: services.clock.stamp(), reason } as const;
  if (!(await moveExtract(db, visitor.authority, extract.id, 'accepted', change))) throw new AppError('STALE');
  await record(db, visitor, 'extract.withdrawn', extract.id, { reason });
  return {
    kind: 'redirect',
    to: `/extracts/${extract.id}`,
    afterwards: () => services.send('extract.withdrawn', visitor.authority, extract.id),
  };
}

function withdrawalAnswer(
  extract: Extract,
  csrfToken: string,
  given: { reason: string; problem: string | null },
): Answer {
  const main = withdrawalPage(extract, csrfToken, given);
  const page = {
    kind: 'page',
    section: 'extracts',
    title: 'Withdraw this extract?',
    back: { href: `/extracts/${extract.id}` },
    main,
  } as const;
  return given.problem === null ? page : { ...page, status: 422, errors: [{ text: given.problem, href: '#reason' }] };
}
