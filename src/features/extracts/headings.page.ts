import { button, buttonGroup, checkboxes, details, type Html, html, pageHeading, radios, select } from '#ui';
import { headingControl, monthFirstControl, NONE, sheetControl } from './correcting.ts';
import type { Extract } from './extract.ts';
import { fieldTitle, listTitle } from './findings-in-words.ts';
import type { Summary } from './interpret/index.ts';
import { listOf } from './lists/index.ts';

/** Every heading of the file and the column that it was taken for, to be corrected. */
export function headingsPage(extract: Extract, summary: Summary, csrfToken: string): Html {
  return html`${pageHeading('Correct how the file was read', { caption: extract.fileName })}
<p class="govuk-body hw-reading">Lists with a heading that was not understood are open. Choose what each heading is: corrections are remembered for your council, and the file is read again with them.</p>
<form method="post" action="/extracts/${extract.id}/headings" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
<input type="hidden" name="version" value="${extract.version}">
${asked(summary)}
${summary.lists.map(listHeadings)}
${buttonGroup(button({ text: 'Read the file again' }), html`<a class="govuk-link" href="/extracts/${extract.id}">Leave it as it is</a>`)}
</form>`;
}

function asked({ questions }: Summary): Html[] {
  return questions.flatMap((question) => {
    if (question.kind === 'listTwice')
      return radios({
        name: sheetControl(question.list),
        idPrefix: sheetControl(question.list),
        legend: { text: `Which sheet is ${listTitle(question.list)}?`, classes: 'govuk-fieldset__legend--s' },
        items: question.sheets.map((sheet) => ({ value: sheet, text: sheet })),
        value: question.sheets[0],
      });
    if (question.kind === 'monthFirst')
      return checkboxes({
        name: monthFirstControl(question.list, question.column),
        idPrefix: monthFirstControl(question.list, question.column),
        legend: {
          text: `${listTitle(question.list)}, column ${question.column}: ${question.heading}`,
          classes: 'govuk-fieldset__legend--s',
        },
        items: [{ value: 'yes', text: 'In this column the month comes first (07/31/2022)' }],
      });
    return [];
  });
}

function listHeadings({ list, headings }: Summary['lists'][number]): Html {
  const fields = Object.keys(listOf(list).columns).map((field) => ({ value: field, text: fieldTitle(list, field) }));
  const understood = headings.filter(({ field }) => field !== null).length;
  return details({
    summary: `${listTitle(list)}: ${understood} of ${headings.length} headings understood`,
    open: understood < headings.length,
    classes: 'hw-wide-details',
    content: html`<div class="hw-pairs">${headings.map(({ index, column, heading, field }) =>
      select({
        name: headingControl(list, index),
        id: headingControl(list, index),
        label: `${column}: ${heading}`,
        items: [{ value: NONE, text: 'None of this list’s columns' }, ...fields],
        value: field ?? NONE,
      }),
    )}</div>`,
  });
}
