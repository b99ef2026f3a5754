import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { type Structure, type TeamPlace, UNIT_KINDS, type Unit, type UnitKind } from './structure.ts';
import { unlessTaken } from './taken.store.ts';

/** The whole structure with its past, in one question: some dozens of rows in any council. */
export async function loadStructure(db: Tenant, authority: AuthorityId): Promise<Structure> {
  const answer = await sql<Structure>`
    with place as (        -- one row per team: all its places, oldest first
      select team_id,
        json_agg(json_build_object('from', from_day, 'serviceId', service_id, 'localityId', locality_id) order by from_day) as places
      from team_place where authority_id = ${authority} group by team_id
    )
    select
      (select coalesce(json_agg(json_build_object(
         'id', service_id, 'name', name, 'from', from_day, 'until', until_day, 'version', version) order by name), '[]')
       from service where authority_id = ${authority}) as services,
      (select coalesce(json_agg(json_build_object(
         'id', locality_id, 'name', name, 'from', from_day, 'until', until_day, 'version', version) order by name), '[]')
       from locality where authority_id = ${authority}) as localities,
      (select coalesce(json_agg(json_build_object(
         'id', team.team_id, 'name', name, 'from', from_day, 'until', until_day, 'version', version,
         'places', coalesce(places, '[]')) order by name), '[]')
       from team left join place on place.team_id = team.team_id where authority_id = ${authority}) as teams,
      (select coalesce(json_agg(json_build_object(
         'key', name_key, 'written', written, 'teamId', team_id, 'version', version) order by name_key), '[]')
       from team_name where authority_id = ${authority}) as names`.execute(db);
  const [structure] = answer.rows;
  if (!structure) throw new Error('a question without a table has one answer');
  return structure;
}

/** A structure as somebody writes it down, by names: each unit begins with the first place in it unless a day is given. */
export type StructureGiven = {
  teams: readonly {
    name: string;
    from: LocalDate;
    until: LocalDate | null;
    places: readonly { from: LocalDate; service: string | null; locality: string | null }[];
  }[];
};

/** Writes a whole structure into a council that has none. */
export async function addStructure(db: Tenant, authority: AuthorityId, given: StructureGiven): Promise<void> {
  const ids = { service: new Map<string, string>(), locality: new Map<string, string>() };
  for (const kind of UNIT_KINDS)
    for (const { name, from } of unitsGiven(given, kind))
      ids[kind].set(name, await addUnit(db, authority, kind, { name, from }));
  for (const { name, from, until, places } of given.teams) {
    const placed = places.map((place) => ({
      from: place.from,
      serviceId: idOf(ids.service, place.service),
      localityId: idOf(ids.locality, place.locality),
    }));
    await addTeam(db, authority, { name, from, until, places: placed });
  }
}

/** @throws AppError STALE where somebody took the name in the meantime, as all that follows */
export async function addUnit(
  db: Tenant,
  authority: AuthorityId,
  kind: UnitKind,
  { name, from }: { name: string; from: LocalDate },
): Promise<string> {
  const values = { authority_id: authority, name, from_day: from };
  if (kind === 'service') {
    const added = db.insertInto('service').values(values).returning('service_id');
    return (await unlessTaken(added.executeTakeFirstOrThrow())).service_id;
  }
  const added = db.insertInto('locality').values(values).returning('locality_id');
  return (await unlessTaken(added.executeTakeFirstOrThrow())).locality_id;
}

export async function addTeam(
  db: Tenant,
  authority: AuthorityId,
  team: { name: string; from: LocalDate; until: LocalDate | null; places: readonly TeamPlace[] },
): Promise<string> {
  if (team.places[0]?.from !== team.from) throw new Error('a team is placed, if only nowhere, from its first day');
  const { name, from, until } = team;
  const added = db
    .insertInto('team')
    .values({ authority_id: authority, name, from_day: from, until_day: until })
    .returning('team_id');
  const { team_id } = await unlessTaken(added.executeTakeFirstOrThrow());
  await addPlaces(db, authority, team_id, team.places);
  return team_id;
}

/** What of a unit or team can be changed. */
type Change = { name?: string; until_day?: LocalDate | null };

/** Changes a service or locality; false where somebody changed it since the version was read. */
export async function changeUnit(
  db: Tenant,
  authority: AuthorityId,
  kind: UnitKind,
  { id, version }: Pick<Unit, 'id' | 'version'>,
  change: Change,
): Promise<boolean> {
  const set = { ...change, version: version + 1 };
  const changed = await unlessTaken(
    kind === 'service'
      ? db
          .updateTable('service')
          .set(set)
          .where('authority_id', '=', authority)
          .where('service_id', '=', id)
          .where('version', '=', version)
          .executeTakeFirst()
      : db
          .updateTable('locality')
          .set(set)
          .where('authority_id', '=', authority)
          .where('locality_id', '=', id)
          .where('version', '=', version)
          .executeTakeFirst(),
  );
  return changed.numUpdatedRows === 1n;
}

/** Changes a team and, where they are given, all its places; false where somebody changed it since. */
export async function changeTeam(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Pick<Unit, 'id' | 'version'>,
  { places, ...change }: Change & { places?: readonly TeamPlace[] },
): Promise<boolean> {
  const changing = db
    .updateTable('team')
    .set({ ...change, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('team_id', '=', id)
    .where('version', '=', version);
  const changed = await unlessTaken(changing.executeTakeFirst());
  if (changed.numUpdatedRows !== 1n) return false;
  if (places === undefined) return true;
  await db.deleteFrom('team_place').where('authority_id', '=', authority).where('team_id', '=', id).execute();
  await addPlaces(db, authority, id, places);
  return true;
}

/** A renaming that was done, for the history of what was renamed. */
export type Renaming = { before: string; after: string; by: string; at: Date };

export type Renamed = { kind: UnitKind | 'team'; id: string };

export async function addRenaming(
  db: Tenant,
  authority: AuthorityId,
  of: Renamed,
  { before, after, by }: Omit<Renaming, 'at'>,
): Promise<void> {
  await db
    .insertInto('unit_rename')
    .values({
      authority_id: authority,
      [`${of.kind}_id`]: of.id,
      name_before: before,
      name_after: after,
      renamed_by: by,
    })
    .execute();
}

/** What it was called before, the latest renaming first, each with who did it. */
export async function renamingsOf(db: Tenant, authority: AuthorityId, of: Renamed): Promise<Renaming[]> {
  const rows = await db
    .selectFrom('unit_rename')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'unit_rename.authority_id')
        .onRef('person.person_id', '=', 'unit_rename.renamed_by'),
    )
    .select(['name_before', 'name_after', 'renamed_at', 'person.name'])
    .where('unit_rename.authority_id', '=', authority)
    .where(`unit_rename.${of.kind}_id`, '=', of.id)
    .orderBy('renamed_at', 'desc')
    .orderBy('rename_id')
    .execute();
  return rows.map((row) => ({ before: row.name_before, after: row.name_after, by: row.name, at: row.renamed_at }));
}

/** Who is appointed for a part of the council now or later: what is told before it ends. */
export async function appointmentsFor(
  db: Tenant,
  authority: AuthorityId,
  of: Renamed,
  today: LocalDate,
): Promise<{ name: string; role: string }[]> {
  return db
    .selectFrom('appointment')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'appointment.authority_id')
        .onRef('person.person_id', '=', 'appointment.person_id'),
    )
    .select(['person.name', 'appointment.role'])
    .where('appointment.authority_id', '=', authority)
    .where(`appointment.${of.kind}_id`, '=', of.id)
    .where('appointment.state', 'in', ['proposed', 'active'])
    .where((or) => or.or([or('appointment.until_day', 'is', null), or('appointment.until_day', '>', today)]))
    .orderBy('person.name')
    .orderBy('appointment.appointment_id')
    .execute();
}

async function addPlaces(
  db: Tenant,
  authority: AuthorityId,
  teamId: string,
  places: readonly TeamPlace[],
): Promise<void> {
  await db
    .insertInto('team_place')
    .values(
      places.map(({ from, serviceId, localityId }) => ({
        authority_id: authority,
        team_id: teamId,
        from_day: from,
        service_id: serviceId,
        locality_id: localityId,
      })),
    )
    .execute();
}

/** The services or localities that are named, each from the first day on which a team is in it. */
function unitsGiven({ teams }: StructureGiven, kind: UnitKind): { name: string; from: LocalDate }[] {
  const first = new Map<string, LocalDate>();
  for (const { places } of teams)
    for (const place of places) {
      const name = place[kind];
      const known = name === null ? undefined : first.get(name);
      if (name !== null && (known === undefined || place.from < known)) first.set(name, place.from);
    }
  return [...first].map(([name, from]) => ({ name, from }));
}

function idOf(ids: ReadonlyMap<string, string>, name: string | null): string | null {
  return name === null ? null : (ids.get(name) ?? null);
}
