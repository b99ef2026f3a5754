import { attributes, button, details, type Html, html, insetText, linkButton, pageHeading, reading } from '#ui';
import { qr } from './qr.ts';
import { codeInput } from './sign-in.page.ts';
import { keyAddress, keyInGroups } from './totp.ts';

export type SetUpAppPage = {
  /** Where the form goes, and the hidden fields that it carries. */
  action: string;
  fields: Readonly<Record<string, string>>;
  key: string;
  person: string;
  council: string;
  isRequired: boolean;
  isRenewal: boolean;
  error: string | null;
};

/** Sets up an authenticator app: a picture to scan, or a key to type, and then the first code. */
export function setUpAppPage(page: SetUpAppPage): Html {
  const { action, fields, key, person, council, isRequired, isRenewal, error } = page;
  return reading(html`${pageHeading(isRenewal ? 'Set up another authenticator app' : 'Set up an authenticator app')}
<p class="govuk-body-l">${
    isRequired
      ? 'Your role sees children’s records or decides what others may see. So a password alone is not enough: at each sign-in Headway asks for a code that an app on your phone shows.'
      : 'At each sign-in Headway then asks for a code that an app on your phone shows.'
  }</p>
${isRenewal && html`<p class="govuk-body">The app that you used so far stops working here.</p>`}
<ol class="govuk-list govuk-list--number">
<li>Install an authenticator app on your phone, unless you have one. Any will do, for example the one of Microsoft or Google, or a password manager.</li>
<li>In the app, add an account by scanning this picture.</li>
<li>Enter the six digits that the app then shows.</li>
</ol>
${qrPicture(keyAddress(key, person, council))}
${details({
  summary: 'I cannot scan the picture',
  content: html`<p class="govuk-body">In the app, choose to enter a key, and type this one. Capitals and blanks make no difference.</p>
<p class="govuk-body"><strong>${keyInGroups(key)}</strong></p>
<p class="govuk-body">If the app asks: time-based, six digits, every 30 seconds.</p>`,
})}
<form method="post" action="${action}" novalidate>
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${codeInput(error, 'The six digits that the app shows now')}
${button({ text: 'Go on' })}
</form>`);
}

function qrPicture(text: string): Html {
  const { path, size } = qr(text);
  return html`<p class="govuk-body"><svg${attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${size} ${size}`,
    width: 220,
    height: 220,
    role: 'img',
    'aria-label': 'The key as a picture for the app to scan. The same key stands below as text.',
    'shape-rendering': 'crispEdges',
  })}><rect width="${size}" height="${size}" fill="#ffffff"/><path d="${path}" fill="#000000"/></svg></p>`;
}

/** The codes for a lost phone, the only time they are shown. */
export function recoveryCodesPage(codes: readonly string[], next: string): Html {
  return reading(html`${pageHeading('Keep your recovery codes')}
<p class="govuk-body-l">If your phone is lost, one of these codes lets you in instead. Each works once.</p>
${insetText(html`<ul class="govuk-list">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>`)}
<p class="govuk-body">Print them or keep them in a password manager, not beside your password. They are not shown again; you can make new ones under Your account.</p>
${linkButton({ text: 'I have kept them: go on', href: next })}`);
}
