import { choiceField, dayField, type FormShown, lineField } from '#features/forms/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { button, dataTable, type Html, hiddenFields, html, named, pageHeading, reading } from '#ui';
import { type Expectation, type IntervalSettled, SERIES, SERIES_WORDS } from './intervals.ts';
import { dayInWords, spanInWords } from './words.ts';

export type ExpectedPage = {
  navigation: Html;
  expected: readonly Expectation[];
  settled: readonly IntervalSettled[];
  today: LocalDate;
  shown: FormShown;
};

/** About when the next of each series comes, and what says so. */
export function expectedPage({ navigation, expected, settled, today, shown }: ExpectedPage): Html {
  return html`${pageHeading('When the next are expected', { caption: 'Counted from the last one that came' })}${navigation}
${dataTable({
  caption: 'Expected by',
  isCaptionHidden: true,
  columns: ['Kind', 'Usually every', 'Last', 'Next about', 'In the register'].map((heading) => ({ heading })),
  rows: expected.map(({ series, interval, last, nextBy, anticipated }) => [
    SERIES_WORDS[series],
    interval === null ? 'Nothing is settled' : named(monthsInWords(interval.value), interval.source),
    last === null ? 'None yet' : html`<a class="govuk-link" href="/inspections/${last.id}">${last.title}</a>`,
    nextBy === null ? '' : nextBy < today ? `${dayInWords(nextBy)}, which has passed` : dayInWords(nextBy),
    anticipated === null
      ? 'Not yet'
      : html`<a class="govuk-link" href="/inspections/${anticipated.id}">${anticipated.title}</a>${anticipated.window && html`<br>${spanInWords(anticipated.window)}`}`,
  ]),
})}
${reading(html`<h2 class="govuk-heading-m">Settle another interval</h2>
<p class="govuk-body">It holds from its day on, in place of the usual one. What was settled before stays in the list below.</p>
<form method="post" action="/inspections/expected" novalidate>
${hiddenFields(shown.csrfToken)}
${choiceField(shown, {
  ...{ field: 'series', label: 'Which kind?' },
  items: [
    { value: '', text: 'Choose a kind' },
    ...SERIES.map((series) => ({ value: series, text: SERIES_WORDS[series] })),
  ],
})}
${lineField(shown, { field: 'months', label: 'Usually every how many months?', hint: 'Leave it empty where it comes at no set time' })}
${dayField(shown, { field: 'from', label: 'From which day does that hold?' })}
${lineField(shown, { field: 'source', label: 'Where does it stand?', hint: 'For example: letter of the DfE of 3 May 2022' })}
${button({ text: 'Settle it' })}
</form>`)}
${dataTable({
  caption: 'Settled by the council',
  captionSize: 'm',
  columns: ['Kind', 'Usually every', 'From', 'Where it stands', 'By'].map((heading) => ({ heading })),
  rows: settled.map((one) => [
    SERIES_WORDS[one.series],
    monthsInWords(one.months),
    dayInWords(one.from),
    one.source,
    one.by,
  ]),
  whenEmpty: 'Nothing yet: the usual intervals hold.',
})}`;
}

function monthsInWords(months: number | null): string {
  if (months === null) return 'No set time';
  if (months % 12 === 0) return months === 12 ? '1 year' : `${months / 12} years`;
  return months === 1 ? '1 month' : `${months} months`;
}
