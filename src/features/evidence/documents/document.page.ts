import { dayField, errorOf, type FormShown } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  dataTable,
  type Html,
  hiddenFields,
  html,
  insetText,
  pageHeading,
  reading,
  textarea,
  versionHeld,
} from '#ui';
import { fileField } from '../adding.page.ts';
import { type DocumentVersion, documentHref, type KeptDocument } from './document.ts';
import { SCAN_WORDS, sizeInWords } from './kinds.ts';

export type DocumentPage = {
  document: KeptDocument;
  mayAdd: boolean;
  shown: FormShown;
};

/** A document with every one of its files, and a form that adds the next. */
export function documentPage({ document, mayAdd, shown }: DocumentPage): Html {
  return html`${pageHeading(document.title, { caption: 'Document' })}
${document.isHeld && insetText('Held until the inspection’s report is published: only those who may see what is held see it.')}
${dataTable({
  caption: 'Its versions, newest first',
  captionSize: 'm',
  columns: [
    { heading: 'Version' },
    { heading: 'File' },
    { heading: 'The day it is about' },
    { heading: 'What is new' },
    { heading: 'Added' },
    { heading: 'Check' },
  ],
  rows: document.versions.map((version) => row(document.id, version)),
})}
${mayAdd && versionForm(document, shown)}`;
}

function row(id: string, { number, fileName, bytes, aboutOn, note, added, scan, sha256 }: DocumentVersion) {
  return [
    `Version ${number}`,
    html`<a class="govuk-link" href="${documentHref(id, number)}" download>${fileName}<span class="govuk-visually-hidden">, version ${number}</span></a> (${sizeInWords(bytes)})`,
    dateInWords(aboutOn),
    note === '' ? html`<span class="hw-quiet">The first</span>` : note,
    html`${added.by}, ${momentInWords(added.at)}`,
    html`${SCAN_WORDS[scan]}<br><span class="hw-quiet">SHA-256 <span class="hw-kept">${sha256}</span></span>`,
  ];
}

function versionForm(document: KeptDocument, shown: FormShown): Html {
  return reading(html`<h2 class="govuk-heading-m">Add a version</h2>
<p class="govuk-body">The ones before stay, and evidence that points to one of them still does.</p>
<form method="post" action="/evidence/documents/${document.id}" enctype="multipart/form-data" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, document.version)}
${textarea({
  ...{ name: 'note', id: 'note', rows: 2, value: shown.given['note'] ?? '', error: errorOf(shown, 'note') },
  label: { text: 'What is new in it?', classes: 'govuk-label--s' },
})}
${dayField(shown, { field: 'aboutOn', label: 'Which day is it about?', hint: 'Such as 31 3 2022' })}
${fileField(shown, 'File')}
${button({ text: 'Add the version', preventDoubleClick: true })}
</form>`);
}
