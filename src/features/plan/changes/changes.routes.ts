import { improvementNavigation } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { loadPlan } from '../plan.store.ts';
import { askingRoutes } from './asking.routes.ts';
import { changesPage } from './changes.page.ts';
import { type ChangeOfPlan, loadAllChanges } from './changes.store.ts';
import { changesCsv, filtered, filterIn } from './changes-view.ts';
import { decidingRoutes } from './deciding.routes.ts';
import { ruleRoutes } from './rules.routes.ts';
import { slipRoutes } from './slips.routes.ts';

/** Changes of the plan: asking, deciding, who may decide, and what has slipped. Fixed addresses before those with an id. */
export function changeRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/changes',
      what: 'Every change of the plan that was asked for, what waits first',
      permission: 'plan.read',
      handle: listAnswer,
    },
    {
      method: 'GET',
      path: '/plan/changes.csv',
      what: 'The changes of the plan as a table',
      permission: 'plan.read',
      handle: fileAnswer,
    },
    ...slipRoutes(),
    ...ruleRoutes(services),
    ...askingRoutes(services),
    ...decidingRoutes(services),
  ];
}

async function allOf({ db, visitor }: SignedInRequest): Promise<ChangeOfPlan[]> {
  const plan = await loadPlan(db, visitor.authority);
  return plan === null ? [] : loadAllChanges(db, visitor.authority, plan);
}

async function listAnswer(request: SignedInRequest): Promise<Answer> {
  const { visitor, may, query } = request;
  const all = await allOf(request);
  const filter = filterIn(query);
  const main = changesPage({
    ...{ council: visitor.council, rows: filtered(all, filter), count: all.length, filter },
    waiting: all.filter(({ change }) => change.state === 'asked').length,
    mayManage: may('plan.manage'),
    navigation: improvementNavigation(may, '/plan/changes'),
  });
  return shownAnswer(request, { title: 'Changes of the plan', back: null, main });
}

async function fileAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, query } = request;
  const rows = filtered(await allOf(request), filterIn(query));
  await record(db, visitor, 'plan.changes.downloaded', 'changes', { detail: { rows: rows.length } });
  return { kind: 'file', name: 'plan-changes.csv', contentType: 'text/csv; charset=utf-8', body: changesCsv(rows) };
}
