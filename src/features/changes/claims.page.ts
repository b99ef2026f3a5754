import type { MeasureDescription } from '#features/measures/index.ts';
import {
  button,
  type Html,
  hiddenFields,
  html,
  insetText,
  pageHeading,
  reading,
  select,
  summaryList,
  type TagColour,
  tag,
  textarea,
} from '#ui';
import type { Checked } from './claims.ts';

export type ClaimsPage = {
  navigation: Html;
  csrfToken: string;
  measures: readonly Pick<MeasureDescription, 'id' | 'title'>[];
  teams: readonly string[];
  given: { measure: string; team: string; words: string };
  /** What is wrong with what was given, by field. */
  problems: Readonly<Record<string, string>>;
  /** Null where nothing was checked yet. */
  checked: readonly Checked[] | null;
};

/** A sentence that somebody wants to print, and what the figures say of each of its claims. */
export function claimsPage(page: ClaimsPage): Html {
  const { navigation, csrfToken, measures, teams, given, problems, checked } = page;
  return html`${pageHeading('Is it true?', { caption: 'Check a sentence about a measure before it is printed' })}
${navigation}
${reading(html`<p class="govuk-body">Claims that can be checked: a record ("the lowest on record", "the highest since 2021"), a change ("improved", "declined", "has not changed"), a comparison ("better than England", "than the region", "than our statistical neighbours"), a target ("met the target") and a percentage. Nothing that you write here is kept.</p>
${checked !== null && results(checked, given.words)}
<form method="post" action="/claims" novalidate>${hiddenFields(csrfToken)}
${select({
  name: 'measure',
  id: 'measure',
  label: 'Which measure is it about?',
  items: [
    { value: '', text: 'Choose a measure' },
    ...measures.map(({ id, title }) => ({ value: String(id), text: `${title} (${id})` })),
  ],
  value: given.measure,
  error: problems['measure'],
})}
${
  teams.length > 0 &&
  select({
    name: 'team',
    id: 'team',
    label: 'Whose figure?',
    items: [{ value: '', text: 'The whole council' }, ...teams.map((team) => ({ value: team, text: team }))],
    value: given.team,
  })
}
${textarea({
  name: 'words',
  id: 'words',
  label: 'The sentence',
  hint: 'For example: Re-referrals are the lowest on record and better than the region. Write no child’s name.',
  rows: 3,
  value: given.words,
  error: problems['words'],
})}
${button({ text: 'Check it' })}</form>`)}`;
}

const ANSWERS: Record<Checked['answer'], { text: string; colour: TagColour; shape: string }> = {
  holds: { text: 'Holds', colour: 'green', shape: '✓' },
  refused: { text: 'Refused', colour: 'red', shape: '✗' },
  open: { text: 'Cannot be told', colour: 'grey', shape: '?' },
};

function results(checked: readonly Checked[], words: string): Html {
  if (checked.length === 0)
    return insetText(
      html`<strong>No claim was found</strong> in "${words}" that can be checked: that does not make it true.`,
    );
  const all = checked.every(({ answer }) => answer === 'holds');
  return html`<section aria-labelledby="answer"><h2 class="govuk-heading-m" id="answer">${
    all ? 'The figures carry the claims that were checked' : 'The figures do not carry this sentence as it stands'
  }</h2>
<p class="govuk-body">Only the words below were checked. Whatever else the sentence says (other numbers, causes, other measures) was not.</p>
${summaryList({
  rows: checked.map(({ claim, answer, basis }) => {
    const { text, colour, shape } = ANSWERS[answer];
    return { key: `“${claim.words}”`, value: html`${tag(`${shape} ${text}`, colour)}<br>${basis}` };
  }),
})}
${all && html`<p class="govuk-body">With its basis, to be printed:</p>${insetText(html`${words} <em>Basis: ${checked.map(({ basis }) => basis).join(' ')}</em>`)}`}</section>`;
}
