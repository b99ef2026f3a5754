import { isWhileWorse, isWithoutImpact } from '#charts';
import { csv } from '#kernel/csv.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { CONFIDENCE_LOOKS, DELIVERY_LOOKS, IMPACT_LOOKS } from '../axes/looks.ts';
import { promptsOf } from '../axes/prompts.ts';
import { ownerOf } from '../plan.ts';
import { csvAnswer, headed, mayFollow, pageAnswer, threadOf } from './asked.routes.ts';
import { impactPage } from './impact.page.ts';
import { actionsStanding, inView, outcomeRef, threadViewFrom, verdictOf, worseningOf } from './thread.ts';

/** What is delivered against what it did. */
export function impactRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/plan/impact', permission: 'plan.read' },
      what: 'Delivery against impact: what is delivered without impact, what is on track while measures get worse',
      handle: impactAnswer,
    },
    {
      ...{ method: 'GET', path: '/plan/impact.csv', permission: 'plan.read' },
      what: 'Delivery against impact as CSV',
      handle: impactCsv,
    },
  ];
}

async function askedFor(request: SignedInRequest) {
  const thread = await threadOf(request);
  const view = threadViewFrom(request.query, thread.plan, thread.recommendations);
  const actions = inView(thread.plan, actionsStanding(thread.plan, thread.standings), view);
  return { thread, view, actions };
}

async function impactAnswer(request: SignedInRequest): Promise<Answer> {
  const { thread, view, actions } = await askedFor(request);
  const shown = new Set(actions.map(({ action }) => action.id));
  const main = impactPage({
    ...headed(request, '/plan/impact'),
    ...thread,
    ...{ actions, view, verdicts: thread.context.verdicts, may: mayFollow(request) },
    prompts: promptsOf(thread.plan, thread.standings, thread.context).filter(({ action }) => shown.has(action.id)),
  });
  return pageAnswer('Delivery and impact', main);
}

async function impactCsv(request: SignedInRequest): Promise<Answer> {
  const { thread, actions } = await askedFor(request);
  const { verdicts } = thread.context;
  const rows = actions.map(({ action, outcome, standing: { delivery, impact, confidence } }) => {
    const status = delivery.status === 'ended' ? null : delivery.status;
    return [
      ...[action.ref, action.title, `${outcomeRef(thread.plan, outcome)} ${outcome.words}`, ownerOf(action)],
      ...[action.dueOn, DELIVERY_LOOKS[delivery.status].words, delivery.deliveredOn, delivery.reasons.join('. ')],
      ...[IMPACT_LOOKS[impact.rating].words, impact.lagUntil, impact.reasons.join('. ')],
      ...[
        CONFIDENCE_LOOKS[confidence.level].words,
        outcome.measures.join(', '),
        worseningOf(outcome, verdicts).join(', '),
      ],
      status !== null && isWithoutImpact({ delivery: status, impact: impact.rating }) ? 'yes' : 'no',
      status !== null && isWhileWorse({ delivery: status, measures: verdictOf(outcome, verdicts) }) ? 'yes' : 'no',
    ];
  });
  return csvAnswer('delivery-and-impact.csv', csv(HEADINGS, rows));
}

const HEADINGS = [
  ...['Action', 'Title', 'Outcome', 'Owner', 'Due', 'Delivery', 'Delivered on', 'Delivery: why'],
  ...['Impact', 'Impact expected by', 'Impact: why', 'Confidence', 'Measures', 'Measures getting worse'],
  ...['Delivered, no impact past its expected date', 'On track while its measures get worse'],
];
