import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { notifyAt } from '#features/notices/index.ts';
import { kindInWords, record, trail } from '#features/record/index.ts';
import { momentInWords } from '#kernel/moment.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { overwriting, staleFields, versionIn } from '#platform/web/stale.ts';
import type { StaleSaveOptions } from '#ui';
import { ACCESS_NOTICES } from '../notices.ts';
import { closeSessionsOf } from '../sessions.store.ts';
import { appointmentsOf } from './appointments.store.ts';
import { anotherPersonOf, type PeopleServices, peopleAnswer, personOf } from './asking.routes.ts';
import { detailsPage } from './details.page.ts';
import { DETAIL_LABELS, detailsTyped, detailTexts, EMAIL_TAKEN, readDetails } from './details.ts';
import { hasCredential, type PersonShown, stateOf } from './listing.ts';
import { loadMembershipsOf } from './memberships.store.ts';
import { endLinksOf, isEmailTaken, noteChangedAddress, saveDetails, sessionCount } from './people.store.ts';
import { personPage } from './person.page.ts';
import { waitingRemoval } from './second-factor.store.ts';

const EVENTS_SHOWN = 12;

/** One person: the page about them, their details, and what ends their sessions. */
export function personRoutes(services: PeopleServices): Route[] {
  const { clock } = services;
  return [
    {
      method: 'GET',
      path: '/people/:id',
      what: 'One person: roles, seats, sign-in and what was done about them',
      permission: 'people.read',
      handle: (request) => personAnswer(services, request),
    },
    {
      method: 'GET',
      path: '/people/:id/details',
      what: 'Change a person’s details',
      permission: 'people.manage',
      async handle(request) {
        const person = await personOf(request, clock);
        return detailsAnswer(request, person, untouched(request, detailTexts(person)), null);
      },
    },
    {
      method: 'POST',
      path: '/people/:id/details',
      what: 'Save a person’s details, or show both sides where somebody else did meanwhile',
      permission: 'people.manage',
      proof: true,
      handle: (request) => save(services, request),
    },
    {
      method: 'POST',
      path: '/people/:id/sessions/end',
      what: 'End all sessions of a person',
      permission: 'people.manage',
      async handle(request) {
        const { db, visitor } = request;
        const { personId } = await anotherPersonOf(request, clock);
        const sessions = await closeSessionsOf(db, visitor.authority, personId);
        await record(db, visitor, 'person.sessions.ended', personId, { detail: { sessions } });
        return { kind: 'redirect', to: `/people/${personId}?done=sessions` };
      },
    },
  ];
}

async function personAnswer({ clock }: PeopleServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today, may, csrfToken } = request;
  const { authority } = visitor;
  const person = await personOf(request, clock);
  const { personId } = person;
  const appointments = await appointmentsOf(db, authority, personId);
  const main = personPage({
    ...{ person, appointments, today, csrfToken },
    state: stateOf({ ...person, appointments, hasLeft: person.leftAt !== null }, today),
    isOneself: personId === visitor.personId,
    memberships: await loadMembershipsOf(db, authority, personId),
    removal: await waitingRemoval(db, authority, personId),
    visitorId: visitor.personId,
    sessionCount: await sessionCount(db, authority, personId, clock.now()),
    events: may('trail.read') ? await eventsAbout(request, personId) : null,
    may: { manage: may('people.manage'), approve: may('roles.approve'), bodies: may('bodies.manage') },
  });
  return peopleAnswer(request, { title: person.name, main, back: { href: '/people', text: 'People' } });
}

async function eventsAbout({ db, visitor }: SignedInRequest, subject: string) {
  const asked = { person: null, kind: null, subject, month: null, before: null };
  const events = await trail(db, visitor.authority, asked, EVENTS_SHOWN);
  return events.map(({ at, person: by, kind, reason }) => ({ at, by, what: kindInWords(kind), reason }));
}

async function save({ clock }: PeopleServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const { authority } = visitor;
  const person = await personOf(request, clock);
  const details = readDetails(form);
  if (!details.ok) return detailsAnswer(request, person, refused(request, details.problems), null);
  const { given } = details;
  if (await isEmailTaken(db, authority, given.email, person.personId))
    return detailsAnswer(request, person, refused(request, [EMAIL_TAKEN]), null);
  const { personId } = person;
  if (!(await saveDetails(db, authority, { personId, version: versionIn(form) }, given))) return stale(request, clock);
  const { name, post, email, staffRef } = person;
  if (email !== given.email) await guardAddress(clock, request, person);
  await record(db, visitor, 'person.changed', personId, {
    before: { name, post, email, staffRef },
    after: { ...given },
  });
  return { kind: 'redirect', to: `/people/${personId}?done=saved` };
}

/**
 * Nobody comes into an account by changing its address: links on their way end, a link for a new password goes to the
 * new address only once its person has signed in with it, and the address before is told.
 */
async function guardAddress(
  clock: PeopleServices['clock'],
  { db, visitor }: SignedInRequest,
  person: PersonShown,
): Promise<void> {
  const { authority } = visitor;
  const { personId, email } = person;
  const now = clock.now();
  await endLinksOf(db, authority, personId, now);
  if (!hasCredential(person)) return;
  await noteChangedAddress(db, authority, personId, now);
  const kind = ACCESS_NOTICES['email.changed'];
  if (email !== null) await notifyAt(db, authority, { kind, href: '/account', to: personId, address: email, now });
}

/** Somebody else saved since this form was opened: both sides, and what was typed. */
async function stale(request: SignedInRequest, clock: PeopleServices['clock']): Promise<Answer> {
  const { db, visitor, form, csrfToken } = request;
  const person = await personOf(request, clock); // read again: whoever was quicker may have been so only just now
  const now = detailTexts(person);
  const asked = { person: null, kind: 'person.changed', subject: person.personId, month: null, before: null };
  const [last] = await trail(db, visitor.authority, asked, 1);
  return detailsAnswer(request, person, refused(request, []), {
    what: `the details of ${person.name}`,
    changed: last ? { by: last.person ?? 'Headway itself', when: momentInWords(last.at) } : null,
    fields: staleFields(DETAIL_LABELS, now, { ...form, ...detailsTyped(form) }),
    action: `/people/${person.personId}/details`,
    hidden: overwriting(form, now, person.version, csrfToken),
    keepHref: `/people/${person.personId}`,
  });
}

function detailsAnswer(
  request: SignedInRequest,
  person: PersonShown,
  shown: FormShown,
  stale: StaleSaveOptions | null,
): Answer {
  const { personId, name } = person;
  const main = detailsPage({ personId, name, version: person.version, now: detailTexts(person), shown, stale });
  const back = { href: `/people/${personId}`, text: name };
  const answer = peopleAnswer(request, { title: 'Change details', main, back }, shown);
  return stale !== null && answer.kind === 'page' ? { ...answer, status: 409 } : answer;
}
