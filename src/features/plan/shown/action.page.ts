import type { Evidence } from '#features/evidence/index.ts';
import { evidenceSection } from '#features/evidence/index.ts';
import type { Judged } from '#features/scorecard/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { columns, type Html, html, insetText, pageHeading, reading } from '#ui';
import type { Prompt } from '../axes/prompts.ts';
import type { Placed } from '../axes/signing.ts';
import type { Standing, StandingContext } from '../axes/standing.ts';
import { isOpen, isPartOfPlan, type Update } from '../plan.ts';
import { asksSection } from '../updates/asks.page.ts';
import type { Ask } from '../updates/asks.ts';
import { actionFacts } from './action-facts.page.ts';
import { historySections, resultsSection, updatesSection } from './action-history.page.ts';
import { milestonesSection } from './action-milestones.page.ts';
import { overdueInWords, ownerInFull } from './actions-table.page.ts';
import type { AnswersKnown } from './answers.ts';
import { axesSection } from './axes-section.page.ts';
import { measureChips } from './measure-lines.page.ts';
import type { NextStep } from './next-steps.ts';

export type ActionPage = {
  placed: Placed;
  standing: Standing;
  context: StandingContext;
  judged: ReadonlyMap<string, Judged>;
  known: AnswersKnown;
  /** The newest first, as many as the page tells. */
  updates: readonly Update[];
  evidence: readonly Evidence[];
  asks: readonly Ask[];
  /** What does not go together of all that is said of it. */
  prompts: readonly Prompt[];
  steps: readonly NextStep[];
  mayMeet: boolean;
  may(permission: string): boolean;
};

/** Everything about an action: how it stands and why, what shows it, what was said and decided, and what can be done. */
export function actionPage(page: ActionPage): Html {
  const { placed, standing, context, known, may } = page;
  const { action, outcome, priority } = placed;
  const above = html`<a class="govuk-link" href="/plan#priority-${priority.number}">${priority.number}. ${priority.title}</a> › <a class="govuk-link" href="/plan/outcomes/${outcome.id}">${priority.number}.${outcome.number}</a>`;
  const mayManage = may('plan.manage') && isPartOfPlan(action);
  const main = html`${action.detail !== '' && html`<p class="govuk-body hw-kept">${action.detail}</p>`}
${page.prompts.length > 0 && insetText(html`${page.prompts.map(({ words, href }) => html`<p class="govuk-body"><a class="govuk-link" href="${href}">${words}</a></p>`)}`)}
${axesSection({ actionId: action.id, standing, mayOverride: may('plan.manage') })}
${nextStepsList(page.steps)}
${milestonesSection({ action, today: context.today, mayMeet: page.mayMeet, mayChange: mayManage && isOpen(action) })}
${updatesSection(action, page.updates)}
${(page.asks.length > 0 || mayManage) && asksSection(page.asks, { href: mayManage ? `/plan/actions/${action.id}/asks` : null })}
<h2 class="govuk-heading-m">Measures of its outcome</h2>
${measureChips(outcome.measures, page.judged) ?? html`<p class="govuk-body hw-empty">No measure tells of its outcome.</p>`}
${resultsSection(action, outcome)}
${evidenceSection({ evidence: page.evidence, about: { kind: 'action', id: action.id }, may, today: context.today, deadlines: context.deadlines })}
${historySections(action)}`;
  return html`${pageHeading(html`${action.ref} ${action.title}`, { above, caption: caption(placed, standing) })}
${columns(main, actionFacts({ placed, standing, known }))}`;
}

/** Whose it is and when it is due: what a telephone shows first. */
function caption({ action, plan }: Placed, { delivery }: Standing): string {
  const due =
    delivery.deliveredOn === null
      ? `due ${dateInWords(action.dueOn)}`
      : `delivered ${dateInWords(delivery.deliveredOn)}`;
  return [ownerInFull(action, plan.partners), due, ...(delivery.isOverdue ? [overdueInWords(delivery)] : [])].join(
    '; ',
  );
}

function nextStepsList(steps: readonly NextStep[]): Html | null {
  if (steps.length === 0) return null;
  return reading(html`<h2 class="govuk-heading-m hw-no-print">What you can do</h2>
<ul class="govuk-list hw-no-print">${steps.map(({ href, text }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`);
}
