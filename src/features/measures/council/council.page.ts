import { dateInWords } from '#kernel/local-date.ts';
import { button, dataTable, dateInput, type Html, html, input, pageHeading, reading, select } from '#ui';
import type { CouncilFacts, FactProblem } from './facts.ts';

export type CouncilPage = {
  council: string;
  facts: CouncilFacts;
  /** The teams that files name, placed or not. */
  teams: readonly string[];
  csrfToken: string;
  given: Readonly<Record<string, string>>;
  problems: readonly FactProblem[];
};

/** What the files do not say and measures need: how many children live here, and which locality a team belongs to. */
export function councilPage(page: CouncilPage): Html {
  return reading(html`${pageHeading('What the files do not say', { caption: page.council })}
<p class="govuk-body-l">Rates need the number of children who live here; comparing localities needs to know where each team belongs. Both have a day from which they hold, so that the past stays as it was.</p>
${population(page)}${places(page)}`);
}

function population({ facts, csrfToken, given, problems }: CouncilPage): Html {
  return html`<h2 class="govuk-heading-m">Children aged 0 to 17 who live here</h2>
${dataTable({
  caption: 'Population in use',
  isCaptionHidden: true,
  columns: [{ heading: 'From' }, { heading: 'Until' }, { heading: 'Children', isNumeric: true }, { heading: 'Source' }],
  rows: facts.population.map(({ from, until, value, source }) => [
    dateInWords(from),
    until === null ? 'Now' : dateInWords(until),
    value.toLocaleString('en-GB'),
    source,
  ]),
  whenEmpty: 'Not entered yet: rates for every 10,000 children have no figure until it is.',
})}
<form method="post" action="/council/population" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${dateInput({
  id: 'from',
  namePrefix: 'from',
  legend: { text: 'From which day?', classes: 'govuk-fieldset__legend--s' },
  hint: 'For a mid-year estimate, 1 July of its year',
  values: partsGiven(given, 'from'),
  error: problemOf(problems, 'from'),
})}
${input({ name: 'children', id: 'children', label: 'Number of children', inputmode: 'numeric', classes: 'govuk-input--width-10', value: given['children'], error: problemOf(problems, 'children') })}
${input({ name: 'source', id: 'source', label: 'Where is it published?', hint: 'For example: ONS mid-year population estimates, mid-2024', value: given['source'], error: problemOf(problems, 'source') })}
${button({ text: 'Use this number', kind: 'secondary' })}
</form>`;
}

function places({ facts, teams, csrfToken, given, problems }: CouncilPage): Html {
  const unplaced = teams.filter((team) => !facts.teams.some(({ name }) => name === team));
  return html`<h2 class="govuk-heading-m">Teams and their localities</h2>
${dataTable({
  caption: 'Teams and their localities',
  isCaptionHidden: true,
  columns: [{ heading: 'Team' }, { heading: 'Locality' }, { heading: 'From' }, { heading: 'Until' }],
  rows: [
    ...facts.teams.map(({ name, locality, from, until }) => [
      name,
      locality ?? '–',
      dateInWords(from),
      until === null ? 'Now' : dateInWords(until),
    ]),
    ...unplaced.map((team) => [team, 'Not placed yet', '–', '–']),
  ],
  whenEmpty: 'No file has named a team yet.',
})}
${
  teams.length > 0 &&
  html`<form method="post" action="/council/teams" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${select({ name: 'team', id: 'team', label: 'Team', items: [{ value: '', text: 'Choose a team' }, ...teams.map((team) => ({ value: team, text: team }))], value: given['team'] ?? '', error: problemOf(problems, 'team') })}
${input({ name: 'locality', id: 'locality', label: 'Locality', value: given['locality'], error: problemOf(problems, 'locality') })}
${dateInput({
  id: 'since',
  namePrefix: 'since',
  legend: { text: 'Since when?', classes: 'govuk-fieldset__legend--s' },
  values: partsGiven(given, 'since'),
  error: problemOf(problems, 'since'),
})}
${button({ text: 'Place this team', kind: 'secondary' })}
</form>`
}`;
}

function problemOf(problems: readonly FactProblem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text;
}

function partsGiven(given: Readonly<Record<string, string>>, prefix: string) {
  return { day: given[`${prefix}-day`], month: given[`${prefix}-month`], year: given[`${prefix}-year`] };
}
