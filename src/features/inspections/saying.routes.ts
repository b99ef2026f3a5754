import { type FormShown, found, overtaken, refused, untouched, writingBy } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { loadStructure, teamsAt } from '#features/structure/index.ts';
import type { Form } from '#kernel/form.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { areaTitle, findingAreasFor, inspectedOn } from './areas.ts';
import { feedbackRoutes } from './feedback.routes.ts';
import { loadFindings, loadRecommendations } from './findings.store.ts';
import { addFinding, addRecommendation, changeFinding, changeRecommendation } from './findings-writing.store.ts';
import { type InspectionServices, inspectionForWriting, seeingOf, shownAnswer, told } from './form.routes.ts';
import { judgementRoutes } from './judgements.routes.ts';
import type { Finding, Inspection, Recommendation } from './register.ts';
import { findingPage, recommendationPage } from './saying.page.ts';
import { findingForm, nextRef, readFinding, readRecommendation, readRecommendationWords } from './saying-form.ts';

const PERMISSION = 'inspections.manage';

/** What an inspection judged, found and recommends, and what was said before it was written. */
export function sayingRoutes(services: InspectionServices): Route[] {
  const changing = [
    ['GET', '/inspections/:inspection/findings/new', 'Add a finding', newFinding],
    ['POST', '/inspections/:inspection/findings', 'Add a finding', (request) => writeFinding(services, request)],
    ['GET', '/findings/:finding/edit', 'Change a finding', editFinding],
    ['POST', '/findings/:finding/edit', 'Change a finding', saveFinding],
    ['GET', '/inspections/:inspection/recommendations/new', 'Add a recommendation', newRecommendation],
    [
      'POST',
      '/inspections/:inspection/recommendations',
      'Add a recommendation',
      (request) => writeRecommendation(services, request),
    ],
    ['GET', '/recommendations/:recommendation/edit', 'Change a recommendation', editRecommendation],
    ['POST', '/recommendations/:recommendation/edit', 'Change a recommendation', saveRecommendation],
  ] as const satisfies readonly [Route['method'], string, string, (request: SignedInRequest) => Promise<Answer>][];
  return [
    ...judgementRoutes(),
    ...changing.map(([method, path, what, handle]) => ({ method, path, what, permission: PERMISSION, handle })),
    ...feedbackRoutes(services),
  ];
}

async function choicesOf({ db, visitor, today }: SignedInRequest, inspection: Inspection, finding: Finding | null) {
  const structure = await loadStructure(db, visitor.authority);
  const named = (things: readonly { id: string; name: string }[], kept: string | null | undefined) =>
    things.filter((one) => kept === one.id);
  const teams = teamsAt(structure, today).map(({ id, name }) => ({ id, name }));
  const services = structure.services.filter(({ from, until }) => from <= today && (until === null || today < until));
  const add = (there: { id: string; name: string }[], kept: { id: string; name: string }[]) =>
    kept.some(({ id }) => there.some((one) => one.id === id)) ? there : [...there, ...kept];
  const areas: readonly string[] = findingAreasFor(inspection.kind, inspectedOn(inspection) ?? today);
  const kept = finding?.area == null || areas.includes(finding.area) ? [] : [finding.area];
  return {
    areas: [...areas, ...kept].map((area) => ({ id: area, name: areaTitle(area) })),
    teams: add(teams, named(structure.teams, finding?.team)),
    services: add([...services], named(structure.services, finding?.service)),
  };
}

async function findingAnswer(
  request: SignedInRequest,
  inspection: Inspection,
  finding: Finding | null,
  shown: FormShown,
): Promise<Answer> {
  const now = finding ? findingForm(finding) : {};
  const main = findingPage({ inspection, finding, now, shown, ...(await choicesOf(request, inspection, finding)) });
  const back = { href: `/inspections/${inspection.id}`, text: inspection.title };
  return shownAnswer(request, { title: finding ? 'Change a finding' : 'Add a finding', back, main }, shown);
}

async function newFinding(request: SignedInRequest): Promise<Answer> {
  return findingAnswer(request, await inspectionForWriting(request), null, untouched(request));
}

async function writeFinding(services: InspectionServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const inspection = await inspectionForWriting(request);
  const asked = readFinding(form, await choicesOf(request, inspection, null));
  if (!asked.ok) return findingAnswer(request, inspection, null, refused(request, asked.problems));
  const id = await addFinding(
    db,
    visitor.authority,
    inspection.id,
    asked.given,
    raisedBy(services, request, inspection),
  );
  const { kind, theme, area } = asked.given;
  await record(db, visitor, 'finding.added', id, {
    detail: { inspection: inspection.id },
    ...told(inspection, { after: { kind, theme, area } }),
  });
  return { kind: 'redirect', to: `/inspections/${inspection.id}?done=added` };
}

/** Raised on the day of publication, so that the count of a day says what was known then; else today. */
function raisedBy(services: InspectionServices, request: SignedInRequest, { publishedOn }: Inspection) {
  return { ...writingBy(request, services), on: publishedOn ?? request.today };
}

async function findingOf(request: SignedInRequest): Promise<{ finding: Finding; inspection: Inspection }> {
  const { db, visitor, params } = request;
  const finding = found(await loadFindings(db, visitor.authority, seeingOf(request)), params['finding']);
  return { finding, inspection: await inspectionForWriting(request, finding.inspectionId) };
}

async function editFinding(request: SignedInRequest): Promise<Answer> {
  const { finding, inspection } = await findingOf(request);
  return findingAnswer(request, inspection, finding, untouched(request, findingForm(finding)));
}

async function saveFinding(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const { finding, inspection } = await findingOf(request);
  const { id } = finding;
  const asked = readFinding(form, await choicesOf(request, inspection, finding));
  if (!asked.ok) return findingAnswer(request, inspection, finding, refused(request, asked.problems));
  if (!(await changeFinding(db, visitor.authority, { id, version: versionIn(form) }, asked.given))) {
    const labels = {
      kind: 'What it is',
      words: 'Words',
      paragraph: 'Paragraph',
      theme: 'Theme',
      area: 'Area of judgement',
      team: 'Team',
      service: 'Service',
    };
    const shown = await overtaken(request, {
      ...{ what: 'the finding', subject: id, version: finding.version, labels, now: findingForm(finding) },
      ...{ action: `/findings/${id}/edit`, keepHref: `/inspections/${inspection.id}` },
    });
    return findingAnswer(request, inspection, finding, shown);
  }
  const change = told(inspection, { before: { ...findingForm(finding) }, after: { ...asked.given } });
  await record(db, visitor, 'finding.changed', id, change);
  return { kind: 'redirect', to: `/inspections/${inspection.id}?done=saved` };
}

function recommendationAnswer(
  request: SignedInRequest,
  inspection: Inspection,
  recommendation: Recommendation | null,
  shown: FormShown,
): Answer {
  const now = recommendation ? wordsOf(recommendation) : {};
  const main = recommendationPage(inspection, recommendation, now, shown);
  const back = { href: `/inspections/${inspection.id}`, text: inspection.title };
  const title = recommendation ? `Change ${recommendation.ref}` : 'Add a recommendation';
  return shownAnswer(request, { title, back, main }, shown);
}

function wordsOf({ words, paragraph, theme }: Recommendation): Form {
  return { words, paragraph, theme };
}

/** Every ref that is taken, those of held reports too: it is the refs alone that are looked at. */
async function refsOf({ db, visitor }: SignedInRequest): Promise<string[]> {
  return (await loadRecommendations(db, visitor.authority, { seesHeld: true })).map(({ ref }) => ref);
}

async function newRecommendation(request: SignedInRequest): Promise<Answer> {
  const inspection = await inspectionForWriting(request);
  return recommendationAnswer(request, inspection, null, untouched(request, { ref: nextRef(await refsOf(request)) }));
}

async function writeRecommendation(services: InspectionServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const inspection = await inspectionForWriting(request);
  const asked = readRecommendation(form, await refsOf(request));
  if (!asked.ok) return recommendationAnswer(request, inspection, null, refused(request, asked.problems));
  const by = raisedBy(services, request, inspection);
  const id = await addRecommendation(db, visitor.authority, inspection.id, asked.given, by);
  await record(db, visitor, 'recommendation.added', id, {
    detail: { inspection: inspection.id },
    ...told(inspection, { after: { ref: asked.given.ref } }),
  });
  return { kind: 'redirect', to: `/inspections/${inspection.id}?done=added` };
}

async function recommendationOf(request: SignedInRequest) {
  const { db, visitor, params } = request;
  const all = await loadRecommendations(db, visitor.authority, seeingOf(request));
  const recommendation = found(all, params['recommendation']);
  return { recommendation, inspection: await inspectionForWriting(request, recommendation.inspectionId) };
}

async function editRecommendation(request: SignedInRequest): Promise<Answer> {
  const { recommendation, inspection } = await recommendationOf(request);
  return recommendationAnswer(request, inspection, recommendation, untouched(request, wordsOf(recommendation)));
}

async function saveRecommendation(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const { recommendation, inspection } = await recommendationOf(request);
  const { id } = recommendation;
  const asked = readRecommendationWords(form);
  if (!asked.ok) return recommendationAnswer(request, inspection, recommendation, refused(request, asked.problems));
  if (!(await changeRecommendation(db, visitor.authority, { id, version: versionIn(form) }, asked.given))) {
    const shown = await overtaken(request, {
      ...{ what: recommendation.ref, subject: id, version: recommendation.version, now: wordsOf(recommendation) },
      ...{ labels: { words: 'Words', paragraph: 'Paragraph', theme: 'Theme' } },
      ...{ action: `/recommendations/${id}/edit`, keepHref: `/inspections/${inspection.id}` },
    });
    return recommendationAnswer(request, inspection, recommendation, shown);
  }
  const change = told(inspection, { before: wordsOf(recommendation), after: { ...asked.given } });
  await record(db, visitor, 'recommendation.changed', id, change);
  return { kind: 'redirect', to: `/inspections/${inspection.id}?done=saved` };
}
