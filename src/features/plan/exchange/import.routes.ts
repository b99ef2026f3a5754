import { type FormShown, refused, untouched, writingBy } from '#features/forms/index.ts';
import { loadRecommendations } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { peopleToChoose } from '#features/structure/index.ts';
import { csv } from '#kernel/csv.ts';
import { lineIn, type Problem, textProblem } from '#kernel/form.ts';
import { whileArrived } from '#platform/arriving.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest, UploadRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { isSettled } from '../editing/editing.store.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { loadPlan } from '../plan.store.ts';
import type { Plan } from '../plan.ts';
import { FIELD_NAMES, FIELDS, type Field, proposedMapping } from './fields.ts';
import { readSheets } from './file.store.ts';
import { importPage, importsPage } from './import.page.ts';
import { addImport, changeMapping, decideImport, findImport, listImports, openPlan } from './imports.store.ts';
import type { PlanImport } from './imports.ts';
import { type KnownToPlan, readRows, type SheetRead } from './reading.ts';
import { writeRows } from './rows.store.ts';
import { tableIn, tableProblem } from './table.ts';

const PERMISSION = 'plan.manage';
const BACK = { href: '/plan/import', text: 'Bring in a plan' };
const DONE = { columns: 'Read again.', rejected: 'It was left out. Nothing of it is in the plan.' } as const;

/** Bringing in a plan that is kept in a spreadsheet. */
export function importRoutes(services: PlanServices): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/plan/import', permission: PERMISSION },
      what: 'Bring in a plan from a spreadsheet',
      handle: (request) => importsAnswer(request, null),
    },
    {
      ...{ method: 'POST', path: '/plan/import', permission: PERMISSION },
      what: 'Upload a plan',
      receive: (request) => receive(services, request),
    },
    {
      ...{ method: 'GET', path: '/plan/import/:import', permission: PERMISSION },
      what: 'An uploaded plan: its columns, its rows, and what is wrong by row',
      handle: async (request) => importAnswer(request, await importOf(request), untouched(request)),
    },
    {
      ...{ method: 'GET', path: '/plan/import/:import/problems.csv', permission: PERMISSION },
      what: 'What is wrong with an uploaded plan, as CSV',
      handle: problemsAnswer,
    },
    {
      ...{ method: 'POST', path: '/plan/import/:import/columns', permission: PERMISSION },
      what: 'Say what the columns of an uploaded plan are',
      handle: saveMapping,
    },
    {
      ...{ method: 'POST', path: '/plan/import/:import/acceptance', permission: PERMISSION },
      what: 'Take an uploaded plan into the plan',
      handle: (request) => accept(services, request),
    },
    {
      ...{ method: 'POST', path: '/plan/import/:import/rejection', permission: PERMISSION },
      what: 'Leave an uploaded plan out',
      handle: (request) => reject(services, request),
    },
  ];
}

type Asked = Pick<SignedInRequest, 'db' | 'visitor' | 'csrfToken' | 'query'>;

async function importsAnswer(request: Asked, problem: string | null): Promise<Answer> {
  const { db, visitor, csrfToken } = request;
  const { authority } = visitor;
  const plan = await openPlan(db, authority);
  const settled = plan !== null && (await isSettled(db, authority, plan));
  const main = importsPage({ imports: await listImports(db, authority), isSettled: settled, problem, csrfToken });
  const shown = { ...untouched({ csrfToken }), problems: problem === null ? [] : [{ field: 'file', text: problem }] };
  return shownAnswer(request, { title: 'Bring in a plan', back: { href: '/plan', text: 'Plan' }, main }, shown);
}

/** The table is read before anything is written; a file that cannot be read leaves nothing behind. */
async function receive(services: PlanServices, request: UploadRequest): Promise<Answer> {
  const { visitor, upload } = request;
  const { file } = upload;
  const inCouncil = <T>(work: (asked: Asked) => Promise<T>) =>
    services.database.as(visitor.authority, (db) => work({ ...request, db }));
  if (file === null || file.filename === '') {
    file?.file.resume();
    return inCouncil((asked) => importsAnswer(asked, 'Choose a file'));
  }
  const fileName =
    file.filename
      .normalize('NFC')
      .replaceAll(/\p{Cc}/gu, '')
      .slice(-200) || 'plan';
  const read = await whileArrived(file.file, async ({ path, sha256 }) => {
    if (file.file.truncated) return { refusal: 'The file is too large' };
    const found = await readSheets(path, fileName);
    return 'refusal' in found ? found : { ...found, sha256 };
  });
  if ('refusal' in read) return inCouncil((asked) => importsAnswer(asked, read.refusal));
  const sheet = tableIn(read.sheets);
  const problem = tableProblem(sheet);
  if (sheet === null || problem !== null) return inCouncil((asked) => importsAnswer(asked, problem));
  const save = async ({ db }: Asked) => {
    const by = { personId: visitor.personId, at: services.clock.stamp() };
    const mapping = proposedMapping(sheet.headings);
    const added = await addImport(db, visitor.authority, { fileName, sha256: read.sha256, sheet, mapping }, by);
    await record(db, visitor, 'plan.import.uploaded', added, { detail: { rows: sheet.rows.length } });
    return `/plan/import/${added}`;
  };
  const to = await inCouncil((asked) => request.once(asked.db, read.sha256, () => save(asked)));
  return { kind: 'redirect', to };
}

async function importOf({ db, visitor, params }: SignedInRequest): Promise<PlanImport> {
  const found = await findImport(db, visitor.authority, params['import'] ?? '');
  if (found === null) throw new AppError('NOT_FOUND');
  return found;
}

type Reading = SheetRead & { plan: Plan | null; isSettled: boolean };

async function readingOf({ db, visitor, today }: SignedInRequest, given: PlanImport): Promise<Reading> {
  const plan = await loadPlan(db, visitor.authority);
  const recommendations = await loadRecommendations(db, visitor.authority, { seesHeld: false });
  const people = await peopleToChoose(db, visitor.authority);
  const called = Map.groupBy(
    people.flatMap(({ id, name, post }) => [...new Set([name, `${name}, ${post}`])].map((words) => ({ id, words }))),
    ({ words }) => words.toLowerCase(),
  );
  const ended = (plan?.partners ?? []).filter(({ endedOn }) => endedOn !== null);
  const known: KnownToPlan = {
    today,
    refs: new Set(plan?.actions.map(({ ref }) => ref)),
    recommendations: new Map(
      recommendations.flatMap(({ ref, words, id }) => [ref, words].map((name) => [name.toUpperCase(), id] as const)),
    ),
    endedPartners: new Set(ended.map(({ name }) => name.toLowerCase())),
    peopleNamed: (name) => (called.get(name.toLowerCase()) ?? []).map(({ id }) => id),
  };
  const settled = plan !== null && (await isSettled(db, visitor.authority, plan.id));
  return { plan, isSettled: settled, ...readRows(given.sheet, given.mapping, known) };
}

async function importAnswer(request: SignedInRequest, given: PlanImport, shown: FormShown): Promise<Answer> {
  const { plan, ...read } = await readingOf(request, given);
  const main = importPage({ given, ...read, needsName: plan === null, shown });
  return shownAnswer(request, { title: 'A plan from a spreadsheet', back: BACK, main }, shown, DONE);
}

async function problemsAnswer(request: SignedInRequest): Promise<Answer> {
  const given = await importOf(request);
  const { problems } = await readingOf(request, given);
  const rows = problems.map(({ row, field, text, isStop }) => [
    String(row),
    field === null ? '' : FIELDS[field].words,
    text,
    isStop ? 'no' : 'yes',
  ]);
  const body = csv(['row', 'column', 'what', 'taken'], rows);
  return { kind: 'file', name: 'problems.csv', contentType: 'text/csv; charset=utf-8', body };
}

async function saveMapping(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const given = await importOf(request);
  const mapping = given.sheet.headings.map((_, index) => fieldIn(form[`column-${index}`]));
  const problems = mapping.flatMap((field, index): Problem[] => {
    const first = mapping.indexOf(field);
    if (field === null || first === index) return [];
    const other = given.sheet.headings[first];
    return [{ field: `column-${index}`, text: `“${FIELDS[field].words}” is already “${other}”: choose one of them` }];
  });
  if (problems.length > 0) return importAnswer(request, { ...given, mapping }, refused(request, problems));
  if (!(await changeMapping(db, visitor.authority, { id: given.id, version: versionIn(form) }, mapping)))
    throw new AppError('STALE');
  await record(db, visitor, 'plan.import.columns', given.id);
  return { kind: 'redirect', to: `/plan/import/${given.id}?done=columns` };
}

function fieldIn(text: string | undefined): Field | null {
  return FIELD_NAMES.find((field) => field === text) ?? null;
}

async function accept(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const given = await importOf(request);
  if (given.state !== 'preview') throw new AppError('STALE');
  const { plan, rows, stopped, isSettled: settled } = await readingOf(request, given);
  const taken = rows.filter(({ row }) => !stopped.has(row));
  const name = lineIn(form, 'name');
  const wrong = acceptanceProblems({ form, plan, name, settled, stopped: stopped.size, taken: taken.length });
  if (wrong.length > 0) return importAnswer(request, given, refused(request, wrong));
  const by = writingBy(request, services);
  const decided = { state: 'accepted', actions: taken.length } as const;
  if (!(await decideImport(db, visitor.authority, { id: given.id, version: versionIn(form) }, decided, by)))
    throw new AppError('STALE');
  await writeRows(db, visitor.authority, plan, { rows: taken, name, today }, by);
  await record(db, visitor, 'plan.import.accepted', given.id, {
    detail: { actions: taken.length, leftOut: stopped.size },
  });
  return { kind: 'redirect', to: '/plan?done=added' };
}

type Accepting = {
  form: SignedInRequest['form'];
  plan: Plan | null;
  name: string;
  settled: boolean;
  stopped: number;
  taken: number;
};

function acceptanceProblems({ form, plan, name, settled, stopped, taken }: Accepting): Problem[] {
  if (settled) return [{ field: 'settled', text: 'The plan is settled: ask for each further action as a change' }];
  if (taken === 0) return [{ field: 'leaveOut', text: 'No row can be taken: change the columns or the file' }];
  const named =
    plan === null ? textProblem(name, 'name', { asked: 'Say what the plan is called', longest: 120 }) : null;
  return [
    ...(named === null ? [] : [named]),
    ...(stopped > 0 && form['leaveOut'] !== 'yes'
      ? [
          {
            field: 'leaveOut',
            text: 'Say that the rows which cannot be taken stay out, or change the columns or the file',
          },
        ]
      : []),
  ];
}

async function reject(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const given = await importOf(request);
  const decided = { state: 'rejected', actions: null } as const;
  const by = writingBy(request, services);
  if (!(await decideImport(db, visitor.authority, { id: given.id, version: versionIn(form) }, decided, by)))
    throw new AppError('STALE');
  await record(db, visitor, 'plan.import.rejected', given.id);
  return { kind: 'redirect', to: `/plan/import/${given.id}?done=rejected` };
}
