import {
  choiceField,
  dayField,
  errorOf,
  type FormShown,
  lineField,
  peopleItems,
  textField,
} from '#features/forms/index.ts';
import { KINDS } from '#features/inspections/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  checkboxes,
  dataTable,
  type Html,
  hiddenFields,
  html,
  pageHeading,
  radios,
  reading,
  staleSave,
  versionHeld,
} from '#ui';
import type { Call } from './calls.ts';
import type { PaperItem } from './items.ts';
import { callTitle, readinessTag } from './readiness.page.ts';
import { type NoteKept, READINESS_STATES, READINESS_WORDS } from './readiness.ts';

/** Says how a paper that is kept by hand stands, with everything that was said before. */
export function notePage(
  paper: PaperItem,
  notes: readonly NoteKept[],
  people: readonly { id: string; name: string; post: string }[],
  shown: FormShown | null,
): Html {
  return html`${pageHeading(paper.title, { caption: `Usually kept by: ${paper.owner}` })}
${paper.what !== '' && html`<p class="govuk-body">${paper.what}</p>`}
${shown && noteForm(paper, notes, people, shown)}
${dataTable({
  caption: 'What was said of it, newest first',
  captionSize: 'm',
  columns: ['As at', 'State', 'Words', 'Who keeps it', 'Said by'].map((heading) => ({ heading })),
  rows: notes
    .toReversed()
    .map((note) => [
      dateInWords(note.asAt),
      readinessTag(note.state),
      note.words,
      note.owner?.name ?? note.ownerWords,
      note.by,
    ]),
  whenEmpty: 'Nothing yet.',
})}`;
}

function noteForm(
  paper: PaperItem,
  notes: readonly NoteKept[],
  people: readonly { id: string; name: string; post: string }[],
  shown: FormShown,
): Html {
  return reading(html`${shown.stale && staleSave(shown.stale)}<form method="post" action="/readiness/items/${paper.item}" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, notes.length)}
${radios({
  ...{ name: 'state', idPrefix: 'state', value: shown.given['state'], error: errorOf(shown, 'state') },
  legend: { text: 'How does it stand?', classes: 'govuk-fieldset__legend--s' },
  items: READINESS_STATES.map((state) => ({ value: state, text: READINESS_WORDS[state] })),
})}
${dayField(shown, { field: 'asAt', label: 'Which day is it as at?', hint: `It counts for ${paper.goodForMonths === 1 ? 'a month' : `${paper.goodForMonths} months`}` })}
${choiceField(shown, { field: 'owner', label: 'Who keeps it?', items: peopleItems(people, 'Somebody without an account') })}
${lineField(shown, { field: 'ownerWords', label: 'Post', hint: 'Where who keeps it has no account' })}
${textField(shown, { field: 'words', label: 'In words', hint: 'Where it lies, or what is missing' })}
${buttonGroup(button({ text: 'Save' }), html`<a class="govuk-link" href="/readiness">Leave it as it is</a>`)}
</form>`);
}

/** Starts the clock of a call. */
export function newCallPage(shown: FormShown): Html {
  return reading(html`${pageHeading('Start the clock')}
<p class="govuk-body">The clocks of the checklist run from the moment in which you start it.</p>
<form method="post" action="/readiness/calls" novalidate>
${hiddenFields(shown.csrfToken)}
${radios({
  ...{ name: 'mock', idPrefix: 'mock', value: shown.given['mock'], error: errorOf(shown, 'mock') },
  legend: { text: 'Did they ring, or is it a rehearsal?', classes: 'govuk-fieldset__legend--s' },
  items: [
    { value: 'mock', text: 'A mock call', hint: 'Marked as one wherever it is shown' },
    { value: 'real', text: 'They rang' },
  ],
})}
${choiceField(shown, {
  ...{ field: 'kind', label: 'Which inspection?' },
  items: [
    { value: '', text: 'Choose a kind' },
    ...Object.entries(KINDS).map(([value, { title }]) => ({ value, text: title })),
  ],
})}
${textField(shown, { field: 'note', label: 'What was said?', hint: 'Leave it empty where there is nothing to note. Without names' })}
${buttonGroup(button({ text: 'Start the clock' }), html`<a class="govuk-link" href="/readiness">Leave it</a>`)}
</form>`);
}

/** Asks before a call is ended, which stops its clocks for good. */
export function endCallPage(call: Call, words: string, shown: FormShown): Html {
  return reading(html`${pageHeading('End this call', { caption: callTitle(call) })}
<p class="govuk-body-l">${words}. Its clocks stop, and nothing can be ticked any more.</p>
<form method="post" action="/readiness/calls/${call.id}/end" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, call.version)}
${checkboxes({
  ...{ name: 'sure', idPrefix: 'sure', error: errorOf(shown, 'sure') },
  items: [{ value: 'yes', text: 'End it' }],
})}
${buttonGroup(button({ text: 'End this call' }), html`<a class="govuk-link" href="/readiness/calls/${call.id}">Let it run</a>`)}
</form>`);
}
