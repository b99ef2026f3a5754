import { found } from '#features/forms/index.ts';
import { loadStructure } from '#features/structure/index.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { inTurn } from '#platform/web/in-turn.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { isAsked, readAsked } from './asked.ts';
import { documentRoutes } from './documents.routes.ts';
import { loadInspectionDocuments } from './documents.store.ts';
import { editingRoutes } from './editing.routes.ts';
import { expectedRoutes } from './expected.routes.ts';
import { loadFindings, loadRecommendations } from './findings.store.ts';
import { INSPECTIONS, type InspectionServices, seeingOf, shownAnswer } from './form.routes.ts';
import { inspectionPage } from './inspection.page.ts';
import { loadInspectionSteps, loadInspections, loadJudgements } from './inspections.store.ts';
import { improvementNavigation } from './navigation.page.ts';
import { findingsCsv, registerCsv } from './register.csv.ts';
import { registerPage } from './register.page.ts';
import type { Finding, Inspection } from './register.ts';
import { sayingRoutes } from './saying.routes.ts';
import { showsFindings } from './seeing.ts';
import { stepRoutes } from './step.routes.ts';

const READ = 'inspections.read';

/** The register of inspections and reviews, and what each judged, found and recommends. */
export function inspectionRoutes(services: InspectionServices): Route[] {
  return inTurn(INSPECTIONS, [
    { method: 'GET', path: '/inspections', what: 'Inspections and reviews', permission: READ, handle: register },
    {
      method: 'GET',
      path: '/inspections.csv',
      what: 'Inspections and reviews as CSV',
      permission: READ,
      async handle(request) {
        const { shown } = await askedOf(request);
        return fileOf('inspections.csv', registerCsv(shown));
      },
    },
    ...expectedRoutes(services),
    ...editingRoutes(services),
    {
      method: 'GET',
      path: '/inspections/:inspection',
      what: 'One inspection, what it judged, found and recommends',
      permission: READ,
      handle: one,
    },
    {
      method: 'GET',
      path: '/inspections/:inspection/findings.csv',
      what: 'Findings and recommendations of one inspection as CSV',
      permission: READ,
      async handle(request) {
        const { inspection } = await seenOf(request);
        const { findings, recommendations } = await saidBy(request, inspection);
        return fileOf('findings.csv', findingsCsv(findings, recommendations, await placesOf(request)));
      },
    },
    ...sayingRoutes(services),
    ...stepRoutes(services),
    ...documentRoutes(services),
  ]);
}

function fileOf(name: string, body: string): Answer {
  return { kind: 'file', name, contentType: 'text/csv; charset=utf-8', body };
}

async function askedOf(request: SignedInRequest) {
  const { db, visitor, query, today } = request;
  const asked = readAsked(query);
  const all = await loadInspections(db, visitor.authority, seeingOf(request));
  return { asked, all, shown: all.filter((one) => isAsked(one, asked, today, englandWorkingDays)) };
}

async function register(request: SignedInRequest): Promise<Answer> {
  const { today, may } = request;
  const main = registerPage({
    ...(await askedOf(request)),
    ...{ today, navigation: improvementNavigation(may, '/inspections') },
    ...{ mayManage: may('inspections.manage'), seesHeld: may('inspections.held') },
  });
  return shownAnswer(request, { title: 'Inspections', back: null, main });
}

/** An inspection as this visitor may see it, among all others. */
async function seenOf(request: SignedInRequest): Promise<{ inspection: Inspection; all: Inspection[] }> {
  const { db, visitor, params } = request;
  const all = await loadInspections(db, visitor.authority, seeingOf(request));
  return { inspection: found(all, params['inspection']), all };
}

/** What it found and recommends, as far as this visitor may see it. */
async function saidBy(request: SignedInRequest, { id }: Inspection) {
  const { db, visitor } = request;
  const seeing = seeingOf(request);
  const own = <T extends { inspectionId: string }>(things: readonly T[]) =>
    things.filter(({ inspectionId }) => inspectionId === id);
  return {
    findings: own(await loadFindings(db, visitor.authority, seeing)),
    recommendations: own(await loadRecommendations(db, visitor.authority, seeing)),
  };
}

async function placesOf({ db, visitor }: SignedInRequest): Promise<(finding: Finding) => string> {
  const { teams, services } = await loadStructure(db, visitor.authority);
  const names = new Map([...teams, ...services].map(({ id, name }) => [id, name]));
  return ({ team, service }) => [team, service].flatMap((id) => (id === null ? [] : (names.get(id) ?? []))).join(', ');
}

async function one(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today, may } = request;
  const seeing = seeingOf(request);
  const { inspection, all } = await seenOf(request);
  const { id, title } = inspection;
  const judgements = await loadJudgements(db, visitor.authority, seeing);
  const ofOne = (asked: string) => judgements.filter(({ inspectionId }) => inspectionId === asked);
  const isShown = showsFindings(inspection, seeing);
  const earlier = earlierThan(inspection, all);
  const main = inspectionPage({
    ...{ inspection, navigation: improvementNavigation(may, '/inspections') },
    before: earlier && { inspection: earlier, judgements: ofOne(earlier.id) },
    followed: all.find((other) => other.id === inspection.follows) ?? null,
    following: all.filter(({ follows }) => follows === id).toReversed(),
    judgements: ofOne(id),
    ...(await saidBy(request, inspection)),
    documents: isShown ? await loadInspectionDocuments(db, visitor.authority, id) : [],
    steps: await loadInspectionSteps(db, visitor.authority, id, seeing),
    placeOf: await placesOf(request),
    today,
    may: {
      ...{ manage: may('inspections.manage'), held: may('inspections.held') },
      ...{ board: may('plan.board'), plan: may('plan.read') },
    },
  });
  return shownAnswer(request, { title, back: { href: '/inspections', text: 'Inspections' }, main });
}

const GRADED: readonly Inspection['kind'][] = ['ilacsStandard', 'ilacsShort'];

/** The inspection before it that judged the same: of ILACS either way, else of the same kind. */
function earlierThan(inspection: Inspection, all: readonly Inspection[]): Inspection | null {
  const kinds = GRADED.includes(inspection.kind) ? GRADED : [inspection.kind];
  const index = all.findIndex(({ id }) => id === inspection.id);
  return all.slice(index + 1).find(({ kind, publishedOn }) => kinds.includes(kind) && publishedOn !== null) ?? null;
}
