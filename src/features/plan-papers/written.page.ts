import { dayField, type FormShown, lineField, textField } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  buttonGroup,
  details,
  type Html,
  hiddenFields,
  html,
  insetText,
  linkButton,
  pageHeading,
  reading,
  staleSave,
  summaryList,
  versionHeld,
} from '#ui';
import { downloads } from './papers.page.ts';
import { blocksOf } from './written.ts';
import { headFields } from './written-form.ts';
import { type WrittenPaper, type WrittenSection, wholeVersion } from './written-paper.ts';

const HOW = html`<p class="govuk-body">A blank line parts paragraphs. A line that begins with <code>- </code> is a bullet, with <code>## </code> a heading, with <code>|</code> a row of a table. Name no child.</p>`;

/** The form that begins a report. */
export function newWrittenPage(shown: FormShown): Html {
  return reading(html`${pageHeading('Write a report on progress')}
<p class="govuk-body">Headway proposes its sections from the plan. You edit them afterwards; nothing is sent to anybody.</p>
<form method="post" action="/plan/papers/written" novalidate>${hiddenFields(shown.csrfToken)}${headForm(shown)}
${buttonGroup(button({ text: 'Begin the report' }), html`<a class="govuk-link" href="/plan/papers">Leave it</a>`)}</form>`);
}

function headForm(shown: FormShown): Html {
  return html`${lineField(shown, { field: 'title', label: 'Title' })}
${lineField(shown, { field: 'committee', label: 'Before which committee or board?', hint: 'Leave empty where it is for nobody yet' })}
${dayField(shown, { field: 'meetingOn', label: 'Meeting' })}
${lineField(shown, { field: 'author', label: 'Author' })}
${dayField(shown, { field: 'from', label: 'First day that it tells of' })}
${dayField(shown, { field: 'until', label: 'Last day that it tells of' })}`;
}

export type WrittenPage = { paper: WrittenPaper; mayWrite: boolean; shown: FormShown };

/** A report as it reads now, with what can be done to each section. */
export function writtenPage({ paper, mayWrite, shown }: WrittenPage): Html {
  const isOpen = mayWrite && paper.state === 'draft';
  const path = `/plan/papers/written/${paper.id}`;
  return html`${pageHeading(paper.title, { above: paper.committee, caption: stateOf(paper) })}
${headFacts(paper)}
<p class="govuk-body">Download: ${downloads(paper.title, path)}</p>
${isOpen && buttonGroup(linkButton({ text: 'Make it final', href: `${path}/final` }), html`<a class="govuk-link" href="${path}/edit">Change title, meeting or period</a>`)}
${paper.sections.map((section) => sectionShown(section, path, isOpen))}
${isOpen && details({ summary: 'Add a section', open: shown.problems.length > 0, content: html`<form method="post" action="${path}/sections" novalidate>${hiddenFields(shown.csrfToken)}${sectionForm(shown)}${button({ text: 'Add the section' })}</form>` })}`;
}

function stateOf({ state, final, madeBy }: WrittenPaper): string {
  if (state === 'draft' || final === null) return `Draft, begun by ${madeBy}`;
  return `Final since ${momentInWords(final.at)}, by ${final.by}`;
}

function headFacts({ meetingOn, author, period, final }: WrittenPaper): Html {
  return summaryList({
    rows: [
      ...(meetingOn === null ? [] : [{ key: 'Meeting', value: dateInWords(meetingOn) }]),
      ...(author === '' ? [] : [{ key: 'Author', value: author }]),
      { key: 'Period', value: `${dateInWords(period.from)} to ${dateInWords(period.until)}` },
      ...(final === null
        ? []
        : [{ key: 'SHA-256 of its words', value: html`<code class="hw-hash">${final.sha256}</code>` }]),
    ],
  });
}

function sectionShown(section: WrittenSection, path: string, isOpen: boolean): Html {
  const { number, heading, words } = section;
  const href = `${path}/sections/${number}`;
  return html`<section aria-labelledby="section-${number}"><h2 class="govuk-heading-m" id="section-${number}">${heading}</h2>
${words === '' ? insetText('Empty: it is left out of the report.') : reading(wordsShown(words))}
${isOpen && html`<p class="govuk-body-s">${originOf(section)} <a class="govuk-link" href="${href}">Edit<span class="govuk-visually-hidden"> ${heading}</span></a></p>`}</section>`;
}

function originOf({ part, built, words, editedBy, editedAt }: WrittenSection): string {
  if (editedBy !== null && editedAt !== null && words !== built)
    return `Edited by ${editedBy}, ${momentInWords(editedAt)}.`;
  return part === '' ? '' : 'As Headway proposes it.';
}

/** What was written as a reader of the report sees it. */
function wordsShown(words: string): Html {
  return html`${blocksOf(words, '').map((block) => {
    if (block.kind === 'heading') return html`<h3 class="govuk-heading-s">${block.text}</h3>`;
    if (block.kind === 'paragraph') return html`<p class="govuk-body">${block.runs.map(({ text }) => text)}</p>`;
    if (block.kind === 'list')
      return html`<ul class="govuk-list govuk-list--bullet">${block.items.map((runs) => html`<li>${runs.map(({ text }) => text)}</li>`)}</ul>`;
    if (block.kind !== 'table') return html``;
    return html`<table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row">${block.columns.map(({ heading }) => html`<th scope="col" class="govuk-table__header">${heading}</th>`)}</tr></thead><tbody class="govuk-table__body">${block.rows.map((row) => html`<tr class="govuk-table__row">${row.map(({ text }) => html`<td class="govuk-table__cell">${text}</td>`)}</tr>`)}</tbody></table>`;
  })}`;
}

function sectionForm(shown: FormShown): Html {
  return html`${lineField(shown, { field: 'heading', label: 'Heading' })}${HOW}${textField(shown, { field: 'words', label: 'Words', rows: 18 })}`;
}

export type SectionPage = { paper: WrittenPaper; section: WrittenSection; proposed: string | null; shown: FormShown };

/** The form of one section, with what Headway would propose for it now. */
export function sectionPage({ paper, section, proposed, shown }: SectionPage): Html {
  const path = `/plan/papers/written/${paper.id}`;
  const { heading, words, version, number } = section;
  const given = { heading, words, ...shown.given };
  return html`${pageHeading('Edit a section', { above: paper.title })}
${shown.stale && staleSave(shown.stale)}
<form method="post" action="${path}/sections/${number}" novalidate>${hiddenFields(shown.csrfToken)}${versionHeld(shown, version, { heading, words })}
${sectionForm({ ...shown, given })}
${buttonGroup(button({ text: 'Save' }), html`<a class="govuk-link" href="${path}">Leave it as it is</a>`)}</form>
${
  proposed !== null &&
  proposed !== words &&
  details({
    summary: 'What Headway would propose now',
    content: html`${reading(wordsShown(proposed))}<form method="post" action="${path}/sections/${number}/build" novalidate>${hiddenFields(shown.csrfToken)}${versionHeld(shown, version)}<p class="govuk-body">Taking it replaces what stands in the section now.</p>${button({ text: 'Take the proposal', kind: 'secondary' })}</form>`,
  })
}`;
}

/** The form of a report's title, meeting and period. */
export function headPage(paper: WrittenPaper, shown: FormShown): Html {
  const path = `/plan/papers/written/${paper.id}`;
  const fields = headFields(paper);
  return reading(html`${pageHeading('Change the report', { above: paper.title })}
${shown.stale && staleSave(shown.stale)}
<form method="post" action="${path}/edit" novalidate>${hiddenFields(shown.csrfToken)}${versionHeld(shown, paper.version, fields)}
${headForm({ ...shown, given: { ...fields, ...shown.given } })}
${buttonGroup(button({ text: 'Save' }), html`<a class="govuk-link" href="${path}">Leave it as it is</a>`)}</form>`);
}

/** Asks before a report is made final. */
export function finalPage(paper: WrittenPaper, shown: FormShown): Html {
  const path = `/plan/papers/written/${paper.id}`;
  return reading(html`${pageHeading('Make the report final?', { above: paper.title })}
<p class="govuk-body">From then on it cannot be changed. Its words are kept under a hash, and every download says the same.</p>
<form method="post" action="${path}/final" novalidate>${hiddenFields(shown.csrfToken)}${versionHeld(shown, wholeVersion(paper))}
${buttonGroup(button({ text: 'Make it final' }), html`<a class="govuk-link" href="${path}">Leave it a draft</a>`)}</form>`);
}
