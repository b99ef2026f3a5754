import type { MeasureDescription } from '#features/measures/index.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import { button, buttonGroup, dataTable, type Html, html, pageHeading, reading, select, textarea } from '#ui';
import type { Rebase } from './rebase.ts';

export type RebasePage = {
  measure: MeasureDescription;
  months: readonly Month[];
  rebases: readonly Rebase[];
  csrfToken: string;
  given: { month: string; reason: string };
  problem: { field: 'month' | 'reason'; text: string } | null;
};

/** Where the limits of a measure begin anew, and why: a decision that is written on the chart. */
export function rebasePage({ measure, months, rebases, csrfToken, given, problem }: RebasePage): Html {
  const errorOf = (field: 'month' | 'reason') => (problem?.field === field ? problem.text : undefined);
  return reading(html`${pageHeading('Rebase this measure', { caption: measure.title })}
<p class="govuk-body-l">When something is known to have changed a measure for good, its limits may begin anew from that month. Until there are twelve months after it, its trajectory is judged by comparing the period’s ends.</p>
<p class="govuk-body">Do it for a change that is understood, never to make a signal go away: the reason stands on the chart with your name in the record.</p>
<form method="post" action="/measures/${measure.id}/rebases" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${select({
  name: 'month',
  id: 'month',
  label: 'The first month of the new way of working',
  items: [
    { value: '', text: 'Choose a month' },
    ...months.toReversed().map((month) => ({ value: month, text: monthInWords(month) })),
  ],
  value: given.month,
  error: errorOf('month'),
})}
${textarea({ name: 'reason', id: 'reason', label: 'What changed for good?', hint: 'As it should stand on the chart', value: given.reason, rows: 2, error: errorOf('reason') })}
${buttonGroup(button({ text: 'Rebase' }), html`<a class="govuk-link" href="/measures/${measure.id}">Leave it as it is</a>`)}
</form>
${dataTable({
  caption: 'Rebases of this measure',
  captionSize: 'm',
  columns: [
    { heading: 'From' },
    { heading: 'Reason' },
    { heading: 'Recorded by' },
    { heading: 'Take back', isHeadingHidden: true },
  ],
  rows: rebases.map(({ month, reason, madeBy }) => [
    monthInWords(month),
    reason,
    madeBy,
    html`<form method="post" action="/measures/${measure.id}/rebases/${month}/removal"><input type="hidden" name="csrf" value="${csrfToken}">${button({ text: html`Take back <span class="govuk-visually-hidden">the rebase of ${monthInWords(month)}</span>`, kind: 'secondary' })}</form>`,
  ]),
  whenEmpty: 'None: its limits come from its first twelve final months.',
})}`);
}
