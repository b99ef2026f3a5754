import { type FormShown, formFrame, lineField } from '#features/forms/index.ts';
import type { Form } from '#kernel/form.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { dataTable, type Html, html, linkButton, pageHeading, reading } from '#ui';
import { isOpen, type Partner, type Plan } from '../plan.ts';
import type { Choices } from './read-plan.ts';
import { tickFields } from './ticks.page.ts';

/** The organisations that answer for actions, with their people here. */
export function partnersPage(plan: Plan, navigation: Html): Html {
  const openOf = (id: string) => plan.actions.filter((action) => action.partnerId === id && isOpen(action)).length;
  return html`${pageHeading('Partners of the plan', { caption: plan.name })}
${navigation}
${reading(html`<p class="govuk-body">An organisation answers for actions of its own. Its people see and update those, and nothing else of the plan.</p>`)}
${dataTable({
  ...{ caption: 'Organisations', isCaptionHidden: true },
  columns: [
    { heading: 'Organisation' },
    { heading: 'Its people here' },
    { heading: 'Open actions', isNumeric: true },
    { heading: 'To do' },
  ],
  rows: plan.partners.map(({ id, name, people, endedOn }) => [
    name,
    people.length === 0 ? 'Nobody yet' : people.map((person) => person.name).join(', '),
    html`<a class="govuk-link" href="${`/plan?partner=${id}&delivery=open`}">${openOf(id)}<span class="govuk-visually-hidden"> of ${name}</span></a>`,
    endedOn === null
      ? html`<a class="govuk-link" href="/plan/partners/${id}/edit">Change<span class="govuk-visually-hidden"> ${name}</span></a>`
      : `Ended on ${dateInWords(endedOn)}`,
  ]),
  whenEmpty: 'None yet: every action is the council’s own.',
})}
${linkButton({ text: 'Add an organisation', href: '/plan/partners/new', kind: 'secondary' })}`;
}

export type PartnerForm = { partner: Partner | null; shown: FormShown; opened: Form; people: Choices['people'] };

export function partnerPage({ partner, shown, opened, people }: PartnerForm): Html {
  return formFrame({
    heading: partner === null ? 'Add an organisation' : partner.name,
    action: partner === null ? '/plan/partners/new' : `/plan/partners/${partner.id}/edit`,
    ...{ shown, save: partner === null ? 'Add this organisation' : 'Save' },
    changes: partner && { version: partner.version, opened },
    leave: { href: '/plan/partners', text: partner === null ? 'Do not add it' : 'Leave it as it is' },
    note:
      partner !== null &&
      html`<p class="govuk-body"><a class="govuk-link" href="/plan/partners/${partner.id}/end">End its part in the plan</a></p>`,
    fields: html`${lineField(shown, { field: 'name', label: 'What is it called?' })}
${tickFields(shown, {
  ...{ prefix: 'person', legend: 'Who of it is here?', hint: 'People in the role of a partner member' },
  items: people.map(({ id, name, post }) => ({ id, text: post === '' ? name : `${name}, ${post}` })),
  whenEmpty:
    'Nobody has the role of a partner member yet. A council administrator invites people and gives it to them.',
})}`,
  });
}
