import { record } from '#features/record/index.ts';
import { parseLocalDate } from '#kernel/local-date.ts';
import { parseMonth } from '#kernel/month.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { asAtProblem, CSV_NAMED_OTHERWISE, type Extract, namedAsCsv } from './extract.ts';
import { rejectionPage, withdrawalPage } from './extracts.page.ts';
import { deleteExtract, isFileNeeded } from './extracts.store.ts';
import { extractAnswer, inState, moveOn, theExtract } from './one-extract.routes.ts';
import { AS_AT_PROBLEMS, UNDECIDED } from './preview.page.ts';
import { loadSummary } from './preview.store.ts';
import type { ExtractServices } from './services.job.ts';
import { decided } from './telling.store.ts';

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
        await decided(db, visitor.authority, extract.id, services.clock.now());
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
  const extract = await inState(request, 'refused');
  if (extract.refusalCode !== CSV_NAMED_OTHERWISE) throw new AppError('STALE');
  const change = { to: 'reading', fileName: namedAsCsv(extract.fileName) } as const;
  return moveOn(services, request, extract, { change, recordedAs: 'extract.read.as.csv', job: 'extract.read' });
}

async function accept(services: ExtractServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const extract = await inState(request, 'preview');
  if (form['version'] !== String(extract.version)) throw new AppError('STALE');
  const [asAt, dataMonth] = [parseLocalDate(form['asAt'] ?? ''), parseMonth(form['dataMonth'] ?? '')];
  const problem = asAtProblem(asAt, dataMonth, today);
  if (problem !== null || asAt === null || dataMonth === null)
    return extractAnswer(request, extract, { field: 'asAt', text: AS_AT_PROBLEMS[problem ?? 'missing'] });
  if (asAt !== extract.asAt)
    return moveOn(services, request, extract, {
      // some checks depend on the as-at date: with another than the file was read with, it is read once more first
      change: { to: 'reading', asAt },
      recordedAs: 'extract.date.given',
      recorded: { detail: { asAt } },
      job: 'extract.read',
      to: `/extracts/${extract.id}?checked=again`,
    });
  const { questions } = await loadSummary(db, visitor.authority, extract);
  if (questions.length > 0 && form['decided'] !== 'yes') return extractAnswer(request, extract, UNDECIDED);
  return moveOn(services, request, extract, {
    change: { to: 'accepting', asAt, dataMonth, by: visitor.personId, at: services.clock.stamp() },
    recordedAs: 'extract.accepted',
    recorded: { detail: { asAt, dataMonth } },
    job: 'extract.value',
  });
}

async function withdraw(services: ExtractServices, request: SignedInRequest): Promise<Answer> {
  const { visitor, form, csrfToken } = request;
  const extract = await inState(request, 'accepted');
  const reason = (form['reason'] ?? '').trim();
  if (reason === '' || reason.length > LONGEST_REASON)
    return withdrawalAnswer(extract, csrfToken, {
      reason,
      problem: reason === '' ? 'Say why the extract is withdrawn' : `Say it in ${LONGEST_REASON} characters or fewer`,
    });
  return moveOn(services, request, extract, {
    change: { to: 'withdrawn', by: visitor.personId, at: services.clock.stamp(), reason },
    recordedAs: 'extract.withdrawn',
    recorded: { reason },
    job: 'extract.withdrawn',
  });
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
