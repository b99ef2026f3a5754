import { errorOf, type FormShown } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  dataTable,
  type Html,
  hiddenFields,
  html,
  insetText,
  pageHeading,
  radios,
  reading,
  warningText,
} from '#ui';
import type { ErasedExtract } from './erasure.ts';
import { childField, keepingNavigation, type MayKeep, reasonField, rowsInWords } from './shown.page.ts';

/** Asks for one child who is to be erased. The id travels in the form, never in an address. */
export function childPage(council: string, may: MayKeep, shown: FormShown): Html {
  return html`${pageHeading('Erase one child', { caption: council })}
${keepingNavigation('child', may)}
${reading(html`<p class="govuk-body-l">For a request to erase, or for a child who should never have been sent. You see first what there is; then you propose it, and somebody else approves it.</p>
${insetText('Take the child out of what the case system sends first: otherwise the next extract brings the child back.')}
<form method="post" action="/keeping/child" novalidate>
${hiddenFields(shown.csrfToken)}
${childField(shown)}
${reasonField(shown, 'Why is the child to be erased?', 'For whoever approves it, and for the certificate. Name no child')}
${button({ text: 'Look what there is' })}
</form>`)}`;
}

export type FoundPage = {
  pseudonym: string;
  childId: string;
  reason: string;
  found: readonly ErasedExtract[];
  /** Why an extract is held, by its id. */
  held: ReadonlyMap<string, string>;
  /** Why the child is held; null where no hold names the child or everything. */
  hold: string | null;
  csrfToken: string;
};

/** What there is about one child, before it is proposed. */
export function foundPage({ pseudonym, childId, reason, found, held, hold, csrfToken }: FoundPage): Html {
  const canPropose = hold === null && found.some(({ id }) => !held.has(id));
  return html`${pageHeading(`What there is about ${pseudonym}`, { caption: 'Erase one child' })}
${hold !== null && warningText(`Held: ${hold}. Nothing about this child can be erased while the hold stands.`)}
${dataTable({
  caption: 'Rows about the child',
  captionSize: 'm',
  columns: [{ heading: 'File' }, { heading: 'As at' }, { heading: 'Rows' }, { heading: 'Held' }],
  rows: found.map(({ id, fileName, asAt, rows }) => [
    fileName,
    asAt === null ? 'Not accepted' : dateInWords(asAt),
    rowsInWords(rows),
    held.get(id) ?? 'No',
  ]),
  whenEmpty: 'There is no row about this child. If the id is written otherwise in the extracts, look with that, too.',
})}
${
  canPropose &&
  reading(html`<p class="govuk-body">The files that these extracts came from go as well, because they name the child; the rows of other children stay. Figures stay as they were counted; where an extract is counted again, the child is in none of them. Backups made before still hold the child until they are thrown away.</p>
<form method="post" action="/keeping/child/erasure" novalidate>
${hiddenFields(csrfToken, { child: childId, reason })}
${buttonGroup(button({ text: 'Propose to erase this' }), html`<a class="govuk-link" href="/keeping/child">Propose nothing</a>`)}
</form>`)
}
${!canPropose && html`<p class="govuk-body"><a class="govuk-link" href="/keeping/child">Look for another child</a></p>`}`;
}

/** Asks for whom everything is exported that is held about them. */
export function exportPage(council: string, may: MayKeep, shown: FormShown): Html {
  return html`${pageHeading('Export everything about one child', { caption: council })}
${keepingNavigation('export', may)}
${reading(html`<p class="govuk-body-l">For a subject access request: every row about the child in every extract, in words, and who has looked.</p>
${warningText('Read it before you give it to anybody. It can name other people, and what could cause serious harm is exempt (Data Protection Act 2018, schedule 3).')}
<form method="post" action="/keeping/export" novalidate>
${hiddenFields(shown.csrfToken)}
${childField(shown)}
${reasonField(shown, 'Why is it exported?', 'The record keeps it. For example: subject access request of 3 May')}
${radios({
  ...{ name: 'format', idPrefix: 'format', legend: { text: 'As what?', classes: 'govuk-fieldset__legend--s' } },
  value: shown.given['format'] ?? 'docx',
  error: errorOf(shown, 'format'),
  items: [
    { value: 'docx', text: 'Word', hint: 'To read and to give' },
    { value: 'xlsx', text: 'Excel', hint: 'A sheet for each list' },
  ],
})}
${button({ text: 'Export' })}
</form>`)}`;
}
