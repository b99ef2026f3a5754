import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Call, Tick } from './calls.ts';

/** The calls of a council, the newest first. */
export async function loadCalls(db: Tenant, authority: AuthorityId): Promise<Call[]> {
  const names = await namesOf(db, authority);
  const ticks = await ticksOf(db, authority, names);
  const rows = await db
    .selectFrom('readiness_call')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('called_at', 'desc')
    .orderBy('call_id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.call_id, isMock: row.is_mock, kind: row.kind, calledOn: row.called_on as LocalDate },
    ...{ calledAt: row.called_at, note: row.note, startedBy: names.get(row.started_by) ?? '' },
    ended: row.ended_at === null ? null : { at: row.ended_at, by: names.get(row.ended_by ?? '') ?? '' },
    ...{ ticks: ticks.get(row.call_id) ?? [], version: row.version },
  }));
}

async function namesOf(db: Tenant, authority: AuthorityId): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('authority_id', '=', authority)
    .execute();
  return new Map(rows.map(({ person_id, name }) => [person_id, name]));
}

async function ticksOf(db: Tenant, authority: AuthorityId, names: Map<string, string>): Promise<Map<string, Tick[]>> {
  const rows = await db
    .selectFrom('readiness_tick')
    .select(['call_id', 'item', 'number', 'is_done', 'by', 'at'])
    .where('authority_id', '=', authority)
    .orderBy('call_id')
    .orderBy('item')
    .orderBy('number')
    .execute();
  const ticks = new Map<string, Tick[]>();
  for (const { call_id, item, number, is_done, by, at } of rows) {
    const own = ticks.get(call_id) ?? [];
    own.push({ item, number, isDone: is_done, by: names.get(by) ?? '', at });
    ticks.set(call_id, own);
  }
  return ticks;
}

type By = { personId: string; on: LocalDate; at: Date };

/** Starts the clock; null where another call has not ended. */
export async function startCall(
  db: Tenant,
  authority: AuthorityId,
  { isMock, kind, note }: Pick<Call, 'isMock' | 'kind' | 'note'>,
  by: By,
): Promise<string | null> {
  const added = await db
    .insertInto('readiness_call')
    .values({
      ...{ authority_id: authority, is_mock: isMock, kind, note, called_on: by.on, called_at: by.at },
      started_by: by.personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('call_id')
    .executeTakeFirst();
  return added?.call_id ?? null;
}

/** Ticks an item or takes the tick back; false where somebody else did since that version. */
export async function addTick(
  db: Tenant,
  authority: AuthorityId,
  callId: string,
  { item, isDone, version }: { item: string; isDone: boolean; version: number },
  by: By,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('readiness_tick')
    .values({
      ...{ authority_id: authority, call_id: callId, item, number: version + 1, is_done: isDone },
      ...{ by: by.personId, at: by.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Ends a call; false where somebody ended it before. */
export async function endCall(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Pick<Call, 'id' | 'version'>,
  by: By,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('readiness_call')
    .set({ ended_at: by.at, ended_by: by.personId, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('call_id', '=', id)
    .where('version', '=', version)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
