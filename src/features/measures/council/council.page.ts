import { dateInWords } from '#kernel/local-date.ts';
import { button, dataTable, dateInput, type Html, html, input, pageHeading, reading } from '#ui';
import type { CouncilFacts, FactProblem } from './facts.ts';

export type CouncilPage = {
  council: string;
  facts: CouncilFacts;
  /** Where teams are placed is kept elsewhere, for those who keep it. */
  mayKeepStructure: boolean;
  csrfToken: string;
  given: Readonly<Record<string, string>>;
  problems: readonly FactProblem[];
};

/** What the files do not say and measures need: how many children live here. */
export function councilPage(page: CouncilPage): Html {
  return reading(html`${pageHeading('What the files do not say', { caption: page.council })}
<p class="govuk-body-l">Rates need the number of children who live here. It has a day from which it holds, so that the past stays as it was.</p>
${population(page)}${
  page.mayKeepStructure &&
  html`<p class="govuk-body">Comparing localities needs to know where each team belongs: <a class="govuk-link" href="/structure">services, localities and teams</a>.</p>`
}`);
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

function problemOf(problems: readonly FactProblem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text;
}

function partsGiven(given: Readonly<Record<string, string>>, prefix: string) {
  return { day: given[`${prefix}-day`], month: given[`${prefix}-month`], year: given[`${prefix}-year`] };
}
