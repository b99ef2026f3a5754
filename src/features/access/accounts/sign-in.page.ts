import { button, type Html, html, input, insetText, linkButton, pageHeading, reading, select } from '#ui';
import { wayInButtons } from './way-in.page.ts';
import type { WayIn } from './way-in.ts';

export type SignInForm = { council: string; email: string };
export type SignInProblem = { field: 'council' | 'email' | 'password'; text: string };

export type SignInPage = {
  /** Offered for choice where there is more than one. */
  councils: readonly { authority: string; name: string }[];
  given: SignInForm;
  next: string;
  problem: SignInProblem | null;
  waysIn: readonly WayIn[];
};

export function signInPage({ councils, given, next, problem, waysIn }: SignInPage): Html {
  const errorOf = (field: SignInProblem['field']) => (problem?.field === field ? problem.text : undefined);
  return reading(html`${pageHeading('Sign in')}
${waysIn.length > 0 && html`${wayInButtons(waysIn)}<h2 class="govuk-heading-m">Or with a password of Headway</h2>`}
<form method="post" action="/sign-in" novalidate>
<input type="hidden" name="next" value="${next}">
${
  councils.length > 1 &&
  select({
    name: 'council',
    id: 'council',
    label: 'Council',
    items: [
      { value: '', text: 'Choose your council' },
      ...councils.map(({ authority, name }) => ({ value: authority, text: name })),
    ],
    value: given.council,
    error: errorOf('council'),
  })
}
${input({
  name: 'email',
  id: 'email',
  label: 'E-mail address',
  type: 'email',
  value: given.email,
  autocomplete: 'username',
  spellcheck: false,
  error: errorOf('email'),
})}
${input({
  name: 'password',
  id: 'password',
  label: 'Password',
  type: 'password',
  autocomplete: 'current-password',
  error: errorOf('password'),
})}
${button({ text: 'Sign in', kind: waysIn.length > 0 ? 'secondary' : 'primary' })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/forgotten">I have forgotten my password</a></p>
<p class="govuk-body">New here? Your council’s administrator sends you a link.</p>`);
}

export type CodePage = { begun: string; error: string | null };

/** The second question of a sign-in: the code that the app shows. */
export function codePage({ begun, error }: CodePage): Html {
  return reading(html`${pageHeading('Enter your code')}
<form method="post" action="/sign-in/code" novalidate>
<input type="hidden" name="begun" value="${begun}">
${codeInput(error, 'The six digits that your authenticator app shows now, or one of your recovery codes')}
${button({ text: 'Sign in' })}
</form>
<p class="govuk-body">Neither at hand? Ask your council’s administrator to set up your account anew.</p>`);
}

/** A code of an app, as browsers and phones fill it in. */
export function codeInput(error: string | null, hint: string, name = 'code'): Html {
  return input({
    name,
    id: name,
    label: 'Code',
    hint,
    autocomplete: 'one-time-code',
    classes: 'govuk-input--width-20',
    spellcheck: false,
    autocapitalize: 'none',
    ...(error === null ? {} : { error }),
  });
}

/** Where what was begun is too old to go on with. */
export function beginAgainPage(): Html {
  return reading(html`${pageHeading('Sign in again')}
<p class="govuk-body-l">More than ten minutes passed since you entered your password, or it was changed.</p>
${linkButton({ text: 'Sign in', href: '/sign-in' })}`);
}

export function forgottenPage(
  councils: SignInPage['councils'],
  given: SignInForm,
  problem: SignInProblem | null,
): Html {
  const errorOf = (field: SignInProblem['field']) => (problem?.field === field ? problem.text : undefined);
  return reading(html`${pageHeading('Choose a new password')}
<p class="govuk-body-l">We send a link to your e-mail address. It works once, within an hour.</p>
<form method="post" action="/forgotten" novalidate>
${
  councils.length > 1 &&
  select({
    name: 'council',
    id: 'council',
    label: 'Council',
    items: [
      { value: '', text: 'Choose your council' },
      ...councils.map(({ authority, name }) => ({ value: authority, text: name })),
    ],
    value: given.council,
    error: errorOf('council'),
  })
}
${input({ name: 'email', id: 'email', label: 'E-mail address', type: 'email', value: given.email, autocomplete: 'username', spellcheck: false, error: errorOf('email') })}
${button({ text: 'Send the link' })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Back to sign in</a></p>`);
}

/** The same whether there is such an account or not. */
export function forgottenSentPage(): Html {
  return reading(html`${pageHeading('Look at your e-mail')}
<p class="govuk-body-l">If there is an account with a password for that address, a link is on its way to it.</p>
<p class="govuk-body">It works once, within an hour. Nothing came? Look among unwanted mail, then ask your council’s administrator.</p>
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Back to sign in</a></p>`);
}

/** Where no mail can be sent. */
export function noMailPage(): Html {
  return reading(html`${pageHeading('Choose a new password')}
<p class="govuk-body-l">This installation sends no mail. Ask whoever runs it for a sign-in link: with it you choose a new password.</p>
${insetText(html`They make it with <code>npm run --silent headway -- sign-in-link --person your-address</code>`)}
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Back to sign in</a></p>`);
}
