import type { LocalDate } from '#kernel/local-date.ts';
import { isUuid } from '#kernel/uuid.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { ROLES } from '../policy.ts';
import type { Appointment } from './appointment.ts';
import type { PartGiven } from './proposal.ts';

function appointments(db: Tenant, authority: AuthorityId) {
  return db
    .selectFrom('appointment')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'appointment.authority_id')
        .onRef('person.person_id', '=', 'appointment.person_id'),
    )
    .leftJoin('person as proposer', (join) =>
      join
        .onRef('proposer.authority_id', '=', 'appointment.authority_id')
        .onRef('proposer.person_id', '=', 'appointment.proposed_by'),
    )
    .leftJoin('person as decider', (join) =>
      join
        .onRef('decider.authority_id', '=', 'appointment.authority_id')
        .onRef('decider.person_id', '=', 'appointment.decided_by'),
    )
    .leftJoin('person as ender', (join) =>
      join
        .onRef('ender.authority_id', '=', 'appointment.authority_id')
        .onRef('ender.person_id', '=', 'appointment.ended_by'),
    )
    .leftJoin('service', (join) =>
      join
        .onRef('service.authority_id', '=', 'appointment.authority_id')
        .onRef('service.service_id', '=', 'appointment.service_id'),
    )
    .leftJoin('locality', (join) =>
      join
        .onRef('locality.authority_id', '=', 'appointment.authority_id')
        .onRef('locality.locality_id', '=', 'appointment.locality_id'),
    )
    .leftJoin('team', (join) =>
      join
        .onRef('team.authority_id', '=', 'appointment.authority_id')
        .onRef('team.team_id', '=', 'appointment.team_id'),
    )
    .select([
      'appointment.appointment_id',
      'appointment.person_id',
      'person.name as person',
      'appointment.role',
      'service.name as service',
      'locality.name as locality',
      'team.name as team',
      'appointment.from_day',
      'appointment.until_day',
      'appointment.state',
      'appointment.source',
      'appointment.reason',
      'appointment.proposed_by',
      'proposer.name as proposer',
      'appointment.proposed_at',
      'decider.name as decider',
      'appointment.decided_at',
      'appointment.decision_reason',
      'appointment.is_alone',
      'appointment.needs_second',
      'ender.name as ender',
      'appointment.ended_at',
      'appointment.end_reason',
      'appointment.version',
    ])
    .where('appointment.authority_id', '=', authority)
    .orderBy('appointment.proposed_at', 'desc')
    .orderBy('appointment.from_day', 'desc')
    .orderBy('appointment.appointment_id');
}

type Row = Awaited<ReturnType<ReturnType<typeof appointments>['execute']>>[number];

function appointmentOf(row: Row): Appointment {
  return {
    ...{ id: row.appointment_id, personId: row.person_id, person: row.person, role: row.role },
    part: row.service ?? row.locality ?? row.team,
    ...{ from: row.from_day as LocalDate, until: row.until_day as LocalDate | null, state: row.state },
    ...{ source: row.source, reason: row.reason },
    ...{ proposedById: row.proposed_by, proposedBy: row.proposer, proposedAt: row.proposed_at },
    ...{ decidedBy: row.decider, decidedAt: row.decided_at, decisionReason: row.decision_reason },
    ...{ isAlone: row.is_alone, needsSecond: row.needs_second },
    ...{ endedBy: row.ender, endedAt: row.ended_at, endReason: row.end_reason, version: row.version },
  };
}

/** Every role of everybody, or of one person, the latest proposed first. */
export async function allAppointments(db: Tenant, authority: AuthorityId): Promise<Appointment[]> {
  return (await appointments(db, authority).execute()).map(appointmentOf);
}

export async function appointmentsOf(db: Tenant, authority: AuthorityId, personId: string): Promise<Appointment[]> {
  return (await appointments(db, authority).where('appointment.person_id', '=', personId).execute()).map(appointmentOf);
}

/** What waits for a second person, of people who have not left. */
export async function proposals(db: Tenant, authority: AuthorityId): Promise<Appointment[]> {
  const rows = await appointments(db, authority)
    .where('appointment.state', '=', 'proposed')
    .where('person.disabled_at', 'is', null)
    .execute();
  return rows.map(appointmentOf);
}

export async function findAppointment(db: Tenant, authority: AuthorityId, id: string): Promise<Appointment | null> {
  if (!isUuid(id)) return null;
  const row = await appointments(db, authority).where('appointment.appointment_id', '=', id).executeTakeFirst();
  return row ? appointmentOf(row) : null;
}

export type Proposed = {
  personId: string;
  role: string;
  part: PartGiven | null;
  from: LocalDate;
  until: LocalDate | null;
  reason: string;
  proposedBy: string;
  at: Date;
  needsSecond: boolean;
  state: 'proposed' | 'active';
  isAlone: boolean;
};

export async function addAppointment(db: Tenant, authority: AuthorityId, proposed: Proposed): Promise<string> {
  const { personId, role, part, from, until, reason, proposedBy, at, needsSecond, state, isAlone } = proposed;
  const of = (kind: PartGiven['kind']) => (part?.kind === kind ? part.id : null);
  const { appointment_id } = await db
    .insertInto('appointment')
    .values({
      ...{ authority_id: authority, person_id: personId, role, from_day: from, until_day: until, state },
      ...{ service_id: of('service'), locality_id: of('locality'), team_id: of('team') },
      ...{ source: 'person', reason, proposed_by: proposedBy, proposed_at: at },
      ...{ needs_second: needsSecond, is_alone: isAlone },
    })
    .returning('appointment_id')
    .executeTakeFirstOrThrow();
  return appointment_id;
}

type Versioned = { id: string; version: number };

/** Decides on what is proposed still; false where somebody else decided meanwhile. */
export async function decide(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Versioned,
  { state, by, at, reason }: { state: 'active' | 'declined'; by: string; at: Date; reason: string },
): Promise<boolean> {
  const decided = await db
    .updateTable('appointment')
    .set((is) => ({
      ...{ state, decided_by: by, decided_at: at, decision_reason: reason },
      version: is('version', '+', 1),
    }))
    .where('authority_id', '=', authority)
    .where('appointment_id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  return decided.numUpdatedRows === 1n;
}

/** Ends a role or takes a proposal back; false where it was changed meanwhile. */
export async function endRole(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Versioned,
  { by, at, reason }: { by: string; at: Date; reason: string },
): Promise<boolean> {
  const ended = await db
    .updateTable('appointment')
    .set((is) => ({ state: 'ended', ended_by: by, ended_at: at, end_reason: reason, version: is('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('appointment_id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', ['active', 'proposed'])
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

export async function setEndDay(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Versioned,
  until: LocalDate | null,
): Promise<boolean> {
  const set = await db
    .updateTable('appointment')
    .set((is) => ({ until_day: until, version: is('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('appointment_id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', ['active', 'proposed'])
    .executeTakeFirst();
  return set.numUpdatedRows === 1n;
}

/** Ends everything that somebody holds or is proposed for; how many there were. */
export async function endRolesOf(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  { by, at, reason }: { by: string; at: Date; reason: string },
): Promise<number> {
  const ended = await db
    .updateTable('appointment')
    .set((is) => ({ state: 'ended', ended_by: by, ended_at: at, end_reason: reason, version: is('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('state', 'in', ['active', 'proposed'])
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

const APPROVING = Object.entries(ROLES).flatMap(([role, { may }]) => ('roles.approve' in may ? [role] : []));

/** How many people could approve today what one of these proposes for the other. */
export async function couldApprove(
  db: Tenant,
  authority: AuthorityId,
  neither: readonly string[],
  today: LocalDate,
): Promise<number> {
  const { count } = await db
    .selectFrom('appointment')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'appointment.authority_id')
        .onRef('person.person_id', '=', 'appointment.person_id'),
    )
    .select(({ fn }) => fn.count<number>('appointment.person_id').distinct().as('count'))
    .where('appointment.authority_id', '=', authority)
    .where('appointment.person_id', 'not in', neither)
    .where('appointment.role', 'in', APPROVING)
    .where('appointment.state', '=', 'active')
    .where('appointment.from_day', '<=', today)
    .where((on) => on.or([on('until_day', 'is', null), on('until_day', '>', today)]))
    .where('person.disabled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
