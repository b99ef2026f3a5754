import { button, buttonGroup, type Html, html, input, linkButton, pageHeading, reading } from '#ui';
import type { PasswordProblem } from './password.ts';
import { wayInButtons } from './way-in.page.ts';
import type { WayIn } from './way-in.ts';

export type NewPasswordProblem = PasswordProblem | 'differs';

/** What is wrong with a new password, and what to do. */
export const SAY: Record<NewPasswordProblem, string> = {
  'too-short': 'Choose a password of 12 characters or more',
  'too-long': 'Choose a password of 128 characters or fewer',
  common: 'Choose a password that is not so easily guessed: three or four words that do not belong together are good',
  'about-you': 'Choose a password without your name, your e-mail address, your council or “Headway”',
  differs: 'Enter the same password twice',
};

export type ChoosePasswordPage = {
  kind: 'invitation' | 'reset';
  token: string;
  name: string;
  council: string;
  /** Shown so that password managers keep it with the right name. */
  email: string;
  problem: NewPasswordProblem | null;
  waysIn: readonly WayIn[];
};

/** What somebody sees who follows an invitation or a link for a new password. */
export function choosePasswordPage(page: ChoosePasswordPage): Html {
  const { kind, token, name, council, email, problem, waysIn } = page;
  const isInvitation = kind === 'invitation';
  return reading(html`${pageHeading(isInvitation ? 'Welcome to Headway' : 'Choose a new password')}
<p class="govuk-body-l">${
    isInvitation
      ? html`${name}, ${council} has made you an account. Choose a password for it.`
      : html`For ${name}, ${council}. When it is changed, you are signed out everywhere.`
  }</p>
${waysIn.length > 0 && html`${wayInButtons(waysIn)}<h2 class="govuk-heading-m">Or choose a password of Headway</h2>`}
<form method="post" action="/${kind}/${token}" novalidate>
<input type="hidden" name="username" autocomplete="username" value="${email}">
${newPasswordFields(problem)}
${button({ text: isInvitation ? 'Go on' : 'Change the password' })}
</form>`);
}

function newPasswordFields(problem: NewPasswordProblem | null): Html {
  return html`${input({
    name: 'password',
    id: 'password',
    label: 'New password',
    hint: '12 characters or more. Three or four words that do not belong together are good.',
    type: 'password',
    autocomplete: 'new-password',
    ...(problem !== null && problem !== 'differs' && { error: SAY[problem] }),
  })}
${input({
  name: 'again',
  id: 'again',
  label: 'The same again',
  type: 'password',
  autocomplete: 'new-password',
  ...(problem === 'differs' && { error: SAY.differs }),
})}`;
}

export type ChangePasswordPage = {
  /** Null: nobody can sign in with a password without one. */
  email: string | null;
  csrfToken: string;
  /** False: the first password of somebody who came in by a link. */
  hasPassword: boolean;
  problem: NewPasswordProblem | null;
  /** What is wrong with the present password. */
  presentProblem: string | null;
};

export function changePasswordPage(page: ChangePasswordPage): Html {
  const { email, csrfToken, hasPassword, problem, presentProblem } = page;
  if (email === null)
    return reading(html`${pageHeading('Choose a password')}
<p class="govuk-body-l">People sign in with an e-mail address and a password, and your account has no address yet. Ask your council’s administrator to add it.</p>`);
  return reading(html`${pageHeading(hasPassword ? 'Change your password' : 'Choose a password')}
<p class="govuk-body">When it is changed, your other sessions end.</p>
<form method="post" action="/account/password" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
<input type="hidden" name="username" autocomplete="username" value="${email}">
${
  hasPassword &&
  input({
    name: 'present',
    id: 'present',
    label: 'Present password',
    type: 'password',
    autocomplete: 'current-password',
    ...(presentProblem !== null && { error: presentProblem }),
  })
}
${newPasswordFields(problem)}
${buttonGroup(button({ text: hasPassword ? 'Change the password' : 'Keep this password' }), html`<a class="govuk-link" href="/account">Leave it as it is</a>`)}
</form>`);
}

/** An invitation or reset link that cannot be used. */
export function linkGonePage(kind: 'invitation' | 'reset'): Html {
  return reading(html`${pageHeading('This link no longer works')}
<p class="govuk-body-l">${
    kind === 'invitation'
      ? 'An invitation works once and for seven days. Your council’s administrator can send you another.'
      : 'A link for a new password works once and for an hour.'
  }</p>
${kind === 'reset' ? linkButton({ text: 'Get another link', href: '/forgotten' }) : linkButton({ text: 'Sign in', href: '/sign-in' })}`);
}
