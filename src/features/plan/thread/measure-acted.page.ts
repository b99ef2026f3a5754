import type { Recommendation } from '#features/inspections/index.ts';
import type { Judged } from '#features/scorecard/index.ts';
import { type Html, html, linkButton, pageHeading, verdictMark } from '#ui';
import type { Standing } from '../axes/standing.ts';
import type { Outcome, Partner } from '../plan.ts';
import { actionsTable } from '../shown/actions-table.page.ts';
import { STATE_WORDS } from './matrix.ts';
import { figureWords, hasChildren, link, listed, type MayFollow, missing, outcomeLink } from './shown.page.ts';
import type { ActionStanding } from './thread.ts';

export type MeasureActedPage = {
  navigation: Html;
  row: Judged;
  outcomes: readonly { outcome: Outcome; ref: string }[];
  actions: readonly ActionStanding[];
  /** What these outcomes and actions answer. */
  answered: readonly Recommendation[];
  recommendations: readonly Recommendation[];
  standings: ReadonlyMap<string, Standing>;
  partners: readonly Partner[];
  may: MayFollow;
};

/** Who acts on a measure: the outcomes that it tells of, what is being done, and what inspectors said of it. */
export function measureActedPage(page: MeasureActedPage): Html {
  const { row, outcomes, actions, answered, standings, partners, recommendations, may } = page;
  const { id, title } = row.measure;
  const isWorse = row.verdict === 'gettingWorse';
  return html`${pageHeading(`Who acts on: ${title}`, { above: html`Measure ${id}` })}${page.navigation}
<p class="govuk-body-l">${verdictMark(row.verdict)} ${figureWords(row, may)}</p>
<p class="govuk-body">${row.reason}</p>
<p class="govuk-body">${link(`/measures/${id}`, 'The measure with its months')}${
    may.children &&
    row.latest !== null &&
    hasChildren(row.measure) &&
    html`, ${link(`/measures/${id}/children`, 'the children behind it')}`
  }</p>
${
  actions.length === 0 &&
  html`<div class="govuk-body">${missing(isWorse ? 'It is getting worse, and nobody acts on it.' : 'Nobody acts on it.')} ${
    may.manage &&
    linkButton({ text: 'Add an outcome with this measure', href: '/plan/outcomes/new', kind: 'secondary' })
  }</div>`
}
<h2 class="govuk-heading-m">Outcomes that it tells of</h2>
<div class="govuk-body">${listed(
    outcomes.map(({ outcome, ref }) => outcomeLink(ref, outcome)),
    'None names it',
  )}</div>
<h2 class="govuk-heading-m">What is being done</h2>
${actionsTable({
  ...{ caption: 'Actions', isCaptionHidden: true, standings, partners, whenEmpty: 'No action.' },
  actions: actions.map(({ action }) => action),
  known: { recommendations: new Map(recommendations.map((each) => [each.id, each])), findings: new Map() },
})}
<h2 class="govuk-heading-m">What it answers</h2>
<div class="govuk-body">${
    answered.length === 0
      ? 'No recommendation.'
      : listed(
          answered.map(
            (each) =>
              html`${link(`/plan/recommendations/${each.id}`, html`${each.ref} ${each.words}`)} <span class="hw-quiet">${STATE_WORDS[each.state]}</span>`,
          ),
          '',
        )
  }</div>`;
}
