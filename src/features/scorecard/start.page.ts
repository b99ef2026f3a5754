import { type Html, html, pageHeading, reading } from '#ui';

/** The first page of somebody who may sign in and holds no role today. */
export function startPage(council: string): Html {
  return reading(html`${pageHeading('You hold no role today', { above: council })}
<p class="govuk-body-l">What somebody sees here depends on the roles that they hold. Yours have ended or have not begun.</p>
<p class="govuk-body">If that is a mistake, ask whoever gives the roles in your council. You can still see to <a class="govuk-link" href="/account">your own account</a>.</p>`);
}
