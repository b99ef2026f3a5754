import { sparkline } from '#charts';
import {
  aside,
  button,
  checkboxes,
  columns,
  type Html,
  html,
  input,
  insetText,
  pageHeading,
  picture,
  radios,
  reading,
  verdictMark,
} from '#ui';
import type { Person } from './person.ts';
import { allows, type Permission } from './policy.ts';

/** The demonstration's people: choosing one is signing in, because nobody in it is real. */
export function demonstrationSignInPage(
  councils: readonly { name: string; people: readonly (Person & { value: string })[] }[],
  next: string,
  problem: string | null,
): Html {
  return html`${pageHeading('Is it getting better for children?')}
${columns(
  html`<p class="govuk-body-l">Headway reads the files that a council already makes and says of every measure whether it improves, gets worse or has not changed, how sure that is, and which children to act on.</p>
<p class="govuk-body">This is a demonstration. The councils are made up; everybody in them, and every child, is invented. Look around as whoever you like.</p>
<form method="post" action="/sign-in" novalidate>
<input type="hidden" name="next" value="${next}">
${radios({
  name: 'person',
  idPrefix: 'person',
  classes: 'govuk-radios--small hw-people',
  legend: { text: 'Who are you?', classes: 'govuk-fieldset__legend--m' },
  ...(problem === null ? {} : { error: problem }),
  items: councils.flatMap(({ name, people }) => [
    ...(councils.length > 1 ? [{ divider: name }] : []),
    ...people.map((person) => ({
      value: person.value,
      text: person.name,
      hint: html`${person.post}<br>${mayInWords(person.roles)}`,
    })),
  ]),
})}
${button({ text: 'Sign in' })}
</form>`,
  threeAnswers(),
)}`;
}

/** What somebody sees, in a line, the most telling first. */
function mayInWords(roles: readonly string[]): string {
  const may = (permission: Permission) => roles.some((role) => allows(role, permission));
  if (may('extracts.load')) return 'Loads files, sees figures and children';
  if (may('counts.read') && may('children.read')) return 'Sees figures and the children behind them';
  if (may('children.read')) return 'Sees what is due for their own cases';
  if (may('report.download')) return 'Sees figures and takes reports, no children';
  if (may('people.manage')) return 'Keeps people, roles and settings; sees no figures';
  return may('scorecard.read') ? 'Sees figures, no children' : 'Sees no figures';
}

/** What Headway answers, as a picture each: twenty-four invented months within or beyond what chance explains. */
function threeAnswers(): Html {
  return aside(
    'What Headway answers',
    EXAMPLES.map(({ verdict, says, months }) => ({
      heading: verdictMark(verdict),
      content: html`${picture(
        sparkline({
          id: `example-${verdict}`,
          title: 'An invented example',
          unit: 'percent',
          verdict,
          points: months.map((value, index) => ({
            label: `month ${index + 1}`,
            value,
            centre: 80,
            lower: 72,
            upper: 88,
          })),
        }),
      )}<p>${says}</p>`,
    })),
    2,
  );
}

const EXAMPLES = [
  {
    verdict: 'improving',
    says: 'It moved by more than chance explains, for the better.',
    months: [79, 82, 77, 80, 83, 78, 81, 79, 76, 82, 80, 78, 81, 79, 82, 83, 84, 83, 86, 85, 87, 89, 88, 90],
  },
  {
    verdict: 'noChange',
    says: 'It moved no more than it always does.',
    months: [79, 83, 77, 80, 84, 78, 81, 76, 79, 83, 80, 77, 82, 79, 85, 81, 78, 80, 76, 82, 79, 83, 78, 81],
  },
  {
    verdict: 'gettingWorse',
    says: 'It moved by more than chance explains, for the worse.',
    months: [81, 78, 83, 80, 77, 82, 79, 84, 80, 78, 81, 83, 79, 80, 78, 77, 78, 75, 76, 74, 75, 72, 73, 71],
  },
] as const;

export type SetUpForm = { code: string; council: string; name: string; email: string; loads: string };
export type SetUpProblems = Partial<Record<keyof SetUpForm, string>>;

export function setUpPage(token: string, form: SetUpForm, problems: SetUpProblems): Html {
  return reading(html`${pageHeading('Set up Headway')}
<p class="govuk-body-l">Name your council and yourself. You become its administrator.</p>
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
${input({
  name: 'email',
  id: 'email',
  label: 'Your e-mail address',
  hint: 'By which you sign in',
  type: 'email',
  value: form.email,
  ...(problems.email ? { error: problems.email } : {}),
  attributes: { autocomplete: 'email' },
})}
${checkboxes({
  name: 'loads',
  idPrefix: 'loads',
  legend: { text: 'Will you load the extracts yourself?' },
  hint: 'An administrator sees no figures and no children. Who loads extracts does.',
  items: [{ value: 'yes', text: 'Yes, make me a performance analyst, too', checked: form.loads === 'yes' }],
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
