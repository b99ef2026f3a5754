import type { SignedInRequest } from '#platform/web/route.ts';
import { type Html, html } from '#ui';
import { actionLink } from '../links.page.ts';
import { loadPlan } from '../plan.store.ts';
import { type Action, isOpen, isPartOfPlan, type Plan } from '../plan.ts';
import { link } from './shown.page.ts';

/** As many actions as are named in the line; the page of who acts on a measure has them all. */
const MOST_NAMED = 3;

/**
 * The way back from the children behind a measure to what is done about it: the actions of the outcomes that it tells
 * of, those first that are still to be delivered. Null for whoever does not see the plan, and where there is none.
 */
export async function actingOn(
  { db, visitor, may }: Pick<SignedInRequest, 'db' | 'visitor' | 'may'>,
  measure: string,
): Promise<Html | null> {
  if (!may('plan.read')) return null;
  const plan = await loadPlan(db, visitor.authority);
  if (plan === null) return null;
  const actions = actionsOn(plan, measure);
  const all = `/plan/measures/${measure}`;
  if (actions.length === 0)
    return html`<p class="govuk-body hw-no-print">No action of the plan is for this measure. ${link(all, 'Who acts on it')}</p>`;
  const named = actions.slice(0, MOST_NAMED).map(actionLink);
  const more = actions.length - named.length;
  return html`<p class="govuk-body hw-no-print">Acted on by ${named.map((one, index) => html`${index > 0 && ', '}${one}`)}${more > 0 && ` and ${more} more`}. ${link(all, 'Everything that acts on it')}</p>`;
}

function actionsOn({ outcomes, actions }: Plan, measure: string): Action[] {
  const reached = new Set(
    outcomes.flatMap(({ id, measures, endedOn }) => (endedOn === null && measures.includes(measure) ? [id] : [])),
  );
  const those = actions.filter((action) => isPartOfPlan(action) && reached.has(action.outcomeId));
  return [...those.filter(isOpen), ...those.filter((action) => !isOpen(action))];
}
