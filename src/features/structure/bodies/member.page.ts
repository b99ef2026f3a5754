import { dayField, errorOf } from '#features/forms/index.ts';
import type { Form } from '#kernel/form.ts';
import { button, type Html, hiddenFields, html, input, pageHeading, radios, reading, select, versionHeld } from '#ui';
import { type FormShown, staleNote } from '../form.page.ts';
import { dayGiven } from './bodies.page.ts';
import type { Body, Membership } from './bodies.ts';

export type MemberPage = {
  body: Body;
  /** Null for somebody who is added. */
  member: Membership | null;
  members: readonly Membership[];
  people: readonly { id: string; name: string; post: string }[];
  shown: FormShown;
};

/** A member of a body: who, in which seat, for whom, and for which days. */
export function memberPage(page: MemberPage): Html {
  const { body, member, shown } = page;
  const { given } = shown;
  return reading(html`${pageHeading(member ? member.seat : 'Add a member', { caption: body.name })}
${staleNote(shown)}
<form method="post" action="/bodies/${body.id}/members${member && `/${member.id}`}" novalidate>
${hiddenFields(shown.csrfToken)}${member && versionHeld(shown, member.version)}
${person(page)}
${input({ name: 'seat', id: 'seat', label: 'Seat', hint: 'For example: Independent chair, Lead member, Police', value: given['seat'], error: errorOf(shown, 'seat') })}
${input({ name: 'organisation', id: 'organisation', label: 'For which organisation?', hint: 'Leave it empty for the council itself', value: given['organisation'], error: errorOf(shown, 'organisation') })}
${radios({
  name: 'voting',
  idPrefix: 'voting',
  classes: 'govuk-radios--inline',
  legend: { text: 'Does the member vote?', classes: 'govuk-fieldset__legend--s' },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
  value: given['voting'],
  error: errorOf(shown, 'voting'),
})}
${deputy(page)}
${dayField(shown, { field: 'from', label: 'From which day is the seat theirs?' })}
${dayField(shown, { field: 'until', label: 'What is the first day on which it no longer is?', hint: 'Leave it empty where there is no end. A membership that ended stays in the list' })}
${dayField(shown, { field: 'signed', label: 'When was the confidentiality statement signed?', hint: 'Leave it empty until it is' })}
${button({ text: member ? 'Save' : 'Add this member' })}
</form>`);
}

/** What a form holds for a member who is there. */
export function memberGiven(member: Membership): Form {
  return {
    person: member.personId,
    seat: member.seat,
    organisation: member.organisation,
    voting: member.isVoting ? 'yes' : 'no',
    deputyFor: member.deputyFor ?? '',
    ...dayGiven('from', member.from),
    ...dayGiven('until', member.until),
    ...dayGiven('signed', member.confidentialitySignedOn),
  };
}

function person({ people, member, shown }: MemberPage): Html {
  const isGone = member !== null && !people.some(({ id }) => id === member.personId);
  const gone = isGone ? [{ value: member.personId, text: `${member.person} (account closed)` }] : [];
  return select({
    name: 'person',
    id: 'person',
    label: 'Who?',
    hint: 'Somebody who is missing is invited first, under People',
    items: [
      { value: '', text: 'Choose a person' },
      ...gone,
      ...people.map(({ id, name, post }) => ({ value: id, text: post === '' ? name : `${name}, ${post}` })),
    ],
    value: shown.given['person'] ?? '',
    error: errorOf(shown, 'person'),
  });
}

function deputy({ members, member, shown }: MemberPage): Html | false {
  const others = members.filter(({ id }) => id !== member?.id);
  return (
    others.length > 0 &&
    select({
      name: 'deputyFor',
      id: 'deputyFor',
      label: 'Standing in for',
      items: [
        { value: '', text: 'Nobody: a seat of their own' },
        ...others.map(({ id, person: name, seat }) => ({ value: id, text: `${name}, ${seat}` })),
      ],
      value: shown.given['deputyFor'] ?? '',
      error: errorOf(shown, 'deputyFor'),
    })
  );
}
