import { dayField, errorOf, type FormShown, untouched } from '#features/forms/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  buttonGroup,
  dataTable,
  type Html,
  hiddenFields,
  html,
  input,
  insetText,
  linkButton,
  named,
  pageHeading,
  reading,
  summaryList,
  versionHeld,
  warningText,
} from '#ui';
import { isRole, ROLES } from '../policy.ts';
import { type Appointment, type NotDeciding, roleTitle } from './appointment.ts';
import { daysInWords, reasonField } from './shown.page.ts';

const NOT_DECIDING: Record<NotDeciding, string> = {
  proposedIt: 'You proposed it: somebody else decides',
  concerned: 'It is about you: somebody else decides',
};

export type Waiting = Appointment & { notDeciding: NotDeciding | null };

/** What waits for a second person. */
export function waitingPage(council: string, waiting: readonly Waiting[]): Html {
  return html`${pageHeading('Roles that wait for approval', { caption: council })}
<p class="govuk-body-l">A role that shows children or decides what others may is proposed by one person and approved by another.</p>
${dataTable({
  caption: 'Waiting, latest first',
  isCaptionHidden: true,
  columns: [
    { heading: 'Person' },
    { heading: 'Role' },
    { heading: 'Proposed' },
    { heading: 'Why' },
    { heading: 'Decide', isHeadingHidden: true },
  ],
  rows: waiting.map((one) => [
    html`<a class="govuk-link" href="/people/${one.personId}">${one.person}</a>`,
    named(roleTitle(one.role), [one.part ?? '', daysInWords(one)].filter((text) => text !== '').join(', ')),
    named(one.proposedBy ?? '', momentInWords(one.proposedAt)),
    one.reason,
    one.notDeciding === null
      ? html`<a class="govuk-link" href="/people/roles/${one.id}">Decide<span class="govuk-visually-hidden"> on ${one.person} as ${roleTitle(one.role)}</span></a>`
      : NOT_DECIDING[one.notDeciding],
  ]),
  whenEmpty: 'Nothing waits. What is proposed appears here, and those who may approve it are told.',
})}`;
}

/** One proposal with what the role may do, to be approved or declined. */
export function decidingPage(one: Waiting, shown: FormShown): Html {
  const { id, person, personId, role } = one;
  return reading(html`${pageHeading(`${person} as ${roleTitle(role)}`, { caption: 'Waits for approval' })}
${summaryList({
  rows: [
    { key: 'Person', value: html`<a class="govuk-link" href="/people/${personId}">${person}</a>` },
    { key: 'Role', value: named(roleTitle(role), isRole(role) ? ROLES[role].duty : '') },
    { key: 'For', value: one.part ?? 'The whole council' },
    { key: 'Days', value: daysInWords(one) || 'From now on' },
    { key: 'Proposed by', value: named(one.proposedBy ?? '', momentInWords(one.proposedAt)) },
    { key: 'Why', value: one.reason },
  ],
})}
${
  one.notDeciding === null
    ? decidingForms(id, one.version, shown)
    : insetText(`${NOT_DECIDING[one.notDeciding]}. They find it in their list.`)
}`);
}

function decidingForms(id: string, version: number, shown: FormShown): Html {
  return html`<form method="post" action="/people/roles/${id}/approval" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, version)}
${button({ text: 'Approve this role' })}
</form>
<h2 class="govuk-heading-m">Or decline it</h2>
<form method="post" action="/people/roles/${id}/refusal" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, version)}
${reasonField(shown, 'Why is it declined?', 'Whoever proposed it is shown this')}
${button({ text: 'Decline', kind: 'secondary' })}
</form>`;
}

export type EndingPage = {
  appointment: Appointment;
  shown: FormShown;
  /** Which of the two forms was sent and had a fault. */
  sent: 'now' | 'day' | null;
  today: LocalDate;
};

/** Ends a role at once, or sets, moves or takes away its last day. */
export function endingPage({ appointment, shown, sent }: EndingPage): Html {
  const { id, personId, person, role, version, state } = appointment;
  const [now, day] = [sent === 'now' ? shown : untouched(shown), sent === 'day' ? shown : untouched(shown)];
  const address = `/people/${personId}/roles/${id}`;
  const what = state === 'proposed' ? 'Take the proposal back' : 'End it now';
  return reading(html`${pageHeading(`End the role ${roleTitle(role)}`, { caption: person })}
<p class="govuk-body">${holds(appointment)}</p>
<h2 class="govuk-heading-m">${what}</h2>
<p class="govuk-body">With their next click they may no longer do what only this role allows.</p>
<form method="post" action="${address}/end" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, version)}
${reasonField(now, 'Why does it end?')}
${button({ text: what, kind: 'warning' })}
</form>
<h2 class="govuk-heading-m">Or set its last day</h2>
<form method="post" action="${address}/last-day" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, version)}
${dayField(day, { field: 'until', label: 'The first day on which it no longer holds', hint: 'Leave it empty to take an end away' })}
${input({ name: 'reason', id: 'reason-day', label: 'Why?', hint: 'It is kept in the record', value: day.given['reason'] ?? '', error: errorOf(day, 'reason') })}
${buttonGroup(button({ text: 'Set this day', kind: 'secondary' }), html`<a class="govuk-link" href="/people/${personId}">Leave it as it is</a>`)}
</form>`);
}

function holds({ from, until }: Appointment): string {
  const days = daysInWords({ from, until });
  return days === '' ? 'It has no last day.' : `It holds ${days}.`;
}

export type LeavingPage = {
  person: { personId: string; name: string };
  /** What ends: roles, seats, sessions and links, in words. */
  ends: readonly string[];
  shown: FormShown;
};

/** Says what leaving ends, asks why, and does it. */
export function leavingPage({ person, ends, shown }: LeavingPage): Html {
  return reading(html`${pageHeading(`${person.name} leaves the council`, { caption: 'Check what ends' })}
<ul class="govuk-list govuk-list--bullet">${ends.map((line) => html`<li>${line}</li>`)}</ul>
${warningText('It happens at once. They can be brought back later, with new roles.')}
<form method="post" action="/people/${person.personId}/leaving" novalidate>
${hiddenFields(shown.csrfToken)}
${reasonField(shown, 'Why do they leave?')}
${buttonGroup(
  button({ text: 'End everything now', kind: 'warning' }),
  html`<a class="govuk-link" href="/people/${person.personId}">They stay</a>`,
)}
</form>`);
}

export type InvitationPage = {
  person: { personId: string; name: string; email: string | null };
  canMail: boolean;
  /** A link that was just made; it is shown this once. */
  link: string | null;
  csrfToken: string;
};

/** Invites somebody by mail, or makes a link to hand over. */
export function invitationPage({ person, canMail, link, csrfToken }: InvitationPage): Html {
  const form = (text: string) =>
    html`<form method="post" action="/people/${person.personId}/invitation" novalidate>${hiddenFields(csrfToken)}${buttonGroup(
      button({ text }),
      html`<a class="govuk-link" href="/people/${person.personId}">Not now</a>`,
    )}</form>`;
  if (link !== null)
    return reading(html`${pageHeading('Hand this link over', { caption: person.name })}
<p class="govuk-body-l">It is shown this once. It works once, for seven days; whoever has it can set up the account, so give it to nobody else.</p>
${input({ name: 'link', id: 'link', label: 'Invitation link', value: link, attributes: { readonly: true } })}
${linkButton({ text: 'I have copied it', href: `/people/${person.personId}`, kind: 'secondary' })}`);
  const byMail = canMail && person.email !== null;
  return reading(html`${pageHeading(`Invite ${person.name}`)}
<p class="govuk-body-l">${
    byMail
      ? `They are sent a link to ${person.email}, by which they set up their account.`
      : canMail
        ? 'They have no address, so that you are shown a link to hand over.'
        : 'This installation sends no mail, so that you are shown a link to hand over.'
  } It works once, for seven days; links made before stop working.</p>
${form(byMail ? 'Send the invitation' : 'Make the link')}`);
}

/** Nobody is given a link to an account that is somebody's already: they get a new password by themselves. */
export function notInvitedPage({ person, canMail }: Pick<InvitationPage, 'person' | 'canMail'>): Html {
  return reading(html`${pageHeading(`${person.name} can sign in already`)}
<p class="govuk-body-l">${
    canMail
      ? 'Who forgot their password chooses “I have forgotten my password” where they sign in. The link goes to their address, and to nobody else.'
      : 'This installation sends no mail. Who forgot their password asks whoever runs it for a sign-in link.'
  }</p>
<p class="govuk-body">Their telephone and their recovery codes are lost? Propose on their page to remove the second factor; somebody else approves it.</p>
${linkButton({ text: 'Back to their page', href: `/people/${person.personId}`, kind: 'secondary' })}`);
}
