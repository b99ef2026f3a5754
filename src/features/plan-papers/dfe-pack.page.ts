import { errorOf, type FormShown, textField } from '#features/forms/index.ts';
import { button, buttonGroup, type Html, hiddenFields, html, pageHeading, radios, reading } from '#ui';
import { FORMAT_WORDS, FORMATS } from './kinds.ts';

export type DfePackPage = { shown: FormShown; leavesOut: readonly string[] };

/** What is asked of the Department, and in which form the pack is wanted. What is typed goes into that copy alone. */
export function dfePackPage({ shown, leavesOut }: DfePackPage): Html {
  const without =
    leavesOut.length > 0 &&
    html`<p class="govuk-body">Your copy leaves out what you may not read: ${leavesOut.join(', ')}.</p>`;
  return reading(html`${pageHeading('Review by the Department for Education')}
<p class="govuk-body">The pack is made of what Headway holds today. Figures are those that may be published. ${without}</p>
<form method="post" action="/plan/papers/dfe-review" novalidate>${hiddenFields(shown.csrfToken)}
${textField(shown, {
  ...{ field: 'asks', label: 'What do you ask of the Department?', rows: 8 },
  hint: 'It stands first in this copy and is not kept. A blank line parts paragraphs; a line that begins with a hyphen is a bullet. Name no child',
})}
${radios({
  ...{ name: 'format', idPrefix: 'format', value: shown.given['format'], error: errorOf(shown, 'format') },
  legend: { text: 'In which form?', classes: 'govuk-fieldset__legend--s' },
  items: FORMATS.map((format) => ({ value: format, text: FORMAT_WORDS[format] })),
})}
${buttonGroup(button({ text: 'Download the pack' }), html`<a class="govuk-link" href="/plan/papers">Leave it</a>`)}</form>`);
}
