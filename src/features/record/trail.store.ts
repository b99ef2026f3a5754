import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { DB } from '#platform/database/schema.ts';
import type { Asked, Facts, RecordedEvent } from './event.ts';
import { pseudonymOf } from './record.store.ts';

const COLUMNS = [
  'event.sequence',
  'event.at',
  'event.person_id',
  'person.name',
  'event.from_address',
  'event.kind',
  'event.subject',
  'event.reason',
  'event.detail',
  'event.before',
  'event.after',
  'event.children',
  'about.name as about',
] as const;

function events(db: Tenant, authority: AuthorityId) {
  return db
    .selectFrom('event')
    .leftJoin('person', (join) =>
      join.onRef('person.authority_id', '=', 'event.authority_id').onRef('person.person_id', '=', 'event.person_id'),
    )
    .leftJoin('person as about', (join) =>
      join
        .onRef('about.authority_id', '=', 'event.authority_id')
        .on(sql<SqlBool>`about.person_id::text = event.subject`),
    )
    .select(COLUMNS)
    .where('event.authority_id', '=', authority)
    .orderBy('event.sequence', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof events>['execute']>>[number];

function eventOf(row: Row): RecordedEvent {
  return {
    sequence: row.sequence,
    at: row.at,
    personId: row.person_id,
    person: row.name,
    from: row.from_address,
    kind: row.kind,
    subject: row.subject,
    about: row.about,
    reason: row.reason,
    detail: (row.detail ?? {}) as Facts,
    before: row.before as Facts | null,
    after: row.after as Facts | null,
    children: row.children,
  };
}

/** The newest lines that are asked for, at most `limit`. */
export async function trail(db: Tenant, authority: AuthorityId, asked: Asked, limit: number): Promise<RecordedEvent[]> {
  const rows = await events(db, authority)
    .where((where) => where.and(conditionsOf(where, asked)))
    .limit(limit)
    .execute();
  return rows.map(eventOf);
}

function conditionsOf(where: ExpressionBuilder<DB, 'event'>, { person, kind, subject, month, before }: Asked) {
  const conditions = [];
  if (person !== null) conditions.push(where('event.person_id', '=', person));
  if (kind !== null) conditions.push(where('event.kind', '=', kind));
  if (subject !== null) conditions.push(where('event.subject', '=', subject));
  if (before !== null) conditions.push(where('event.sequence', '<', before));
  if (month !== null) {
    const first = `${month}-01`;
    const zone = 'Europe/London';
    conditions.push(sql<SqlBool>`event.at >= ${first}::date::timestamp at time zone ${zone}`);
    conditions.push(sql<SqlBool>`event.at < (${first}::date + interval '1 month') at time zone ${zone}`);
  }
  return conditions;
}

/** Every line in which a child's records were shown, newest first. */
export async function whoLooked(db: Tenant, authority: AuthorityId, childId: string): Promise<RecordedEvent[]> {
  const pseudonym = pseudonymOf(db, authority, childId);
  const rows = await events(db, authority).where(sql<SqlBool>`event.children @> array[${pseudonym}]::text[]`).execute();
  return rows.map(eventOf);
}

/** What there is to choose from: who did anything, which kinds, and which months. */
export async function trailChoices(db: Tenant, authority: AuthorityId) {
  const [people, kinds, ends] = await Promise.all([
    db
      .selectFrom('person')
      .select(['person_id', 'name'])
      .where('authority_id', '=', authority)
      .orderBy('name')
      .orderBy('person_id')
      .execute(),
    db.selectFrom('event').select('kind').distinct().where('authority_id', '=', authority).orderBy('kind').execute(),
    db
      .selectFrom('event')
      .select((select) => [select.fn.min('at').as('first'), select.fn.max('at').as('last')])
      .where('authority_id', '=', authority)
      .executeTakeFirst(),
  ]);
  return {
    people: people.map(({ person_id, name }) => ({ id: person_id, name })),
    kinds: kinds.map(({ kind }) => kind),
    first: ends?.first ?? null,
    last: ends?.last ?? null,
  };
}
