import { button, type Html, html, pageHeading, reading } from '#ui';

export type ProvePage = {
  /** Where the form goes, and everything that was typed so far. */
  action: string;
  fields: Readonly<Record<string, string>>;
  problem: string | null;
  csrfToken: string;
};

/** Asks somebody who is signed in to show that it is still them, before something weighty. */
export function provePage({ action, fields, csrfToken }: ProvePage): Html {
  return reading(html`${pageHeading('Confirm that it is you')}
<p class="govuk-body-l">What you are about to do shows children, leaves the building or cannot be undone. You were last asked who you are more than 15 minutes ago.</p>
<form method="post" action="${action}" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<input type="hidden" name="proof" value="yes">
${button({ text: 'It is me: go on' })}
</form>`);
}
