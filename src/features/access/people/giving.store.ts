import { notify } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Tenant } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Visitor } from '#platform/web/route.ts';
import { ACCESS_NOTICES } from '../notices.ts';
import { needsSecondPerson } from '../policy.ts';
import { granting, roleTitle } from './appointment.ts';
import { addAppointment, couldApprove } from './appointments.store.ts';
import { lockPerson } from './people.store.ts';
import type { Proposal } from './proposal.ts';

export type Given = 'given' | 'alone' | 'proposed';

/**
 * Proposes roles for somebody: those that need a second person wait for one, unless nobody else could be it, and those
 * who may approve are told. What came of the weightiest.
 */
export async function giveRoles(
  db: Tenant,
  visitor: Visitor,
  personId: string,
  { roles, from, until, reason }: Proposal,
  { today, now, stamp }: { today: LocalDate; now: Date; stamp: Date },
): Promise<Given> {
  const { authority } = visitor;
  if (!(await lockPerson(db, authority, personId))) throw new AppError('STALE');
  const approvers = await couldApprove(db, authority, [visitor.personId, personId], today);
  let came: Given = 'given';
  for (const { role, part } of roles) {
    const needsSecond = needsSecondPerson(role);
    const { state, isAlone } = granting(needsSecond, approvers);
    const proposed = { personId, role, part, from, until, reason, proposedBy: visitor.personId, at: now };
    const id = await addAppointment(db, authority, { ...proposed, needsSecond, state, isAlone });
    const kind =
      state === 'proposed' ? 'appointment.proposed' : isAlone ? 'appointment.given.alone' : 'appointment.given.at-once';
    await record(db, visitor, kind, personId, {
      after: { appointment: id, role, part: part?.name ?? null, from, until },
      reason,
    });
    if (state === 'proposed')
      await notify(db, authority, {
        kind: ACCESS_NOTICES['appointment.proposed'],
        subject: roleTitle(role),
        ...({ href: '/people/roles', to: 'everybody', except: visitor.personId, at: stamp } as const),
      });
    if (state === 'proposed') came = 'proposed';
    else if (isAlone && came === 'given') came = 'alone';
  }
  return came;
}
