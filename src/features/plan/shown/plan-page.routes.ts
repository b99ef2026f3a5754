import { improvementNavigation, loadFindings, loadRecommendations } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { shownAnswer } from '../form.routes.ts';
import { loadPlanStanding, type PlanStanding } from '../standings.store.ts';
import type { AnswersKnown } from './answers.ts';
import { planCsv } from './plan.csv.ts';
import { noPlanPage, planPage } from './plan.page.ts';
import { actionsShown, planViewFrom } from './plan-view.ts';

/** The plan on a page, and the same as a table to take away. */
export function planPageRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan',
      what: 'The improvement plan on a page',
      permission: 'plan.read',
      handle: planAnswer,
    },
    {
      method: 'GET',
      path: '/plan.csv',
      what: 'Actions of the plan as CSV',
      permission: 'plan.read',
      handle: csvAnswer,
    },
  ];
}

async function planAnswer(request: SignedInRequest): Promise<Answer> {
  const { visitor, may, query, today } = request;
  const navigation = improvementNavigation(may, '/plan');
  const mayManage = may('plan.manage');
  const stands = await standingFor(request);
  if (stands === null) {
    const main = noPlanPage({ navigation, mayManage });
    return shownAnswer(request, { title: 'Improvement plan', back: null, main });
  }
  const view = planViewFrom(query);
  const actions = actionsShown(stands.plan, stands.standings, view, today);
  const known = await answersKnown(request);
  const main = planPage({ council: visitor.council, stands, actions, known, view, today, navigation, mayManage });
  return shownAnswer(request, { title: stands.plan.name, back: null, main });
}

async function csvAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, query, today } = request;
  const stands = await mustStand(request);
  const actions = actionsShown(stands.plan, stands.standings, planViewFrom(query), today);
  const body = planCsv(stands.plan, actions, stands.standings, await answersKnown(request));
  await record(db, visitor, 'plan.downloaded', stands.plan.id);
  return { kind: 'file', name: 'plan.csv', contentType: 'text/csv; charset=utf-8', body };
}

/** The plan as it stands today; null where there is none. */
export function standingFor({ db, visitor, today }: SignedInRequest): Promise<PlanStanding | null> {
  return loadPlanStanding(db, visitor, today);
}

/** The plan as it stands today, which there must be. */
export async function mustStand(request: SignedInRequest): Promise<PlanStanding> {
  const stands = await standingFor(request);
  if (stands === null) throw new AppError('NOT_FOUND');
  return stands;
}

/** The recommendations and findings that the reader may know. */
export async function answersKnown({ db, visitor, may }: SignedInRequest): Promise<AnswersKnown> {
  const seeing = { seesHeld: may('inspections.held') };
  const recommendations = await loadRecommendations(db, visitor.authority, seeing);
  const findings = await loadFindings(db, visitor.authority, seeing);
  return {
    recommendations: new Map(recommendations.map((one) => [one.id, one])),
    findings: new Map(findings.map((one) => [one.id, one])),
  };
}
