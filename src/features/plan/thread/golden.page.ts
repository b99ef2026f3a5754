import { isStale, SOURCE_WORDS, stanceMark } from '#features/evidence/index.ts';
import type { Recommendation } from '#features/inspections/index.ts';
import type { Judged } from '#features/scorecard/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Content, classNames, dataTable, type Html, html, linkButton, named, pageHeading, tag } from '#ui';
import type { Standing, StandingContext } from '../axes/standing.ts';
import type { ImpactTest, Partner } from '../plan.ts';
import { actionsTable } from '../shown/actions-table.page.ts';
import type { EvidenceOn, ThreadStart } from './golden.ts';
import { clockInWords, type MatrixOutcome, STATE_WORDS } from './matrix.ts';
import { link, listed, type MayFollow, measuresTable, missing, outcomeLink } from './shown.page.ts';
import type { ActionStanding } from './thread.ts';

export type GoldenPage = {
  navigation: Html;
  start: ThreadStart;
  outcomes: readonly MatrixOutcome[];
  actions: readonly ActionStanding[];
  measures: readonly string[];
  evidence: readonly EvidenceOn[];
  missing: readonly string[];
  standings: ReadonlyMap<string, Standing>;
  partners: readonly Partner[];
  recommendations: readonly Recommendation[];
  judged: ReadonlyMap<string, Judged>;
  deadlines: StandingContext['deadlines'];
  today: LocalDate;
  may: MayFollow;
};

/** The thread of one recommendation or finding, step by step, with what is missing in each place. */
export function goldenPage(page: GoldenPage): Html {
  const { start, navigation } = page;
  const steps: { title: string; isBroken: boolean; content: Content }[] = [
    { title: 'Where it comes from', isBroken: false, content: origin(page) },
    { title: 'What became of it', isBroken: false, content: life(page) },
    { title: 'What is to be different for children', isBroken: page.outcomes.length === 0, content: outcomes(page) },
    { title: 'What is being done', isBroken: page.actions.length === 0, content: actions(page) },
    { title: 'What the measures say', isBroken: page.measures.length === 0, content: measures(page) },
    { title: 'How its effect is tested', isBroken: testsOf(page).length === 0, content: tests(page) },
    { title: 'What speaks for it, and against it', isBroken: page.evidence.length === 0, content: evidence(page) },
    { title: 'Where it is reported', isBroken: false, content: reported() },
  ];
  return html`${pageHeading(html`${start.ref}: ${start.words}`, { above: start.inspection.title })}${navigation}
${page.missing.length > 0 && html`<div class="govuk-body">${listed(page.missing.map(missing), '')}</div>`}
<ol class="hw-thread">${steps.map(
    ({ title, isBroken, content }) =>
      html`<li class="${classNames('hw-thread__step', isBroken && 'hw-thread__step--broken')}"><h2 class="govuk-heading-m">${title}</h2>${content}</li>`,
  )}</ol>`;
}

function origin({ start, may }: GoldenPage): Html {
  const { inspection, paragraph, clock, theme } = start;
  const title = may.inspections ? link(`/inspections/${inspection.id}`, inspection.title) : inspection.title;
  const published =
    inspection.publishedOn === null ? 'not published yet' : `published on ${dateInWords(inspection.publishedOn)}`;
  return html`<p class="govuk-body">${title}, ${published}${paragraph !== '' && html`, paragraph ${paragraph}`}${theme !== '' && html`. Theme: ${theme}`}.</p>
${clock && html`<p class="govuk-body">${clockInWords(clock)}.</p>`}`;
}

const STEP_WORDS = {
  raised: 'Raised',
  closed: 'Closed by the board',
  superseded: 'Superseded',
  reopened: 'Opened again',
} as const;

function life({ start, may }: GoldenPage): Html {
  return html`<p class="govuk-body"><strong>${STATE_WORDS[start.state]}</strong></p>
${dataTable({
  caption: 'Every step',
  isCaptionHidden: true,
  isCompact: true,
  columns: [{ heading: 'Step' }, { heading: 'Day' }, { heading: 'Reason' }, { heading: 'Minute' }],
  rows: start.steps.map(({ step, on, reason, minute }) => [
    STEP_WORDS[step],
    dateInWords(on),
    reason || '–',
    minute || '–',
  ]),
  whenEmpty: 'No step is written down.',
})}${
  start.kind === 'recommendation' &&
  start.state === 'open' &&
  may.decidesForBoard &&
  html`<p class="govuk-body">${linkButton({ text: 'Close it for the board', href: `/recommendations/${start.id}/close`, kind: 'secondary' })}</p>`
}`;
}

function outcomes({ outcomes: found, start, may }: GoldenPage): Html {
  if (found.length === 0)
    return html`<p class="govuk-body">${missing('No outcome for children answers it.')} ${may.manage && link('/plan/outcomes/new', 'Add an outcome')}</p>`;
  return html`${found.map(
    ({ outcome, ref, missing: words, actions: own }) =>
      html`<div class="hw-outcome"><h3 class="govuk-heading-s">${outcomeLink(ref, outcome)}</h3>
<p class="govuk-body">${outcome.howKnown}${outcome.sponsor !== null && html` <span class="hw-quiet">Sponsor: ${outcome.sponsor.name}.</span>`} <span class="hw-quiet">${own.length} ${own.length === 1 ? 'action answers' : 'actions answer'} ${start.ref}.</span></p>
${words.length > 0 && html`<div class="govuk-body">${listed(words.map(missing), '')}</div>`}</div>`,
  )}`;
}

function actions({ actions: found, standings, partners, recommendations, may }: GoldenPage): Html {
  if (found.length === 0)
    return html`<p class="govuk-body">${missing('No action answers it.')} ${may.manage && link('/plan/actions/new', 'Add an action')}</p>`;
  return actionsTable({
    ...{ caption: 'Actions', isCaptionHidden: true, standings, partners, whenEmpty: '' },
    actions: found.map(({ action }) => action),
    known: { recommendations: new Map(recommendations.map((each) => [each.id, each])), findings: new Map() },
  });
}

function measures({ measures: ids, judged, may, start }: GoldenPage): Html {
  const whenEmpty = missing(`No measure tells of ${start.ref}. Name measures with its outcomes.`);
  return measuresTable({ ids, judged, may, whenEmpty });
}

const VERDICTS = { better: 'Better', noChange: 'No change', worse: 'Worse', cannotTell: 'Cannot tell' } as const;

function testsOf({ outcomes: found }: GoldenPage): { test: ImpactTest; outcome: MatrixOutcome }[] {
  return found.flatMap((outcome) =>
    outcome.outcome.tests.filter(({ retiredOn }) => retiredOn === null).map((test) => ({ test, outcome })),
  );
}

function tests(page: GoldenPage): Html {
  return dataTable({
    caption: 'Tests',
    isCaptionHidden: true,
    columns: [{ heading: 'Test' }, { heading: 'Of outcome' }, { heading: 'Due' }, { heading: 'What it found last' }],
    rows: testsOf(page).map(({ test, outcome }) => {
      const last = test.results.at(-1);
      return [
        named(test.how, SOURCE_WORDS[test.source]),
        outcomeLink(outcome.ref, outcome.outcome),
        dateInWords(test.dueOn),
        last === undefined
          ? missing(test.dueOn < page.today ? 'Nothing, and it was due' : 'Nothing yet')
          : named(`${VERDICTS[last.verdict]}: ${last.words}`, `${dateInWords(last.on)}, ${last.by}`),
      ];
    }),
    whenEmpty: missing('Nothing tests whether it helps. Add a test to its outcomes.'),
  });
}

function evidence({ evidence: found, deadlines, today }: GoldenPage): Html {
  return dataTable({
    caption: 'Evidence',
    isCaptionHidden: true,
    columns: [{ heading: 'Evidence' }, { heading: 'About' }, { heading: 'Claim' }, { heading: 'Verified' }],
    rows: found.map(({ about, evidence: one }) => [
      named(
        html`${stanceMark(one.stance)} ${link(`/evidence/${one.id}`, `${SOURCE_WORDS[one.source]}, ${dateInWords(one.aboutOn)}`)}`,
        one.note,
      ),
      link(about.href, about.words),
      one.claim,
      html`${one.verified === null ? missing('Not verified') : `By ${one.verified.by}`} ${isStale(one, deadlines, today) && tag('Stale', 'orange')}`,
    ]),
    whenEmpty: missing('Nothing shows yet that anything of it is so.'),
  });
}

function reported(): Html {
  return html`<p class="govuk-body">${link('/plan/versions', 'Versions of the plan as they were approved and submitted')}, ${link('/plan/papers', 'papers for the board, Ofsted and the department')}, ${link('/plan/recommendations', 'all recommendations')}.</p>`;
}
