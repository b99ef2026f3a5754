import { deliveryImpact, impactInWords, isWhileWorse, isWithoutImpact } from '#charts';
import type { Recommendation } from '#features/inspections/index.ts';
import type { Judged } from '#features/scorecard/index.ts';
import {
  type Content,
  dataTable,
  details,
  filterBar,
  type Html,
  headline,
  html,
  named,
  pageHeading,
  picture,
} from '#ui';
import { confidenceMark, deliveryMark, impactMark } from '../axes/marks.page.ts';
import { PROMPT_KINDS, PROMPT_WORDS, type Prompt, type PromptKind } from '../axes/prompts.ts';
import type { MeasureVerdict } from '../axes/standing.ts';
import { actionLink } from '../links.page.ts';
import { ownerOf, type Plan } from '../plan.ts';
import { measureChips } from '../shown/measure-lines.page.ts';
import {
  dayOr,
  downloadLink,
  further,
  link,
  type MayFollow,
  measuresTable,
  missing,
  noPlan,
  reasonsIn,
} from './shown.page.ts';
import {
  type ActionStanding,
  isWholeThread,
  marksOf,
  type ThreadView,
  threadAddress,
  verdictOf,
  worseningOf,
} from './thread.ts';

export type ImpactShown = {
  council: string;
  navigation: Html;
  plan: Plan;
  hasPlan: boolean;
  recommendations: readonly Recommendation[];
  /** Those that the view asks for. */
  actions: readonly ActionStanding[];
  verdicts: ReadonlyMap<string, MeasureVerdict>;
  judged: ReadonlyMap<string, Judged>;
  prompts: readonly Prompt[];
  view: ThreadView;
  may: MayFollow;
};

const TITLE = 'Delivery and impact';
const PICTURE_TITLE = 'What is delivered, and what it did';

/** Delivery against impact: the picture first, then the sentence, then who is behind it. */
export function impactPage(shown: ImpactShown): Html {
  const heading = html`${pageHeading(TITLE, { caption: shown.council })}${shown.navigation}`;
  if (!shown.hasPlan) return html`${heading}${noPlan(shown.may)}`;
  const marks = marksOf(shown.actions, shown.verdicts);
  const chart = deliveryImpact({ id: 'delivery-impact', title: PICTURE_TITLE, actions: marks });
  return html`${heading}
${headline(impactInWords(marks))}
${picture(chart, 'early')}
${details({
  summary: 'The picture as a table',
  content: dataTable({
    caption: chart.table.caption,
    columns: chart.table.columns.map(({ heading: words }) => ({ heading: words })),
    rows: chart.table.rows,
    isCompact: true,
  }),
})}
${filters(shown)}
${withoutImpact(shown)}
${whileWorse(shown)}
${measuresBehind(shown)}
${asked(shown)}`;
}

function filters({ plan, recommendations, view }: ImpactShown): Html {
  return filterBar({
    action: '/plan/impact',
    label: 'Which actions',
    filters: [
      {
        name: 'priority',
        label: 'Priority',
        value: view.priority,
        items: [
          { value: '', text: 'All priorities' },
          ...plan.priorities.map(({ id, number, title }) => ({ value: id, text: `${number} ${title}` })),
        ],
      },
      {
        name: 'recommendation',
        label: 'Answering',
        value: view.recommendation,
        items: [{ value: '', text: 'Anything' }, ...recommendations.map(({ id, ref }) => ({ value: id, text: ref }))],
      },
    ],
    ...(isWholeThread(view) ? {} : { clearHref: '/plan/impact' }),
    end: downloadLink(threadAddress('/plan/impact.csv', view)),
  });
}

function isInFirstList({ standing: { delivery, impact } }: ActionStanding): boolean {
  return delivery.status !== 'ended' && isWithoutImpact({ delivery: delivery.status, impact: impact.rating });
}

function isInSecondList({ outcome, standing: { delivery } }: ActionStanding, { verdicts }: ImpactShown): boolean {
  return (
    delivery.status !== 'ended' && isWhileWorse({ delivery: delivery.status, measures: verdictOf(outcome, verdicts) })
  );
}

/** The first part of the picture: delivered, and nothing shows that it helped though it was expected by now. */
function withoutImpact(shown: ImpactShown): Html {
  const found = shown.actions.filter(isInFirstList);
  return html`<section id="without-impact"><h2 class="govuk-heading-m">1. Delivered, no impact past its expected date</h2>
${dataTable({
  caption: 'Delivered, no impact past its expected date',
  isCaptionHidden: true,
  columns: [
    { heading: 'Action' },
    { heading: 'Delivered' },
    { heading: 'Impact expected by' },
    { heading: 'Why' },
    { heading: 'What its measures say' },
  ],
  rows: found.map(({ action, outcome, standing: { delivery, impact } }) => [
    named(actionLink(action), ownerOf(action)),
    dayOr(delivery.deliveredOn, 'not signed'),
    dayOr(impact.lagUntil, 'no day is set'),
    html`${impactMark({ impact })}<br>${reasonsIn(impact.reasons)}${
      impact.rating === 'notTested' &&
      shown.may.manage &&
      html` ${link(`/plan/outcomes/${outcome.id}`, 'Record what a test found', `: ${action.ref}`)}`
    }`,
    chips(outcome.measures, shown, 'Its outcome has no measure'),
  ]),
  whenEmpty: 'None: every delivered action shows an impact, or its expected date lies ahead.',
})}</section>`;
}

/** The second part: said to be on track while a measure of its outcome gets worse. */
function whileWorse(shown: ImpactShown): Html {
  const found = shown.actions.filter((each) => isInSecondList(each, shown));
  return html`<section id="while-worse"><h2 class="govuk-heading-m">2. On track while its measures get worse</h2>
${dataTable({
  caption: 'On track while its measures get worse',
  isCaptionHidden: true,
  columns: [{ heading: 'Action' }, { heading: 'Due' }, { heading: 'How it stands' }, { heading: 'What gets worse' }],
  rows: found.map(({ action, outcome, standing }) => [
    named(actionLink(action), ownerOf(action)),
    dayOr(action.dueOn, ''),
    html`${deliveryMark(standing)} ${confidenceMark(standing)}<br>${reasonsIn(standing.confidence.reasons)}`,
    chips(worseningOf(outcome, shown.verdicts), shown, ''),
  ]),
  whenEmpty: 'None: no action on track has a measure that gets worse.',
})}</section>`;
}

function chips(ids: readonly string[], { judged }: ImpactShown, whenNone: string): Content {
  return measureChips(ids, judged) ?? missing(whenNone);
}

/** The measures of which the two lists speak, each once, with the ways on from it. */
function measuresBehind(shown: ImpactShown): Html {
  const { actions, judged, may } = shown;
  const listed = actions.filter((each) => isInFirstList(each) || isInSecondList(each, shown));
  const ids = [...new Set(listed.flatMap(({ outcome }) => outcome.measures))].toSorted();
  return html`<section id="measures"><h2 class="govuk-heading-m">The measures behind these actions</h2>
${measuresTable({ ids, judged, may, whenEmpty: 'No measure is named with their outcomes.' })}</section>`;
}

/** Kinds that the two lists above show already. */
const LISTED: readonly PromptKind[] = ['deliveredWithoutImpact', 'onTrackButWorse'];

/** What else the plan asks by itself, since two things that are said do not go together. */
function asked({ prompts }: ImpactShown): Html {
  const others = PROMPT_KINDS.filter((kind) => !LISTED.includes(kind)).flatMap((kind) =>
    prompts.filter((prompt) => prompt.kind === kind),
  );
  return html`<section id="asked"><h2 class="govuk-heading-m">What else does not go together</h2>
${dataTable({
  caption: 'What else does not go together',
  isCaptionHidden: true,
  columns: [{ heading: 'Action' }, { heading: 'What' }, { heading: 'Because' }],
  rows: others.map(({ kind, action, words, href }) => [
    link(href, html`${action.ref} ${action.title}`),
    PROMPT_WORDS[kind],
    `${words}.`,
  ]),
  whenEmpty: 'Nothing: what is said of the actions goes together.',
})}
${further()}</section>`;
}
