import { type Judged, monthsToChoose, type Scorecard, type View } from '#features/scorecard/index.ts';
import { monthInWords } from '#kernel/month.ts';
import {
  button,
  buttonGroup,
  checkboxes,
  emptyState,
  type Html,
  html,
  pageHeading,
  radios,
  select,
  verdictMark,
} from '#ui';
import type { Audience } from './report-options.ts';

const PREFIX = 'measure-';

/** The measures that get a page: those that were ticked; where nobody ticked any, those that improve or get worse. */
export function chosenIn(query: Readonly<Record<string, string>>, { rows }: Scorecard): Judged[] {
  const ticked = rows.filter(({ measure }) => query[`${PREFIX}${measure.id}`] === 'yes');
  if (ticked.length > 0) return ticked;
  const moved = rows.filter(({ verdict }) => verdict === 'improving' || verdict === 'gettingWorse');
  return moved.length > 0 ? moved : [...rows];
}

/** One form, three buttons: each sends the same choices and gets another file. */
export function reportPage(scorecard: Scorecard, view: View, chosen: readonly Judged[], audience: Audience): Html {
  const months = monthsToChoose(scorecard).map((month) => ({ value: month, text: monthInWords(month) }));
  const ticked = new Set(chosen.map(({ measure }) => measure.id));
  if (months.length === 0)
    return html`${pageHeading('Board performance report')}${emptyState('No figures yet', 'The report is made from accepted extracts, and none has been accepted so far.')}`;
  return html`${pageHeading('Board performance report', { caption: 'A front page with the sentence, every measure by trajectory, a page for each chosen measure, and what the figures rest on.' })}
<form method="get" action="/reports/board.pdf" class="hw-report">
${view.team && html`<input type="hidden" name="team" value="${view.team}">`}
<div class="hw-row">${select({ name: 'from', id: 'from', label: 'From', items: months, value: view.from })}
${select({ name: 'to', id: 'to', label: 'To', items: months, value: view.to })}</div>
${radios({
  name: 'audience',
  idPrefix: 'audience',
  legend: { text: 'Who reads it?', classes: 'govuk-fieldset__legend--s' },
  items: [
    { value: 'board', text: 'The board', hint: 'Every count is shown' },
    { value: 'public', text: 'The public', hint: 'Small numbers, from which a child could be known, are left out' },
  ],
  value: audience,
})}
<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Measures with a page of their own</legend>
<div class="hw-choices">${scorecard.rows.map(({ measure, verdict }) =>
    checkboxes({
      name: `${PREFIX}${measure.id}`,
      idPrefix: `${PREFIX}${measure.id}`,
      items: [{ value: 'yes', text: measure.title, hint: html`${measure.id}, ${verdictMark(verdict)}` }],
      values: ticked.has(measure.id) ? ['yes'] : [],
      classes: 'govuk-checkboxes--small',
    }),
  )}</div></fieldset>
${buttonGroup(
  button({ text: 'Download PDF' }),
  button({ text: 'Download Word', kind: 'secondary', attributes: { formaction: '/reports/board.docx' } }),
  button({ text: 'Download Excel', kind: 'secondary', attributes: { formaction: '/reports/board.xlsx' } }),
)}
</form>`;
}
