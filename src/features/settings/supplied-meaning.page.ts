import { errorOf, type FormShown } from '#features/forms/index.ts';
import { AREA_NAMES, AREAS } from '#features/measures/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  dataTable,
  type Html,
  hiddenFields,
  html,
  input,
  named,
  pageHeading,
  radios,
  reading,
  select,
  staleSave,
  versionHeld,
} from '#ui';
import type { SuppliedMeasure } from './supplied-measure.ts';

export const KIND_WORDS: Record<SuppliedMeasure['kind'], string> = {
  proportion: 'Percentage: so many out of so many',
  count: 'Count: how many',
  rate: 'Rate per 10,000 children',
  mean: 'Average: a sum shared between so many',
};

export type MeaningPage = {
  /** The measure whose definition is changed; null for a new one. */
  measure: SuppliedMeasure | null;
  shown: FormShown;
};

/** The form that says what a local measure means. */
export function meaningPage({ measure, shown }: MeaningPage): Html {
  const { given } = shown;
  const value = (field: Exclude<keyof SuppliedMeasure, 'versions'>) => given[field] ?? String(measure?.[field] ?? '');
  const line = (name: Exclude<keyof SuppliedMeasure, 'versions'>, label: string, hint?: string) =>
    input({ name, id: name, label, hint, value: value(name), error: errorOf(shown, name) });
  const choice = (name: 'kind' | 'timing' | 'better', legend: string, items: readonly [string, string][]) =>
    radios({
      ...{ name, idPrefix: name, value: value(name), error: errorOf(shown, name), classes: 'govuk-radios--small' },
      legend: { text: legend, classes: 'govuk-fieldset__legend--s' },
      items: items.map(([one, text]) => ({ value: one, text })),
    });
  const heading = measure ? 'Change what it means' : 'Define a measure';
  return html`${pageHeading(heading, { ...(measure && { above: measure.id, caption: measure.title }) })}
${shown.stale && staleSave(shown.stale)}
${
  measure &&
  html`<p class="govuk-body"><a class="govuk-link" href="/measures/${measure.id}">Its figures</a>. <a class="govuk-link" href="/measures/${measure.id}/settings">Its targets and owner</a>.</p>`
}
${reading(html`<form method="post" action="/supplied/measures${measure ? `/${measure.id}` : ''}" novalidate>
${hiddenFields(shown.csrfToken)}${measure && versionHeld(shown, measure.versions.length)}
${line('title', 'What is it called?', 'For example: Return interviews within 72 hours')}
${line('why', 'Why does it matter to a child?')}
${choice('kind', 'How is the figure made?', Object.entries(KIND_WORDS))}
${choice('timing', 'Of a month, or as at a day?', [
  ['flow', 'What happened in the month'],
  ['snapshot', 'How it was on a day of the month'],
])}
${choice('better', 'Which way is better?', [
  ['higher', 'Higher'],
  ['lower', 'Lower'],
  ['neither', 'Neither: it is context'],
])}
${select({
  ...{ name: 'area', id: 'area', label: 'Area', value: value('area'), error: errorOf(shown, 'area') },
  items: [{ value: '', text: 'Choose an area' }, ...AREAS.map((area) => ({ value: area, text: AREA_NAMES[area] }))],
})}
${line('countingUnit', 'What is counted?', 'For example: interviews; of an average what it is of, such as children for each social worker')}
${line('numeratorInWords', 'What does the numerator count?')}
${line('denominatorInWords', 'What is it out of?', 'Leave it blank for a count')}
${line('source', 'Where do the figures come from?', 'The system, report or return')}
${input({
  ...{ name: 'finalAfterDays', id: 'finalAfterDays', label: 'How many days after the month’s end is a figure final?' },
  ...{ inputmode: 'numeric', classes: 'govuk-input--width-3', value: value('finalAfterDays') },
  error: errorOf(shown, 'finalAfterDays'),
})}
${
  measure &&
  input({
    ...{ name: 'whatChanged', id: 'whatChanged', label: 'What changes, and why?' },
    ...{ hint: 'It stands with the versions', value: given['whatChanged'], error: errorOf(shown, 'whatChanged') },
  })
}
${buttonGroup(button({ text: measure ? 'Save as the next version' : 'Define it' }), html`<a class="govuk-link" href="/supplied">Leave it</a>`)}
</form>`)}
${
  measure &&
  dataTable({
    caption: 'Versions, newest first',
    captionSize: 'm',
    columns: [{ heading: 'Version' }, { heading: 'Entered' }, { heading: 'What changed' }],
    rows: measure.versions
      .map(({ on, what, by }, index) => [String(index + 1), named(by, dateInWords(on)), what])
      .toReversed(),
  })
}`;
}
