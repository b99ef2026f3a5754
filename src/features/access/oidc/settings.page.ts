import type { Form } from '#kernel/form.ts';
import {
  button,
  buttonGroup,
  dataTable,
  type Html,
  html,
  input,
  insetText,
  linkButton,
  pageHeading,
  reading,
  type StaleSaveOptions,
  staleSave,
  summaryList,
  tag,
  versionFields,
  versionHeld,
} from '#ui';
import type { IdentityProvider, ProviderForm, ProviderProblems } from './provider.ts';
import type { Trial } from './trial.ts';

const PATH = '/settings/sign-in';

export const FIELD_LABELS: Record<keyof ProviderForm, string> = {
  name: 'What do people call this account?',
  issuer: 'Issuer',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  scopes: 'Scopes',
  groupsClaim: 'Claim that lists groups',
};

export function providersPage(providers: readonly IdentityProvider[]): Html {
  return html`${pageHeading('How people sign in')}
${reading(html`<p class="govuk-body-l">People can sign in with the account that they have with the council already, by OpenID Connect: with Microsoft Entra, or any other provider. Passwords of Headway go on working beside it.</p>`)}
${dataTable({
  caption: 'The council’s own accounts',
  captionSize: 'm',
  columns: ['Account', 'Issuer', 'On the sign-in page'].map((heading) => ({ heading })),
  rows: providers.map(({ providerId, name, issuer, isEnabled }) => [
    html`<a class="govuk-link" href="${PATH}/${providerId}">${name}</a>`,
    address(issuer),
    offeredTag(isEnabled),
  ]),
  whenEmpty: 'None yet: people sign in with passwords of Headway.',
})}
${linkButton({ text: 'Add an account to sign in with', href: `${PATH}/new`, kind: providers.length > 0 ? 'secondary' : 'primary' })}`;
}

/** An address, which may be broken anywhere: it has no blanks, and a telephone has little room. */
function address(text: string): Html {
  return html`<span class="hw-kept">${text}</span>`;
}

function offeredTag(isEnabled: boolean): Html {
  return isEnabled ? tag('Offered', 'green') : tag('Not offered', 'grey');
}

export type ProviderPage = {
  provider: IdentityProvider;
  /** What the provider must be told as the address to come back to. */
  redirectUri: string;
  groups: { active: number; waiting: number };
  csrfToken: string;
};

export function providerPage({ provider, redirectUri, groups, csrfToken }: ProviderPage): Html {
  const { providerId, name, issuer, clientId, hasSecret, scopes, groupsClaim, isEnabled, version } = provider;
  const path = `${PATH}/${providerId}`;
  const csrf = html`<input type="hidden" name="csrf" value="${csrfToken}">`;
  return html`${pageHeading(name, { caption: 'How people sign in' })}
${summaryList({
  rows: [
    { key: 'On the sign-in page', value: offeredTag(isEnabled) },
    { key: FIELD_LABELS.issuer, value: address(issuer) },
    { key: FIELD_LABELS.clientId, value: clientId },
    { key: FIELD_LABELS.clientSecret, value: hasSecret ? 'Kept, and not shown again' : 'None' },
    { key: FIELD_LABELS.scopes, value: scopes === '' ? 'openid' : `openid ${scopes}` },
    { key: FIELD_LABELS.groupsClaim, value: groupsClaim },
    {
      key: 'Address to come back to',
      value: html`${address(redirectUri)}<br><span class="govuk-hint">Enter it at the provider as the redirect address</span>`,
    },
    { key: 'Groups', value: groupsInWords(groups), actions: [{ text: 'Look at groups', href: `${path}/groups` }] },
  ],
})}
<form method="post" action="${path}/trial">${csrf}${buttonGroup(
    button({ text: 'Try it', kind: isEnabled ? 'secondary' : 'primary' }),
    html`<a class="govuk-link" href="${path}/edit">Change these settings</a>`,
  )}</form>
<h2 class="govuk-heading-m">${isEnabled ? 'Stop offering it' : 'Offer it on the sign-in page'}</h2>
${
  isEnabled
    ? html`${linkButton({ text: 'Stop offering it', href: `${path}/withdrawal`, kind: 'secondary' })}`
    : html`<p class="govuk-body">Headway tries it first, and offers it only if it answers.</p>
<form method="post" action="${path}/offer">${csrf}${versionFields(version)}${button({ text: 'Offer it', kind: 'secondary' })}</form>`
}`;
}

function groupsInWords({ active, waiting }: ProviderPage['groups']): string {
  if (active + waiting === 0) return 'None give a role: people need an invitation';
  const rest = waiting === 0 ? '' : `, ${waiting} to be approved`;
  return `${active} ${active === 1 ? 'gives' : 'give'} a role${rest}`;
}

export function withdrawalPage({ providerId, name, version }: IdentityProvider, csrfToken: string): Html {
  return reading(html`${pageHeading(`Stop offering ${name}?`)}
<p class="govuk-body-l">Nobody can sign in with it any more. Who has no password for Headway cannot come in, and roles that its groups gave end at once. Who has another role and is signed in now stays so until they sign out.</p>
<form method="post" action="${PATH}/${providerId}/withdrawal"><input type="hidden" name="csrf" value="${csrfToken}">${versionFields(version)}
${buttonGroup(button({ text: 'Stop offering it', kind: 'warning' }), html`<a class="govuk-link" href="${PATH}/${providerId}">Go on offering it</a>`)}</form>`);
}

export type ProviderFormPage = {
  /** Null: it is new. */
  provider: IdentityProvider | null;
  given: ProviderForm;
  /** The form as it was sent; empty where it is opened. */
  sent: Form;
  problems: ProviderProblems;
  stale: StaleSaveOptions | null;
  redirectUri: string;
  csrfToken: string;
};

export function providerFormPage(page: ProviderFormPage): Html {
  const { provider, given, sent, problems, stale, redirectUri, csrfToken } = page;
  const action = provider === null ? PATH : `${PATH}/${provider.providerId}`;
  const field = (name: keyof ProviderForm, hint: string) =>
    input({
      ...{ name, id: name, label: FIELD_LABELS[name], hint, value: given[name], spellcheck: false },
      ...{ autocomplete: 'off', error: problems[name] },
    });
  return reading(html`${pageHeading(provider === null ? 'Add an account to sign in with' : `Change ${provider.name}`)}
${stale && staleSave(stale)}
${insetText(html`Enter this at the provider as the redirect address: <strong>${address(redirectUri)}</strong>`)}
<form method="post" action="${action}" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${provider !== null && versionHeld({ given: sent, stale }, provider.version, shownOf(provider))}
${field('name', 'It stands on the button: “Sign in with …”, for example: Ownshire account')}
${
  provider === null
    ? field(
        'issuer',
        'The provider’s own address, exactly as it writes it. For Microsoft Entra: https://login.microsoftonline.com/ then your directory (tenant) id then /v2.0',
      )
    : html`<p class="govuk-body">Issuer: ${address(provider.issuer)} <br>People are known by it, so it stays; for another provider, add one.</p>`
}
${field('clientId', 'Called application (client) id at Microsoft')}
${input({
  ...{ name: 'clientSecret', id: 'clientSecret', type: 'password', label: FIELD_LABELS.clientSecret },
  ...{ autocomplete: 'off', error: problems.clientSecret },
  hint: provider?.hasSecret
    ? 'Leave it blank to keep the one that is there. It is sealed, and never shown again'
    : 'Leave it blank if the provider gave you none. It is sealed, and never shown again',
})}
${field('scopes', 'Asked for besides openid')}
${field('groupsClaim', 'For app roles of Microsoft Entra: roles')}
${buttonGroup(button({ text: 'Save' }), html`<a class="govuk-link" href="${provider === null ? PATH : action}">Leave it as it is</a>`)}
</form>`);
}

/** What of a provider can be compared field by field; of a secret only whether there is one. */
export function shownOf({ name, clientId, scopes, groupsClaim }: IdentityProvider): Record<string, string> {
  return { name, clientId, scopes, groupsClaim };
}

/** What came of trying it, for whoever sets it up. */
export function trialPage({ providerId, name }: IdentityProvider, trial: Trial): Html {
  return html`${pageHeading(trial.ok ? 'It answers' : 'It cannot be used yet', { caption: name })}
${reading(html`<p class="govuk-body-l">${trial.says}</p>`)}
${
  trial.endpoints.length > 0 &&
  dataTable({
    caption: 'What it says of itself',
    captionSize: 'm',
    columns: ['What', 'Address', 'May Headway connect to it?'].map((heading) => ({ heading })),
    rows: trial.endpoints.map((found) => [found.what, address(found.address), found.verdict]),
  })
}
${linkButton({ text: 'Go back', href: `${PATH}/${providerId}`, kind: 'secondary' })}`;
}
