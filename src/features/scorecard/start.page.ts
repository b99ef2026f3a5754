import { type Html, html, pageHeading, reading } from '#ui';

export type StartPage = {
  council: string;
  /** The titles of the roles that the reader holds; empty for none. */
  duties: string;
  /** What these let them do, in words. */
  may: readonly string[];
};

/** The first page of somebody whose roles show no figures. */
export function startPage({ council, duties, may }: StartPage): Html {
  return reading(html`${pageHeading('What you can do here', { above: council })}
<p class="govuk-body-l">${duties === '' ? 'You hold no role today, so that there is little to see.' : html`You are here as <strong>${duties}</strong>: no figures of children’s services, and none of their children, are shown to this role.`}</p>
<h2 class="govuk-heading-m">What your role lets you do</h2>
<ul class="govuk-list govuk-list--bullet">${may.map((says) => html`<li>${says}</li>`)}</ul>
<p class="govuk-body">What you need is under the headings at the top of the page. If something is missing, ask whoever gives the roles in your council.</p>`);
}
