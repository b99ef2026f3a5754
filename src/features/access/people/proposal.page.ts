import { dayField, errorOf, type FormShown } from '#features/forms/index.ts';
import {
  button,
  buttonGroup,
  checkboxes,
  type Html,
  hiddenFields,
  html,
  input,
  insetText,
  pageHeading,
  reading,
  select,
} from '#ui';
import { needsSecondPerson, type Role, roleOf } from '../policy.ts';
import { DETAIL_LABELS } from './details.ts';
import { type PartGiven, partValue } from './proposal.ts';
import { reasonField } from './shown.page.ts';

type RolesAsked = { roles: readonly Role[]; parts: readonly PartGiven[]; shown: FormShown };

const KINDS = { service: 'Service', locality: 'Locality', team: 'Team' } as const;

/** Which roles, for which part of the council, from when until when, and why. */
export function rolesFields({ roles, parts, shown }: RolesAsked): Html {
  return html`${checkboxes({
    name: 'role',
    idPrefix: 'role',
    classes: 'govuk-checkboxes--small hw-people',
    legend: { text: 'Which roles?', classes: 'govuk-fieldset__legend--m' },
    hint: 'Each role may do what its line says. Those marked need a second person to approve them.',
    error: errorOf(shown, 'role'),
    items: roles.map((role) => ({
      name: `role-${role}`,
      value: 'yes',
      text: roleOf(role).title,
      hint: `${roleOf(role).duty}${needsSecondPerson(role) ? ' Needs a second person.' : ''}`,
      checked: shown.given[`role-${role}`] === 'yes',
    })),
  })}
${select({
  name: 'part',
  id: 'part',
  label: 'For which service, locality or team?',
  hint:
    parts.length === 0
      ? 'Only for a team manager. There are none yet: add them under Structure first'
      : 'Only for a team manager; every other role is for the whole council',
  items: [
    { value: '', text: 'The whole council' },
    ...parts.map((part) => ({ value: partValue(part), text: `${KINDS[part.kind]}: ${part.name}` })),
  ],
  value: shown.given['part'] ?? '',
  error: errorOf(shown, 'part'),
})}
${dayField(shown, { field: 'from', label: 'From which day?' })}
${dayField(shown, { field: 'until', label: 'Until which day? (optional)', hint: 'The first day on which the role no longer holds, for an inspector or somebody on loan. Leave it empty for no end' })}
${reasonField(shown, 'Why these roles?', 'For whoever approves them, and for the record')}`;
}

/** The details of a person as a form asks for them. */
export function detailFields(shown: FormShown): Html {
  const field = (
    name: keyof typeof DETAIL_LABELS,
    hint: string,
    more: { type?: 'email'; autocomplete?: string } = {},
  ) =>
    input({
      ...{ name, id: name, label: DETAIL_LABELS[name], hint, ...more },
      value: shown.given[name] ?? '',
      error: errorOf(shown, name),
    });
  return html`${field('name', 'As colleagues know the person', { autocomplete: 'off' })}
${field('post', 'What the person does, for example: team manager, Assessment North', { autocomplete: 'off' })}
${field('email', 'By which they sign in and are told of things. Leave it empty for somebody without one', { type: 'email', autocomplete: 'off' })}
${field('staffRef', 'Only for social workers: the name by which the extracts call this worker, letter by letter', { autocomplete: 'off' })}`;
}

export function addPage(asked: RolesAsked, canMail: boolean): Html {
  return reading(html`${pageHeading('Add somebody')}
<p class="govuk-body-l">${
    canMail
      ? 'They are sent a link by which they set up their account. It works once, for seven days.'
      : 'This installation sends no mail: afterwards you are shown a link to hand over. It works once, for seven days.'
  }</p>
<form method="post" action="/people" novalidate>
${hiddenFields(asked.shown.csrfToken)}
${detailFields(asked.shown)}
${rolesFields(asked)}
${buttonGroup(button({ text: 'Add and invite' }), html`<a class="govuk-link" href="/people">Add nobody</a>`)}
</form>`);
}

export type ProposePage = RolesAsked & {
  person: { personId: string; name: string; hasLeft: boolean };
  /** How many others could approve what is proposed here. */
  approvers: number;
};

/** Proposes further roles for somebody, or brings back who left with new ones. */
export function proposePage({ person, approvers, ...asked }: ProposePage): Html {
  const title = person.hasLeft ? `Bring ${person.name} back` : `Give ${person.name} a role`;
  return reading(html`${pageHeading(title)}
${
  person.hasLeft &&
  html`<p class="govuk-body-l">What they held before stays ended. They come back with the roles that you choose here, and get a new invitation.</p>`
}
${
  approvers === 0 &&
  insetText(
    'Nobody else here could approve a role at the moment, so that what you choose is given at once, and the record says that nobody approved it. Appoint a second council administrator soon.',
  )
}
<form method="post" action="/people/${person.personId}/roles" novalidate>
${hiddenFields(asked.shown.csrfToken)}
${rolesFields(asked)}
${buttonGroup(
  button({ text: person.hasLeft ? 'Bring back' : 'Propose' }),
  html`<a class="govuk-link" href="/people/${person.personId}">Leave it as it is</a>`,
)}
</form>`);
}
