import { record } from '#features/access/index.ts';
import { type LocalDate, parseLocalDate } from '#kernel/local-date.ts';
import { parseMonth } from '#kernel/month.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { asAtProblem, CSV_NAMED_OTHERWISE, type Extract, namedAsCsv } from './extract.ts';
import { rejectionPage, withdrawalPage } from './extracts.page.ts';
import { deleteExtract, isFileNeeded, moveExtract } from './extracts.store.ts';
import { extractAnswer, inState, theExtract } from './one-extract.routes.ts';
import { AS_AT_PROBLEMS, UNDECIDED } from './preview.page.ts';
import { loadFindings } from './preview.store.ts';
import type { ExtractServices } from './services.job.ts';

const LONGEST_REASON = 1000;

/** What people decide about a file: that it counts, that it does not, and later that it no longer does. */
export function decidingRoutes(services: ExtractServices): Route[] {
  return [
    {
      method: 'POST',
      path: '/extracts/:id/reading-as-csv',
      what: 'Read text that is called a workbook as the CSV file that it is',
      permission: 'extracts.load',
      handle: (request) => readAsCsv(services, request),
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

async function readAsCsv(services: ExtractServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor } = request;
  const extract = await inState(request, 'refused');
  if (extract.refusalCode !== CSV_NAMED_OTHERWISE) throw new AppError('STALE');
  const change = { to: 'reading', fileName: namedAsCsv(extract.fileName) } as const;
  if (!(await moveExtract(db, visitor.authority, extract.id, 'refused', change))) throw new AppError('STALE');
  await record(db, visitor, 'extract.read.as.csv', extract.id);
  return {
    kind: 'redirect',
    to: `/extracts/${extract.id}`,
    afterwards: () => services.send('extract.read', visitor.authority, extract.id),
  };
}

async function accept(services: ExtractServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const extract = await inState(request, 'preview');
  if (form['version'] !== String(extract.version)) throw new AppError('STALE');
  const [asAt, dataMonth] = [parseLocalDate(form['asAt'] ?? ''), parseMonth(form['dataMonth'] ?? '')];
  const problem = asAtProblem(asAt, dataMonth, today);
  if (problem !== null || asAt === null || dataMonth === null)
    return extractAnswer(request, extract, { field: 'asAt', text: AS_AT_PROBLEMS[problem ?? 'missing'] });
  if (asAt !== extract.asAt) return checkAgain(services, request, extract, asAt);
  const { summary } = await loadFindings(db, visitor.authority, extract);
  if (summary.questions.length > 0 && form['decided'] !== 'yes') return extractAnswer(request, extract, UNDECIDED);
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
