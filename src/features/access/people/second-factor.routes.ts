import { notify } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { forgetSecondFactor } from '../accounts/second-factor.store.ts';
import { ACCESS_NOTICES } from '../notices.ts';
import { closeSessionsOf } from '../sessions.store.ts';
import { couldApprove } from './appointments.store.ts';
import { anotherPersonOf, type PeopleServices } from './asking.routes.ts';
import { lockPerson } from './people.store.ts';
import { addRemoval, decideRemoval, waitingRemoval } from './second-factor.store.ts';

/**
 * Removing the second factor of somebody whose telephone and codes are lost: proposed by one, approved by another, so
 * that no administrator alone comes nearer to somebody else's account.
 */
export function secondFactorRoutes(services: PeopleServices): Route[] {
  return [
    {
      method: 'POST',
      path: '/people/:id/second-factor/removal',
      what: 'Propose to remove the second factor of somebody whose telephone is lost',
      permission: 'people.manage',
      proof: true,
      handle: (request) => propose(services, request),
    },
    {
      method: 'POST',
      path: '/people/:id/second-factor/approval',
      what: 'Approve that somebody’s second factor is removed',
      permission: 'roles.approve',
      proof: true,
      handle: (request) => decideOn(services, request, 'approved'),
    },
    {
      method: 'POST',
      path: '/people/:id/second-factor/refusal',
      what: 'Decline that somebody’s second factor is removed',
      permission: 'roles.approve',
      handle: (request) => decideOn(services, request, 'declined'),
    },
  ];
}

async function propose(services: PeopleServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today } = request;
  const { authority } = visitor;
  const { personId, name, secondFactorSince } = await anotherPersonOf(request, services.clock);
  if (secondFactorSince === null) throw new AppError('STALE');
  await lockPerson(db, authority, personId);
  const isAlone = (await couldApprove(db, authority, [visitor.personId, personId], today)) === 0;
  const removal = { personId, by: visitor.personId, at: services.clock.now(), isAlone };
  if (!(await addRemoval(db, authority, removal))) throw new AppError('STALE');
  if (isAlone) {
    await remove(services, request, personId);
    await record(db, visitor, 'person.second-factor.reset.alone', personId);
    return { kind: 'redirect', to: `/people/${personId}?done=factor` };
  }
  await record(db, visitor, 'person.second-factor.proposed', personId);
  await notify(db, authority, {
    kind: ACCESS_NOTICES['second-factor.proposed'],
    ...{ subject: name, href: `/people/${personId}`, at: services.clock.stamp() },
    ...({ to: 'everybody', except: visitor.personId } as const),
  });
  return { kind: 'redirect', to: `/people/${personId}?done=factorProposed` };
}

async function decideOn(
  services: PeopleServices,
  request: SignedInRequest,
  state: 'approved' | 'declined',
): Promise<Answer> {
  const { db, visitor } = request;
  const { authority } = visitor;
  const { personId } = await anotherPersonOf(request, services.clock);
  const waiting = await waitingRemoval(db, authority, personId);
  if (waiting === null) throw new AppError('STALE');
  if (waiting.proposedById === visitor.personId) throw new AppError('NOT_YOURSELF');
  const decision = { state, by: visitor.personId, at: services.clock.now() };
  if (!(await decideRemoval(db, authority, waiting.id, decision))) throw new AppError('STALE');
  if (state === 'approved') await remove(services, request, personId);
  const kind = state === 'approved' ? 'person.second-factor.reset' : 'person.second-factor.declined';
  await record(db, visitor, kind, personId, { detail: { proposedBy: waiting.proposedById } });
  return { kind: 'redirect', to: `/people/${personId}?done=${state === 'approved' ? 'factor' : 'factorDeclined'}` };
}

/** Its person is told, whoever decided it. */
async function remove({ clock }: PeopleServices, { db, visitor }: SignedInRequest, personId: string): Promise<void> {
  const { authority } = visitor;
  await forgetSecondFactor(db, { authority, personId });
  await closeSessionsOf(db, authority, personId);
  const kind = ACCESS_NOTICES['second-factor.removed'];
  await notify(db, authority, { kind, href: '/account', to: [personId], at: clock.stamp() });
}
