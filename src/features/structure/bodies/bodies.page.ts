import { dayField, errorOf } from '#features/forms/index.ts';
import type { Form } from '#kernel/form.ts';
import { dateInWords, type LocalDate, partsOf } from '#kernel/local-date.ts';
import {
  button,
  dataTable,
  emptyState,
  type Html,
  hiddenFields,
  html,
  input,
  linkButton,
  pageHeading,
  reading,
  select,
  versionHeld,
} from '#ui';
import { type FormShown, staleNote } from '../form.page.ts';
import { untilCell } from '../structure.page.ts';
import { BODY_KINDS, type Body, type Membership, membersAt } from './bodies.ts';

/** The bodies on which people of the council and its partners sit. */
export function bodiesPage(bodies: readonly Body[], members: readonly Membership[], today: LocalDate): Html {
  const add = linkButton({ text: 'Add a body', href: '/bodies/new' });
  if (bodies.length === 0)
    return html`${pageHeading('Boards and partnerships')}${emptyState('No body yet', 'Add the improvement board first, then its sub-groups, the safeguarding partnership and the scrutiny committee.', add)}`;
  return html`${pageHeading('Boards and partnerships', { caption: 'Who sits where, for whom, and since when' })}
${dataTable({
  caption: 'Bodies',
  isCaptionHidden: true,
  columns: [
    { heading: 'Body' },
    { heading: 'Kind' },
    { heading: 'From' },
    { heading: 'Until' },
    { heading: 'Members today', isNumeric: true },
    { heading: 'Voting', isNumeric: true },
  ],
  rows: bodies.map((body) => {
    const { now } = membersAt(
      members.filter(({ bodyId }) => bodyId === body.id),
      today,
    );
    return [
      html`<a class="govuk-link" href="/bodies/${body.id}">${body.name}</a>`,
      BODY_KINDS[body.kind],
      dateInWords(body.from),
      untilCell(body, today),
      now.length,
      now.filter(({ isVoting }) => isVoting).length,
    ];
  }),
})}
${add}`;
}

/** One body: its members of today, those who were, and what it is. */
export function bodyPage(body: Body, members: readonly Membership[], today: LocalDate, shown: FormShown): Html {
  const { now, others } = membersAt(members, today);
  const unsigned = now.filter(({ confidentialitySignedOn }) => confidentialitySignedOn === null).length;
  return html`${pageHeading(body.name, { caption: BODY_KINDS[body.kind] })}
${membersTable('Members today', body, now, members, today, 'Nobody sits on it yet.')}
${unsigned > 0 && html`<p class="govuk-body">${unsigned === 1 ? '1 member has' : `${unsigned} members have`} not signed the confidentiality statement.</p>`}
${linkButton({ text: 'Add a member', href: `/bodies/${body.id}/members/new` })}
${others.length > 0 && membersTable('Members before and later', body, others, members, today)}
<p class="govuk-body"><a class="govuk-link" href="/bodies/${body.id}/members.csv">All members as CSV</a></p>
${reading(html`<h2 class="govuk-heading-m">Change what it is</h2>
${bodyForm(`/bodies/${body.id}`, shown, 'Save', body.version)}`)}`;
}

export function newBodyPage(shown: FormShown): Html {
  return reading(html`${pageHeading('Add a body')}${bodyForm('/bodies', shown, 'Add this body', null)}`);
}

/** What a form holds for a body that is there. */
export function bodyGiven({ name, kind, from, until }: Body): Form {
  return { name, kind, ...dayGiven('from', from), ...dayGiven('until', until) };
}

/** The three boxes of a day. */
export function dayGiven(field: string, day: LocalDate | null): Form {
  if (day === null) return {};
  const parts = partsOf(day);
  return {
    [`${field}-day`]: String(parts.day),
    [`${field}-month`]: String(parts.month),
    [`${field}-year`]: String(parts.year),
  };
}

function bodyForm(action: string, shown: FormShown, verb: string, version: number | null): Html {
  const { given, csrfToken } = shown;
  return html`${staleNote(shown)}<form method="post" action="${action}" novalidate>
${hiddenFields(csrfToken)}${version !== null && versionHeld(shown, version)}
${input({ name: 'name', id: 'name', label: 'Name', value: given['name'], error: errorOf(shown, 'name') })}
${select({
  name: 'kind',
  id: 'kind',
  label: 'What kind of body is it?',
  items: [
    { value: '', text: 'Choose a kind' },
    ...Object.entries(BODY_KINDS).map(([value, text]) => ({ value, text })),
  ],
  value: given['kind'] ?? '',
  error: errorOf(shown, 'kind'),
})}
${dayField(shown, { field: 'from', label: 'Since when does it exist?' })}
${dayField(shown, { field: 'until', label: 'What is the first day on which it no longer exists?', hint: 'Leave it empty where it has no end' })}
${button({ text: verb, kind: version === null ? 'primary' : 'secondary' })}
</form>`;
}

function membersTable(
  caption: string,
  body: Body,
  shown: readonly Membership[],
  all: readonly Membership[],
  today: LocalDate,
  whenEmpty?: string,
): Html {
  return dataTable({
    caption,
    captionSize: 'm',
    columns: ['Seat', 'Person', 'For', 'Votes', 'Confidentiality signed', 'From', 'Until'].map((heading) => ({
      heading,
    })),
    rows: shown.map((member) => [
      html`<a class="govuk-link" href="/bodies/${body.id}/members/${member.id}">${member.seat}</a>`,
      member.person,
      deputyWords(member, all) ?? (member.organisation || 'The council'),
      member.isVoting ? 'Yes' : 'No',
      member.confidentialitySignedOn === null ? 'Not yet' : dateInWords(member.confidentialitySignedOn),
      dateInWords(member.from),
      untilCell(member, today),
    ]),
    whenEmpty,
  });
}

function deputyWords({ deputyFor }: Membership, all: readonly Membership[]): string | null {
  const principal = all.find(({ id }) => id === deputyFor);
  return principal ? `Stands in for ${principal.person}` : null;
}
