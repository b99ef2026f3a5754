import { type Evidence, evidenceSection, SOURCE_WORDS } from '#features/evidence/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  aside,
  type Content,
  columns,
  dataTable,
  type Html,
  html,
  linkButton,
  named,
  pageHeading,
  tag,
  verdictMark,
} from '#ui';
import type { ImpactTest, Outcome, Priority } from '../plan.ts';
import type { PlanStanding } from '../plan-standing.ts';
import { personInWords } from './action-facts.page.ts';
import { resultMark } from './action-history.page.ts';
import { actionsTable } from './actions-table.page.ts';
import { type AnswersKnown, NOT_PUBLISHED } from './answers.ts';
import { latestFigure } from './measure-lines.page.ts';
import { planSentence, tallyOf } from './tally.ts';

export type OutcomePage = {
  stands: PlanStanding;
  priority: Priority;
  outcome: Outcome;
  known: AnswersKnown;
  evidence: readonly Evidence[];
  today: LocalDate;
  may(permission: string): boolean;
};

/** What will be different for children: what shows it, what speaks against it, and what is done to bring it about. */
export function outcomePage(page: OutcomePage): Html {
  const { stands, priority, outcome, known, today, may } = page;
  const { plan, standings, context } = stands;
  const actions = plan.actions.filter(({ outcomeId }) => outcomeId === outcome.id);
  const tally = tallyOf(
    actions.filter(({ id }) => standings.get(id)?.delivery.status !== 'ended'),
    standings,
    new Set(),
  );
  const main = html`${outcome.howKnown !== '' && html`<h2 class="govuk-heading-m">How anybody would know</h2><p class="govuk-body hw-kept">${outcome.howKnown}</p>`}
<h2 class="govuk-heading-m" id="measures">Measures that tell of it</h2>
${measuresTable(page)}
<h2 class="govuk-heading-m" id="tests">Ways to test it</h2>
${testsTable(page)}
${evidenceSection({ evidence: page.evidence, about: { kind: 'outcome', id: outcome.id }, may, today, deadlines: context.deadlines })}`;
  const below = html`<h2 class="govuk-heading-m" id="actions">Actions</h2>
<p class="govuk-body">${planSentence(tally)}</p>
${actionsTable({
  ...{ caption: 'Actions that are to bring it about', isCaptionHidden: true, actions, standings, known },
  ...{ partners: plan.partners, whenEmpty: 'No action yet.' },
})}
${may('plan.manage') && outcome.endedOn === null && linkButton({ text: 'Add an action', href: `/plan/actions/new?outcome=${outcome.id}`, kind: 'secondary' })}`;
  const above = html`<a class="govuk-link" href="/plan#priority-${priority.number}">${priority.number}. ${priority.title}</a>`;
  return html`${pageHeading(html`${priority.number}.${outcome.number} ${outcome.words}`, { above })}
${columns(main, facts(page))}
${below}`;
}

function facts({ priority, outcome, known, may }: OutcomePage): Html {
  const { sponsor, recommendationIds, endedOn } = outcome;
  const answers = recommendationIds.map((id): Content => {
    const found = known.recommendations.get(id);
    if (found === undefined) return NOT_PUBLISHED;
    return html`<a class="govuk-link" href="/plan/recommendations/${id}">${found.ref}</a> ${found.words}`;
  });
  const sponsoring = personInWords(sponsor);
  const ofPriority = personInWords(priority.sponsor);
  return aside(
    'About this outcome',
    [
      {
        heading: 'Sponsor',
        content: sponsoring ?? (ofPriority === null ? 'Nobody is named' : `${ofPriority}, as of the priority`),
      },
      {
        heading: 'Answers',
        content:
          answers.length === 0
            ? 'No recommendation'
            : html`<ul class="hw-short-list">${answers.map((one) => html`<li>${one}</li>`)}</ul>`,
      },
      ...(endedOn === null ? [] : [{ heading: 'Ended', content: dateInWords(endedOn) }]),
      ...(may('plan.manage')
        ? [
            {
              heading: 'Change it',
              content: html`<a class="govuk-link" href="/plan/outcomes/${outcome.id}/edit">Words, measures, sponsor and recommendations</a>`,
            },
          ]
        : []),
    ],
    2,
  );
}

function measuresTable({ outcome, stands, may }: OutcomePage): Html {
  return dataTable({
    ...{ caption: 'Measures', isCaptionHidden: true },
    columns: [
      { heading: 'Measure' },
      { heading: 'Latest', isNumeric: true },
      { heading: 'Verdict' },
      { heading: 'Who else acts on it' },
    ],
    rows: outcome.measures.map((id) => {
      const judged = stands.judged.get(id);
      const others = html`<a class="govuk-link" href="/plan/measures/${id}">Everybody who acts on ${id}</a>`;
      if (judged === undefined) return [id, '–', 'No longer a measure', others];
      return [
        named(html`<a class="govuk-link" href="/measures/${id}">${judged.measure.title}</a>`, id),
        latestFigure(judged, may('counts.read')),
        verdictMark(judged.verdict),
        others,
      ];
    }),
    whenEmpty: 'None: nobody would see in the figures whether it comes about.',
  });
}

function testsTable({ outcome, today, may }: OutcomePage): Html {
  const mayTest = may('plan.manage');
  return html`${dataTable({
    ...{ caption: 'Ways to test it', isCaptionHidden: true },
    columns: ['Test', 'Due', 'Found so far, newest first', ...(mayTest ? ['To do'] : [])].map((heading) => ({
      heading,
    })),
    rows: outcome.tests.map((test) => [
      named(html`<a class="govuk-link hw-plain" href="/plan/tests/${test.id}">${test.how}</a>`, testSource(test)),
      testDue(test, today),
      testResults(test),
      ...(mayTest
        ? [
            test.retiredOn === null
              ? html`<a class="govuk-link" href="/plan/tests/${test.id}/results/new">Say what it found<span class="govuk-visually-hidden">: ${test.how}</span></a>`
              : '–',
          ]
        : []),
    ]),
    whenEmpty: 'None: without a test nobody can say whether the actions did anything for children.',
  })}${mayTest && outcome.endedOn === null && linkButton({ text: 'Add a test', href: `/plan/outcomes/${outcome.id}/tests/new`, kind: 'secondary' })}`;
}

function testSource({ source, measure }: ImpactTest): Content {
  if (measure === null) return SOURCE_WORDS[source];
  return html`${SOURCE_WORDS[source]}, <a class="govuk-link" href="/measures/${measure}">${measure}</a>`;
}

function testDue({ dueOn, retiredOn, results }: ImpactTest, today: LocalDate): Html {
  if (retiredOn !== null) return html`${dateInWords(dueOn)}<br>${tag('Retired', 'grey')} ${dateInWords(retiredOn)}`;
  const isLate = dueOn < today && !results.some(({ on }) => on >= dueOn) && results.length === 0;
  return html`<span class="hw-unbroken">${dateInWords(dueOn)}</span>${isLate && html`<br>${tag('Overdue', 'red')}`}`;
}

function testResults({ results }: ImpactTest): Content {
  if (results.length === 0) return 'Not tested yet';
  return html`<ul class="hw-short-list hw-results">${results
    .toReversed()
    .map(
      ({ on, verdict, words, by }) =>
        html`<li>${resultMark(verdict)} ${dateInWords(on)}, ${by}${words !== '' && html`: ${words}`}</li>`,
    )}</ul>`;
}
