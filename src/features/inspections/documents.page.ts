import { dayField, errorOf, type FormShown, lineField } from '#features/forms/index.ts';
import { button, buttonGroup, fileUpload, type Html, hiddenFields, html, pageHeading, radios, reading } from '#ui';
import { DOCUMENT_KINDS, DOCUMENT_WORDS } from './documents.ts';
import type { Inspection } from './register.ts';

/** Adds a paper to an inspection. */
export function documentPage(
  { id, title, publishedOn }: Inspection,
  { endings, megabytes }: { endings: string; megabytes: number },
  shown: FormShown,
): Html {
  const held = publishedOn === null && ' It is held back with everything else until the report is published.';
  return html`${pageHeading('Add a document', { caption: title })}
${reading(html`<p class="govuk-body">The letter or report as it came, or what the council answered.${held}</p>
<form method="post" action="/inspections/${id}/documents" enctype="multipart/form-data" novalidate>
${hiddenFields(shown.csrfToken)}
${radios({
  ...{ name: 'what', idPrefix: 'what', value: shown.given['what'], error: errorOf(shown, 'what') },
  legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' },
  items: DOCUMENT_KINDS.map((what) => ({ value: what, text: DOCUMENT_WORDS[what] })),
})}
${lineField(shown, { field: 'title', label: 'What is it called?' })}
${dayField(shown, { field: 'about', label: 'Which day stands on it?' })}
${fileUpload({ name: 'file', id: 'file', label: 'File', hint: `Up to ${megabytes} MB. A file that was chosen has to be chosen again after a mistake`, accept: endings, error: errorOf(shown, 'file') })}
${buttonGroup(button({ text: 'Add this document' }), html`<a class="govuk-link" href="/inspections/${id}">Leave it as it is</a>`)}
</form>`)}`;
}
