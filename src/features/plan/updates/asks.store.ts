import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { peopleNamed } from '../people-named.store.ts';
import type { By } from '../writing.store.ts';
import type { AnswerRead, Ask } from './asks.ts';

/** Everything that is asked about actions, by action, oldest first; of one action where it is named. */
export async function loadAsks(
  db: Tenant,
  authority: AuthorityId,
  actionId: string | null = null,
): Promise<ReadonlyMap<string, readonly Ask[]>> {
  const rows = await db
    .selectFrom('plan_ask')
    .select(['ask_id', 'action_id', 'words', 'asked_by', 'asked_on', 'ended_on'])
    .where('authority_id', '=', authority)
    .$if(actionId !== null, (query) => query.where('action_id', '=', actionId ?? ''))
    .orderBy('asked_at')
    .orderBy('ask_id')
    .execute();
  if (rows.length === 0) return new Map();
  const answers = await loadAnswers(db, authority);
  const named = await peopleNamed(db, authority);
  const asks = rows.map((row) => ({
    ...{ id: row.ask_id, actionId: row.action_id, words: row.words },
    ...{ askedBy: named(row.asked_by)?.name ?? '', askedById: row.asked_by },
    ...{ askedOn: row.asked_on as LocalDate, endedOn: row.ended_on as LocalDate | null },
    answers: (answers.get(row.ask_id) ?? []).map((answer) => ({
      ...{ isClear: answer.is_clear, words: answer.words, isReady: answer.is_ready },
      ...{ readyBy: answer.ready_by as LocalDate | null, on: answer.on_day as LocalDate },
      by: named(answer.by)?.name ?? '',
    })),
  }));
  return Map.groupBy(asks, (ask) => ask.actionId);
}

async function loadAnswers(db: Tenant, authority: AuthorityId) {
  const rows = await db
    .selectFrom('plan_ask_answer')
    .select(['ask_id', 'is_clear', 'words', 'is_ready', 'ready_by', 'by', 'on_day'])
    .where('authority_id', '=', authority)
    .orderBy('ask_id')
    .orderBy('number')
    .execute();
  return Map.groupBy(rows, ({ ask_id }) => ask_id);
}

export async function addAsk(
  db: Tenant,
  authority: AuthorityId,
  { actionId, words }: { actionId: string; words: string },
  by: By,
): Promise<string> {
  const { ask_id } = await db
    .insertInto('plan_ask')
    .values({
      ...{ authority_id: authority, action_id: actionId, words },
      ...{ asked_by: by.personId, asked_on: by.on, asked_at: by.at },
    })
    .returning('ask_id')
    .executeTakeFirstOrThrow();
  return ask_id;
}

/** Asks it no longer; false where that was said before. */
export async function endAsk(db: Tenant, authority: AuthorityId, askId: string, on: LocalDate): Promise<boolean> {
  const ended = await db
    .updateTable('plan_ask')
    .set({ ended_on: on })
    .where('authority_id', '=', authority)
    .where('ask_id', '=', askId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** Adds an answer, which holds from now on. */
export async function addAnswer(
  db: Tenant,
  authority: AuthorityId,
  askId: string,
  { isClear, words, isReady, readyBy }: AnswerRead,
  by: By,
): Promise<void> {
  await db
    .insertInto('plan_ask_answer')
    .columns([
      ...(['authority_id', 'ask_id', 'number', 'is_clear', 'words', 'is_ready', 'ready_by'] as const),
      ...(['by', 'on_day', 'at'] as const),
    ])
    .values(({ selectFrom }) => ({
      ...{ authority_id: authority, ask_id: askId },
      number: selectFrom('plan_ask_answer')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where('authority_id', '=', authority)
        .where('ask_id', '=', askId),
      ...{ is_clear: isClear, words, is_ready: isReady, ready_by: readyBy },
      ...{ by: by.personId, on_day: by.on, at: by.at },
    }))
    .execute();
}
