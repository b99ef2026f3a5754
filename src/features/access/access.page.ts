import { button, type Html, html, input, insetText, pageHeading, radios, reading } from '#ui';
import type { Person } from './person.ts';

/** The demonstration's people: choosing one is signing in, because nobody in it is real. */
export function demonstrationSignInPage(people: readonly Person[], next: string, problem: string | null): Html {
  return reading(html`${pageHeading('Sign in to the demonstration')}
<p class="govuk-body-l">Severnshire is a made-up county. Everybody in it, and every child, is invented; look around as whoever you like.</p>
<form method="post" action="/sign-in" novalidate>
<input type="hidden" name="next" value="${next}">
${radios({
  name: 'person',
  idPrefix: 'person',
  legend: { text: 'Who are you?', classes: 'govuk-fieldset__legend--m' },
  ...(problem === null ? {} : { error: problem }),
  items: people.map((person) => ({ value: person.personId, text: person.name, hint: person.post })),
})}
${button({ text: 'Sign in' })}
</form>`);
}

/** Where there is no list to choose from: an installation of a council's own. */
export function signInByLinkPage(): Html {
  return reading(html`${pageHeading('Sign in')}
<p class="govuk-body-l">This installation lets people in by a link that works once.</p>
<p class="govuk-body">Whoever runs the installation makes one with this command:</p>
${insetText(html`<code>npm run --silent headway -- sign-in-link</code>`)}`);
}

export type SetUpForm = { code: string; council: string; name: string };
export type SetUpProblems = Partial<Record<keyof SetUpForm, string>>;

export function setUpPage(token: string, form: SetUpForm, problems: SetUpProblems): Html {
  return reading(html`${pageHeading('Set up Headway')}
<p class="govuk-body-l">Name your council and yourself. You become its administrator and can load the first file.</p>
<form method="post" action="/set-up/${token}" novalidate>
${input({
  name: 'council',
  id: 'council',
  label: 'Name of the council',
  value: form.council,
  ...(problems.council ? { error: problems.council } : {}),
})}
${input({
  name: 'code',
  id: 'code',
  label: 'Its DfE code',
  hint: 'Three digits, as on statutory returns, for example 916',
  value: form.code,
  classes: 'govuk-input--width-3',
  attributes: { inputmode: 'numeric' },
  ...(problems.code ? { error: problems.code } : {}),
})}
${input({
  name: 'name',
  id: 'name',
  label: 'Your name',
  value: form.name,
  ...(problems.name ? { error: problems.name } : {}),
  attributes: { autocomplete: 'name' },
})}
${button({ text: 'Set up' })}
</form>`);
}

export function openLinkPage(token: string): Html {
  return reading(html`${pageHeading('Sign in')}
<p class="govuk-body-l">This link signs you in once.</p>
<form method="post" action="/link/${token}">${button({ text: 'Sign in' })}</form>`);
}

export function linkUsedPage(): Html {
  return reading(html`${pageHeading('This link no longer works')}
<p class="govuk-body">Links work once and for a day. Whoever runs the installation makes a new one with this command:</p>
${insetText(html`<code>npm run --silent headway -- sign-in-link</code>`)}`);
}
