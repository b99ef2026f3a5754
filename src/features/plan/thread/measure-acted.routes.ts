import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { headed, mayFollow, pageAnswer, threadOf } from './asked.routes.ts';
import { measureActedPage } from './measure-acted.page.ts';
import { loadGaps } from './thread.store.ts';
import { actionsStanding, outcomeRef } from './thread.ts';

/** Who acts on a measure. */
export function measureActedRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/plan/measures/:id', permission: 'plan.read' },
      what: 'Who acts on a measure: outcomes, actions and recommendations',
      handle: measureActedAnswer,
    },
  ];
}

async function measureActedAnswer(request: SignedInRequest): Promise<Answer> {
  const thread = await threadOf(request);
  const { plan, standings, recommendations, judged } = thread;
  const row = judged.get(request.params['id'] ?? '');
  if (!row) throw new AppError('NOT_FOUND');
  const { id, title } = row.measure;
  const outcomes = plan.outcomes.filter(({ measures, endedOn }) => endedOn === null && measures.includes(id));
  const reached = new Set(outcomes.map((outcome) => outcome.id));
  const actions = actionsStanding(plan, standings).filter(({ outcome }) => reached.has(outcome.id));
  const answered = new Set([
    ...outcomes.flatMap(({ recommendationIds }) => recommendationIds),
    ...actions.flatMap(({ action }) =>
      action.answers.flatMap((answer) => (answer.kind === 'recommendation' ? [answer.id] : [])),
    ),
  ]);
  const { gaps } = await loadGaps(request.db, request.visitor.authority, thread);
  const main = measureActedPage({
    gap: gaps.find((gap) => gap.href === `/plan/measures/${id}`) ?? null,
    ...{ navigation: headed(request, '').navigation, row, actions, recommendations, standings },
    outcomes: outcomes.map((outcome) => ({ outcome, ref: outcomeRef(plan, outcome) })),
    answered: recommendations.filter((each) => answered.has(each.id)),
    ...{ partners: plan.partners, may: mayFollow(request) },
  });
  return pageAnswer(`Who acts on: ${title}`, main, { href: `/measures/${id}`, text: 'The measure' });
}
