import type { FormShown } from '#features/forms/index.ts';
import {
  button,
  buttonGroup,
  type Html,
  hiddenFields,
  html,
  pageHeading,
  reading,
  type StaleSaveOptions,
  staleSave,
  versionHeld,
} from '#ui';
import { detailFields } from './proposal.page.ts';

export type DetailsPage = {
  personId: string;
  name: string;
  version: number;
  /** What is there now: what the form is compared with where it comes too late. */
  now: Readonly<Record<string, string>>;
  shown: FormShown;
  stale: StaleSaveOptions | null;
};

/** Changes what is kept of a person. Where somebody else saved meanwhile, both sides are shown before anything is lost. */
export function detailsPage({ personId, name, version, now, shown, stale }: DetailsPage): Html {
  return html`${pageHeading('Change details', { caption: name })}
${stale && staleSave(stale)}
${reading(html`${stale && html`<h2 class="govuk-heading-m">Or change yours first</h2>`}
<form method="post" action="/people/${personId}/details" novalidate>
${hiddenFields(shown.csrfToken)}
${versionHeld({ given: shown.given, stale }, version, now)}
${detailFields(shown)}
${buttonGroup(button({ text: 'Save' }), html`<a class="govuk-link" href="/people/${personId}">Leave it as it is</a>`)}
</form>`)}`;
}
