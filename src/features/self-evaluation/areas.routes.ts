import { type FormShown, formFrame, overtaken, refused, untouched, writingBy } from '#features/forms/index.ts';
import { areaTitle } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { peopleToChoose } from '#features/structure/index.ts';
import type { Form } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import {
  areaOf,
  backToArea,
  type EvaluationServices,
  evaluationAnswer,
  evaluationOf,
  moveOn,
} from './answers.routes.ts';
import { areaPage } from './area.page.ts';
import { type AreaEvaluation, wholeVersion } from './area.ts';
import { areaFields, gradeFields } from './forms.page.ts';
import { readArea, readGrade } from './forms.ts';
import { BLOCKS, blocksOwning } from './life.ts';
import { overviewPage } from './overview.page.ts';
import type { Evaluation } from './standing.store.ts';
import { areaStanding } from './standing.ts';
import { hasOtherEvidence, isCurrentStatement } from './statement.ts';
import { loadVersions } from './versions.store.ts';
import { addProposal, lockArea, setArea } from './writing.store.ts';

/** The areas: at a glance and one by one, their grades, and owning them. */
export function areaRoutes(services: EvaluationServices): Route[] {
  const permission = 'evaluation.write';
  const area = '/self-evaluation/areas/:area';
  return [
    {
      ...{ method: 'GET', path: '/self-evaluation', what: 'The self-evaluation, area by area' },
      ...{ permission: 'evaluation.read', handle: overview },
    },
    {
      ...{ method: 'GET', path: area, what: 'An area of the self-evaluation by its three questions' },
      ...{ permission: 'evaluation.read', handle: oneArea },
    },
    {
      ...{ method: 'GET', path: `${area}/edit`, what: 'Say what an area is in short, and who leads on it', permission },
      handle: async (request) => {
        const found = areaOf(request, await evaluationOf(request));
        return editAnswer(request, found, untouched(request, formOfArea(found)));
      },
    },
    {
      ...{
        method: 'POST',
        path: `${area}/edit`,
        what: 'Say what an area is in short, and who leads on it',
        permission,
      },
      handle: (request) => edit(services, request),
    },
    {
      ...{ method: 'GET', path: `${area}/grade`, what: 'Propose a grade', permission },
      handle: async (request) => gradeAnswer(request, areaOf(request, await evaluationOf(request)), untouched(request)),
    },
    {
      ...{ method: 'POST', path: `${area}/grade`, what: 'Propose a grade, with the reason', permission },
      handle: (request) => propose(services, request),
    },
    {
      ...{ method: 'GET', path: `${area}/owning`, what: 'Confirm owning an area', permission },
      handle: async (request) => {
        const evaluation = await evaluationOf(request);
        return owningAnswer(request, areaOf(request, evaluation), evaluation, untouched(request));
      },
    },
    {
      ...{ method: 'POST', path: `${area}/owning`, what: 'Own an area', permission },
      handle: (request) => own(services, request),
    },
  ];
}

async function overview(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may } = request;
  const { areas, inForce, statements } = await evaluationOf(request);
  const standings = areas.map((area) => areaStanding(area, statements));
  const versions = await loadVersions(db, visitor.authority);
  const main = overviewPage({
    ...{ council: visitor.council, may },
    areas: standings.filter(({ area }) => inForce.includes(area)),
    earlier: standings.filter(({ area, statements: count }) => !inForce.includes(area) && count > 0),
    shared: versions.find(({ purpose }) => purpose === 'ofsted') ?? null,
  });
  return evaluationAnswer(request, { title: 'Self-evaluation', back: null, main });
}

/** Without the owner's id, which says nothing to those who compare. */
function inWords({ ownerId: _, ...words }: Form): Form {
  return words;
}

const BACK = { href: '/self-evaluation', text: 'Self-evaluation' };

async function oneArea(request: SignedInRequest): Promise<Answer> {
  const evaluation = await evaluationOf(request);
  const area = areaOf(request, evaluation);
  const main = areaPage({
    ...{ area, may: request.may, personId: request.visitor.personId, actions: evaluation.known.actions },
    statements: evaluation.statements.filter(
      ({ statement }) => statement.area === area.area && isCurrentStatement(statement),
    ),
    blocks: blocksOf(request, area, evaluation),
  });
  return evaluationAnswer(request, { title: areaTitle(area.area), back: BACK, main });
}

function blocksOf({ visitor }: SignedInRequest, area: AreaEvaluation, { known }: Evaluation) {
  const { personId } = visitor;
  return blocksOwning(area, { personId, hasOtherEvidence: (id) => hasOtherEvidence(id, known.evidence) });
}

function formOfArea({ summary, owner, ownerWords }: AreaEvaluation): Form {
  return { summary, ownerId: owner?.id ?? '', ownerWords };
}

async function editAnswer(request: SignedInRequest, area: AreaEvaluation, shown: FormShown): Promise<Answer> {
  const people = await peopleToChoose(request.db, request.visitor.authority);
  const path = `/self-evaluation/areas/${area.area}`;
  const main = formFrame({
    ...{ heading: 'Summary and lead', caption: areaTitle(area.area), fields: areaFields(shown, people) },
    ...{
      action: `${path}/edit`,
      save: 'Save',
      leave: { href: path },
      changes: { version: area.version, opened: inWords(formOfArea(area)) },
    },
    shown,
  });
  return evaluationAnswer(request, { title: 'Summary and lead', back: backToArea(area.area), main }, shown);
}

async function edit(services: EvaluationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const area = areaOf(request, await evaluationOf(request));
  const asked = readArea(form, await peopleToChoose(db, visitor.authority));
  if (!asked.ok) return editAnswer(request, area, refused(request, asked.problems));
  const now = formOfArea(area);
  const path = `/self-evaluation/areas/${area.area}`;
  if (!(await setArea(db, visitor.authority, { area: area.area, version: versionIn(form) }, asked.given))) {
    const overtaking = {
      ...{ what: 'the summary', subject: area.area, version: area.version, now: inWords(now) },
      labels: { summary: 'In short', ownerWords: 'Post' },
      ...{ action: `${path}/edit`, keepHref: path },
    };
    return editAnswer(request, area, await overtaken(request, overtaking));
  }
  if (now['summary'] !== asked.given.summary)
    await moveOn(services, request, area, 'changed', 'What is said of it in short was changed');
  await record(db, visitor, 'evaluation.area', area.area, { before: now, after: { ...asked.given } });
  return { kind: 'redirect', to: `${path}?done=saved` };
}

function gradeAnswer(request: SignedInRequest, area: AreaEvaluation, shown: FormShown): Answer {
  const path = `/self-evaluation/areas/${area.area}`;
  const main = formFrame({
    ...{ heading: 'Propose a grade', caption: areaTitle(area.area), fields: gradeFields(shown) },
    ...{
      action: `${path}/grade`,
      save: 'Propose it',
      leave: { href: path },
      changes: { version: area.proposals.length },
    },
    shown,
  });
  return evaluationAnswer(request, { title: 'Propose a grade', back: backToArea(area.area), main }, shown);
}

async function propose(services: EvaluationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const area = areaOf(request, await evaluationOf(request));
  const asked = readGrade(form, 'Say why this grade');
  if (!asked.ok) return gradeAnswer(request, area, refused(request, asked.problems));
  const number = versionIn(form) + 1;
  const isNext = number === area.proposals.length + 1;
  const by = writingBy(request, services);
  if (!isNext || !(await addProposal(db, visitor.authority, area.area, { ...asked.given, number }, by))) {
    const last = area.proposals.at(-1);
    const path = `/self-evaluation/areas/${area.area}`;
    const overtaking = {
      ...{ what: 'the grade', subject: area.area, version: area.proposals.length },
      ...{ labels: { grade: 'Grade', reason: 'Why' }, now: { grade: last?.grade ?? '', reason: last?.reason ?? '' } },
      ...{ action: `${path}/grade`, keepHref: path },
    };
    return gradeAnswer(request, area, await overtaken(request, overtaking));
  }
  await moveOn(services, request, area, 'proposed', 'A new grade was proposed');
  const { grade, reason } = asked.given;
  await record(db, visitor, 'evaluation.graded', area.area, { after: { grade }, reason });
  return { kind: 'redirect', to: `/self-evaluation/areas/${area.area}?done=graded` };
}

function owningAnswer(
  request: SignedInRequest,
  area: AreaEvaluation,
  evaluation: Evaluation,
  shown: FormShown,
): Answer {
  if (blocksOf(request, area, evaluation).length > 0 && shown.problems.length === 0) throw new AppError('STALE');
  const path = `/self-evaluation/areas/${area.area}`;
  const main = formFrame({
    ...{ heading: 'Own this area?', caption: areaTitle(area.area), fields: null },
    note: 'You say with your name that this is what the council knows of its practice, that every challenge was answered, and that it can be shared. As soon as something in it changes, it is a draft again.',
    ...{ action: `${path}/owning`, save: 'Own it', leave: { href: path }, isGrave: true },
    ...{ changes: { version: wholeVersion(area) }, shown },
  });
  return evaluationAnswer(request, { title: 'Own this area?', back: backToArea(area.area), main }, shown);
}

async function own(services: EvaluationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, params, form } = request;
  await lockArea(db, visitor.authority, params['area'] ?? '');
  const evaluation = await evaluationOf(request);
  const area = areaOf(request, evaluation);
  const problems = blocksOf(request, area, evaluation).map((block) => ({ field: 'main-content', text: BLOCKS[block] }));
  if (problems.length > 0) return owningAnswer(request, area, evaluation, refused(request, problems));
  if (versionIn(form) !== wholeVersion(area)) throw new AppError('STALE');
  await moveOn(services, request, area, 'owned', '');
  await record(db, visitor, 'evaluation.owned', area.area);
  return { kind: 'redirect', to: `/self-evaluation/areas/${area.area}?done=owned` };
}
