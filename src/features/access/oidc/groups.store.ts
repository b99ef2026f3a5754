import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Given, GroupRole } from './mapping.ts';

/** What membership of a group gives, as it is shown and decided. */
export type MappedGroup = GroupRole & {
  groupRoleId: string;
  unitName: string | null;
  state: string;
  proposedBy: string;
  proposedByName: string;
  approvedByName: string | null;
};

/** A service, locality or team for which a role can be given. */
export type Unit = { scope: string; unitId: string; name: string };

export async function loadMapping(db: Tenant, authority: AuthorityId, providerId: string): Promise<MappedGroup[]> {
  const rows = await db
    .selectFrom('group_role')
    .innerJoin('person as proposer', (join) =>
      join
        .onRef('proposer.authority_id', '=', 'group_role.authority_id')
        .onRef('proposer.person_id', '=', 'group_role.proposed_by'),
    )
    .leftJoin('person as approver', (join) =>
      join
        .onRef('approver.authority_id', '=', 'group_role.authority_id')
        .onRef('approver.person_id', '=', 'group_role.approved_by'),
    )
    .leftJoin('service', (join) =>
      join
        .onRef('service.authority_id', '=', 'group_role.authority_id')
        .onRef('service.service_id', '=', 'group_role.service_id'),
    )
    .leftJoin('locality', (join) =>
      join
        .onRef('locality.authority_id', '=', 'group_role.authority_id')
        .onRef('locality.locality_id', '=', 'group_role.locality_id'),
    )
    .leftJoin('team', (join) =>
      join.onRef('team.authority_id', '=', 'group_role.authority_id').onRef('team.team_id', '=', 'group_role.team_id'),
    )
    .select([
      'group_role_id',
      'group_name',
      'role',
      'group_role.service_id',
      'group_role.locality_id',
      'group_role.team_id',
      'state',
      'proposed_by',
      'proposer.name as proposed_by_name',
      'approver.name as approved_by_name',
      'service.name as service_name',
      'locality.name as locality_name',
      'team.name as team_name',
    ])
    .where('group_role.authority_id', '=', authority)
    .where('group_role.provider_id', '=', providerId)
    .orderBy('group_name')
    .orderBy('role')
    .orderBy('group_role_id')
    .execute();
  return rows.map((row) => ({
    groupRoleId: row.group_role_id,
    group: row.group_name,
    role: row.role,
    ...partOf(row),
    unitName: row.service_name ?? row.locality_name ?? row.team_name,
    state: row.state,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    approvedByName: row.approved_by_name,
  }));
}

type PartColumns = { service_id: string | null; locality_id: string | null; team_id: string | null };

/** The part of the council of a row, in one name and one id. */
export function partOf({ service_id, locality_id, team_id }: PartColumns): Pick<Given, 'scope' | 'unitId'> {
  if (service_id !== null) return { scope: 'service', unitId: service_id };
  if (locality_id !== null) return { scope: 'locality', unitId: locality_id };
  return team_id === null ? { scope: 'council', unitId: null } : { scope: 'team', unitId: team_id };
}

export function partColumns({ scope, unitId }: Pick<Given, 'scope' | 'unitId'>): PartColumns {
  const of = (kind: string) => (scope === kind ? unitId : null);
  return { service_id: of('service'), locality_id: of('locality'), team_id: of('team') };
}

/** The parts of the council that there are on a day. */
export async function unitsOn(db: Tenant, authority: AuthorityId, today: LocalDate): Promise<Unit[]> {
  const services = await db
    .selectFrom('service')
    .select(['service_id', 'name'])
    .where('authority_id', '=', authority)
    .where((on) => on.or([on('until_day', 'is', null), on('until_day', '>', today)]))
    .orderBy('name')
    .execute();
  const localities = await db
    .selectFrom('locality')
    .select(['locality_id', 'name'])
    .where('authority_id', '=', authority)
    .where((on) => on.or([on('until_day', 'is', null), on('until_day', '>', today)]))
    .orderBy('name')
    .execute();
  const teams = await db
    .selectFrom('team')
    .select(['team_id', 'name'])
    .where('authority_id', '=', authority)
    .where((on) => on.or([on('until_day', 'is', null), on('until_day', '>', today)]))
    .orderBy('name')
    .execute();
  return [
    ...services.map(({ service_id, name }) => ({ scope: 'service', unitId: service_id, name })),
    ...localities.map(({ locality_id, name }) => ({ scope: 'locality', unitId: locality_id, name })),
    ...teams.map(({ team_id, name }) => ({ scope: 'team', unitId: team_id, name })),
  ];
}

/** Maps a group; null where it is mapped to that already. */
export async function addMapping(
  db: Tenant,
  authority: AuthorityId,
  providerId: string,
  mapped: GroupRole & { state: 'proposed' | 'active'; proposedBy: string },
  now: Date,
): Promise<string | null> {
  const added = await db
    .insertInto('group_role')
    .values({
      ...{ authority_id: authority, provider_id: providerId, group_name: mapped.group, role: mapped.role },
      ...partColumns(mapped),
      ...{ state: mapped.state, proposed_by: mapped.proposedBy, proposed_at: now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('group_role_id')
    .executeTakeFirst();
  return added?.group_role_id ?? null;
}

/** Approves what somebody else proposed; false where it is gone, approved already, or one's own. */
export async function approveMapping(
  db: Tenant,
  authority: AuthorityId,
  { providerId, groupRoleId }: { providerId: string; groupRoleId: string },
  personId: string,
  now: Date,
): Promise<boolean> {
  const approved = await db
    .updateTable('group_role')
    .set({ state: 'active', approved_by: personId, approved_at: now })
    .where('authority_id', '=', authority)
    .where('provider_id', '=', providerId)
    .where('group_role_id', '=', groupRoleId)
    .where('state', '=', 'proposed')
    .where('proposed_by', '<>', personId)
    .executeTakeFirst();
  return approved.numUpdatedRows === 1n;
}

export async function removeMapping(
  db: Tenant,
  authority: AuthorityId,
  providerId: string,
  groupRoleId: string,
): Promise<boolean> {
  const removed = await db
    .deleteFrom('group_role')
    .where('authority_id', '=', authority)
    .where('provider_id', '=', providerId)
    .where('group_role_id', '=', groupRoleId)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

/**
 * Lets what was approved be approved again: a provider that names groups otherwise, or is another, may give them to
 * others than those whom the approval had in mind.
 */
export async function askAgain(
  db: Tenant,
  authority: AuthorityId,
  providerId: string,
  roles: readonly string[],
  proposedBy: string,
  now: Date,
): Promise<number> {
  if (roles.length === 0) return 0;
  const asked = await db
    .updateTable('group_role')
    .set({ state: 'proposed', proposed_by: proposedBy, proposed_at: now, approved_by: null, approved_at: null })
    .where('authority_id', '=', authority)
    .where('provider_id', '=', providerId)
    .where('state', '=', 'active')
    .where('role', 'in', roles)
    .executeTakeFirst();
  return Number(asked.numUpdatedRows);
}
