import { loadInspections } from '#features/inspections/index.ts';
import { csv } from '#kernel/csv.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { csvAnswer, headed, mayFollow, pageAnswer, threadOf } from './asked.routes.ts';
import { forwardPage } from './forward.page.ts';
import { COMING_ONE, comingBetween, comingInView, forwardViewFrom, spanOf } from './forward.ts';

/** What falls due. */
export function forwardRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/plan/forward', permission: 'plan.read' },
      what: 'What falls due next month and next quarter: actions, milestones, tests, answers',
      handle: forwardAnswer,
    },
    {
      ...{ method: 'GET', path: '/plan/forward.csv', permission: 'plan.read' },
      what: 'What falls due as CSV',
      handle: forwardCsv,
    },
  ];
}

async function askedFor(request: SignedInRequest) {
  const { db, visitor, may, query, today } = request;
  const { plan, hasPlan } = await threadOf(request);
  const inspections = await loadInspections(db, visitor.authority, { seesHeld: may('inspections.held') });
  const view = forwardViewFrom(query);
  const coming = comingInView(comingBetween(plan, inspections, spanOf(view.span, today)), view);
  return { plan, hasPlan, view, coming, today };
}

async function forwardAnswer(request: SignedInRequest): Promise<Answer> {
  const main = forwardPage({
    ...headed(request, '/plan/forward'),
    ...(await askedFor(request)),
    may: mayFollow(request),
  });
  return pageAnswer('What is due next', main, { href: '/plan', text: 'Plan' });
}

async function forwardCsv(request: SignedInRequest): Promise<Answer> {
  const { coming } = await askedFor(request);
  const rows = coming.map(({ day, kind, ref, words, owner }) => [day, COMING_ONE[kind], ref, words, owner]);
  return csvAnswer('due-next.csv', csv(['Day', 'Kind', 'Where', 'What', 'Owner'], rows));
}
