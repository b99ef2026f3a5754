import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  type Content,
  dataTable,
  details,
  type Html,
  hiddenFields,
  html,
  insetText,
  linkButton,
  named,
  pageHeading,
  summaryList,
  tag,
} from '#ui';
import { type Appointment, roleTitle, type Standing, standingOf } from './appointment.ts';
import { DETAIL_LABELS, detailTexts } from './details.ts';
import { hasCredential, type PersonShown, type PersonState } from './listing.ts';
import { stateTag } from './people.page.ts';
import type { RemovalWaiting } from './removal.ts';
import { daysInWords } from './shown.page.ts';

export type PersonPage = {
  person: PersonShown;
  state: PersonState;
  isOneself: boolean;
  appointments: readonly Appointment[];
  memberships: readonly {
    id: string;
    bodyId: string;
    body: string;
    seat: string;
    from: LocalDate;
    until: LocalDate | null;
  }[];
  sessionCount: number;
  /** A second factor that is to be removed waits for a second person. */
  removal: RemovalWaiting | null;
  visitorId: string;
  /** The newest lines of the record about this person; null for whoever may not read it. */
  events: readonly { at: Date; by: string | null; what: string; reason: string | null }[] | null;
  today: LocalDate;
  may: { manage: boolean; approve: boolean; bodies: boolean };
  csrfToken: string;
};

/** One person: what they are trusted with and were, where they sit, and how they sign in. */
export function personPage(page: PersonPage): Html {
  const { person, state, isOneself, may } = page;
  return html`${pageHeading(person.name, { caption: html`${person.post} ${stateTag(state)}` })}
${
  isOneself &&
  may.manage &&
  insetText(
    'This is you. Your own roles and your leaving are decided by another administrator; your password and sessions are in your account.',
  )
}
${person.leftAt !== null && insetText(`Left on ${momentInWords(person.leftAt)}. They cannot sign in; what they did stays in the record.`)}
${detailsOf(page)}
${roles(page)}
${memberships(page)}
${signingIn(page)}
${recordOf(page)}
${leaving(page)}`;
}

function detailsOf({ person, may }: PersonPage): Html {
  const texts = detailTexts(person);
  return html`${summaryList({
    rows: Object.entries(DETAIL_LABELS).map(([field, label]) => ({
      key: label,
      value: texts[field as keyof typeof texts] || 'None',
    })),
  })}${may.manage && linkButton({ text: 'Change details', href: `/people/${person.personId}/details`, kind: 'secondary' })}`;
}

const STANDINGS: Record<Standing, { words: string; colour: 'green' | 'blue' | 'yellow' | 'grey' | 'red' }> = {
  now: { words: 'Now', colour: 'green' },
  coming: { words: 'Begins later', colour: 'blue' },
  waiting: { words: 'Waits for approval', colour: 'yellow' },
  past: { words: 'Ended', colour: 'grey' },
  declined: { words: 'Declined', colour: 'red' },
};

const PAST: readonly Standing[] = ['past', 'declined'];

function roles(page: PersonPage): Html {
  const { person, appointments, today, may, isOneself } = page;
  const isPast = (appointment: Appointment) => PAST.includes(standingOf(appointment, today));
  const [current, past] = [appointments.filter((one) => !isPast(one)), appointments.filter(isPast)];
  return html`${rolesTable(page, 'Roles', current, person.leftAt === null ? 'None: this person can sign in and see nothing but their own account.' : 'None: all ended when this person left.')}
${
  may.manage &&
  !isOneself &&
  linkButton({
    text: person.leftAt === null ? 'Give a role' : 'Bring back with new roles',
    href: `/people/${person.personId}/roles/new`,
    kind: 'secondary',
  })
}
${past.length > 0 && details({ summary: `Roles that ended or were declined (${past.length})`, content: rolesTable(page, 'Past roles', past, '') })}`;
}

function rolesTable(page: PersonPage, caption: string, rows: readonly Appointment[], whenEmpty: string): Html {
  const canEnd = page.may.manage && !page.isOneself && caption === 'Roles';
  return dataTable({
    caption,
    captionSize: 'm',
    columns: [
      { heading: 'Role' },
      { heading: 'State' },
      { heading: 'Proposed' },
      { heading: 'Decided' },
      ...(canEnd ? [{ heading: 'End it', isHeadingHidden: true }] : []),
    ],
    rows: rows.map((one) => [
      named(roleTitle(one.role), [one.part ?? '', daysInWords(one)].filter((text) => text !== '').join(', ')),
      tag(STANDINGS[standingOf(one, page.today)].words, STANDINGS[standingOf(one, page.today)].colour),
      named(one.proposedBy ?? SOURCES[one.source] ?? '', one.reason),
      decided(one),
      ...(canEnd ? [endLink(page, one)] : []),
    ]),
    whenEmpty,
  });
}

const SOURCES: Record<string, string> = { group: 'By a group of the council’s sign-in', 'set-up': 'At set-up' };

function endLink({ person, may }: PersonPage, { id, state, role, source }: Appointment): Content {
  if (state === 'proposed' && may.approve)
    return html`<a class="govuk-link" href="/people/roles/${id}">Decide<span class="govuk-visually-hidden"> on ${roleTitle(role)}</span></a>`;
  if (source === 'group') return 'Ends with the group';
  return html`<a class="govuk-link" href="/people/${person.personId}/roles/${id}/end">End<span class="govuk-visually-hidden"> the role ${roleTitle(role)}</span></a>`;
}

function decided(one: Appointment): Content {
  if (one.endedAt !== null) return named(`Ended by ${one.endedBy} on ${momentInWords(one.endedAt)}`, one.endReason);
  if (one.decidedAt !== null && one.decidedBy !== null)
    return named(`${one.decidedBy} on ${momentInWords(one.decidedAt)}`, one.decisionReason);
  if (one.isAlone) return 'Given alone: nobody else could approve it';
  return one.state === 'proposed' ? 'Not yet' : 'Needs no second person';
}

function memberships({ memberships: seats, may }: PersonPage): Html {
  return dataTable({
    caption: 'Boards and partnerships',
    captionSize: 'm',
    columns: [{ heading: 'Body' }, { heading: 'Seat' }, { heading: 'From' }, { heading: 'Until' }],
    rows: seats.map(({ bodyId, body, seat, from, until }) => [
      may.bodies ? html`<a class="govuk-link" href="/bodies/${bodyId}">${body}</a>` : body,
      seat,
      dateInWords(from),
      until === null ? 'No end' : dateInWords(until),
    ]),
    whenEmpty: 'None.',
  });
}

function signingIn(page: PersonPage): Html {
  const { person, sessionCount, may, csrfToken, isOneself, removal } = page;
  const at = (moment: Date | null, otherwise: string) => (moment === null ? otherwise : momentInWords(moment));
  const ways = [
    ...(person.hasPassword ? ['a password'] : []),
    ...(person.hasIdentity ? ['the council’s sign-in'] : []),
  ].join(' and ');
  const form = (action: string, text: string) =>
    html`<form method="post" action="/people/${person.personId}/${action}" novalidate>${hiddenFields(csrfToken)}${button({ text, kind: 'secondary' })}</form>`;
  const canAct = may.manage && !isOneself;
  return html`<h2 class="govuk-heading-m">Signing in</h2>
${summaryList({
  rows: [
    { key: 'Last sign-in', value: at(person.lastSignedInAt, 'Never') },
    { key: 'Signs in with', value: ways === '' ? 'Nothing yet: the invitation was not accepted' : ways },
    {
      key: 'Second factor',
      value: person.secondFactorSince === null ? 'None set up' : `An app since ${at(person.secondFactorSince, '')}`,
    },
    { key: 'Open sessions', value: String(sessionCount) },
    ...(person.invitedUntil === null
      ? []
      : [{ key: 'Invitation', value: `Works until ${at(person.invitedUntil, '')}` }]),
  ],
})}
${
  canAct &&
  html`<div class="govuk-button-group">${
    person.leftAt === null &&
    !hasCredential(person) &&
    linkButton({ text: 'Invite', href: `/people/${person.personId}/invitation`, kind: 'secondary' })
  }${sessionCount > 0 && form('sessions/end', 'End all sessions')}${
    person.secondFactorSince !== null &&
    removal === null &&
    form('second-factor/removal', 'Propose to remove the second factor')
  }</div>`
}${removal !== null && removalWaits(page, removal, form)}`;
}

function removalWaits(
  { may, isOneself, visitorId }: PersonPage,
  { proposedBy, proposedById, proposedAt }: RemovalWaiting,
  form: (action: string, text: string) => Html,
): Html {
  const decides = may.approve && !isOneself && proposedById !== visitorId;
  return html`${insetText(`${proposedBy} proposed on ${momentInWords(proposedAt)} to remove the second factor. ${decides ? 'Make sure that the person asked for it: speak to them.' : 'Somebody else decides.'}`)}
${decides && html`<div class="govuk-button-group">${form('second-factor/approval', 'Approve it')}${form('second-factor/refusal', 'Decline it')}</div>`}`;
}

function recordOf({ events, person }: PersonPage): Html | false {
  return (
    events !== null &&
    html`${dataTable({
      caption: 'What was done about this person, newest first',
      captionSize: 'm',
      columns: [{ heading: 'When' }, { heading: 'What' }, { heading: 'By' }, { heading: 'Why' }],
      rows: events.map(({ at, by, what, reason }) => [momentInWords(at), what, by ?? 'Headway itself', reason ?? '']),
      whenEmpty: 'Nothing yet.',
    })}<p class="govuk-body"><a class="govuk-link" href="${`/record?about=${person.personId}`}">All of it in the record</a></p>`
  );
}

function leaving({ person, may, isOneself }: PersonPage): Html | false {
  return (
    may.manage &&
    !isOneself &&
    person.leftAt === null &&
    html`<h2 class="govuk-heading-m">Leaving the council</h2>
<p class="govuk-body">Ends every role, seat, session and unused link at once. What the person did stays in the record.</p>
${linkButton({ text: 'This person leaves', href: `/people/${person.personId}/leaving`, kind: 'warning' })}`
  );
}
