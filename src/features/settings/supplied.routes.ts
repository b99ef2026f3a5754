import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { loadStructure, type Structure, teamNamed } from '#features/structure/index.ts';
import { lineIn, lineProblem } from '#kernel/form.ts';
import { monthAfter, monthOf } from '#kernel/month.ts';
import { whileArrived } from '#platform/arriving.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest, UploadRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { type SettingsServices, shownAnswer } from './answers.routes.ts';
import { problemsCsv, templateCsv } from './supplied.csv.ts';
import { suppliedPage, uploadPage } from './supplied.page.ts';
import {
  addUpload,
  decideUpload,
  figuresInUse,
  loadSupplied,
  loadUploads,
  valuesOfUpload,
  withdrawUpload,
} from './supplied.store.ts';
import { readGrid } from './supplied-file.store.ts';
import { sameWords } from './supplied-measure.ts';
import { differenceOf } from './supplied-series.ts';
import { type Known, readTable } from './supplied-table.ts';
import type { SuppliedUpload } from './supplied-upload.ts';

const PERMISSION = 'measures.supply';
const BACK = { href: '/supplied', text: 'Local measures' };
const LONGEST_REASON = 300;

/** Tables of figures that the council supplies: checked, accepted, withdrawn. */
export function suppliedRoutes(services: SettingsServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/supplied',
      what: 'Local measures and the tables supplied for them',
      permission: PERMISSION,
      handle: (request) => allAnswer(request, null),
    },
    {
      method: 'POST',
      path: '/supplied',
      what: 'Upload a table of figures for local measures',
      permission: PERMISSION,
      receive: (request) => receive(services, request),
    },
    {
      method: 'GET',
      path: '/supplied/template.csv',
      what: 'An empty table for local measures',
      permission: PERMISSION,
      handle: () => csvFile('supplied-figures-template.csv', templateCsv()),
    },
    {
      method: 'GET',
      path: '/supplied/:upload',
      what: 'A supplied table: its problems, its preview or what became of it',
      permission: PERMISSION,
      handle: async (request) => uploadAnswer(request, await uploadOf(request), untouched(request)),
    },
    {
      method: 'GET',
      path: '/supplied/:upload/problems.csv',
      what: 'What is wrong with a supplied table, as CSV',
      permission: PERMISSION,
      handle: async (request) => csvFile('problems.csv', problemsCsv((await uploadOf(request)).problems)),
    },
    {
      method: 'POST',
      path: '/supplied/:upload/acceptance',
      what: 'Use the figures of a supplied table',
      permission: PERMISSION,
      handle: (request) => decide(services, request, 'accepted'),
    },
    {
      method: 'POST',
      path: '/supplied/:upload/rejection',
      what: 'Reject a supplied table',
      permission: PERMISSION,
      handle: (request) => decide(services, request, 'rejected'),
    },
    {
      method: 'POST',
      path: '/supplied/:upload/withdrawal',
      what: 'Withdraw a supplied table with a reason',
      permission: PERMISSION,
      handle: (request) => withdraw(services, request),
    },
  ];
}

function csvFile(name: string, body: string): Answer {
  return { kind: 'file', name, contentType: 'text/csv; charset=utf-8', body };
}

type Asked = Pick<SignedInRequest, 'db' | 'visitor' | 'may' | 'csrfToken' | 'query'>;

async function allAnswer(request: Asked, problem: string | null): Promise<Answer> {
  const { db, visitor, may, csrfToken } = request;
  const main = suppliedPage({
    council: visitor.council,
    measures: await loadSupplied(db, visitor.authority),
    uploads: await loadUploads(db, visitor.authority),
    ...{ may, csrfToken, problem },
  });
  const problems = problem === null ? [] : [{ field: 'file', text: problem }];
  const shown = { ...untouched({ csrfToken }), problems };
  return shownAnswer(request, { title: 'Local measures', back: null, main }, shown);
}

/** The file is read and checked before anything is written; what cannot be read leaves nothing behind. */
async function receive(services: SettingsServices, request: UploadRequest): Promise<Answer> {
  const { visitor, upload, today } = request;
  const { file } = upload;
  const inCouncil = <T>(work: (asked: Asked) => Promise<T>) =>
    services.database.as(visitor.authority, (db) => work({ ...request, db }));
  if (file === null || file.filename === '') {
    file?.file.resume();
    return inCouncil((asked) => allAnswer(asked, 'Choose a file'));
  }
  const fileName = nameOf(file.filename);
  const read = await whileArrived(file.file, async ({ path, sha256 }) => {
    if (file.file.truncated) return { refusal: 'The file is too large' };
    const found = await readGrid(path, fileName);
    return 'refusal' in found ? found : { ...found, sha256 };
  });
  if ('refusal' in read) return inCouncil((asked) => allAnswer(asked, read.refusal));
  const save = async ({ db }: Asked) => {
    const measures = await loadSupplied(db, visitor.authority);
    const structure = await loadStructure(db, visitor.authority);
    const known: Known = { measures, teamOf: teamFinder(structure), lastMonth: monthAfter(monthOf(today), -1) };
    const table = readTable(read.grid, known);
    const by = { personId: visitor.personId, at: services.clock.stamp() };
    const added = await addUpload(db, visitor.authority, { fileName, ...table }, by);
    await record(db, visitor, 'supplied.uploaded', added, {
      detail: { figures: table.values.length, problems: table.problems.length },
    });
    return `/supplied/${added}`;
  };
  const to = await inCouncil((asked) => request.once(asked.db, read.sha256, () => save(asked)));
  return { kind: 'redirect', to };
}

/** A file's name as it can be shown and kept. */
function nameOf(written: string): string {
  const name = written.normalize('NFC').replaceAll(/\p{Cc}/gu, '');
  return name.slice(-200) || 'table';
}

/** The team that a name means: as the structure calls it, or as it was decided for extracts. */
function teamFinder(structure: Structure): Known['teamOf'] {
  const named = teamNamed(structure);
  return (written) => {
    const meant = named(written) ?? written;
    return structure.teams.find(({ name }) => sameWords(name, meant))?.id ?? null;
  };
}

/** The table of the address; another council's does not exist. */
async function uploadOf({ db, visitor, params }: SignedInRequest): Promise<SuppliedUpload> {
  const upload = (await loadUploads(db, visitor.authority)).find(({ id }) => id === params['upload']);
  if (!upload) throw new AppError('NOT_FOUND');
  return upload;
}

async function uploadAnswer(request: SignedInRequest, upload: SuppliedUpload, shown: FormShown): Promise<Answer> {
  const { db, visitor } = request;
  const values = await valuesOfUpload(db, visitor.authority, upload.id);
  const inUse = await figuresInUse(db, visitor.authority);
  const before = new Map(inUse.map((figure) => [keyOf(figure.measure, figure.month, figure.team), figure]));
  const keyed = values.map((value) => ({ ...value, key: keyOf(value.measure, value.month, value.team) }));
  const main = uploadPage({
    ...{ upload, values, shown },
    measures: await loadSupplied(db, visitor.authority),
    difference: differenceOf(keyed, before),
  });
  return shownAnswer(request, { title: 'Supplied table', back: BACK, main }, shown);
}

function keyOf(measure: string, month: string, team: string | null): string {
  return JSON.stringify([measure, month, team]);
}

async function decide(
  { clock }: SettingsServices,
  request: SignedInRequest,
  state: 'accepted' | 'rejected',
): Promise<Answer> {
  const { db, visitor, form } = request;
  const upload = await uploadOf(request);
  if (state === 'accepted' && upload.problems.length > 0) throw new AppError('STALE');
  const decided = { id: upload.id, version: versionIn(form), state };
  if (!(await decideUpload(db, visitor.authority, decided, { personId: visitor.personId, at: clock.stamp() })))
    throw new AppError('STALE');
  await record(db, visitor, `supplied.${state}`, upload.id, {
    detail: { figures: upload.figures, problems: upload.problems.length },
    before: { state: upload.state },
    after: { state },
  });
  return { kind: 'redirect', to: `/supplied/${upload.id}?done=${state}` };
}

async function withdraw({ clock }: SettingsServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const upload = await uploadOf(request);
  if (upload.state !== 'accepted') throw new AppError('STALE');
  const reason = lineIn(form, 'reason');
  const problem = lineProblem(reason, 'reason', 'Say why the table is withdrawn', LONGEST_REASON);
  if (problem) return uploadAnswer(request, upload, refused(request, [problem]));
  const withdrawn = { id: upload.id, version: versionIn(form), reason };
  if (!(await withdrawUpload(db, visitor.authority, withdrawn, { personId: visitor.personId, at: clock.stamp() })))
    throw new AppError('STALE');
  await record(db, visitor, 'supplied.withdrawn', upload.id, {
    before: { state: 'accepted' },
    after: { state: 'withdrawn' },
    reason,
  });
  return { kind: 'redirect', to: `/supplied/${upload.id}?done=withdrawn` };
}
