import { evidenceOfMany } from '#features/evidence/index.ts';
import { clockStanding, loadFindings, loadInspections } from '#features/inspections/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { isPartOfPlan } from '../plan.ts';
import { headed, mayFollow, pageAnswer, threadOf } from './asked.routes.ts';
import { goldenPage } from './golden.page.ts';
import { type EvidenceFound, evidenceOn, startOf, startOfFinding, type ThreadStart } from './golden.ts';
import { type MatrixOutcome, matrixOf } from './matrix.ts';
import type { Thread } from './thread.store.ts';
import { type ActionStanding, actionsStanding, outcomeRef } from './thread.ts';

/** The thread of one recommendation, and of one finding. */
export function goldenRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/plan/recommendations/:id', permission: 'plan.read' },
      what: 'The thread of a recommendation: from the inspection to the children and the evidence',
      handle: recommendationAnswer,
    },
    {
      ...{ method: 'GET', path: '/plan/findings/:id', permission: 'plan.read' },
      what: 'The thread of a finding: who acts on it, and what shows that it helped',
      handle: findingAnswer,
    },
  ];
}

const BACK = { href: '/plan/recommendations', text: 'Recommendations' };

async function recommendationAnswer(request: SignedInRequest): Promise<Answer> {
  const thread = await threadOf(request);
  const { today, workingDays } = thread.context;
  const recommendation = thread.recommendations.find(({ id }) => id === request.params['id']);
  if (!recommendation) throw new AppError('NOT_FOUND');
  const [row] = matrixOf({ ...thread, recommendations: [recommendation], today, workingDays });
  const start = startOf(recommendation, clockStanding(recommendation, today, workingDays));
  const main = await threadPage(request, thread, start, row?.outcomes ?? [], row?.missing ?? []);
  return pageAnswer(recommendation.ref, main, BACK);
}

async function findingAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may, params } = request;
  const seeing = { seesHeld: may('inspections.held') };
  const finding = (await loadFindings(db, visitor.authority, seeing)).find(({ id }) => id === params['id']);
  if (!finding) throw new AppError('NOT_FOUND');
  const inspections = await loadInspections(db, visitor.authority, seeing);
  const inspection = inspections.find(({ id }) => id === finding.inspectionId);
  const thread = await threadOf(request);
  const actions = actionsStanding(thread.plan, thread.standings).filter(({ action }) =>
    action.answers.some((answer) => answer.kind === 'finding' && answer.id === finding.id),
  );
  const isOwed = finding.kind !== 'strength' && finding.state === 'open' && actions.length === 0;
  const start = startOfFinding(finding, inspection);
  const main = await threadPage(
    request,
    thread,
    start,
    outcomesOf(thread, actions),
    isOwed ? ['No action answers it'] : [],
  );
  return pageAnswer(start.ref, main, {
    href: `/inspections/${finding.inspectionId}`,
    text: inspection?.title ?? 'The inspection',
  });
}

/** The outcomes of actions, each with those of them that belong to it. */
function outcomesOf({ plan }: Pick<Thread, 'plan'>, actions: readonly ActionStanding[]): MatrixOutcome[] {
  const byOutcome = Map.groupBy(
    actions.filter(({ action }) => isPartOfPlan(action)),
    ({ outcome }) => outcome,
  );
  return [...byOutcome].map(([outcome, own]) => ({
    outcome,
    ref: outcomeRef(plan, outcome),
    actions: own,
    missing: [],
  }));
}

async function threadPage(
  request: SignedInRequest,
  thread: Thread,
  start: ThreadStart,
  outcomes: readonly MatrixOutcome[],
  missing: readonly string[],
) {
  const { context, plan } = thread;
  const actions = outcomes.flatMap((outcome) => outcome.actions);
  return goldenPage({
    ...thread,
    ...{ navigation: headed(request, BACK.href).navigation, start, outcomes, actions, missing },
    ...{ partners: plan.partners, deadlines: context.deadlines, today: context.today, may: mayFollow(request) },
    measures: [...new Set(outcomes.flatMap(({ outcome }) => outcome.measures))],
    evidence: evidenceOn(start, outcomes, actions, await evidenceFound(request, start)),
  });
}

async function evidenceFound({ db, visitor }: SignedInRequest, { kind }: ThreadStart): Promise<EvidenceFound> {
  return {
    start: await evidenceOfMany(db, visitor.authority, kind),
    outcome: await evidenceOfMany(db, visitor.authority, 'outcome'),
    action: await evidenceOfMany(db, visitor.authority, 'action'),
  };
}
