import { button, type Html, html, input, linkButton, pageHeading, reading } from '#ui';
import { codeInput } from './accounts/sign-in.page.ts';
import type { ProofMeans } from './proof-means.ts';

export type ProvePage = {
  /** Where the form goes, and everything that was typed so far. */
  action: string;
  fields: Readonly<Record<string, string>>;
  problem: string | null;
  csrfToken: string;
  means: ProofMeans;
  /** Where somebody signs in anew with their council's provider. */
  providerHref: string | null;
};

/** The field that an error of the page is about. */
export function proofField(means: ProofMeans): string {
  if (means === 'code') return '#proof_code';
  return means === 'password' ? '#proof_password' : '#proof';
}

/** Asks somebody who is signed in to show that it is still them, before something weighty. */
export function provePage(page: ProvePage): Html {
  const { action, fields, csrfToken, means } = page;
  return reading(html`${pageHeading('Confirm that it is you')}
<p class="govuk-body-l">What you are about to do shows children, leaves the building or cannot be undone. You were last asked who you are more than 15 minutes ago.</p>
${means === 'provider' && elsewhere(page.providerHref)}
${
  means === 'nothing'
    ? html`<p class="govuk-body">You came in by a link and have no password yet. Choose one under <a class="govuk-link" href="/account/password">Your account</a>, then come back, or sign in by a new link.</p>`
    : html`<form method="post" action="${action}" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<input type="hidden" name="proof" value="yes">
${asked(page)}
${button({ text: means === 'choice' ? 'It is me: go on' : 'Go on', id: 'proof' })}
</form>`
}`);
}

/** In a page of its own, so that nothing typed here is lost. */
function elsewhere(href: string | null): Html {
  if (href === null) return html`<p class="govuk-body">Sign out and in again, then come back.</p>`;
  return html`<p class="govuk-body">Sign in with your council’s account in a new tab. Then come back to this one and press “Go on”: what you typed is kept.</p>
${linkButton({ text: 'Sign in again (opens a new tab)', href, kind: 'secondary', attributes: { target: '_blank', rel: 'noopener' } })}`;
}

function asked({ means, problem }: ProvePage): Html | null {
  if (means === 'code')
    return codeInput(problem, 'The six digits that your authenticator app shows now, or a recovery code', 'proof_code');
  if (means !== 'password') return null;
  return input({
    name: 'proof_password',
    id: 'proof_password',
    label: 'Your password',
    type: 'password',
    autocomplete: 'current-password',
    ...(problem !== null && { error: problem }),
  });
}
