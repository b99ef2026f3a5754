import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dayFields } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { keepingAnAdministrator } from './administrators.store.ts';
import type { Appointment } from './appointment.ts';
import { roleTitle } from './appointment.ts';
import { couldApprove, endRole, findAppointment, setEndDay } from './appointments.store.ts';
import { anotherPersonOf, type PeopleServices, peopleAnswer, proposing } from './asking.routes.ts';
import { type EndingPage, endingPage } from './deciding.page.ts';
import { reasonIn } from './form.ts';
import { giveRoles } from './giving.store.ts';
import { invite } from './invitation.routes.ts';
import type { PersonShown } from './listing.ts';
import { setLeft } from './people.store.ts';
import { proposePage } from './proposal.page.ts';
import { readEndDay, readProposal, rolesToGive } from './proposal.ts';

const PERMISSION = 'people.manage';

/** Giving somebody else a role, and ending it. */
export function roleRoutes(services: PeopleServices): Route[] {
  const { clock } = services;
  return [
    {
      method: 'GET',
      path: '/people/:id/roles/new',
      what: 'Propose roles for somebody, or bring back who left',
      permission: PERMISSION,
      async handle(request) {
        const person = await anotherPersonOf(request, clock);
        return proposeAnswer(request, person, untouched(request, dayFields('from', request.today)));
      },
    },
    {
      method: 'POST',
      path: '/people/:id/roles',
      what: 'Propose roles with days and a reason',
      permission: PERMISSION,
      handle: (request) => propose(services, request),
    },
    {
      method: 'GET',
      path: '/people/:id/roles/:role/end',
      what: 'End a role, or set its last day',
      permission: PERMISSION,
      async handle(request) {
        return endingAnswer(request, await appointmentOf(services, request), untouched(request), null);
      },
    },
    {
      method: 'POST',
      path: '/people/:id/roles/:role/end',
      what: 'End a role at once, or take its proposal back',
      permission: PERMISSION,
      handle: (request) => end(services, request),
    },
    {
      method: 'POST',
      path: '/people/:id/roles/:role/last-day',
      what: 'Set, move or take away the last day of a role',
      permission: PERMISSION,
      handle: (request) => setLastDay(services, request),
    },
  ];
}

async function proposeAnswer(request: SignedInRequest, person: PersonShown, shown: FormShown): Promise<Answer> {
  const { db, visitor, today } = request;
  const { personId, name, leftAt } = person;
  const { parts, isSystemAdministrator } = await proposing(request);
  const main = proposePage({
    person: { personId, name, hasLeft: leftAt !== null },
    roles: rolesToGive(isSystemAdministrator),
    ...{ parts, shown },
    approvers: await couldApprove(db, visitor.authority, [visitor.personId, personId], today),
  });
  return peopleAnswer(
    request,
    { title: 'Give a role', main, back: { href: `/people/${personId}`, text: name } },
    shown,
  );
}

async function propose(services: PeopleServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const { clock } = services;
  const person = await anotherPersonOf(request, clock);
  const { personId } = person;
  const asked = readProposal(form, { ...(await proposing(request)), needsRole: true });
  if (!asked.ok) return proposeAnswer(request, person, refused(request, asked.problems));
  const isBack = person.leftAt !== null && (await setLeft(db, visitor.authority, personId, null));
  if (isBack) await record(db, visitor, 'person.returned', personId, { reason: asked.given.reason });
  const moment = { today, now: clock.now(), stamp: clock.stamp() };
  const came = await giveRoles(db, visitor, personId, asked.given, moment);
  if (isBack) return invite(services, request, person, 'back');
  return { kind: 'redirect', to: `/people/${personId}?done=${came}` };
}

/** The role that the address names, of that person. A role that a group gives ends with the group. */
async function appointmentOf({ clock }: PeopleServices, request: SignedInRequest): Promise<Appointment> {
  const { db, visitor, params } = request;
  const { personId } = await anotherPersonOf(request, clock);
  const found = await findAppointment(db, visitor.authority, params['role'] ?? '');
  const isEnding = found?.personId === personId && found.source !== 'group';
  if (!isEnding || (found.state !== 'active' && found.state !== 'proposed')) throw new AppError('NOT_FOUND');
  return found;
}

function endingAnswer(
  request: SignedInRequest,
  appointment: Appointment,
  shown: FormShown,
  sent: EndingPage['sent'],
): Answer {
  const { personId, person, role } = appointment;
  const main = endingPage({ appointment, shown, sent, today: request.today });
  const back = { href: `/people/${personId}`, text: person };
  const anchors = sent === 'day' ? { reason: 'reason-day', until: 'until-day' } : {};
  return peopleAnswer(request, { title: `End the role ${roleTitle(role)}`, main, back, anchors }, shown);
}

async function end(services: PeopleServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const { authority } = visitor;
  const appointment = await appointmentOf(services, request);
  const { reason, problem } = reasonIn(form, 'Say why it ends');
  if (problem) return endingAnswer(request, appointment, refused(request, [problem]), 'now');
  const { id, personId, role, state, part } = appointment;
  const ending = { by: visitor.personId, at: services.clock.now(), reason };
  const isDone = await keepingAnAdministrator(db, authority, today, () =>
    endRole(db, authority, { id, version: versionIn(form) }, ending),
  );
  if (!isDone) throw new AppError('STALE');
  await record(db, visitor, state === 'proposed' ? 'appointment.withdrawn' : 'appointment.ended', personId, {
    before: { appointment: id, role, part, state },
    after: { state: 'ended' },
    reason,
  });
  return { kind: 'redirect', to: `/people/${personId}?done=ended` };
}

async function setLastDay(services: PeopleServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const { authority } = visitor;
  const appointment = await appointmentOf(services, request);
  const asked = readEndDay(form, appointment.from, today);
  if (!asked.ok) return endingAnswer(request, appointment, refused(request, asked.problems), 'day');
  const { until, reason } = asked.given;
  if (needsNewProposal(appointment, until)) {
    const text =
      'A role that needed a second person cannot be made longer. Propose it again from the day on which it ends';
    return endingAnswer(request, appointment, refused(request, [{ field: 'until', text }]), 'day');
  }
  const { id, personId, role } = appointment;
  const isDone = await keepingAnAdministrator(db, authority, today, () =>
    setEndDay(db, authority, { id, version: versionIn(form) }, until),
  );
  if (!isDone) throw new AppError('STALE');
  await record(db, visitor, 'appointment.day', personId, {
    before: { appointment: id, role, until: appointment.until },
    after: { until },
    reason,
  });
  return { kind: 'redirect', to: `/people/${personId}?done=day` };
}

/** What a second person approved for some days is not made longer by one person alone. */
function needsNewProposal({ needsSecond, state, until }: Appointment, to: Appointment['until']): boolean {
  return needsSecond && state === 'active' && until !== null && (to === null || to > until);
}
