import { type EventKind, record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import type { Extract } from './extract.ts';
import { checkedAgainBanner, refusedPage, workingPage } from './extracts.page.ts';
import { type ExtractChange, findExtract, moveExtract } from './extracts.store.ts';
import { type DecisionProblem, foundPage } from './preview.page.ts';
import { loadFindings } from './preview.store.ts';
import type { ExtractJob, ExtractServices } from './services.job.ts';
import { decided } from './telling.store.ts';
import { showsValues, withoutValues } from './without-values.ts';

/** The extract of the address, of this council; anything else does not exist. */
export async function theExtract({ db, visitor, params }: SignedInRequest): Promise<Extract> {
  const extract = await findExtract(db, visitor.authority, params['id'] ?? '');
  if (extract === null) throw new AppError('NOT_FOUND');
  return extract;
}

/** As `theExtract`, for what can only be done in one state: somebody else was faster otherwise. */
export async function inState(request: SignedInRequest, state: Extract['state']): Promise<Extract> {
  const extract = await theExtract(request);
  if (extract.state !== state) throw new AppError('STALE');
  return extract;
}

/** An extract as its state asks for it: progress, refusal, preview, or what it holds. */
export async function extractAnswer(
  request: SignedInRequest,
  extract: Extract,
  problem: DecisionProblem | null,
): Promise<Answer> {
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
  const found = await loadFindings(db, visitor.authority, extract);
  const mayLoad = may('extracts.load');
  const findings = mayLoad ? found : withoutValues(found);
  const valuesShown = mayLoad && showsValues(found);
  if (valuesShown) await record(db, visitor, 'extract.values.seen', extract.id);
  const message = query['checked'] === 'again' && checkedAgainBanner(extract.asAt);
  const main = foundPage({
    extract,
    findings,
    csrfToken,
    mayLoad,
    valuesShown,
    mayWithdraw: may('extracts.withdraw'),
    isAgain: query['again'] === 'yes',
    problem,
    given: { asAt: request.form['asAt'] ?? null, dataMonth: request.form['dataMonth'] ?? null },
  });
  return problem === null
    ? { ...base, message, main }
    : { ...base, status: 422, errors: [{ text: problem.text, href: `#${problem.field}` }], main };
}

/** What moving an extract on leaves in the record, and the job that is handed over once it is kept. */
export type Move = {
  change: ExtractChange;
  recordedAs: EventKind;
  recorded?: Parameters<typeof record>[4];
  job: ExtractJob;
  /** Where the person goes from here, unless it is to the extract. */
  to?: string;
};

/** Moves an extract on from the state that the person saw it in: somebody else was faster otherwise. */
export async function moveOn(
  services: ExtractServices,
  { db, visitor }: SignedInRequest,
  extract: Extract,
  { change, recordedAs, recorded, job, to = `/extracts/${extract.id}` }: Move,
): Promise<Answer> {
  if (!(await moveExtract(db, visitor.authority, extract.id, extract.state, change))) throw new AppError('STALE');
  if (extract.state === 'preview') await decided(db, visitor.authority, extract.id, services.clock.now());
  await record(db, visitor, recordedAs, extract.id, recorded);
  return { kind: 'redirect', to, afterwards: () => services.send(job, visitor.authority, extract.id) };
}
