import type { Recommendation } from '#features/inspections/index.ts';
import type { Judged } from '#features/scorecard/index.ts';
import { type Html, html, linkButton, pageHeading, verdictMark } from '#ui';
import { GAP_WHY, GAP_WORDS, type Gap } from '../axes/coverage.ts';
import type { Standing } from '../axes/standing.ts';
import type { Outcome, Partner } from '../plan.ts';
import { actionsTable } from '../shown/actions-table.page.ts';
import { STATE_WORDS } from './matrix.ts';
import { figureWords, hasChildren, link, listed, type MayFollow, missing, outcomeLink } from './shown.page.ts';
import type { ActionStanding } from './thread.ts';

export type MeasureActedPage = {
  navigation: Html;
  row: Judged;
  /** What is missing here, by the page of gaps. */
  gap: Gap | null;
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
  return html`${pageHeading(`Who acts on: ${title}`, { above: html`Measure ${id}` })}${page.navigation}
<p class="govuk-body-l">${verdictMark(row.verdict)} ${figureWords(row, may)}</p>
<p class="govuk-body">${row.reason}</p>
<p class="govuk-body">${link(`/measures/${id}`, 'The measure with its months')}${
    may.children &&
    row.latest !== null &&
    hasChildren(row.measure) &&
    html`, ${link(`/measures/${id}/children`, 'the children behind it')}`
  }</p>
${missingHere(page)}
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

/** The gap that the page of gaps shows; where it shows none, that nobody acts all the same. */
function missingHere({ gap, actions, may }: MeasureActedPage): Html | false {
  if (gap === null && actions.length > 0) return false;
  const words = gap === null ? html`${missing('Nobody acts on it.')}` : html`${missing(`${GAP_WORDS[gap.kind]}.`)}`;
  const known = gap && html` ${GAP_WHY[gap.kind]} ${gap.detail}`;
  return html`<div class="govuk-body"><p class="govuk-body">${words}${known}</p>${
    may.manage &&
    linkButton(
      actions.length === 0
        ? { text: 'Add an outcome with this measure', href: '/plan/outcomes/new', kind: 'secondary' }
        : { text: 'Add an action', href: '/plan/actions/new', kind: 'secondary' },
    )
  }</div>`;
}
