import { record } from '#features/record/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { useLink } from '../links.store.ts';
import type { KnownPerson } from './claims.ts';
import {
  activeMapping,
  addKnown,
  appoint,
  appointedByGroups,
  type Bound,
  bind,
  endAppointment,
  findBound,
  holdsARole,
  noteUse,
  oneAtATime,
} from './identities.store.ts';
import { changesTo, type Given, givenBy } from './mapping.ts';

/** Why somebody whom the provider knows is not let in. */
export type Refusal = 'noRole' | 'tooManyGroups' | 'disabled' | 'belongsToAnother' | 'invitationUsed';

export type SigningIn = {
  authority: AuthorityId;
  providerId: string;
  known: KnownPerson;
  /** The invitation that the browser came through; `personId` is null where it is no longer good. */
  invitation: { token: string; personId: string | null } | null;
  from: string;
  now: Date;
  today: LocalDate;
};

export type Admitted = { ok: true; personId: string } | { ok: false; why: Refusal; personId: string | null };

/**
 * Says whether somebody whom a provider knows is let in: who they are is issuer and subject. Their roles by groups become
 * what the groups give now; roles that people gave stay as they are.
 */
export async function admit(db: Tenant, signingIn: SigningIn): Promise<Admitted> {
  const { authority, providerId, known, now, today } = signingIn;
  await oneAtATime(db, authority);
  const mapping = await activeMapping(db, authority, providerId);
  if (known.groups === 'tooMany' && mapping.length > 0) return { ok: false, why: 'tooManyGroups', personId: null };
  const given = known.groups === 'tooMany' ? [] : givenBy(known.groups, mapping);
  const found = await personFor(db, signingIn, given);
  if ('why' in found) return { ok: false, why: found.why, personId: null };
  const { personId } = found;
  if (found.isDisabled) return { ok: false, why: 'disabled', personId };
  await noteUse(db, authority, known, now);
  await fitAppointments(db, signingIn, personId, given);
  if (!(await holdsARole(db, authority, personId, today))) return { ok: false, why: 'noRole', personId };
  return { ok: true, personId };
}

/** The person of an identity: known before, invited, or added because a group gives them a role. */
async function personFor(
  db: Tenant,
  { authority, providerId, known, invitation, from, now }: SigningIn,
  given: readonly Given[],
): Promise<Bound | { why: Refusal }> {
  const bound = await findBound(db, authority, known);
  const invited = invitation?.personId ?? null;
  if (bound) {
    if (invited !== null && invited !== bound.personId) return { why: 'belongsToAnother' };
    if (invitation && invited !== null) await useLink(db, authority, invitation.token, now);
    return bound;
  }
  if (invitation !== null) {
    if (invited === null || !(await useLink(db, authority, invitation.token, now))) return { why: 'invitationUsed' };
    await bindTo(invited, 'invitation');
    return { personId: invited, isDisabled: false };
  }
  if (given.length === 0) return { why: 'noRole' };
  const personId = await addKnown(db, authority, known);
  await record(db, { authority, personId, from }, 'person.added', personId, {
    detail: { by: 'group', provider: providerId },
  });
  await bindTo(personId, 'group');
  return { personId, isDisabled: false };

  async function bindTo(personOf: string, by: string): Promise<void> {
    await bind(db, authority, known, personOf, now);
    const detail = { by, provider: providerId, account: known.subject };
    await record(db, { authority, personId: personOf, from }, 'identity.bound', personOf, { detail });
  }
}

/**
 * Makes the roles by groups what the groups give now. This cannot take a council's last administrator away: one who
 * counts as such holds the role from a person.
 */
async function fitAppointments(
  db: Tenant,
  { authority, known, from, now, today }: SigningIn,
  personId: string,
  given: readonly Given[],
): Promise<void> {
  if (known.groups === 'tooMany') return;
  const { add, end } = changesTo(given, await appointedByGroups(db, authority, personId));
  const actor = { authority, personId: null, from };
  for (const added of add) {
    const id = await appoint(db, authority, personId, added, today);
    await record(db, actor, 'appointment.given', id, {
      detail: { person: personId, by: 'group' },
      after: { ...added },
    });
  }
  for (const ended of end) {
    const { role, scope, unitId } = ended;
    await endAppointment(db, authority, ended, now);
    await record(db, actor, 'appointment.ended', ended.appointmentId, {
      ...{ detail: { person: personId, by: 'group' }, before: { role, scope, unitId } },
    });
  }
}
