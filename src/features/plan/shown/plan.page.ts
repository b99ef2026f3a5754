import type { LocalDate } from '#kernel/local-date.ts';
import { details, emptyState, type Html, headline, html, insetText, linkButton, pageHeading, reading, stat } from '#ui';
import type { Action, Outcome, Priority } from '../plan.ts';
import type { PlanStanding } from '../plan-standing.ts';
import { actionsTable } from './actions-table.page.ts';
import type { AnswersKnown } from './answers.ts';
import { measureChips } from './measure-lines.page.ts';
import { planFilters } from './plan-filters.page.ts';
import { isWholePlan, type PlanView, planAddress } from './plan-view.ts';
import { actionsInWords, outcomesWorsening, planSentence, statusesInWords, type Tally, tallyOf } from './tally.ts';

export type PlanPage = {
  council: string;
  stands: PlanStanding;
  /** The actions that the view asks for. */
  actions: readonly Action[];
  known: AnswersKnown;
  view: PlanView;
  today: LocalDate;
  navigation: Html;
  mayManage: boolean;
};

/** Beyond so many actions, each outcome's are opened one by one. */
const MOST_OPEN = 120;

/** The plan on a page: how it stands in a sentence, then priorities, outcomes and actions on their three axes. */
export function planPage(page: PlanPage): Html {
  const { council, stands, actions, view, today, navigation, mayManage } = page;
  const { plan, standings, context } = stands;
  const worsening = outcomesWorsening(plan.outcomes, context.verdicts);
  const isWhole = isWholePlan(view);
  const tally = tallyOf(actions, standings, worsening);
  const shown = plan.priorities.filter(
    (priority) => actionsOf(page, priority).length > 0 || (isWhole && priority.endedOn === null),
  );
  return html`${pageHeading(plan.name, { caption: council })}
${navigation}
${plan.vision !== '' && reading(html`<p class="govuk-body-l">${plan.vision}</p>`)}
${headline(tally.all === 0 && !isWhole ? 'No action fits what is chosen.' : planSentence(tally), isWhole ? null : html`Of what is chosen below. <a class="govuk-link" href="/plan">The whole plan</a>`)}
${isWhole && tally.all > 0 && tiles(tally)}
${mayManage && managing()}
${planFilters(plan, view, today)}
${
  shown.length === 0
    ? isWhole
      ? noPriority(mayManage)
      : insetText(html`No action fits this choice. <a class="govuk-link" href="/plan">Show all</a>.`)
    : shown.map((priority) => prioritySection(page, priority))
}`;
}

/** A council that has no plan yet. */
export function noPlanPage({ navigation, mayManage }: { navigation: Html; mayManage: boolean }): Html {
  return html`${pageHeading('Improvement plan')}
${navigation}
${emptyState(
  'There is no plan yet',
  mayManage
    ? 'Begin it here and add priorities, outcomes and actions one by one, or bring in one that is kept in a spreadsheet.'
    : 'Whoever manages the plan begins it.',
  mayManage &&
    html`${linkButton({ text: 'Begin the plan', href: '/plan/new' })} ${linkButton({ text: 'Bring in a spreadsheet', href: '/plan/import', kind: 'secondary' })}`,
)}`;
}

function tiles(tally: Tally): Html {
  const facts = [
    {
      figure: tally.byStatus.offTrack + tally.byStatus.atRisk,
      words: 'at risk or off track',
      href: planAddress('/plan', { delivery: 'notOnTrack' }),
    },
    { figure: tally.overdue, words: 'overdue', href: planAddress('/plan', { due: 'overdue' }) },
    {
      figure: tally.byStatus.delivered + tally.byStatus.embedded,
      words: 'delivered or embedded',
      href: planAddress('/plan', { delivery: 'done' }),
    },
    { figure: tally.proven, words: 'with proven impact', href: planAddress('/plan', { impact: 'proven' }) },
    {
      figure: tally.withoutImpact,
      words: 'impact expected by now, none shown',
      href: planAddress('/plan', { impact: 'overdue' }),
    },
    { figure: tally.againstMeasures, words: 'on track while a measure gets worse', href: '/plan/impact#while-worse' },
  ];
  return html`<ul class="hw-glance">${facts.map(
    ({ figure, words, href }) =>
      html`<li>${stat(figure, html`<a class="govuk-link" href="${href}">${words}</a>`)}</li>`,
  )}</ul>`;
}

function managing(): Html {
  return html`<p class="govuk-body hw-downloads hw-no-print">${[
    { href: '/plan/priorities/new', text: 'Add a priority' },
    { href: '/plan/edit', text: 'Name and vision' },
    { href: '/plan/partners', text: 'Partners' },
    { href: '/plan/import', text: 'Bring in a spreadsheet' },
  ].map(({ href, text }) => linkButton({ text, href, kind: 'secondary' }))}</p>`;
}

function noPriority(mayManage: boolean): Html {
  return emptyState(
    'There is no priority yet',
    'A priority holds outcomes for children, and each outcome the actions that are to bring it about.',
    mayManage && linkButton({ text: 'Add a priority', href: '/plan/priorities/new' }),
  );
}

function outcomesOf({ stands }: PlanPage, { id }: Priority): Outcome[] {
  return stands.plan.outcomes.filter(({ priorityId }) => priorityId === id);
}

function actionsOf(page: PlanPage, priority: Priority): Action[] {
  const outcomes = new Set(outcomesOf(page, priority).map(({ id }) => id));
  return page.actions.filter(({ outcomeId }) => outcomes.has(outcomeId));
}

function prioritySection(page: PlanPage, priority: Priority): Html {
  const { id, number, title, aim, sponsor, endedOn } = priority;
  const isWhole = isWholePlan(page.view);
  const sections = outcomesOf(page, priority).flatMap((outcome) => {
    const actions = page.actions.filter(({ outcomeId }) => outcomeId === outcome.id);
    return actions.length > 0 || (isWhole && outcome.endedOn === null)
      ? [outcomeSection(page, priority, outcome, actions)]
      : [];
  });
  return html`<section class="hw-priority" id="priority-${number}"><div class="hw-table-head"><h2 class="govuk-heading-m">${number}. ${title}${
    endedOn !== null && html` <span class="hw-table-head__count">(ended)</span>`
  }</h2>${
    page.mayManage &&
    html`<span class="hw-table-head__actions hw-no-print"><a class="govuk-link" href="/plan/priorities/${id}/edit">Change<span class="govuk-visually-hidden"> priority ${number}</span></a><a class="govuk-link" href="${`/plan/outcomes/new?priority=${id}`}">Add an outcome<span class="govuk-visually-hidden"> to priority ${number}</span></a></span>`
  }</div>
${aim !== '' && html`<p class="govuk-body">${aim}</p>`}
<p class="hw-line">${sponsor === null ? 'No sponsor is named' : `Sponsor: ${[sponsor.name, sponsor.post].filter(Boolean).join(', ')}`}</p>
${sections.length > 0 ? sections : html`<p class="govuk-body hw-empty">No outcome yet: what will be different for children?</p>`}</section>`;
}

function outcomeSection(page: PlanPage, priority: Priority, outcome: Outcome, actions: readonly Action[]): Html {
  const { stands, known, mayManage } = page;
  const { id, number, words, measures } = outcome;
  const tally = tallyOf(actions, stands.standings, new Set());
  const ref = `${priority.number}.${number}`;
  return html`<div class="hw-outcome"><h3 class="govuk-heading-s"><a class="govuk-link" href="/plan/outcomes/${id}">${ref} ${words}</a></h3>
${measureChips(measures, stands.judged) ?? html`<p class="hw-line">No measure tells of it</p>`}
${
  actions.length === 0
    ? html`<p class="govuk-body hw-empty">No action yet.</p>`
    : details({
        summary: html`${actionsInWords(actions.length)}: ${statusesInWords(tally)}<span class="govuk-visually-hidden"> of outcome ${ref}</span>`,
        open: page.actions.length <= MOST_OPEN,
        classes: 'hw-wide-details',
        content: actionsTable({
          ...{ caption: `Actions of outcome ${ref}`, isCaptionHidden: true, actions, known, whenEmpty: 'No action.' },
          ...{ standings: stands.standings, partners: stands.plan.partners },
        }),
      })
}
${mayManage && outcome.endedOn === null && html`<p class="govuk-body hw-no-print"><a class="govuk-link" href="${`/plan/actions/new?outcome=${id}`}">Add an action<span class="govuk-visually-hidden"> to outcome ${ref}</span></a></p>`}</div>`;
}
