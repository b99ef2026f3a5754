import { refused } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { type Judged, loadScorecard } from '#features/scorecard/index.ts';
import type { Form, Problem } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tenant } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest, UploadRequest } from '#platform/web/route.ts';
import { addingPage } from './adding.page.ts';
import type { FileTaken } from './documents/document.ts';
import { keepDocument } from './documents/documents.store.ts';
import { leave, takeUpload, type UploadServices } from './documents/upload.store.ts';
import { addEvidence, findEvidence } from './evidence.store.ts';
import { aboutIn, aboutKey, type Evidence, type FigureKept } from './evidence.ts';
import { figureDayOf, figureKeptOf } from './figure.ts';
import { readSaid, type Said } from './form.ts';
import { aboutForAdding } from './seeing.routes.ts';

export type AddingServices = UploadServices & { clock: Clock };

export function addingRoutes(services: AddingServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/evidence/new',
      what: 'Add evidence for or against what is claimed of something',
      permission: 'plan.own',
      handle: (request) => formAnswer(request, request.query, []),
    },
    {
      method: 'POST',
      path: '/evidence',
      what: 'Add evidence with its document, link or figure',
      permission: 'plan.own',
      receive: (request) => receive(services, request),
    },
  ];
}

type Asking = Omit<SignedInRequest, 'form'>;

async function formAnswer(request: Asking, given: Form, problems: readonly Problem[]): Promise<Answer> {
  const named = await aboutForAdding(request, aboutIn(given['about']));
  const [beside, figure] = [await besideOf(request, given), await figureOf(request, given)];
  const lost = given['measure'] && figure === null ? [{ field: 'measure', text: NO_FIGURE }] : [];
  const all = [...lost, ...problems];
  const main = addingPage({
    ...{ named, beside, figure: figure?.figure ?? null },
    measures: await measuresFor(request),
    shown: refused({ form: given, csrfToken: request.csrfToken }, all),
  });
  const back = { href: named.href, text: named.title };
  const page = { kind: 'page', section: 'plan', title: 'Add evidence', back, main } as const;
  if (all.length === 0) return page;
  return { ...page, status: 422, errors: all.map(({ field, text }) => ({ text, href: `#${field}` })) };
}

const NO_FIGURE = 'This measure has no figure in the period. Choose another measure';

/** Everything that is typed is looked at before the file is; then both are kept, or neither. */
async function receive(services: AddingServices, request: UploadRequest): Promise<Answer> {
  const { visitor, upload, today } = request;
  const given = upload.fields;
  const inCouncil = <T>(work: (asking: Asking) => Promise<T>) =>
    services.database.as(visitor.authority, (db) => work({ ...request, db }));
  const hasFile = upload.file !== null && upload.file.filename !== '';
  const checked = await inCouncil(async (asking) => {
    await aboutForAdding(asking, aboutIn(given['about']));
    const figure = await figureOf(asking, given);
    if (given['measure'] && (figure === null || figure.figure.extractId !== given['extract']))
      return { said: null, figure: null, answer: await formAnswer(asking, given, figure ? [OTHER_FIGURE] : []) };
    const { said, problems } = readSaid(given, { today, figureOn: figure?.on ?? null, hasFile });
    return { said, figure, answer: said === null ? await formAnswer(asking, given, problems) : null };
  }).catch((error: unknown) => {
    leave(upload.file);
    throw error;
  });
  const { said, figure, answer } = checked;
  if (said === null) {
    leave(upload.file);
    if (answer === null) throw new Error('what is refused is answered');
    return answer;
  }
  const taken = await takeUpload(services, request, (db, file) =>
    save(services, { ...request, db }, { given, said, figure: figure?.figure ?? null, file }),
  );
  if (!taken.ok) return inCouncil((asking) => formAnswer(asking, given, [{ field: 'file', text: taken.says }]));
  return { kind: 'redirect', to: taken.saved };
}

const OTHER_FIGURE = {
  field: 'measure',
  text: 'A newer extract changed this figure while you had the form open. Look at it again, then add it',
};

type Saving = { given: Form; said: Said; figure: FigureKept | null; file: FileTaken | null };

/** Writes it down, and says where it can be looked at. */
async function save({ clock }: AddingServices, request: Asking, saving: Saving): Promise<string> {
  const { db, visitor, today, may } = request;
  const { given, said, figure, file } = saving;
  const { about } = await aboutForAdding(request, aboutIn(given['about']));
  const by = { personId: visitor.personId, on: today, at: clock.stamp() };
  const document = file && (await documentOf(db, request, file, said.aboutOn, by));
  const id = await addEvidence(db, visitor.authority, { ...said, about, document, figure }, by);
  await record(db, visitor, 'evidence.added', id, {
    detail: {
      ...{ about: aboutKey(about), stance: said.stance, source: said.source },
      ...(figure && { measure: figure.measure, extract: figure.extractId, definition: figure.definitionVersion }),
      ...(document && { document: document.id }),
    },
  });
  if (may('plan.read')) return `/evidence/${id}?done=added`;
  return `/plan/actions/${about.id}/update?done=evidence`;
}

async function documentOf(
  db: Tenant,
  { visitor }: Asking,
  file: FileTaken,
  aboutOn: LocalDate,
  by: { personId: string; on: LocalDate; at: Date },
): Promise<{ id: string; number: number }> {
  const title = file.fileName.replace(/\.[^.]+$/, '');
  const { documentId: id, number } = await keepDocument(db, visitor.authority, file, { title, aboutOn }, by);
  await record(db, visitor, 'document.added', id, {
    detail: { fileName: file.fileName, sha256: file.sha256, bytes: file.bytes, scan: file.scan },
  });
  return { id, number };
}

/** Evidence beside which this is to stand: only what is about the same thing. */
async function besideOf({ db, visitor }: Asking, given: Form): Promise<Evidence | null> {
  const found = given['beside'] ? await findEvidence(db, visitor.authority, given['beside']) : null;
  return found !== null && aboutKey(found.about) === given['about'] ? found : null;
}

/** The figure that is asked for as this visitor may see it, with the day that it is about. */
async function figureOf(request: Asking, given: Form): Promise<{ figure: FigureKept; on: LocalDate } | null> {
  if (!given['measure']) return null;
  const { from = '', to = '' } = given;
  const judged = (await scorecardOf(request, { from, to })).find(({ measure }) => measure.id === given['measure']);
  if (judged === undefined) throw new AppError('NOT_FOUND');
  const [figure, on] = [figureKeptOf(judged), figureDayOf(judged)];
  return figure === null || on === null ? null : { figure, on };
}

async function measuresFor(request: Asking): Promise<{ id: string; title: string }[]> {
  if (!request.may('scorecard.read')) return [];
  const rows = (await scorecardOf(request, {})).filter(({ latest }) => latest !== null && latest.value !== null);
  return rows.map(({ measure: { id, title } }) => ({ id, title }));
}

async function scorecardOf(request: Asking, query: Form): Promise<readonly Judged[]> {
  const { scorecard } = await loadScorecard({ ...request, query, params: {} }, 'all');
  return scorecard.rows;
}
