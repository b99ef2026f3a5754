import { improvementNavigation } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { emptyState, html, pageHeading } from '#ui';
import { shownAnswer } from '../form.routes.ts';
import { loadPlan } from '../plan.store.ts';
import { slipsPage } from './slips.page.ts';
import { filteredSlips, slipFilterIn, slippageByMonth, slipsCsv, slipsOf } from './slips.ts';

/** What slipped: to read, and as a table. */
export function slipRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/slips',
      what: 'What has slipped, how often, and who allowed it',
      permission: 'plan.read',
      handle: slipsAnswer,
    },
    {
      method: 'GET',
      path: '/plan/slips.csv',
      what: 'Every move of a due date as a table',
      permission: 'plan.read',
      handle: fileAnswer,
    },
  ];
}

async function slipsAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may, query, today } = request;
  const plan = await loadPlan(db, visitor.authority);
  const navigation = improvementNavigation(may, '/plan/slips');
  const title = 'What has slipped';
  if (plan === null) {
    const none = emptyState('There is no plan yet', 'What slips is shown here once there is one.');
    return shownAnswer(request, { title, back: null, main: html`${pageHeading(title)}${navigation}${none}` });
  }
  const all = slipsOf(plan, today);
  const filter = slipFilterIn(query);
  const chosen = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  const main = slipsPage({
    ...{ council: visitor.council, plan, all, filter, today, navigation },
    slips: filteredSlips(all, filter, plan),
    months: slippageByMonth(plan, today),
    query: chosen.size === 0 ? '' : `?${chosen.toString()}`,
  });
  return shownAnswer(request, { title, back: null, main });
}

async function fileAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, query, today } = request;
  const plan = await loadPlan(db, visitor.authority);
  const slips = plan === null ? [] : filteredSlips(slipsOf(plan, today), slipFilterIn(query), plan);
  await record(db, visitor, 'plan.changes.downloaded', 'slips', { detail: { rows: slips.length } });
  return { kind: 'file', name: 'plan-slips.csv', contentType: 'text/csv; charset=utf-8', body: slipsCsv(slips) };
}
