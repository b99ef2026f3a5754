import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { notify } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { ACCESS_NOTICES } from '../notices.ts';
import { roleTitle, whyNotDeciding } from './appointment.ts';
import { decide, findAppointment, proposals } from './appointments.store.ts';
import { type PeopleServices, peopleAnswer } from './asking.routes.ts';
import { decidingPage, type Waiting, waitingPage } from './deciding.page.ts';
import { reasonIn } from './form.ts';

const PERMISSION = 'roles.approve';

/** Approving and declining what somebody else proposed for somebody else. */
export function decidingRoutes(services: PeopleServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/people/roles',
      what: 'Roles that wait for approval',
      permission: PERMISSION,
      async handle(request) {
        const { db, visitor } = request;
        const waiting = (await proposals(db, visitor.authority)).map((one) => seenBy(one, visitor.personId));
        const main = waitingPage(visitor.council, waiting);
        return peopleAnswer(request, {
          title: 'Roles that wait for approval',
          main,
          back: { href: '/people', text: 'People' },
        });
      },
    },
    {
      method: 'GET',
      path: '/people/roles/:id',
      what: 'One proposed role, to be approved or declined',
      permission: PERMISSION,
      async handle(request) {
        return decidingAnswer(request, await waitingOf(request), untouched(request));
      },
    },
    {
      method: 'POST',
      path: '/people/roles/:id/approval',
      what: 'Approve a role that somebody else proposed for somebody else',
      permission: PERMISSION,
      proof: true,
      handle: (request) => decideOn(services, request, 'active', ''),
    },
    {
      method: 'POST',
      path: '/people/roles/:id/refusal',
      what: 'Decline a proposed role with a reason',
      permission: PERMISSION,
      async handle(request) {
        const { reason, problem } = reasonIn(request.form, 'Say why it is declined');
        if (problem) return decidingAnswer(request, await waitingOf(request), refused(request, [problem]));
        return decideOn(services, request, 'declined', reason);
      },
    },
  ];
}

function seenBy(one: Omit<Waiting, 'notDeciding'>, personId: string): Waiting {
  return { ...one, notDeciding: whyNotDeciding(one, personId) };
}

async function waitingOf({ db, visitor, params }: SignedInRequest): Promise<Waiting> {
  const found = await findAppointment(db, visitor.authority, params['id'] ?? '');
  if (found === null) throw new AppError('NOT_FOUND');
  if (found.state !== 'proposed') throw new AppError('STALE');
  return seenBy(found, visitor.personId);
}

function decidingAnswer(request: SignedInRequest, one: Waiting, shown: FormShown): Answer {
  const title = `${one.person} as ${roleTitle(one.role)}`;
  const back = { href: '/people/roles', text: 'Roles that wait for approval' };
  return peopleAnswer(request, { title, main: decidingPage(one, shown), back }, shown);
}

async function decideOn(
  { clock }: PeopleServices,
  request: SignedInRequest,
  state: 'active' | 'declined',
  reason: string,
): Promise<Answer> {
  const { db, visitor, form } = request;
  const { authority } = visitor;
  const { id, personId, role, part, proposedById, notDeciding } = await waitingOf(request);
  if (notDeciding !== null) throw new AppError('NOT_YOURSELF');
  const decision = { state, by: visitor.personId, at: clock.now(), reason };
  if (!(await decide(db, authority, { id, version: versionIn(form) }, decision))) throw new AppError('STALE');
  await record(db, visitor, state === 'active' ? 'appointment.approved' : 'appointment.declined', personId, {
    before: { appointment: id, role, part, state: 'proposed' },
    after: { state },
    ...(reason !== '' && { reason }),
  });
  const kind = ACCESS_NOTICES['appointment.decided'];
  const told = [personId, ...(proposedById === null ? [] : [proposedById])];
  await notify(db, authority, { kind, subject: roleTitle(role), href: '/notices', to: told, at: clock.stamp() });
  return { kind: 'redirect', to: `/people/${personId}?done=${state === 'active' ? 'approved' : 'declined'}` };
}
