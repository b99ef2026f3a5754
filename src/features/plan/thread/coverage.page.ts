import { dataTable, emptyState, type Html, headline, html, pageHeading } from '#ui';
import { GAP_KINDS, GAP_WORDS, type Gap, type GapKind } from '../axes/coverage.ts';
import { downloadLink, link, type MayFollow, noPlan } from './shown.page.ts';

export type CoveragePage = {
  council: string;
  navigation: Html;
  hasPlan: boolean;
  gaps: readonly Gap[];
  may: MayFollow;
};

/** What to do about a gap, and where: the form that fills it. */
type Filling = { what: string; text: string; href: (gap: Gap) => string };

export const FILLING: Readonly<Record<GapKind, Filling>> = {
  recommendationWithoutOutcome: {
    what: 'Say what is to be different for children, and name the recommendation with it.',
    ...{ text: 'Add an outcome', href: () => '/plan/outcomes/new' },
  },
  recommendationWithoutAction: {
    what: 'Add an action that answers it, or say with an action that is there that it does.',
    ...{ text: 'Add an action', href: () => '/plan/actions/new' },
  },
  recommendationWithoutMeasure: {
    what: 'Name at least one measure with its outcomes.',
    ...{ text: 'Go to its outcomes', href: ({ id }) => `/plan/recommendations/${id}` },
  },
  recommendationWithoutTest: {
    what: 'Say how anybody is to find out whether it helped.',
    ...{ text: 'Go to its outcomes', href: ({ id }) => `/plan/recommendations/${id}` },
  },
  measureWithoutAction: {
    what: 'Name the measure with an outcome that has actions, or add one.',
    ...{ text: 'See who could act', href: ({ id }) => `/plan/measures/${id}` },
  },
  actionWithoutAnswer: {
    what: 'Say what it answers, or that it belongs to the wider programme.',
    ...{ text: 'Go to the action', href: ({ id }) => `/plan/actions/${id}` },
  },
  outcomeWithoutAction: {
    what: 'Add an action, or end the outcome.',
    ...{ text: 'Add an action', href: ({ id }) => `/plan/actions/new?outcome=${id}` },
  },
  outcomeWithoutSponsor: {
    what: 'Name who answers for it.',
    ...{ text: 'Change the outcome', href: ({ id }) => `/plan/outcomes/${id}/edit` },
  },
  outcomeWithoutMeasure: {
    what: 'Name at least one measure that tells of it.',
    ...{ text: 'Change the outcome', href: ({ id }) => `/plan/outcomes/${id}/edit` },
  },
  outcomeWithoutTest: {
    what: 'Say how anybody is to find out whether it came about.',
    ...{ text: 'Add a test', href: ({ id }) => `/plan/outcomes/${id}/tests/new` },
  },
};

/** Where the thread from a finding to its effect is broken, kind by kind, with what to do about it. */
export function coveragePage({ council, navigation, hasPlan, gaps, may }: CoveragePage): Html {
  const heading = html`${pageHeading('Gaps', { caption: council })}${navigation}`;
  if (!hasPlan && gaps.length === 0) return html`${heading}${noPlan(may)}`;
  if (gaps.length === 0)
    return html`${heading}${emptyState(
      'Nothing is missing',
      'Every open recommendation has an outcome, an action, a measure and a test; every measure of the board’s scorecard that gets worse is acted on; and every action answers something or belongs to the wider programme.',
    )}`;
  const kinds = GAP_KINDS.filter((kind) => gaps.some((gap) => gap.kind === kind));
  return html`${heading}
${headline(gapsSentence(gaps))}
<p class="govuk-body">${downloadLink('/plan/coverage.csv')}</p>
${kinds.map((kind) =>
  kindSection(
    kind,
    gaps.filter((gap) => gap.kind === kind),
    may,
  ),
)}`;
}

/** `7 gaps, at 1 recommendation, 1 measure and 4 outcomes.` What has two gaps is one thing. */
export function gapsSentence(gaps: readonly Gap[]): string {
  const places = (['recommendation', 'measure', 'outcome', 'action'] as const)
    .map((what) => ({ what, things: new Set(gaps.flatMap(({ kind, id }) => (kind.startsWith(what) ? id : []))).size }))
    .filter(({ things }) => things > 0)
    .map(({ what, things }) => `${things} ${what}${things === 1 ? '' : 's'}`);
  return `${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}, at ${new Intl.ListFormat('en-GB').format(places)}.`;
}

function kindSection(kind: GapKind, gaps: readonly Gap[], may: MayFollow): Html {
  const { what, text, href } = FILLING[kind];
  return html`<section id="${kind}"><h2 class="govuk-heading-m">${GAP_WORDS[kind]} (${gaps.length})</h2>
<p class="govuk-body">${what}</p>
${dataTable({
  caption: GAP_WORDS[kind],
  isCaptionHidden: true,
  isCompact: true,
  columns: [{ heading: 'Where' }, ...(may.manage ? [{ heading: 'Fill it' }] : [])],
  rows: gaps.map((gap) => [
    link(gap.href, html`${gap.ref} ${gap.words}`),
    ...(may.manage ? [link(href(gap), text, `: ${gap.ref}`)] : []),
  ]),
})}</section>`;
}
