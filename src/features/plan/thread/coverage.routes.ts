import { csv } from '#kernel/csv.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { GAP_WHY, GAP_WORDS } from '../axes/coverage.ts';
import { csvAnswer, headed, mayFollow, pageAnswer, threadOf } from './asked.routes.ts';
import { coveragePage, FILLING } from './coverage.page.ts';
import { loadGaps } from './thread.store.ts';

/** Where the thread is broken. */
export function coverageRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/plan/coverage', permission: 'plan.read' },
      what: 'Gaps: recommendations, measures, outcomes and actions to which something is missing',
      handle: coverageAnswer,
    },
    {
      ...{ method: 'GET', path: '/plan/coverage.csv', permission: 'plan.read' },
      what: 'Gaps of the plan as CSV',
      handle: coverageCsv,
    },
  ];
}

async function gapsFor(request: SignedInRequest) {
  const thread = await threadOf(request);
  const { gaps } = await loadGaps(request.db, request.visitor.authority, thread);
  return { hasPlan: thread.hasPlan, gaps };
}

async function coverageAnswer(request: SignedInRequest): Promise<Answer> {
  const main = coveragePage({
    ...headed(request, '/plan/coverage'),
    ...(await gapsFor(request)),
    may: mayFollow(request),
  });
  return pageAnswer('Gaps', main);
}

async function coverageCsv(request: SignedInRequest): Promise<Answer> {
  const { gaps } = await gapsFor(request);
  const rows = gaps.map(({ kind, ref, words, detail }) => [
    ...[GAP_WORDS[kind], ref, words, GAP_WHY[kind], detail, FILLING[kind].what],
  ]);
  return csvAnswer('gaps.csv', csv(['Gap', 'Where', 'In words', 'Why', 'Known', 'What to do'], rows));
}
