import { errorOf, type FormShown } from '#features/forms/index.ts';
import {
  button,
  buttonGroup,
  dataTable,
  type Html,
  hiddenFields,
  html,
  input,
  linkButton,
  pageHeading,
  reading,
} from '#ui';
import type { CouncilFields } from './council-form.ts';

export type CouncilListed = { authority: string; name: string; isOwn: boolean };

/** The councils of the installation: their names, and nothing else of them. */
export function councilsPage(councils: readonly CouncilListed[], csrfToken: string): Html {
  return html`${pageHeading('Councils')}
<p class="govuk-body-l">Each council keeps its own people, files and figures. From here you see their names and nothing else.</p>
${linkButton({ text: 'Add a council', href: '/councils/new' })}
${dataTable({
  caption: 'Councils of this installation',
  captionSize: 'm',
  columns: [{ heading: 'Council' }, { heading: 'DfE code' }, { heading: 'Invite', isHeadingHidden: true }],
  rows: councils.map(({ authority, name, isOwn }) => [
    isOwn ? `${name} (yours)` : name,
    authority,
    isOwn ? '' : invitationForm(authority, name, csrfToken),
  ]),
})}
<p class="govuk-body">Its first administrator can be invited from here until somebody of the council has signed in. From then on its people are its own.</p>`;
}

function invitationForm(authority: string, name: string, csrfToken: string): Html {
  return html`<form method="post" action="/councils/${authority}/invitation" novalidate>${hiddenFields(csrfToken)}${button(
    {
      text: html`Invite its administrator<span class="govuk-visually-hidden"> of ${name}</span>`,
      kind: 'secondary',
    },
  )}</form>`;
}

/** The form for another council and whoever administers it first. */
export function newCouncilPage(shown: FormShown, canMail: boolean): Html {
  const field = (name: keyof CouncilFields, label: string, hint: string, more: object = {}) =>
    input({ ...{ name, id: name, label, hint }, value: shown.given[name] ?? '', error: errorOf(shown, name), ...more });
  return reading(html`${pageHeading('Add a council')}
<p class="govuk-body-l">It gets its own space, which nobody of another council sees into, you included. ${
    canMail
      ? 'Its administrator is sent an invitation.'
      : 'Afterwards you make a link for its administrator to hand over.'
  }</p>
<form method="post" action="/councils" novalidate>
${hiddenFields(shown.csrfToken)}
${field('council', 'Name of the council', 'As it is written on papers')}
${field('code', 'Its DfE code', 'Three digits, as on statutory returns, for example 916', { classes: 'govuk-input--width-3', inputmode: 'numeric' })}
${field('name', 'Name of its first administrator', 'Who then adds everybody else there', { autocomplete: 'off' })}
${field('email', 'E-mail address of its first administrator', 'By which they sign in', { type: 'email', autocomplete: 'off' })}
${buttonGroup(button({ text: 'Add this council' }), html`<a class="govuk-link" href="/councils">Add none</a>`)}
</form>`);
}

/** The link of another council's first administrator, shown once. */
export function councilLinkPage(council: string, link: string): Html {
  return reading(html`${pageHeading('Hand this link over', { caption: council })}
<p class="govuk-body-l">It is shown this once. It works once, for seven days; whoever has it can set up the account of the council’s administrator.</p>
${input({ name: 'link', id: 'link', label: 'Invitation link', value: link, attributes: { readonly: true } })}
${linkButton({ text: 'I have copied it', href: '/councils', kind: 'secondary' })}`);
}
