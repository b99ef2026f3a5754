import { type Actor, record } from '#features/record/index.ts';
import type { Tenant } from '#platform/database/database.ts';
import { appointedByGroups, endAppointment, everythingGiven, oneAtATime } from './identities.store.ts';
import { changesTo } from './mapping.ts';

/**
 * Ends at once every role by groups that no group gives any more, after a group or a provider was taken away: it does not
 * wait until people sign in again. Where another group still gives the same role, who has it is seen at the next sign-in.
 */
export async function endWhatNoGroupGives(db: Tenant, actor: Actor, now: Date): Promise<void> {
  const { authority } = actor;
  await oneAtATime(db, authority);
  const held = await appointedByGroups(db, authority, null);
  const personOf = new Map(held.map(({ appointmentId, personId }) => [appointmentId, personId]));
  for (const ended of changesTo(await everythingGiven(db, authority), held).end) {
    const { appointmentId, role, scope, unitId } = ended;
    await endAppointment(db, authority, ended, now);
    await record(db, actor, 'appointment.ended', appointmentId, {
      detail: { person: personOf.get(appointmentId) ?? null, by: 'group' },
      before: { role, scope, unitId },
    });
  }
}
