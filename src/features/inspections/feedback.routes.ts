import { type FormShown, refused, untouched, writingBy } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type InspectionServices, inspectionOf, shownAnswer } from './form.routes.ts';
import { loadFeedback } from './inspections.store.ts';
import { feedbackPage } from './saying.page.ts';
import { readFeedback } from './saying-form.ts';
import { addFeedback } from './writing.store.ts';

/** What inspectors said before they wrote it. Who opens the page is written into the record. */
export function feedbackRoutes(services: InspectionServices): Route[] {
  const shared = { path: '/inspections/:inspection/feedback', what: 'What inspectors said before they wrote it' };
  return [
    {
      ...shared,
      method: 'GET',
      permission: 'inspections.held',
      async handle(request) {
        const { id } = await inspectionOf(request);
        await record(request.db, request.visitor, 'inspection.feedback.read', id);
        return answer(request, untouched(request));
      },
    },
    { ...shared, method: 'POST', permission: 'inspections.held', handle: (request) => keep(services, request) },
  ];
}

async function answer(request: SignedInRequest, shown: FormShown): Promise<Answer> {
  const { db, visitor, may } = request;
  const inspection = await inspectionOf(request);
  const heard = await loadFeedback(db, visitor.authority, inspection.id);
  const words = heard.map(({ heardOn, ...one }) => ({ ...one, heardOn: dateInWords(heardOn) }));
  const main = feedbackPage(inspection, words, may('inspections.manage') ? shown : null);
  const back = { href: `/inspections/${inspection.id}`, text: inspection.title };
  return shownAnswer(request, { title: 'What inspectors said', back, main }, shown);
}

async function keep(services: InspectionServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today, may } = request;
  if (!may('inspections.manage')) throw new AppError('NOT_FOUND');
  const { id } = await inspectionOf(request);
  const asked = readFeedback(form, today);
  if (!asked.ok) return answer(request, refused(request, asked.problems));
  await addFeedback(db, visitor.authority, id, asked.given, writingBy(request, services));
  await record(db, visitor, 'inspection.feedback.added', id, { detail: { heardOn: asked.given.heardOn } });
  return { kind: 'redirect', to: `/inspections/${id}/feedback?done=added` };
}
