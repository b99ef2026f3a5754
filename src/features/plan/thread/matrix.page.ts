import type { Recommendation } from '#features/inspections/index.ts';
import type { Judged } from '#features/scorecard/index.ts';
import {
  type Content,
  dataTable,
  emptyState,
  filterBar,
  type Html,
  headline,
  html,
  insetText,
  linkButton,
  named,
  pageHeading,
} from '#ui';
import type { MeasureVerdict, Standing } from '../axes/standing.ts';
import type { Plan } from '../plan.ts';
import { actionsTable } from '../shown/actions-table.page.ts';
import { isProven } from '../shown/plan-view.ts';
import { statusesInWords, tallyOf } from '../shown/tally.ts';
import {
  clockInWords,
  hasGap,
  type MatrixOutcome,
  type MatrixRow,
  type MatrixView,
  STATE_WORDS,
  STATES,
} from './matrix.ts';
import {
  downloadLink,
  further,
  link,
  listed,
  type MayFollow,
  measureLine,
  missing,
  outcomeLink,
} from './shown.page.ts';
import { isWholeThread, threadAddress } from './thread.ts';

export type MatrixPage = {
  council: string;
  navigation: Html;
  plan: Plan;
  standings: ReadonlyMap<string, Standing>;
  verdicts: ReadonlyMap<string, MeasureVerdict>;
  judged: ReadonlyMap<string, Judged>;
  recommendations: readonly Recommendation[];
  /** Those that the view asks for. */
  rows: readonly MatrixRow[];
  view: MatrixView;
  may: MayFollow;
};

const TITLE = 'Recommendations';

/** What inspectors recommend, and everything that answers it: each recommendation in a line, then each in full. */
export function matrixPage(page: MatrixPage): Html {
  const { council, navigation, recommendations, rows, view } = page;
  const heading = html`${pageHeading(TITLE, { caption: council })}${navigation}`;
  if (recommendations.length === 0) return html`${heading}${noRecommendations(page.may)}`;
  return html`${heading}
${headline(matrixSentence(rows))}
${filters(page)}
${rows.length === 0 && insetText(html`No recommendation fits this choice. ${link('/plan/recommendations', 'Show all')}.`)}
${
  rows.length > 0 &&
  dataTable({
    caption: 'Each recommendation and what answers it',
    captionSize: 'm',
    columns: ['Recommendation', 'Outcomes', 'Actions and delivery', 'Measures', 'Impact', 'Missing'].map((words) => ({
      heading: words,
    })),
    rows: rows.map((row) => overviewRow(page, row)),
  })
}
${rows.map((row) => inFull(page, row))}
${!isWholeThread(view) && html`<p class="govuk-body">${link('/plan/recommendations', 'Show all recommendations')}</p>`}
${further()}`;
}

/** `5 recommendations: 4 open, 1 closed by the board; 1 has a gap.` */
export function matrixSentence(rows: readonly MatrixRow[]): string {
  if (rows.length === 0) return 'No recommendation fits this choice.';
  const states = STATES.map((state) => ({
    words: STATE_WORDS[state].toLowerCase(),
    count: rows.filter(({ recommendation }) => recommendation.state === state).length,
  })).filter(({ count }) => count > 0);
  const counted = states.map(({ words, count }) => `${count} ${words}`).join(', ');
  const gaps = rows.filter(hasGap).map(({ recommendation }) => recommendation.ref);
  const said =
    gaps.length === 0
      ? 'nothing is missing'
      : `something is missing in ${gaps.length === rows.length && gaps.length > 1 ? 'each of them' : gaps.join(', ')}`;
  return `${rows.length} ${rows.length === 1 ? 'recommendation' : 'recommendations'}: ${counted}; ${said}.`;
}

function filters({ plan, view }: MatrixPage): Html {
  return filterBar({
    action: '/plan/recommendations',
    label: 'Which recommendations',
    filters: [
      {
        ...{ name: 'state', label: 'State', value: view.state },
        items: [{ value: '', text: 'All' }, ...STATES.map((state) => ({ value: state, text: STATE_WORDS[state] }))],
      },
      {
        ...{ name: 'priority', label: 'Answered by', value: view.priority },
        items: [
          { value: '', text: 'Any priority' },
          ...plan.priorities.map(({ id, number, title }) => ({ value: id, text: `${number} ${title}` })),
        ],
      },
      {
        ...{ name: 'gaps', label: 'Gaps', value: view.gaps },
        items: [
          { value: '', text: 'With and without' },
          { value: 'yes', text: 'Where something is missing' },
        ],
      },
    ],
    ...(isWholeThread(view) ? {} : { clearHref: '/plan/recommendations' }),
    end: downloadLink(threadAddress('/plan/recommendations.csv', view)),
  });
}

function noRecommendations(may: MayFollow): Html {
  return emptyState(
    'There is no recommendation yet',
    'Recommendations are entered with the inspection or review that makes them. Until a report is published only those see them who may see what is held.',
    may.inspections ? linkButton({ text: 'Go to the inspections', href: '/inspections' }) : null,
  );
}

function overviewRow(page: MatrixPage, row: MatrixRow): Content[] {
  const { recommendation, clock, outcomes, measures } = row;
  const all = missingIn(row);
  return [
    named(
      link(`/plan/recommendations/${recommendation.id}`, html`${recommendation.ref} ${recommendation.words}`),
      html`${STATE_WORDS[recommendation.state]}. ${clockInWords(clock)}`,
    ),
    listed(
      outcomes.map(({ ref, outcome }) => link(`/plan/outcomes/${outcome.id}`, ref, outcome.words)),
      'None',
    ),
    deliveryWords(page, outcomes),
    verdictWords(measures, page.verdicts),
    impactWords(outcomes),
    all.length === 0 ? 'Nothing' : listed(all.map(missing), ''),
  ];
}

/** What is missing, with the outcome where it is missing there alone. */
function missingIn({ missing: own, outcomes }: MatrixRow): string[] {
  const isSaid = (words: string) => own.some((said) => said.startsWith(words));
  return [
    ...own,
    ...outcomes.flatMap(({ ref, missing: words }) =>
      words.filter((one) => !isSaid(one)).map((one) => `${ref}: ${lower(one)}`),
    ),
  ];
}

function lower(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

function deliveryWords({ standings }: MatrixPage, outcomes: readonly MatrixOutcome[]): Content {
  const actions = outcomes.flatMap((outcome) => outcome.actions.map(({ action }) => action));
  if (actions.length === 0) return missing('None');
  const tally = tallyOf(actions, standings, new Set());
  return named(`${actions.length} ${actions.length === 1 ? 'action' : 'actions'}`, statusesInWords(tally));
}

const SAID: readonly [MeasureVerdict, string][] = [
  ['gettingWorse', 'getting worse'],
  ['noChange', 'no significant change'],
  ['improving', 'improving'],
  ['undetermined', 'cannot be determined'],
];

function verdictWords(measures: readonly string[], verdicts: ReadonlyMap<string, MeasureVerdict>): Content {
  if (measures.length === 0) return missing('None');
  const counted = SAID.map(([verdict, words]) => ({
    words,
    count: measures.filter((id) => (verdicts.get(id) ?? 'undetermined') === verdict).length,
  }));
  return named(
    `${measures.length} ${measures.length === 1 ? 'measure' : 'measures'}`,
    counted
      .filter(({ count }) => count > 0)
      .map(({ words, count }) => `${count} ${words}`)
      .join(', '),
  );
}

function impactWords(outcomes: readonly MatrixOutcome[]): Content {
  const all = outcomes.flatMap(({ actions }) => actions.map(({ standing }) => standing.impact));
  if (all.length === 0) return missing('None');
  const proven = all.filter(({ rating }) => isProven(rating)).length;
  const overdue = all.filter(({ isOverdue }) => isOverdue).length;
  return named(
    proven === 0 ? 'None proven' : `${proven} proven`,
    overdue === 0 ? '' : `${overdue} without impact past ${overdue === 1 ? 'its' : 'their'} expected date`,
  );
}

/** A recommendation with its outcomes, their measures and their actions. */
function inFull(page: MatrixPage, row: MatrixRow): Html {
  const { recommendation, outcomes, clock } = row;
  return html`<section class="hw-priority"><h2 class="govuk-heading-m">${link(`/plan/recommendations/${recommendation.id}`, html`${recommendation.ref} ${recommendation.words}`)}</h2>
<p class="govuk-body hw-quiet">${recommendation.inspectionTitle}${recommendation.paragraph !== '' && `, paragraph ${recommendation.paragraph}`}. ${STATE_WORDS[recommendation.state]}. ${clockInWords(clock)}.</p>
${row.missing.length > 0 && html`<p class="govuk-body">${listed(row.missing.map(missing), '')}</p>`}
${outcomes.map((outcome) => outcomeInFull(page, outcome))}</section>`;
}

function outcomeInFull(page: MatrixPage, { outcome, ref, actions, missing: words }: MatrixOutcome): Html {
  const { plan, standings, judged, may } = page;
  return html`<div class="hw-outcome"><h3 class="govuk-heading-s">${outcomeLink(ref, outcome)}</h3>
${
  outcome.measures.length > 0 &&
  html`<div class="govuk-body">${listed(
    outcome.measures.map((id) => measureLine(id, judged, may)),
    '',
  )}</div>`
}
${words.length > 0 && html`<p class="govuk-body">${listed(words.map(missing), '')}</p>`}
${
  actions.length > 0 &&
  actionsTable({
    ...{ caption: `Actions of outcome ${ref}`, isCaptionHidden: true, standings, partners: plan.partners },
    actions: actions.map(({ action }) => action),
    known: { recommendations: new Map(page.recommendations.map((each) => [each.id, each])), findings: new Map() },
    whenEmpty: '',
  })
}</div>`;
}
