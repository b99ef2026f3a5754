import { errorOf, type FormShown } from '#features/forms/index.ts';
import { COUNTS, type CountId, type CountRule, countInWords, countOn } from '#kernel/counts.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
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
  staleSave,
  summaryList,
  versionHeld,
} from '#ui';
import { type KnownCount, ownCountOn } from './counts.ts';
import { settingsNavigation } from './shown.page.ts';
import { termFields } from './timescales.page.ts';

export type CountsPage = {
  council: string;
  own: readonly KnownCount[];
  today: LocalDate;
  may(permission: string): boolean;
};

/** Every number that the plan's rules and readiness count by, with the one in force. */
export function countsPage({ council, own, today, may }: CountsPage): Html {
  const rules = Object.entries(COUNTS) as [CountId, CountRule][];
  return html`${pageHeading('Counts', { caption: council })}
${settingsNavigation(may, '/settings/counts')}
<p class="govuk-body-l">How many of something it takes before a rule of the plan, or of readiness, says so. The rules print these numbers, and whatever is judged today is judged by those that hold today.</p>
${dataTable({
  caption: 'Numbers in force',
  captionSize: 'm',
  columns: [
    ...['What is counted', 'In force', 'Headway’s default'].map((heading) => ({ heading })),
    { heading: 'Change', isHeadingHidden: true },
  ],
  rows: rules.map(([id, rule]) => {
    const usual = countOn(rule, today);
    const settled = ownCountOn(own, id, today);
    return [
      named(rule.what, id),
      settled !== null && settled.value !== null
        ? named(
            countInWords(rule, settled.value),
            `the council’s own since ${dateInWords(settled.from)}: ${settled.source}`,
          )
        : countInWords(rule, usual.value),
      named(countInWords(rule, usual.value), usual.source),
      html`<a class="govuk-link" href="/settings/counts/${id}">Change<span class="govuk-visually-hidden"> the number ${id}</span></a>`,
    ];
  }),
})}
${historyTable(own)}`;
}

export function countHeld({ rule, value, from }: Pick<KnownCount, 'rule' | 'value' | 'from'>): string {
  const words = value === null ? 'as without a choice of the council' : countInWords(COUNTS[rule], value);
  return `${words}, from ${dateInWords(from)}`;
}

function historyTable(own: readonly KnownCount[]): Html {
  return dataTable({
    caption: 'Everything that was settled, newest first',
    captionSize: 'm',
    columns: ['Entered', 'Rule', 'Number', 'Why', 'Approved'].map((heading) => ({ heading })),
    rows: own
      .toSorted((a, b) => b.enteredAt.getTime() - a.enteredAt.getTime() || b.version - a.version)
      .map((count) => [
        named(momentInWords(count.enteredAt), count.enteredBy),
        named(COUNTS[count.rule].what, count.rule),
        countHeld(count),
        count.reason,
        named(count.approvedBy, count.source),
      ]),
    whenEmpty: 'Nothing: every number is Headway’s default.',
  });
}

export type CountPage = { id: CountId; own: readonly KnownCount[]; today: LocalDate; shown: FormShown };

/** One number, and the form that settles the council's own. */
export function countPage({ id, own, today, shown }: CountPage): Html {
  const rule: CountRule = COUNTS[id];
  const usual = countOn(rule, today);
  const { given } = shown;
  return html`${pageHeading(rule.what, { above: id })}
${shown.stale && staleSave(shown.stale)}
${summaryList({
  rows: [
    { key: 'Without a choice', value: countInWords(rule, usual.value) },
    { key: 'It rests on', value: usual.source },
    { key: 'The council’s own', value: `From ${rule.least} to ${rule.most}. ${rule.bounds}` },
  ],
})}
${historyTable(own)}
${reading(html`<h2 class="govuk-heading-m">Settle the council’s number</h2>
<form method="post" action="/settings/counts/${id}" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, own.length)}
${radios({
  ...{ name: 'count', idPrefix: 'count', value: given['count'] ?? 'own', error: errorOf(shown, 'count') },
  legend: { text: 'Which number holds?', classes: 'govuk-fieldset__legend--s' },
  classes: 'govuk-radios--small',
  items: [
    { value: 'own', text: 'One of the council’s own' },
    { value: 'usual', text: `${countInWords(rule, usual.value)}, as without a choice` },
  ],
})}
${input({
  ...{ name: 'amount', id: 'amount', label: 'How many?', inputmode: 'numeric', classes: 'govuk-input--width-4' },
  hint: 'Leave it blank where the council has no number of its own',
  ...{ value: given['amount'], error: errorOf(shown, 'amount') },
})}
${termFields(shown, 'What is judged on that day or later is judged by it. For example 1 4 2022')}
${buttonGroup(button({ text: 'Settle the number' }), html`<a class="govuk-link" href="/settings/counts">Leave it as it is</a>`)}
</form>`)}`;
}
