import { dateInWords } from '#kernel/local-date.ts';
import { dataTable, emptyState, filterBar, type Html, html, named as nameOf, pageHeading, stat, tag } from '#ui';
import { type AboutKind, SOURCE_WORDS } from './evidence.ts';
import { chosen, EVERYTHING, type EvidenceState, type Listed, type ListView, listAddress } from './list.ts';
import { contestedTag, staleTag, stanceMark } from './section.page.ts';
import { STANCE_WORDS, STRENGTH_WORDS } from './words.ts';

export const ABOUT_WORDS: Readonly<Record<AboutKind, string>> = {
  action: 'Actions',
  outcome: 'Outcomes',
  recommendation: 'Recommendations',
  finding: 'Findings',
  statement: 'Statements of the self-evaluation',
  risk: 'Risks',
};

const STATE_WORDS: Readonly<Record<EvidenceState, string>> = {
  counts: 'Counts: not withdrawn',
  stale: 'Stale',
  withdrawn: 'Withdrawn',
};

const CHOICES_OF_STANCE = { ...STANCE_WORDS, contested: 'Contested' };
const VERIFIED_WORDS = { yes: 'Verified', no: 'Not verified yet' };

export type ListPage = {
  navigation: Html;
  view: ListView;
  listed: readonly Listed[];
  /** All that the reader may see. */
  everything: readonly Listed[];
};

/** All evidence, by what it is about, where it comes from and how it stands. */
export function listPage({ navigation, view, listed, everything }: ListPage): Html {
  return html`${pageHeading('Evidence')}${navigation}
<p class="govuk-body-l">What supports and what contradicts what is claimed of the plan, its inspections and its risks.</p>
${everything.length > 0 ? html`${glance(everything)}${filters(view)}${table(listed, view)}` : nothingYet()}`;
}

function nothingYet(): Html {
  return emptyState(
    'No evidence yet',
    'Evidence is added on the page of an action, an outcome, a recommendation or a finding.',
    html`<p class="govuk-body"><a class="govuk-link" href="/plan">Go to the plan</a></p>`,
  );
}

/** How much there is, each figure leading to those that it counts. */
function glance(everything: readonly Listed[]): Html {
  const facts = [
    { view: { state: 'counts' }, words: 'pieces that count' },
    { view: { verified: 'no' }, words: 'not verified yet' },
    { view: { state: 'stale' }, words: 'stale' },
    { view: { stance: 'contested' }, words: 'pieces about contested claims' },
  ] as const;
  return html`<ul class="hw-glance">${facts.map(
    ({ view, words }) =>
      html`<li>${stat(chosen(everything, { ...EVERYTHING, ...view }).length, html`<a class="govuk-link" href="${listAddress('/evidence', view)}">${words}</a>`)}</li>`,
  )}</ul>`;
}

function filters(view: ListView): Html {
  const items = (words: Readonly<Record<string, string>>, all: string) => [
    { value: '', text: all },
    ...Object.entries(words).map(([value, text]) => ({ value, text })),
  ];
  return filterBar({
    ...{ action: '/evidence', label: 'Narrow the evidence' },
    filters: [
      { name: 'about', label: 'About', items: items(ABOUT_WORDS, 'Everything'), value: view.about ?? '' },
      { name: 'source', label: 'Source', items: items(SOURCE_WORDS, 'Every source'), value: view.source ?? '' },
      { name: 'stance', label: 'Stance', items: items(CHOICES_OF_STANCE, 'Both'), value: view.stance ?? '' },
      {
        ...{ name: 'verified', label: 'Verified', value: view.verified ?? '' },
        items: items(VERIFIED_WORDS, 'Verified or not'),
      },
      { name: 'state', label: 'State', items: items(STATE_WORDS, 'Every state'), value: view.state ?? '' },
    ],
    ...(Object.values(view).some((chosen) => chosen !== null) && { clearHref: '/evidence' }),
    end: html`<a class="govuk-link" href="${listAddress('/evidence.csv', view)}" download>Download as CSV</a>`,
  });
}

function table(listed: readonly Listed[], { stance }: ListView): Html {
  const order = stance === 'contested' ? 'both sides of a claim together' : 'newest first';
  return dataTable({
    caption: `${listed.length.toLocaleString('en-GB')} ${listed.length === 1 ? 'piece' : 'pieces'} of evidence, ${order}`,
    captionSize: 'm',
    columns: [
      { heading: 'Claim' },
      { heading: 'Stance' },
      { heading: 'About' },
      { heading: 'Source and strength' },
      { heading: 'The day it is about' },
      { heading: 'Verified' },
    ],
    rows: listed.map(row),
    whenEmpty: 'None that you chose. Choose something else, or clear the filters.',
  });
}

function row({ evidence, named, isStale, isContested }: Listed) {
  const { id, claim, stance, source, strength, aboutOn, verified, withdrawn } = evidence;
  return [
    html`<a class="govuk-link" href="/evidence/${id}">${claim}</a> ${withdrawn !== null && tag('Withdrawn', 'grey')}`,
    html`${stanceMark(stance)} ${isContested && contestedTag()}`,
    html`<a class="govuk-link" href="${named.href}">${named.title}</a>`,
    nameOf(SOURCE_WORDS[source], STRENGTH_WORDS[strength]),
    html`${dateInWords(aboutOn)} ${isStale && staleTag()}`,
    verified === null ? 'Not yet' : nameOf(verified.by, dateInWords(verified.on)),
  ];
}
