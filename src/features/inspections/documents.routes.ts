import { ACCEPTED_ENDINGS, DOCUMENT_MEGABYTES, keepDocument, leave, takeUpload } from '#features/evidence/index.ts';
import { record } from '#features/record/index.ts';
import { dayIn, dayProblem, type Form, lineIn, oneOf, type Problem, textProblem } from '#kernel/form.ts';
import { takeTurn } from '#platform/database/turn.ts';
import type { Answer, Route, SignedInRequest, UploadRequest } from '#platform/web/route.ts';
import { documentPage } from './documents.page.ts';
import { addInspectionDocument } from './documents.store.ts';
import { DOCUMENT_KINDS } from './documents.ts';
import { INSPECTIONS, type InspectionServices, inspectionForWriting, shownAnswer, told } from './form.routes.ts';

const PATH = '/inspections/:inspection/documents';

/** The letter or report of an inspection, what the council answered, and other papers. */
export function documentRoutes(services: InspectionServices): Route[] {
  return [
    {
      method: 'GET',
      path: `${PATH}/new`,
      what: 'Add a document of an inspection',
      permission: 'inspections.manage',
      handle: (request) => answer(request, {}, []),
    },
    {
      method: 'POST',
      path: PATH,
      what: 'Add a document of an inspection',
      permission: 'inspections.manage',
      receive: (request) => receive(services, request),
    },
  ];
}

type Asking = Omit<SignedInRequest, 'form'>;

async function answer(request: Asking, given: Form, problems: readonly Problem[]): Promise<Answer> {
  const inspection = await inspectionForWriting({ ...request, form: given });
  const shown = { given, problems, csrfToken: request.csrfToken, stale: null };
  const main = documentPage(inspection, { endings: ACCEPTED_ENDINGS, megabytes: DOCUMENT_MEGABYTES }, shown);
  const back = { href: `/inspections/${inspection.id}`, text: inspection.title };
  return shownAnswer(request, { title: 'Add a document', back, main }, shown);
}

/** What is typed is looked at before the file is. Before publication, a document is held like everything else. */
async function receive(services: InspectionServices, request: UploadRequest): Promise<Answer> {
  const { visitor, upload, today } = request;
  const form = upload.fields;
  const inCouncil = <T>(work: (asking: Asking) => Promise<T>) =>
    services.database.as(visitor.authority, (db) => work({ ...request, db }));
  const what = oneOf(DOCUMENT_KINDS, form['what']);
  const title = lineIn(form, 'title');
  const aboutOn = dayIn(form, 'about');
  const problems = [
    what === null ? { field: 'what', text: 'Choose what it is' } : null,
    textProblem(title, 'title', { asked: 'Enter what it is called', longest: 200 }),
    dayProblem(aboutOn, 'about', 'Enter the day that stands on it', today),
    aboutOn && aboutOn > today ? { field: 'about', text: 'The day must be today or earlier' } : null,
    !upload.file?.filename ? { field: 'file', text: 'Choose a file' } : null,
  ].filter((problem) => problem !== null);
  await inCouncil((asking) => inspectionForWriting({ ...asking, form })).catch((error: unknown) => {
    leave(upload.file);
    throw error;
  });
  if (problems.length > 0 || what === null || aboutOn === null) {
    leave(upload.file);
    return inCouncil((asking) => answer(asking, form, problems));
  }
  const taken = await takeUpload(services, request, async (db, file) => {
    if (file === null) throw new Error('a form without a file is refused before');
    const by = { personId: visitor.personId, on: today, at: services.clock.stamp() };
    await takeTurn(db, visitor.authority, INSPECTIONS);
    const inspection = await inspectionForWriting({ ...request, db, form }); // it may be published while the file comes
    const isHeld = inspection.publishedOn === null;
    const { documentId } = await keepDocument(db, visitor.authority, file, { title, aboutOn, isHeld }, by);
    await addInspectionDocument(db, visitor.authority, inspection.id, { documentId, what });
    const { fileName, sha256, bytes, scan } = file;
    await record(db, visitor, 'document.added', documentId, {
      detail: { inspection: inspection.id, sha256, bytes, scan, ...told(inspection, { what, fileName }) },
    });
    return `/inspections/${inspection.id}?done=added`;
  });
  if (!taken.ok) return inCouncil((asking) => answer(asking, form, [{ field: 'file', text: taken.says }]));
  return { kind: 'redirect', to: taken.saved };
}
