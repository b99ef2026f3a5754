import { button, type Html, html, input, insetText, pageHeading, textarea } from '#ui';
import type { RecordedEvent } from './event.ts';
import { eventsTable, recordNavigation } from './trail.page.ts';

export type LookedPage = {
  council: string;
  given: { child: string; reason: string };
  problems: Readonly<Partial<Record<'child' | 'reason', string>>>;
  /** Null until somebody has asked. */
  found: readonly RecordedEvent[] | null;
  csrfToken: string;
};

/** Who has looked at one child's records. The id travels in the form, never in an address. */
export function lookedPage({ council, given, problems, found, csrfToken }: LookedPage): Html {
  return html`${pageHeading('Who has looked at a child', { caption: council })}
${recordNavigation('children', { children: true })}
<p class="govuk-body-l">Enter the number by which the case system knows the child. That you asked, and why, is recorded, too.</p>
<form method="post" action="/record/children" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${input({ name: 'child', id: 'child', label: 'The child’s id', value: given.child, classes: 'govuk-input--width-20', attributes: { autocomplete: 'off' }, error: problems.child })}
${textarea({ name: 'reason', id: 'reason', label: 'Why do you ask?', hint: 'For example: subject access request of 3 May', value: given.reason, rows: 2, error: problems.reason })}
${button({ text: 'Find out' })}
</form>
${
  found !== null &&
  html`<h2 class="govuk-heading-m">${found.length === 0 ? 'Nobody has looked' : `${found.length} ${found.length === 1 ? 'time' : 'times'}`}</h2>
${found.length === 0 ? insetText('Nobody has seen a record of this child in Headway. If the id is written otherwise in the extracts, ask with that, too.') : eventsTable(found, '')}`
}`;
}
