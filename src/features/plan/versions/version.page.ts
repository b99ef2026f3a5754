import { dateInWords } from '#kernel/local-date.ts';
import { dataTable, details, type Html, html, linkButton, pageHeading, reading, summaryList } from '#ui';
import { answerInWords, type FrozenAction, type FrozenOutcome, type FrozenPlan, testInWords } from './frozen.ts';
import { NEXT_STATES, stateOf, type Version } from './version-states.ts';
import { noneWords, STEP_LINKS, stepInWords, versionTag } from './versions.page.ts';

export type VersionPage = {
  version: Version;
  plan: FrozenPlan;
  others: readonly Version[];
  mayManage: boolean;
  readsPlan: boolean;
  /** Inspections that await an answer, once it was submitted. */
  unanswered: readonly { id: string; title: string }[];
  navigation: Html;
};

const PAPER_FORMATS = [
  ['docx', 'Word'],
  ['pdf', 'PDF'],
  ['xlsx', 'Excel'],
] as const;

/** A version: what became of it, its hash, and the whole plan as it was. */
export function versionPage(page: VersionPage): Html {
  const { version, plan, navigation, mayManage } = page;
  const state = stateOf(version);
  return html`${pageHeading(`Version ${version.number}: ${version.name}`, { caption: html`${versionTag(state)} The plan as it was on ${dateInWords(version.asAt)}` })}
${navigation}
${mayManage && NEXT_STATES[state].length > 0 && html`<div class="govuk-button-group">${NEXT_STATES[state].map((next) => linkButton({ text: STEP_LINKS[next], href: `/plan/versions/${version.id}/steps/new?state=${next}`, kind: 'secondary' }))}</div>`}
${answerOffer(page)}
${reading(
  summaryList({
    rows: [
      {
        key: 'What became of it',
        value: html`<ul class="govuk-list">${version.steps.map((step) => html`<li>${stepInWords(step)}</li>`)}</ul>`,
      },
      {
        key: 'Download',
        value: html`As a paper: ${PAPER_FORMATS.map(
          ([format, words], index) =>
            html`${index > 0 && ', '}<a class="govuk-link" href="/plan/versions/${version.id}/paper/${format}">${words}<span class="govuk-visually-hidden"> of the whole version</span></a>`,
        )}<br><a class="govuk-link" href="/plan/versions/${version.id}/plan.json">The whole version as JSON</a>`,
      },
      { key: 'SHA-256 of the JSON file', value: html`<code class="hw-kept">${version.sha256}</code>` },
      { key: 'Compare', value: compareList(page) },
    ],
  }),
)}
<h2 class="govuk-heading-l">${plan.name}</h2>
${plan.vision !== '' && reading(html`<p class="govuk-body-l">${plan.vision}</p>`)}
${plan.priorities.map(
  (priority) => html`<h3 class="govuk-heading-m">Priority ${priority.number}: ${priority.title}</h3>
${reading(html`${priority.aim !== '' && html`<p class="govuk-body">${priority.aim}</p>`}${priority.sponsor !== '' && html`<p class="govuk-body">Sponsor: ${priority.sponsor}</p>`}`)}
${priority.outcomes.map(outcomePart)}`,
)}
${plan.priorities.length === 0 && html`<p class="govuk-body">It holds no priority.</p>`}`;
}

function answerOffer({ version, unanswered, mayManage }: VersionPage): Html {
  const wasSubmitted = version.steps.some(({ state }) => state === 'submitted');
  if (!mayManage || !wasSubmitted || unanswered.length === 0) return html``;
  return html`<div class="govuk-inset-text"><p class="govuk-body">Is this the answer to an inspection? Mark it there, so that its clock stops:</p><ul class="govuk-list">${unanswered.map(
    ({ id, title }) => html`<li><a class="govuk-link" href="/inspections/${id}/state">${title}</a></li>`,
  )}</ul></div>`;
}

function compareList({ version, others, readsPlan }: VersionPage): Html {
  const links = others.map((other) => {
    const [before, after] = other.number < version.number ? [other, version] : [version, other];
    return html`<li><a class="govuk-link" href="/plan/versions/${before.id}/compare/${after.id}">With version ${other.number}: ${other.name}</a></li>`;
  });
  if (links.length === 0 && !readsPlan) return html`There is no other version.`;
  return html`<ul class="govuk-list">${readsPlan && html`<li><a class="govuk-link" href="/plan/versions/${version.id}/compare/now">With the plan as it is now</a></li>`}${links}</ul>`;
}

function outcomePart(outcome: FrozenOutcome): Html {
  const lists = [
    { key: 'How it is known', lines: [outcome.howKnown] },
    { key: 'Sponsor', lines: [outcome.sponsor] },
    { key: 'Answers', lines: outcome.recommendations.map(answerInWords) },
    { key: 'Measures', lines: outcome.measures.map(({ id, title, target }) => `${id} ${title}: target ${target}`) },
    { key: 'How impact is tested', lines: outcome.tests.map(testInWords) },
  ].map(({ key, lines }) => ({ key, lines: lines.filter((line) => line !== '') }));
  const rows = lists
    .filter(({ lines }) => lines.length > 0)
    .map(({ key, lines }) => ({
      key,
      value: html`<ul class="govuk-list">${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
    }));
  return html`<h4 class="govuk-heading-s">Outcome ${outcome.ref}: ${outcome.words}</h4>
${rows.length > 0 && details({ summary: html`What outcome ${outcome.ref} answers, and how it is known`, content: summaryList({ rows }) })}
${dataTable({
  caption: `Actions of outcome ${outcome.ref}`,
  isCaptionHidden: true,
  columns: [
    { heading: 'Action' },
    { heading: 'Owner' },
    { heading: 'Answers' },
    { heading: 'Milestones' },
    { heading: 'Due' },
  ],
  rows: outcome.actions.map(actionRow),
  isCompact: true,
  whenEmpty: 'It has no action.',
})}`;
}

function actionRow(action: FrozenAction) {
  const list = (lines: readonly string[]) =>
    lines.length === 0
      ? noneWords('')
      : html`<ul class="govuk-list">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  const moved = action.dueOn === action.originalDueOn ? '' : ` (at first ${dateInWords(action.originalDueOn)})`;
  const answers = action.answers.map(({ ref, words }) => (ref === '' ? words : ref));
  return [
    html`${action.ref} ${action.title}${action.detail !== '' && html`<br><span class="hw-quiet">${action.detail}</span>`}`,
    [action.owner, action.organisation].filter((text) => text !== '').join('; '),
    action.isWider && answers.length === 0 ? 'The wider programme' : list(answers),
    list(
      action.milestones.map(
        ({ title, dueOn, metOn }) => `${title}: ${metOn ? `met ${dateInWords(metOn)}` : `due ${dateInWords(dueOn)}`}`,
      ),
    ),
    `${dateInWords(action.dueOn)}${moved}${action.isDelivered ? '; delivered' : ''}`,
  ];
}
