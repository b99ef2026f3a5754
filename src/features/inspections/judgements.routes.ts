import { type FormShown, overtaken, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import type { Form } from '#kernel/form.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { areaTitle } from './areas.ts';
import { inspectionForWriting, seeingOf, shownAnswer, told } from './form.routes.ts';
import { loadJudgements } from './inspections.store.ts';
import type { Inspection, Judgement } from './register.ts';
import { judgementsPage } from './saying.page.ts';
import { areasAsked, judgementsForm, readJudgements } from './saying-form.ts';
import { setJudgements, takeVersion } from './writing.store.ts';

/** What an inspection judged, area by area. */
export function judgementRoutes(): Route[] {
  const shared = { path: '/inspections/:inspection/judgements', what: 'Write the judgements of an inspection' };
  return [
    { ...shared, method: 'GET', permission: 'inspections.manage', handle: show },
    { ...shared, method: 'POST', permission: 'inspections.manage', handle: save },
  ];
}

type Judged = { inspection: Inspection; judged: Judgement[] };

async function judgedOf(request: SignedInRequest): Promise<Judged> {
  const inspection = await inspectionForWriting(request);
  const all = await loadJudgements(request.db, request.visitor.authority, seeingOf(request));
  return { inspection, judged: all.filter(({ inspectionId }) => inspectionId === inspection.id) };
}

function answer(request: SignedInRequest, { inspection, judged }: Judged, shown: FormShown): Answer {
  const asked = areasAsked(inspection, judged, request.today);
  const main = judgementsPage(inspection, asked, judgementsForm(asked, judged), shown);
  const back = { href: `/inspections/${inspection.id}`, text: inspection.title };
  return shownAnswer(request, { title: 'Write the judgements', back, main }, shown);
}

async function show(request: SignedInRequest): Promise<Answer> {
  const found = await judgedOf(request);
  const asked = areasAsked(found.inspection, found.judged, request.today);
  return answer(request, found, untouched(request, judgementsForm(asked, found.judged)));
}

async function save(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const found = await judgedOf(request);
  const { id, version } = found.inspection;
  const areas = areasAsked(found.inspection, found.judged, today);
  const asked = readJudgements(form, areas);
  if (!asked.ok) return answer(request, found, refused(request, asked.problems));
  if (!(await takeVersion(db, visitor.authority, { id, version: versionIn(form) }))) {
    const labels: Form = Object.fromEntries(
      areas.flatMap(({ key, area }) => [
        [`grade-${key}`, area === null ? `Area ${key}` : areaTitle(area)],
        [`words-${key}`, `In words: ${area === null ? key : areaTitle(area)}`],
      ]),
    );
    const shown = await overtaken(request, {
      ...{ what: 'the inspection', subject: id, version, labels, now: judgementsForm(areas, found.judged) },
      ...{ action: `/inspections/${id}/judgements`, keepHref: `/inspections/${id}` },
    });
    return answer(request, found, shown);
  }
  await setJudgements(db, visitor.authority, id, asked.given);
  const plain = (judgements: readonly { area: string; grade: string | null }[]) =>
    Object.fromEntries(judgements.map(({ area, grade }) => [area, grade]));
  const change = told(found.inspection, { before: plain(found.judged), after: plain(asked.given) });
  await record(db, visitor, 'inspection.judged', id, change);
  return { kind: 'redirect', to: `/inspections/${id}?done=saved` };
}
