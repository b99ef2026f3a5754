import { deliveryImpact, impactInWords } from '#charts';
import type { SignedInRequest } from '#platform/web/route.ts';
import { type Html, headline, html, picture } from '#ui';
import { gapsSentence } from '../axes/coverage.ts';
import { isPartOfPlan } from '../plan.ts';
import { outcomesWorsening, planSentence, tallyOf } from '../shown/tally.ts';
import { threadOf } from './asked.routes.ts';
import { loadGaps } from './thread.store.ts';
import { actionsStanding, marksOf } from './thread.ts';

/** What the board sees first: how the plan stands, and what is delivered against what it did. Null where there is no plan. */
export async function planAtHome(request: SignedInRequest): Promise<Html | null> {
  if (!request.may('plan.read')) return null;
  const thread = await threadOf(request);
  if (!thread.hasPlan) return null;
  const { plan, standings, context } = thread;
  const worsening = outcomesWorsening(plan.outcomes, context.verdicts);
  const tally = tallyOf(plan.actions.filter(isPartOfPlan), standings, worsening);
  const marks = marksOf(actionsStanding(plan, standings), context.verdicts);
  const { gaps } = await loadGaps(request.db, request.visitor.authority, thread);
  const chart = deliveryImpact({ id: 'delivery-impact', title: 'What is delivered, and what it did', actions: marks });
  return html`<section aria-labelledby="plan-at-home"><h2 class="govuk-heading-m" id="plan-at-home">The plan</h2>
${headline(planSentence(tally), html`<a class="govuk-link" href="/plan">Open the plan</a>`)}
<p class="govuk-body">${impactInWords(marks)} <a class="govuk-link" href="/plan/impact">Who they are, and why</a></p>
<p class="govuk-body">${gapsSentence(gaps)} <a class="govuk-link" href="/plan/coverage">${gaps.length === 0 ? 'What was looked for' : 'Where they are'}</a></p>
${picture(chart, 'early')}</section>
<h2 class="govuk-heading-m">The figures</h2>`;
}
