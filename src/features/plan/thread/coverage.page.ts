import { dataTable, details, emptyState, type Html, headline, html, named, pageHeading } from '#ui';
import { GAP_KINDS, GAP_WHY, GAP_WORDS, type Gap, type GapKind, gapsSentence } from '../axes/coverage.ts';
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

const measurePage = ({ id }: Gap) => `/plan/measures/${id}`;

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
  measureWorseUnnamed: {
    what: 'Name the measure with an outcome that has actions, or add one.',
    ...{ text: 'See who could act', href: measurePage },
  },
  measureWorseWithoutOpenAction: {
    what: 'Add an action, or open one again: what was delivered did not turn it.',
    ...{ text: 'See who acted', href: measurePage },
  },
  measureMissedUnnamed: {
    what: 'Name the measure with an outcome that has actions, or decide whether the target still holds.',
    ...{ text: 'See who could act', href: measurePage },
  },
  measureMissedWithoutOpenAction: {
    what: 'Add an action, open one again, or decide whether the target still holds.',
    ...{ text: 'See who acted', href: measurePage },
  },
  measureUnmovedWithoutOpenAction: {
    what: 'Add an action, or end the outcome if it came about all the same.',
    ...{ text: 'See who acted', href: measurePage },
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
      'Every open recommendation has an outcome, an action, a measure and a test; every measure of the board’s scorecard that gets worse or keeps missing its target is acted on; and every action answers something or belongs to the wider programme.',
    )}`;
  const kinds = GAP_KINDS.filter((kind) => gaps.some((gap) => gap.kind === kind));
  return html`${heading}
${headline(gapsSentence(gaps))}
${contents(gaps, kinds)}
<p class="govuk-body">${downloadLink('/plan/coverage.csv')}</p>
${kinds.map((kind) =>
  kindSection(
    kind,
    gaps.filter((gap) => gap.kind === kind),
    may,
  ),
)}`;
}

/** How many of each kind, each leading to its place on the page. */
function contents(gaps: readonly Gap[], kinds: readonly GapKind[]): Html {
  if (kinds.length < 2) return html``;
  return html`<ul class="govuk-list">${kinds.map((kind) => {
    const count = gaps.filter((gap) => gap.kind === kind).length;
    return html`<li>${link(`#${kind}`, html`${GAP_WORDS[kind]}`)} (${count})</li>`;
  })}</ul>`;
}

/** Most measures that a file gives are neither: they are looked at on the scorecard of every measure. */
const WHICH_MEASURES =
  'Looked at are the measures of the board’s scorecard and those that an outcome names; a target may be a starting value that nobody has confirmed.';

/** So many of a kind are shown at once; the rest is folded. */
const MOST_SHOWN = 8;

function kindSection(kind: GapKind, gaps: readonly Gap[], may: MayFollow): Html {
  const [shown, folded] =
    gaps.length <= MOST_SHOWN + 1 ? [gaps, []] : [gaps.slice(0, MOST_SHOWN), gaps.slice(MOST_SHOWN)];
  return html`<section id="${kind}"><h2 class="govuk-heading-m">${GAP_WORDS[kind]} (${gaps.length})</h2>
<p class="govuk-body">${GAP_WHY[kind]} ${FILLING[kind].what}${kind.startsWith('measure') && ` ${WHICH_MEASURES}`}</p>
${gapsTable(kind, GAP_WORDS[kind], shown, may)}
${
  folded.length > 0 &&
  details({
    summary: `The other ${folded.length}`,
    content: gapsTable(kind, `${GAP_WORDS[kind]}: the other ${folded.length}`, folded, may),
  })
}</section>`;
}

function gapsTable(kind: GapKind, caption: string, gaps: readonly Gap[], may: MayFollow): Html {
  const { text, href } = FILLING[kind];
  return dataTable({
    caption,
    isCaptionHidden: true,
    isCompact: true,
    columns: [{ heading: 'Where' }, ...(may.manage ? [{ heading: 'Fill it' }] : [])],
    rows: gaps.map((gap) => [
      named(link(gap.href, html`${gap.ref} ${gap.words}`), gap.detail),
      ...(may.manage ? [link(href(gap), text, `: ${gap.ref}`)] : []),
    ]),
  });
}
