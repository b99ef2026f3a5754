import { record } from '#features/record/index.ts';
import { loadOwnMeasures } from '#features/settings/index.ts';
import { type LocalDate, localDateOf } from '#kernel/local-date.ts';
import { whileArrived } from '#platform/arriving.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database, Tenant } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest, UploadRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import type { Html } from '#ui';
import { problemsCsv, templateCsv } from './benchmarks.csv.ts';
import { readBenchmarkFile } from './file.store.ts';
import { type LoadProblem, loadPage } from './load.page.ts';
import { measuresKnown } from './measures-known.ts';
import { oneLoadPage, UNDECIDED, withdrawalPage } from './one-load.page.ts';
import { acceptanceProblem, type BenchmarkSet, reasonProblem } from './set.ts';
import { acceptSet, addSet, findSet, listSets, withdrawSet } from './sets.store.ts';

export type BenchmarkServices = {
  database: Database;
  clock: Clock;
  uploadMegabytes: number;
  /** Where somebody who looks at figures can go; the figures’ own pages say it. */
  figuresNavigation(may: (permission: string) => boolean, here: string): Html;
};

const PERMISSION = 'benchmarks.load';

export function loadRoutes(services: BenchmarkServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/benchmarks/load',
      what: 'Choose a file of published figures, and the files that there are',
      permission: PERMISSION,
      handle: async ({ db, visitor, csrfToken, may }) =>
        loadAnswer(services, { csrfToken, may, sets: await listSets(db, visitor.authority), given: {} }, null),
    },
    {
      method: 'GET',
      path: '/benchmarks/template.csv',
      what: 'An empty table of published figures to fill in',
      permission: PERMISSION,
      handle: () => csvFile('published-figures-template.csv', templateCsv()),
    },
    {
      method: 'POST',
      path: '/benchmarks/loads',
      what: 'Load a file of published figures',
      permission: PERMISSION,
      receive: (request) => receive(services, request),
    },
    {
      method: 'GET',
      path: '/benchmarks/loads/:id',
      what: 'A file of published figures: its preview or what became of it',
      permission: PERMISSION,
      handle: async (request) => oneAnswer(request, await theSet(request), null),
    },
    {
      method: 'GET',
      path: '/benchmarks/loads/:id/problems.csv',
      what: 'What is wrong with a file of published figures, as CSV',
      permission: PERMISSION,
      handle: async (request) => csvFile('problems.csv', problemsCsv((await theSet(request)).problems)),
    },
    {
      method: 'POST',
      path: '/benchmarks/loads/:id/acceptance',
      what: 'Take a file of published figures into use',
      permission: PERMISSION,
      handle: (request) => accept(services, request),
    },
    {
      method: 'GET',
      path: '/benchmarks/loads/:id/withdrawal',
      what: 'Ask why published figures are withdrawn',
      permission: PERMISSION,
      handle: async (request) => withdrawalAnswer(request, await theSet(request), null),
    },
    {
      method: 'POST',
      path: '/benchmarks/loads/:id/withdrawal',
      what: 'Withdraw published figures with a reason',
      permission: PERMISSION,
      handle: (request) => withdraw(services, request),
    },
  ];
}

function csvFile(name: string, body: string): Answer {
  return { kind: 'file', name, contentType: 'text/csv; charset=utf-8', body };
}

type Fault = { text: string; href: string };

function errorAt(field: string, text: string): Fault {
  return { text, href: `#${field}` };
}

function pageOf(
  page: { title: string; main: Html; back: { href: string; text: string } },
  fault: Fault | null,
): Answer {
  const answer = { ...page, kind: 'page', section: 'scorecard' } as const;
  return fault === null ? answer : { ...answer, status: 422, errors: [fault] };
}

type Shown = {
  csrfToken: string;
  sets: readonly BenchmarkSet[];
  given: Readonly<Record<string, string>>;
  may(permission: string): boolean;
};

function loadAnswer({ uploadMegabytes }: BenchmarkServices, shown: Shown, problem: LoadProblem | null): Answer {
  const main = loadPage({ ...shown, megabytes: Math.min(uploadMegabytes, 10), problem });
  const back = shown.may('scorecard.read')
    ? { href: '/benchmarks', text: 'Other areas' }
    : { href: '/administration', text: 'Administration' };
  return pageOf({ title: 'Load published figures', main, back }, problem && errorAt(problem.field, problem.text));
}

/** The file is read before anything is written; what cannot be read leaves nothing behind. */
async function receive(services: BenchmarkServices, request: UploadRequest): Promise<Answer> {
  const { visitor, upload, csrfToken, today, may } = request;
  const { file, fields } = upload;
  const refuse = async (field: LoadProblem['field'], text: string) => {
    const sets = await services.database.as(visitor.authority, (db) => listSets(db, visitor.authority));
    return loadAnswer(services, { csrfToken, may, sets, given: fields }, { field, text });
  };
  if (file === null || file.filename === '') {
    file?.file.resume();
    return refuse('file', 'Choose a file');
  }
  const publishedOn = dayIn(fields);
  if (publishedOn === 'wrong' || (publishedOn !== null && publishedOn > today)) {
    file.file.resume();
    return refuse('published-day', 'Enter the day of publication as a real day that is not in the future');
  }
  const fileName = nameOf(file.filename);
  return whileArrived(file.file, async ({ path, sha256 }) => {
    if (file.file.truncated) return refuse('file', `The file must be smaller than ${services.uploadMegabytes} MB`);
    const { descriptions } = await services.database.as(visitor.authority, (db) =>
      loadOwnMeasures(db, visitor.authority),
    );
    const context = { today, own: visitor.authority, measures: measuresKnown(descriptions), publishedOn };
    const read = await readBenchmarkFile(path, fileName, context);
    if (!read.ok) return refuse('file', read.says);
    if (read.understood.layout === 'interactiveTool' && publishedOn === null)
      return refuse('published-day', 'Enter when the file was published: the interactive tool does not say it itself');
    const save = async (db: Tenant) => {
      const loaded = { fileName, sha256, by: visitor.personId, at: services.clock.stamp() };
      const added = await addSet(db, visitor.authority, { ...loaded, ...read });
      await record(db, visitor, added.already ? 'benchmarks.loaded.again' : 'benchmarks.loaded', added.id, {
        detail: { layout: read.understood.layout, rows: read.understood.rowCount },
      });
      return `/benchmarks/loads/${added.id}${added.already ? '?again=yes' : ''}`;
    };
    const to = await services.database.as(visitor.authority, (db) => request.once(db, sha256, () => save(db)));
    return { kind: 'redirect', to };
  });
}

/** A file’s name as it can be shown and kept. */
function nameOf(written: string): string {
  const name = written.normalize('NFC').replaceAll(/\p{Cc}/gu, '');
  return name.slice(-200) || 'file.csv';
}

/** The day of publication in the form’s three boxes; null where they were left empty. */
function dayIn(fields: Readonly<Record<string, string>>): LocalDate | null | 'wrong' {
  const parts = ['year', 'month', 'day'].map((part) => (fields[`published-${part}`] ?? '').trim());
  if (parts.every((text) => text === '')) return null;
  const [year, month, day] = parts.map((text) => (/^\d{1,4}$/.test(text) ? Number(text) : 0));
  return localDateOf(year ?? 0, month ?? 0, day ?? 0) ?? 'wrong';
}

async function theSet({ db, visitor, params }: SignedInRequest): Promise<BenchmarkSet> {
  const set = await findSet(db, visitor.authority, params['id'] ?? '');
  if (set === null) throw new AppError('NOT_FOUND');
  return set;
}

function oneAnswer(request: SignedInRequest, set: BenchmarkSet, problem: string | null): Answer {
  const { csrfToken, query, form: given } = request;
  const main = oneLoadPage({ set, csrfToken, isAgain: query['again'] === 'yes', given, problem });
  const back = { href: '/benchmarks/load', text: 'Published figures that were loaded' };
  return pageOf({ title: set.fileName, main, back }, problem === null ? null : errorAt('leaveOut', problem));
}

async function accept({ clock }: BenchmarkServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const set = await theSet(request);
  if (set.state !== 'preview') throw new AppError('STALE');
  const leavesOut = form['leaveOut'] === 'yes';
  const problem = acceptanceProblem(set, leavesOut);
  if (problem === 'nothingLeft') throw new AppError('STALE');
  if (problem === 'undecided') return oneAnswer(request, set, UNDECIDED);
  const decision = { id: set.id, version: versionIn(form), by: visitor.personId, at: clock.stamp() };
  if (!(await acceptSet(db, visitor.authority, decision))) throw new AppError('STALE');
  await record(db, visitor, 'benchmarks.accepted', set.id, {
    detail: { rows: set.rowCount - set.badRowCount, leftOut: set.badRowCount },
  });
  return { kind: 'redirect', to: `/benchmarks/loads/${set.id}` };
}

function withdrawalAnswer(request: SignedInRequest, set: BenchmarkSet, problem: string | null): Answer {
  if (set.state === 'withdrawn') throw new AppError('NOT_FOUND');
  const main = withdrawalPage(set, request.csrfToken, request.form, problem);
  const back = { href: `/benchmarks/loads/${set.id}`, text: set.fileName };
  const page = { title: 'Withdraw published figures', main, back };
  return pageOf(page, problem === null ? null : errorAt('reason', problem));
}

async function withdraw({ clock }: BenchmarkServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const set = await theSet(request);
  if (set.state === 'withdrawn') throw new AppError('STALE');
  const reason = (form['reason'] ?? '').trim();
  const problem = reasonProblem(reason);
  if (problem !== null) return withdrawalAnswer(request, set, problem);
  const decision = { id: set.id, version: versionIn(form), by: visitor.personId, at: clock.stamp() };
  if (!(await withdrawSet(db, visitor.authority, { ...decision, reason }))) throw new AppError('STALE');
  await record(db, visitor, 'benchmarks.withdrawn', set.id, { reason });
  return { kind: 'redirect', to: `/benchmarks/loads/${set.id}` };
}
