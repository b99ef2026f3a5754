import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { csvAnswer, headed, mayFollow, pageAnswer, threadOf } from './asked.routes.ts';
import { matrixCsv } from './matrix.csv.ts';
import { matrixPage } from './matrix.page.ts';
import { matrixOf, matrixViewFrom, rowsInView } from './matrix.ts';

/** Recommendations with everything that answers them. */
export function recommendationsRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/plan/recommendations', permission: 'plan.read' },
      what: 'The matrix: recommendations, outcomes, actions, delivery, measures and impact, with what is missing',
      handle: matrixAnswer,
    },
    {
      ...{ method: 'GET', path: '/plan/recommendations.csv', permission: 'plan.read' },
      what: 'The matrix of recommendations as CSV',
      handle: matrixFile,
    },
  ];
}

async function askedFor(request: SignedInRequest) {
  const thread = await threadOf(request);
  const { today, workingDays } = thread.context;
  const view = matrixViewFrom(request.query, thread.plan);
  return { thread, view, rows: rowsInView(matrixOf({ ...thread, today, workingDays }), view) };
}

async function matrixAnswer(request: SignedInRequest): Promise<Answer> {
  const { thread, view, rows } = await askedFor(request);
  const main = matrixPage({
    ...headed(request, '/plan/recommendations'),
    ...thread,
    ...{ rows, view, verdicts: thread.context.verdicts, may: mayFollow(request) },
  });
  return pageAnswer('Recommendations', main);
}

async function matrixFile(request: SignedInRequest): Promise<Answer> {
  const { thread, rows } = await askedFor(request);
  return csvAnswer('recommendations.csv', matrixCsv(rows, thread.judged, request.may('counts.read')));
}
