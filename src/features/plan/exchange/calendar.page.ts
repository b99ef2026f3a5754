import { momentInWords } from '#kernel/moment.ts';
import { button, type Html, hiddenFields, html, input, linkButton, pageHeading, reading, warningText } from '#ui';

export type CalendarPage = { since: Date | null; csrfToken: string };

/** How somebody gets the days of their actions into a calendar: as a file, or by a link that stays. */
export function calendarPage({ since, csrfToken }: CalendarPage): Html {
  return reading(html`${pageHeading('Your actions in your calendar')}
<p class="govuk-body">The days on which your open actions, their milestones and updates are due; for those who manage the plan, tests of impact as well.</p>
<h2 class="govuk-heading-m">As a file</h2>
<p class="govuk-body">With titles, as things stand today.</p>
${linkButton({ text: 'Download the calendar file', href: '/my-actions/calendar.ics', kind: 'secondary' })}
<h2 class="govuk-heading-m">As a link that keeps up</h2>
<p class="govuk-body">A calendar that follows the link shows later changes by itself. It has numbers and no titles, such as “Update due: 2.1.3”, because whoever has the link can read it without signing in.</p>
<p class="govuk-body">${since === null ? 'You have no link.' : `You have a link, made on ${momentInWords(since)}. A new one ends it.`}</p>
<form method="post" action="/my-actions/calendar">${hiddenFields(csrfToken)}${button({ text: since === null ? 'Make a link' : 'Make a new link' })}</form>
${since !== null && html`<form method="post" action="/my-actions/calendar/end">${hiddenFields(csrfToken)}${button({ text: 'End the link', kind: 'secondary' })}</form>`}`);
}

/** The link, shown once. */
export function calendarMadePage(address: string): Html {
  return reading(html`${pageHeading('Copy this link now')}
${warningText('It is shown this once. Whoever has it reads the days of your actions, without signing in.')}
${input({ name: 'link', id: 'link', label: 'Link for your calendar', value: address, spellcheck: false, attributes: { readonly: true, autocomplete: 'off' } })}
<p class="govuk-body">In Outlook: Add calendar, Subscribe from web. In Google Calendar: Other calendars, From URL. It works until you end it here, your account is disabled, or you no longer answer for actions.</p>
${linkButton({ text: 'I have copied it', href: '/my-actions/calendar', kind: 'secondary' })}`);
}
