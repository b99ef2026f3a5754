import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { closeSessionsOf } from '../sessions.store.ts';
import { keepingAnAdministrator } from './administrators.store.ts';
import { roleTitle } from './appointment.ts';
import { appointmentsOf, endRolesOf } from './appointments.store.ts';
import { anotherPersonOf, type PeopleServices, peopleAnswer } from './asking.routes.ts';
import { leavingPage } from './deciding.page.ts';
import { reasonIn } from './form.ts';
import type { PersonShown } from './listing.ts';
import { endMembershipsOf, loadMembershipsOf } from './memberships.store.ts';
import { endLinksOf, sessionCount, setLeft } from './people.store.ts';

/** Leaving the council: one action that ends everything that somebody has. */
export function leavingRoutes(services: PeopleServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/people/:id/leaving',
      what: 'What ends when somebody leaves the council',
      permission: 'people.manage',
      async handle(request) {
        return leavingAnswer(services, request, await leaverOf(services, request), untouched(request));
      },
    },
    {
      method: 'POST',
      path: '/people/:id/leaving',
      what: 'End every role, seat, session and unused link of somebody who leaves',
      permission: 'people.manage',
      proof: true,
      handle: (request) => leave(services, request),
    },
  ];
}

async function leaverOf({ clock }: PeopleServices, request: SignedInRequest): Promise<PersonShown> {
  const person = await anotherPersonOf(request, clock);
  if (person.leftAt !== null) throw new AppError('STALE');
  return person;
}

async function leavingAnswer(
  { clock }: PeopleServices,
  request: SignedInRequest,
  person: PersonShown,
  shown: FormShown,
): Promise<Answer> {
  const { db, visitor, today } = request;
  const { authority } = visitor;
  const { personId, name } = person;
  const roles = (await appointmentsOf(db, authority, personId)).filter(
    ({ state, until }) => state === 'proposed' || (state === 'active' && (until === null || until > today)),
  );
  const seats = (await loadMembershipsOf(db, authority, personId)).filter(
    ({ until }) => until === null || until > today,
  );
  const sessions = await sessionCount(db, authority, personId, clock.now());
  const ends = [
    roles.length === 0 ? 'No role: there is none' : `Roles: ${roles.map(({ role }) => roleTitle(role)).join(', ')}`,
    seats.length === 0
      ? 'No seat on a board: there is none'
      : `Seats: ${seats.map(({ seat, body }) => `${seat} (${body})`).join(', ')}`,
    `Sessions: ${sessions === 0 ? 'none is open' : `${sessions} open`}`,
    'Links and invitations that were not used',
  ];
  const main = leavingPage({ person, ends, shown });
  const back = { href: `/people/${personId}`, text: name };
  return peopleAnswer(request, { title: `${name} leaves the council`, main, back }, shown);
}

async function leave(services: PeopleServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const { authority } = visitor;
  const person = await leaverOf(services, request);
  const { personId } = person;
  const { reason, problem } = reasonIn(form, 'Say why they leave');
  if (problem) return leavingAnswer(services, request, person, refused(request, [problem]));
  const now = services.clock.now();
  const ended = await keepingAnAdministrator(db, authority, today, async () => {
    if (!(await setLeft(db, authority, personId, now))) throw new AppError('STALE');
    return {
      roles: await endRolesOf(db, authority, personId, { by: visitor.personId, at: now, reason }),
      seats: await endMembershipsOf(db, authority, personId, today),
      sessions: await closeSessionsOf(db, authority, personId),
      links: await endLinksOf(db, authority, personId, now),
    };
  });
  await record(db, visitor, 'person.left', personId, {
    detail: ended,
    before: { left: false },
    after: { left: true },
    reason,
  });
  return { kind: 'redirect', to: `/people/${personId}?done=left` };
}
