import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { unlessTaken } from '../taken.store.ts';
import type { Body, BodyGiven, BodyKind, Membership, MembershipGiven } from './bodies.ts';

export async function loadBodies(db: Tenant, authority: AuthorityId): Promise<Body[]> {
  const rows = await db
    .selectFrom('body')
    .select(['body_id', 'name', 'kind', 'from_day', 'until_day', 'version'])
    .where('authority_id', '=', authority)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    id: row.body_id,
    name: row.name,
    kind: row.kind as BodyKind,
    from: row.from_day as LocalDate,
    until: row.until_day as LocalDate | null,
    version: row.version,
  }));
}

export async function addBody(db: Tenant, authority: AuthorityId, body: BodyGiven): Promise<string> {
  const added = db
    .insertInto('body')
    .values({ authority_id: authority, name: body.name, kind: body.kind, from_day: body.from, until_day: body.until })
    .returning('body_id');
  return (await unlessTaken(added.executeTakeFirstOrThrow())).body_id;
}

/** Changes a body; false where somebody changed it since the version was read. */
export async function changeBody(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Pick<Body, 'id' | 'version'>,
  body: BodyGiven,
): Promise<boolean> {
  const changing = db
    .updateTable('body')
    .set({ name: body.name, kind: body.kind, from_day: body.from, until_day: body.until, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('body_id', '=', id)
    .where('version', '=', version);
  const changed = await unlessTaken(changing.executeTakeFirst());
  return changed.numUpdatedRows === 1n;
}

/** Everybody who sits or sat on the council's bodies, or on one of them. */
export async function loadMemberships(
  db: Tenant,
  authority: AuthorityId,
  bodyId: string | null = null,
): Promise<Membership[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'membership.authority_id')
        .onRef('person.person_id', '=', 'membership.person_id'),
    )
    .select([
      'membership_id',
      'body_id',
      'membership.person_id',
      'person.name',
      'seat',
      'organisation',
      'is_voting',
      'deputy_for',
      'from_day',
      'until_day',
      'confidentiality_signed_on',
      'membership.version',
    ])
    .where('membership.authority_id', '=', authority)
    .$if(bodyId !== null, (query) => query.where('body_id', '=', bodyId ?? ''))
    .orderBy('seat')
    .orderBy('membership_id')
    .execute();
  return rows.map((row) => ({
    id: row.membership_id,
    bodyId: row.body_id,
    personId: row.person_id,
    person: row.name,
    seat: row.seat,
    organisation: row.organisation,
    isVoting: row.is_voting,
    deputyFor: row.deputy_for,
    from: row.from_day as LocalDate,
    until: row.until_day as LocalDate | null,
    confidentialitySignedOn: row.confidentiality_signed_on as LocalDate | null,
    version: row.version,
  }));
}

export async function addMembership(
  db: Tenant,
  authority: AuthorityId,
  bodyId: string,
  member: MembershipGiven,
): Promise<string> {
  const added = db
    .insertInto('membership')
    .values({ authority_id: authority, body_id: bodyId, ...columnsOf(member) })
    .returning('membership_id');
  return (await unlessTaken(added.executeTakeFirstOrThrow())).membership_id;
}

/** Changes a membership; false where somebody changed it since the version was read. */
export async function changeMembership(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Pick<Membership, 'id' | 'version'>,
  member: MembershipGiven,
): Promise<boolean> {
  const changing = db
    .updateTable('membership')
    .set({ ...columnsOf(member), version: version + 1 })
    .where('authority_id', '=', authority)
    .where('membership_id', '=', id)
    .where('version', '=', version);
  const changed = await unlessTaken(changing.executeTakeFirst());
  return changed.numUpdatedRows === 1n;
}

/** People who can be given a seat or a measure, by name: those whose account is not disabled. */
export async function peopleToChoose(
  db: Tenant,
  authority: AuthorityId,
): Promise<{ id: string; name: string; post: string }[]> {
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name', 'post'])
    .where('authority_id', '=', authority)
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({ id: row.person_id, name: row.name, post: row.post }));
}

function columnsOf(member: MembershipGiven) {
  return {
    person_id: member.personId,
    seat: member.seat,
    organisation: member.organisation,
    is_voting: member.isVoting,
    deputy_for: member.deputyFor,
    from_day: member.from,
    until_day: member.until,
    confidentiality_signed_on: member.confidentialitySignedOn,
  };
}
