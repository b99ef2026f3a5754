import type { Form } from '#kernel/form.ts';
import {
  button,
  buttonGroup,
  type Content,
  type Html,
  hiddenFields,
  html,
  pageHeading,
  reading,
  staleSave,
  versionHeld,
} from '#ui';
import type { FormShown } from './form.page.ts';

export type FramedForm = {
  /** What is said above the fields; a sentence becomes a paragraph. */
  note?: Content;
  fields: Content;
  /** Where the form goes. */
  action: string;
  /** Of what is changed: its version, and its fields as they are now. */
  changes?: { version: number; opened?: Form } | null;
  /** The words of its button; `isGrave`: what it does cannot be undone at once. */
  save: string;
  isGrave?: boolean;
  leave: { href: string; text?: string };
  shown: FormShown;
};

/** A page with one form under its heading. */
export function formFrame({ heading, caption, ...form }: FramedForm & { heading: string; caption?: Content }): Html {
  return html`${pageHeading(heading, { caption })}
${framedForm(form)}`;
}

/** A form with both sides where somebody else saved meanwhile, its fields, and the way back. */
export function framedForm(form: FramedForm): Html {
  const { note, fields, action, changes, save, isGrave = false, leave, shown } = form;
  const { stale, csrfToken } = shown;
  return html`${stale && staleSave(stale)}
${reading(html`${typeof note === 'string' ? html`<p class="govuk-body">${note}</p>` : note}
${stale && html`<h2 class="govuk-heading-m">Or change yours first</h2>`}
<form method="post" action="${action}" novalidate>
${hiddenFields(csrfToken)}${changes && versionHeld(shown, changes.version, changes.opened)}
${fields}
${buttonGroup(
  button({ text: save, ...(isGrave && { kind: 'warning' }) }),
  html`<a class="govuk-link" href="${leave.href}">${leave.text ?? 'Leave it as it is'}</a>`,
)}
</form>`)}`;
}
