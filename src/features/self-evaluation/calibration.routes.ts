import { type FormShown, formFrame, refused, untouched, writingBy } from '#features/forms/index.ts';
import {
  type Finding,
  type Inspection,
  loadFindings,
  loadInspections,
  loadJudgements,
} from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type EvaluationServices, evaluationAnswer, evaluationOf } from './answers.routes.ts';
import { type AreaEvaluation, proposedOn } from './area.ts';
import { besideCsv } from './beside.csv.ts';
import { besideInspection } from './beside.ts';
import { calibrationPage, saidFields } from './calibration.page.ts';
import { calibration, dayBefore } from './calibration.ts';
import { addSaid, loadSaid } from './findings.store.ts';
import { readSaid } from './forms.ts';

const LIST = '/self-evaluation/inspections';
/** Only what is published is laid beside what the council said. */
const PUBLISHED = { seesHeld: false } as const;

/** The self-evaluation beside what inspections judged and found. */
export function calibrationRoutes(services: EvaluationServices): Route[] {
  const permission = 'evaluation.write';
  const finding = '/self-evaluation/findings/:finding';
  return [
    {
      ...{ method: 'GET', path: LIST, what: 'The self-evaluation beside inspections', permission: 'evaluation.read' },
      handle: beside,
    },
    {
      ...{ method: 'GET', path: `${LIST}.csv`, what: 'The self-evaluation beside inspections as CSV' },
      permission: 'evaluation.read',
      handle: besideFile,
    },
    {
      ...{ method: 'GET', path: finding, what: 'Say whether the council had known of a finding', permission },
      handle: async (request) => sayingAnswer(request, await findingOf(request), untouched(request)),
    },
    {
      ...{ method: 'POST', path: finding, what: 'Say whether the council had known of a finding', permission },
      handle: (request) => say(services, request),
    },
  ];
}

/** Every published inspection that came after the first grade was proposed, the newest first, with what was said of it. */
async function besidesOf(request: SignedInRequest) {
  const { db, visitor } = request;
  const { areas, statements } = await evaluationOf(request);
  const inspections = await loadInspections(db, visitor.authority, PUBLISHED);
  const findings = await loadFindings(db, visitor.authority, PUBLISHED);
  const judgements = await loadJudgements(db, visitor.authority, PUBLISHED);
  const published = inspections
    .filter((inspection) => isAfterFirst(inspection, areas))
    .toSorted((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1));
  return {
    said: await loadSaid(db, visitor.authority),
    compared: calibration(areas, published, judgements),
    inspections: published.map((inspection) => besideInspection(inspection, { areas, judgements, findings })),
    statements: statements.map(({ statement }) => statement),
  };
}

async function beside(request: SignedInRequest): Promise<Answer> {
  const { visitor, may } = request;
  const main = calibrationPage({ council: visitor.council, may, ...(await besidesOf(request)) });
  return evaluationAnswer(request, { title: 'Beside inspections', back: null, main });
}

async function besideFile(request: SignedInRequest): Promise<Answer> {
  const { inspections, said, statements } = await besidesOf(request);
  const name = `self-evaluation-beside-inspections-${request.today}.csv`;
  return {
    ...{ kind: 'file', name, contentType: 'text/csv; charset=utf-8' },
    body: besideCsv(inspections, said, statements),
  };
}

/** Whether an inspection came after the council had first said something of itself. */
function isAfterFirst(inspection: Inspection, areas: readonly AreaEvaluation[]): boolean {
  const { publishedOn } = inspection;
  if (publishedOn === null) return false;
  const before = dayBefore(inspection, publishedOn);
  return areas.some((area) => proposedOn(area, before) !== null);
}

/** A published finding of this council. */
async function findingOf({ db, visitor, params }: SignedInRequest): Promise<Finding> {
  const found = (await loadFindings(db, visitor.authority, PUBLISHED)).find(({ id }) => id === params['finding']);
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}

async function sayingAnswer(request: SignedInRequest, finding: Finding, shown: FormShown): Promise<Answer> {
  const { statements } = await evaluationOf(request);
  const own = statements.map(({ statement }) => statement);
  const main = formFrame({
    ...{ heading: 'Had we said so?', caption: 'Self-evaluation', note: finding.words, fields: saidFields(shown, own) },
    ...{ action: `/self-evaluation/findings/${finding.id}`, save: 'Save', leave: { href: LIST } },
    shown,
  });
  const back = { href: LIST, text: 'Beside inspections' };
  return evaluationAnswer(request, { title: 'Had we said so?', back, main }, shown);
}

async function say(services: EvaluationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const finding = await findingOf(request);
  const { statements } = await evaluationOf(request);
  const asked = readSaid(
    form,
    statements.map(({ statement }) => statement),
  );
  if (!asked.ok) return sayingAnswer(request, finding, refused(request, asked.problems));
  await addSaid(db, visitor.authority, finding.id, asked.given, writingBy(request, services));
  await record(db, visitor, 'evaluation.finding', finding.id, { after: { said: asked.given.said } });
  return { kind: 'redirect', to: `${LIST}?done=said` };
}
