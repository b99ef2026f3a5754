import { sql } from 'kysely';
import { pseudonymOf } from '#features/record/index.ts';
import { isUuid } from '#kernel/uuid.ts';
import { type AuthorityId, secretIn, type Tenant } from '#platform/database/database.ts';
import type { Erasure, ErasureState, Taken, Taking } from './erasure.ts';

const SEALED_FOR = 'erasure';

function select(db: Tenant, authority: AuthorityId) {
  return db
    .selectFrom('erasure')
    .innerJoin('person as proposer', (join) =>
      join
        .onRef('proposer.authority_id', '=', 'erasure.authority_id')
        .onRef('proposer.person_id', '=', 'erasure.proposed_by'),
    )
    .leftJoin('person as decider', (join) =>
      join
        .onRef('decider.authority_id', '=', 'erasure.authority_id')
        .onRef('decider.person_id', '=', 'erasure.decided_by'),
    )
    .selectAll('erasure')
    .select(['proposer.name as proposer_name', 'decider.name as decider_name'])
    .select([sql<string>`found::text`.as('found_text'), sql<string | null>`erased::text`.as('erased_text')])
    .where('erasure.authority_id', '=', authority)
    .orderBy('proposed_at', 'desc')
    .orderBy('erasure_id');
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function erasureOf(row: Row): Erasure {
  const { decided_by, decided_at, done_at } = row;
  return {
    id: row.erasure_id,
    kind: row.kind as Erasure['kind'],
    child: row.child,
    found: JSON.parse(row.found_text),
    reason: row.reason,
    state: row.state as ErasureState,
    proposedBy: { personId: row.proposed_by, name: row.proposer_name },
    proposedAt: row.proposed_at,
    decided:
      decided_by === null || decided_at === null
        ? null
        : { personId: decided_by, name: row.decider_name ?? '', at: decided_at, reason: row.decision_reason },
    done: done_at === null ? null : { at: done_at, taken: JSON.parse(row.erased_text ?? '{}') },
    version: row.version,
  };
}

/** Every erasure, newest first. */
export async function loadErasures(db: Tenant, authority: AuthorityId): Promise<Erasure[]> {
  return (await select(db, authority).execute()).map(erasureOf);
}

export async function findErasure(db: Tenant, authority: AuthorityId, id: string): Promise<Erasure | null> {
  if (!isUuid(id)) return null;
  const row = await select(db, authority).where('erasure_id', '=', id).executeTakeFirst();
  return row ? erasureOf(row) : null;
}

/** Whether an erasure by the schedule waits or is being done: there is one at a time. */
export async function isRetentionUnderWay(db: Tenant, authority: AuthorityId): Promise<boolean> {
  const row = await db
    .selectFrom('erasure')
    .select('erasure_id')
    .where('authority_id', '=', authority)
    .where('kind', '=', 'retention')
    .where('state', 'in', ['proposed', 'approved'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was approved and is not done: a process that was killed may have left it without its job. */
export async function takeUpErasures(db: Tenant, authority: AuthorityId): Promise<string[]> {
  const rows = await db
    .selectFrom('erasure')
    .select('erasure_id')
    .where('authority_id', '=', authority)
    .where('state', '=', 'approved')
    .orderBy('decided_at')
    .orderBy('erasure_id')
    .execute();
  return rows.map(({ erasure_id }) => erasure_id);
}

/** As `findErasure`, for doing it: another worker waits until this one is through. */
export async function lockErasure(db: Tenant, authority: AuthorityId, id: string): Promise<Erasure | null> {
  await db
    .selectFrom('erasure')
    .select('erasure_id')
    .where('authority_id', '=', authority)
    .where('erasure_id', '=', id)
    .forUpdate()
    .execute();
  return findErasure(db, authority, id);
}

/** Puts an erasure forward; of one child its id is kept sealed until it is done or declined. */
export async function proposeErasure(
  db: Tenant,
  authority: AuthorityId,
  { childId, found, reason }: { childId: string | null; found: Taking; reason: string },
  by: string,
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('erasure')
    .values({
      authority_id: authority,
      kind: childId === null ? 'retention' : 'child',
      child: childId === null ? null : pseudonymOf(db, authority, childId),
      child_sealed: childId === null ? null : secretIn(db).seal(SEALED_FOR, childId),
      found: JSON.stringify(found),
      reason,
      state: 'proposed',
      proposed_by: by,
      proposed_at: at,
    })
    .returning('erasure_id')
    .executeTakeFirstOrThrow();
  return row.erasure_id;
}

/** Approves or declines an erasure; false where somebody decided before. Nobody decides what they proposed. */
export async function decideErasure(
  db: Tenant,
  authority: AuthorityId,
  decision: { id: string; version: number; approves: boolean; reason: string | null; by: string; at: Date },
): Promise<boolean> {
  const decided = await db
    .updateTable('erasure')
    .set((erasure) => ({
      state: decision.approves ? 'approved' : 'declined',
      decided_by: decision.by,
      decided_at: decision.at,
      decision_reason: decision.reason,
      version: erasure('version', '+', 1),
      ...(!decision.approves && { child_sealed: null }),
    }))
    .where('authority_id', '=', authority)
    .where('erasure_id', '=', decision.id)
    .where('version', '=', decision.version)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  return decided.numUpdatedRows === 1n;
}

/** The child whom an approved erasure is about. */
export async function childToErase(db: Tenant, authority: AuthorityId, id: string): Promise<string> {
  const { child_sealed } = await db
    .selectFrom('erasure')
    .select('child_sealed')
    .where('authority_id', '=', authority)
    .where('erasure_id', '=', id)
    .executeTakeFirstOrThrow();
  const child = child_sealed === null ? null : secretIn(db).unseal(SEALED_FOR, child_sealed);
  if (child === null) throw new Error('a child can be erased only with the secret it was named with');
  return child;
}

/** Notes that an approved erasure was done; false where another worker was faster. */
export async function noteDone(
  db: Tenant,
  authority: AuthorityId,
  id: string,
  taken: Taken,
  at: Date,
): Promise<boolean> {
  const done = await db
    .updateTable('erasure')
    .set((erasure) => ({
      state: 'done',
      done_at: at,
      erased: JSON.stringify(taken),
      child_sealed: null,
      version: erasure('version', '+', 1),
    }))
    .where('authority_id', '=', authority)
    .where('erasure_id', '=', id)
    .where('state', '=', 'approved')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
