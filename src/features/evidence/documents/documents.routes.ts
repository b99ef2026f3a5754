import { refused } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dayIn, type Form, type Problem, textIn, textProblem } from '#kernel/form.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest, UploadRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { html, pageHeading, reading, successBanner, warningText } from '#ui';
import { dayProblem, LONGEST } from '../form.ts';
import { documentPage } from './document.page.ts';
import type { FileTaken, KeptDocument } from './document.ts';
import { addVersion, findDocument } from './documents.store.ts';
import { bytesKept, isOfHeldOnly } from './serving.store.ts';
import { leave, takeUpload, type UploadServices } from './upload.store.ts';

export type DocumentServices = UploadServices & { clock: Clock };

/** Documents are given out as downloads and never shown in the browser: what is in them is somebody else's. */
export function documentRoutes(services: DocumentServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/evidence/documents/:id',
      what: 'A document with all its versions',
      permission: 'plan.read',
      handle: async (request) => documentAnswer(request, await theDocument(request), {}, []),
    },
    {
      method: 'POST',
      path: '/evidence/documents/:id',
      what: 'Add a version of a document',
      permission: 'plan.own',
      receive: (request) => receive(services, request),
    },
    {
      method: 'GET',
      path: '/evidence/documents/:id/:number',
      what: 'Download one version of a document',
      permission: 'plan.read',
      handle: (request) => download(services, request),
    },
  ];
}

type Asking = Omit<SignedInRequest, 'form'>;

/** The document of the address; what is held does not exist for those who may not see it. */
async function theDocument({ db, visitor, params, may }: Asking): Promise<KeptDocument> {
  const document = await findDocument(db, visitor.authority, params['id'] ?? '');
  if (document === null || !may('plan.read')) throw new AppError('NOT_FOUND');
  const isHeld = document.isHeld || (await isOfHeldOnly(db, visitor.authority, document.id));
  if (isHeld && !may('inspections.held')) throw new AppError('NOT_FOUND');
  return document;
}

/** The next version comes from who added the document, or from who keeps the plan. */
function mayAdd({ visitor, may }: Pick<Asking, 'visitor' | 'may'>, { addedById }: KeptDocument): boolean {
  return may('plan.own') && (addedById === visitor.personId || may('plan.manage'));
}

/** The document of the address, for those who may add to it. */
async function ownDocument(request: Asking): Promise<KeptDocument> {
  const document = await theDocument(request);
  if (!mayAdd(request, document)) throw new AppError('NOT_FOUND');
  return document;
}

function documentAnswer(request: Asking, document: KeptDocument, given: Form, problems: readonly Problem[]): Answer {
  const { csrfToken, query } = request;
  const main = documentPage({
    document,
    mayAdd: mayAdd(request, document),
    shown: refused({ form: given, csrfToken }, problems),
  });
  const back = { href: '/evidence', text: 'Evidence' };
  const page = { kind: 'page', section: 'plan', title: document.title, back, main } as const;
  if (problems.length > 0)
    return { ...page, status: 422, errors: problems.map(({ field, text }) => ({ text, href: `#${field}` })) };
  return query['done'] === 'version' ? { ...page, message: successBanner('The version is added.') } : page;
}

async function download({ files }: DocumentServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, params } = request;
  const document = await theDocument(request);
  const version = document.versions.find(({ number }) => String(number) === params['number']);
  if (version === undefined) throw new AppError('NOT_FOUND');
  const body = await bytesKept(files, visitor.authority, version.sha256);
  if (body !== null) return { kind: 'file', name: version.fileName, contentType: typeOf(version), body };
  await record(db, visitor, 'document.damaged', document.id, {
    detail: { number: version.number, fileName: version.fileName, sha256: version.sha256 },
  });
  return damagedAnswer(document, version.number);
}

function typeOf({ mediaType }: Pick<FileTaken, 'mediaType'>): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}

function damagedAnswer(document: KeptDocument, number: number): Answer {
  const main = reading(
    html`${pageHeading('This file is not given out', { caption: document.title })}${warningText(
      `The file of version ${number} is gone, or is no longer the one that was added: its SHA-256 differs.`,
    )}<p class="govuk-body">Tell whoever runs Headway: the file can be brought back from a backup. That you asked for it is in the record.</p>`,
  );
  const back = { href: `/evidence/documents/${document.id}`, text: document.title };
  return { kind: 'page', section: 'plan', status: 409, title: 'This file is not given out', back, main };
}

async function receive(services: DocumentServices, request: UploadRequest): Promise<Answer> {
  const { visitor, upload, today } = request;
  const given = upload.fields;
  const inCouncil = <T>(work: (asking: Asking) => Promise<T>) =>
    services.database.as(visitor.authority, (db) => work({ ...request, db }));
  const hasFile = upload.file !== null && upload.file.filename !== '';
  const [note, aboutOn] = [textIn(given, 'note'), dayIn(given, 'aboutOn')];
  const problems = [
    textProblem(note, 'note', { asked: 'Say what is new in this version', longest: LONGEST.versionNote }),
    dayProblem(aboutOn, 'aboutOn', today),
    hasFile ? null : { field: 'file', text: 'Choose a file' },
  ].filter((problem) => problem !== null);
  const refuse = (found: readonly Problem[]) =>
    inCouncil(async (asking) => documentAnswer(asking, await ownDocument(asking), given, found));
  if (problems.length > 0 || aboutOn === null) {
    leave(upload.file);
    return refuse(problems);
  }
  const taken = await takeUpload(services, request, async (db, file) => {
    const document = await ownDocument({ ...request, db });
    const added = { id: document.id, version: versionIn(given) };
    const by = { personId: visitor.personId, on: today, at: services.clock.stamp() };
    const number = file && (await addVersion(db, visitor.authority, added, file, { aboutOn, note }, by));
    if (file === null || number === null) throw new AppError('STALE');
    await record(db, visitor, 'document.changed', document.id, {
      detail: { number, fileName: file.fileName, sha256: file.sha256, bytes: file.bytes, scan: file.scan },
    });
    return document.id;
  });
  if (!taken.ok) return refuse([{ field: 'file', text: taken.says }]);
  return { kind: 'redirect', to: `/evidence/documents/${taken.saved}?done=version` };
}
