import { type FigureKept, SOURCE_WORDS, SOURCES } from '#features/evidence/index.ts';
import { dayField, errorOf, type FormShown, textField } from '#features/forms/index.ts';
import { dayFields, type Form } from '#kernel/form.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  dataTable,
  details,
  type Html,
  hiddenFields,
  html,
  insetText,
  named,
  pageHeading,
  radios,
  reading,
  select,
  staleSave,
  summaryList,
  verdictMark,
  versionHeld,
} from '#ui';
import { type Action, type ImpactTest, type Outcome, TEST_VERDICTS } from '../plan.ts';
import { TEST_VERDICT_WORDS, VERDICT_OF_MEASURE } from './test-form.ts';

export type MeasureChoice = { id: string; title: string };

export type NewTestPage = {
  outcome: Outcome;
  /** Those of the outcome first. */
  measures: readonly MeasureChoice[];
  /** The day by which an impact is tested, where nobody says another. */
  usualDay: LocalDate;
  shown: FormShown;
};

/** A way to find out whether an outcome came about. */
export function newTestPage({ outcome, measures, usualDay, shown }: NewTestPage): Html {
  const { given } = shown;
  return reading(html`${pageHeading('Add a test of impact', { caption: outcome.words })}
<p class="govuk-body">A test finds out whether children notice. An impact counts as evidenced when tests from two different sources found it better.</p>
<form method="post" action="/plan/outcomes/${outcome.id}/tests" novalidate>
${hiddenFields(shown.csrfToken)}
${radios({
  ...{ name: 'source', idPrefix: 'source', value: given['source'], error: errorOf(shown, 'source') },
  legend: { text: 'Where does the test look?', classes: 'govuk-fieldset__legend--s' },
  items: SOURCES.map((value) => ({ value, text: SOURCE_WORDS[value] })),
})}
${select({
  ...{ name: 'measure', id: 'measure', label: 'Which measure?', hint: 'Only where the test looks at a measure' },
  items: [{ value: '', text: 'None' }, ...measures.map(({ id, title }) => ({ value: id, text: `${id} ${title}` }))],
  ...{ value: given['measure'] ?? '', error: errorOf(shown, 'measure') },
})}
${testFields({ ...shown, given: { ...dayFields('dueOn', usualDay), ...given } })}
${buttonGroup(button({ text: 'Add the test' }), backToOutcome(outcome.id))}
</form>`);
}

function testFields(shown: FormShown): Html {
  return html`${textField(shown, { field: 'how', label: 'How is it tested?', hint: 'For example: audit twelve files of the quarter for whether the child was seen alone. Name no child.' })}
${dayField(shown, { field: 'dueOn', label: 'By which day?', hint: 'For example 30 9 2022' })}`;
}

function backToOutcome(id: string): Html {
  return html`<a class="govuk-link" href="/plan/outcomes/${id}">Leave it as it is</a>`;
}

export type TestPage = {
  outcome: Outcome;
  test: ImpactTest;
  actions: readonly Action[];
  mayChange: boolean;
  mayFind: boolean;
  shown: FormShown;
};

/** One test: what it found so far, and the forms that change or retire it. */
export function testPage(page: TestPage): Html {
  const { outcome, test, shown, mayChange, mayFind } = page;
  const isMade = test.retiredOn === null;
  return html`${pageHeading('A test of impact', { caption: outcome.words })}
${shown.stale && staleSave(shown.stale)}
${testFacts(test)}
${resultsTable(page)}
${isMade && mayFind && html`<p class="govuk-body"><a class="govuk-link" href="/plan/tests/${test.id}/results/new">Enter what it found</a></p>`}
${isMade && mayChange && changing(page)}`;
}

function changing({ outcome, test, shown }: TestPage): Html {
  const path = `/plan/tests/${test.id}`;
  return reading(html`<h2 class="govuk-heading-m">Change the test</h2>
<form method="post" action="${path}" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, test.version, { how: test.how, dueOn: test.dueOn })}
${testFields({ ...shown, given: { how: test.how, ...dayFields('dueOn', test.dueOn), ...shown.given } })}
${buttonGroup(button({ text: 'Save' }), backToOutcome(outcome.id))}
</form>
${details({
  summary: 'Retire the test',
  content: html`<p class="govuk-body">It is not made any more, and nobody is asked for it. What it found stays and still counts. A retired test stays retired.</p>
<form method="post" action="${path}/retire" novalidate>${hiddenFields(shown.csrfToken)}${versionHeld(shown, test.version)}${button({ text: 'Retire the test', kind: 'warning' })}</form>`,
})}`);
}

function testFacts(test: ImpactTest): Html {
  return summaryList({
    rows: [
      {
        key: 'Looks at',
        value: test.measure === null ? SOURCE_WORDS[test.source] : `${SOURCE_WORDS[test.source]}: ${test.measure}`,
      },
      { key: 'How', value: test.how },
      { key: 'By', value: dateInWords(test.dueOn) },
      ...(test.retiredOn === null ? [] : [{ key: 'Retired', value: dateInWords(test.retiredOn) }]),
    ],
  });
}

function resultsTable({ test, actions }: TestPage): Html {
  const refs = new Map(actions.map(({ id, ref }) => [id, `Action ${ref}`]));
  return dataTable({
    caption: 'What it found, newest first',
    captionSize: 'm',
    columns: [
      { heading: 'Day' },
      { heading: 'Found' },
      { heading: 'In words' },
      { heading: 'Of' },
      { heading: 'Figure' },
    ],
    rows: test.results
      .toReversed()
      .map(({ on, by, verdict, words, actionId, figure }) => [
        named(dateInWords(on), by),
        TEST_VERDICT_WORDS[verdict],
        words,
        actionId === null ? 'All actions of the outcome' : (refs.get(actionId) ?? 'Another action'),
        figure === null ? '' : figureWords(figure),
      ]),
    whenEmpty: 'Nothing yet.',
  });
}

function figureWords({ figure, fraction, from, to, extractId, asAt }: FigureKept): Html {
  return named(
    [figure, fraction].filter((text) => text !== '').join(', '),
    html`${from} to ${to}, as at <a class="govuk-link" href="/extracts/${extractId}">${dateInWords(asAt)}</a>`,
  );
}

export type ResultPage = {
  outcome: Outcome;
  test: ImpactTest;
  actions: readonly Action[];
  /** The measure as it is judged today, where the test is on one; it is kept with the result as it is now. */
  figure: FigureKept | null;
  today: LocalDate;
  shown: FormShown;
};

/** What a test found. On a measure it says what the verdict of today means, which can be chosen otherwise. */
export function resultPage({ outcome, test, actions, figure, today, shown }: ResultPage): Html {
  const given: Form = {
    ...dayFields('on', today),
    ...(figure === null ? {} : { verdict: VERDICT_OF_MEASURE[figure.verdict], words: figure.reason }),
    ...shown.given,
  };
  const filled = { ...shown, given };
  return html`${pageHeading('What did the test find?', { caption: outcome.words })}
${testFacts(test)}
${test.measure !== null && measureFigure(test.measure, figure)}
${reading(html`<form method="post" action="/plan/tests/${test.id}/results" novalidate>
${hiddenFields(shown.csrfToken)}
${radios({
  ...{ name: 'verdict', idPrefix: 'verdict', value: given['verdict'], error: errorOf(shown, 'verdict') },
  legend: { text: 'What did it find?', classes: 'govuk-fieldset__legend--s' },
  hint: 'A result that is worse counts as much as one that is better',
  items: TEST_VERDICTS.map((value) => ({ value, text: TEST_VERDICT_WORDS[value] })),
})}
${textField(filled, { field: 'words', label: 'In a few words', hint: 'Of how many, and compared with what. Name no child.' })}
${dayField(filled, { field: 'on', label: 'On which day was it found?', hint: 'For example 9 8 2022' })}
${select({
  ...{ name: 'action', id: 'action', label: 'Of which action does it speak?', error: errorOf(shown, 'action') },
  items: [
    { value: '', text: 'All actions of the outcome' },
    ...actions.map(({ id, ref, title }) => ({ value: id, text: `${ref} ${title}` })),
  ],
  value: given['action'] ?? '',
})}
${buttonGroup(button({ text: 'Keep the result' }), backToOutcome(outcome.id))}
</form>`)}`;
}

function measureFigure(measure: string, figure: FigureKept | null): Html {
  if (figure === null) return insetText(`There is no figure of ${measure} yet: say what was found without it.`);
  return insetText(
    html`<p class="govuk-body">${measure} ${figure.title}: ${figure.figure} (${figure.fraction}), ${verdictMark(figure.verdict)}</p><p class="govuk-body">The figure is kept with the result as it is now, with its extract as at ${dateInWords(figure.asAt)} and version ${figure.definitionVersion} of its definition.</p>`,
  );
}
