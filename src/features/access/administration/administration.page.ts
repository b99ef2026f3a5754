import { cardGrid, emptyState, type Html, html, pageHeading } from '#ui';
import type { ADMINISTRATION } from './links.ts';

/** The way to everything that administers, as far as its reader may open it. */
export function administrationPage(council: string, sections: typeof ADMINISTRATION): Html {
  return html`${pageHeading('Administration', { caption: council })}
${
  sections.length === 0
    ? emptyState(
        'Nothing to administer',
        'None of your roles keeps people, settings or the record of this council. What is yours is in your account.',
        html`<p class="govuk-body"><a class="govuk-link" href="/account">Your account</a></p>`,
      )
    : sections.map(
        ({ heading, links }) =>
          html`<h2 class="govuk-heading-m">${heading}</h2>${cardGrid(
            links.map(({ href, title, says }) => ({ title, href, content: html`<p>${says}</p>` })),
            3,
          )}`,
      )
}`;
}
