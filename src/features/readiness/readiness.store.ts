import { sql } from 'kysely';
import { allEvidence, isStale, loadFreshness, standing } from '#features/evidence/index.ts';
import { LIST_IDS } from '#features/extracts/index.ts';
import { loadInspections } from '#features/inspections/index.ts';
import { freshness, shareInWords, shareOf, standingOfLists } from '#features/measures/index.ts';
import { gapsOf, isPartOfPlan, loadThread, loadVersions, stateOf } from '#features/plan/index.ts';
import { selfEvaluationStanding } from '#features/self-evaluation/index.ts';
import { loadCounts } from '#features/settings/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { papersOn } from './items.ts';
import { loadOwnItems } from './own-items.store.ts';
import { ownPapersOn } from './own-items.ts';
import type { NoteKept, ReadinessFacts, ReadinessState } from './readiness.ts';

type Council = { authority: AuthorityId; council: string };

/** Everything that readiness is counted from, as the house knows it today. */
export async function loadReadinessFacts(
  db: Tenant,
  council: Council,
  today: LocalDate,
  seeing: { seesHeld: boolean },
): Promise<ReadinessFacts> {
  const { authority } = council;
  return {
    today,
    lists: await listsOf(db, authority, today),
    plan: await planOf(db, council, today, seeing),
    answersOverdue: (await loadInspections(db, authority, seeing)).filter(
      ({ answerDueOn, answeredOn }) => answerDueOn !== null && answeredOn === null && answerDueOn < today,
    ).length,
    evidence: await evidenceOf(db, authority, today),
    evaluation: await evaluationOf(db, authority, today),
    papers: [...papersOn(today), ...ownPapersOn(await loadOwnItems(db, authority), today)],
    notes: await loadNotes(db, authority),
  };
}

async function listsOf(db: Tenant, authority: AuthorityId, today: LocalDate): Promise<ReadinessFacts['lists']> {
  const lists = await standingOfLists(db, authority);
  const newest = lists.reduce<LocalDate | null>(
    (best, { asAt }) => (best !== null && best >= asAt ? best : asAt),
    null,
  );
  const total = (key: 'rows' | 'sound') => lists.reduce((sum, list) => sum + (list[key] ?? 0), 0);
  const isKnown = lists.length > 0 && lists.every(({ rows, sound }) => rows !== null && sound !== null);
  const [rows, sound] = [total('rows'), total('sound')];
  const share = shareOf(sound, rows);
  return {
    ...{ held: lists.length, of: LIST_IDS.length },
    newest: newest && freshness({ asAt: newest }, today),
    older: lists.filter(({ asAt }) => asAt !== newest).length,
    sound: isKnown && share !== null ? { words: shareInWords(sound, rows), share } : null,
    soundEnough: (await loadCounts(db, authority, today))('C-READY-SOUND'),
  };
}

async function planOf(
  db: Tenant,
  council: Council,
  today: LocalDate,
  seeing: { seesHeld: boolean },
): Promise<ReadinessFacts['plan']> {
  const { plan, hasPlan, standings, recommendations } = await loadThread(db, council, today, seeing);
  const live = (await loadVersions(db, council.authority)).find((version) => stateOf(version) === 'live');
  const actions = plan.actions.filter(isPartOfPlan);
  const count = (is: (delivery: { isOverdue: boolean; isStale: boolean }) => boolean) =>
    actions.filter(({ id }) => {
      const found = standings.get(id);
      return found !== undefined && is(found.delivery);
    }).length;
  const open = recommendations.filter(({ state }) => state === 'open');
  const gaps = new Set(
    gapsOf(plan, open, []).flatMap(({ kind, id }) => (kind.startsWith('recommendation') ? [id] : [])),
  );
  return {
    ...{ live: live?.name ?? null, hasPlan, actions: actions.length },
    overdue: count(({ isOverdue }) => isOverdue),
    stale: count(({ isStale: hasNoUpdate }) => hasNoUpdate),
    ...{ uncovered: gaps.size, open: open.length },
  };
}

async function evidenceOf(db: Tenant, authority: AuthorityId, today: LocalDate): Promise<ReadinessFacts['evidence']> {
  const deadlines = await loadFreshness(db, authority);
  const counted = standing(await allEvidence(db, authority));
  return { all: counted.length, stale: counted.filter((one) => isStale(one, deadlines, today)).length };
}

async function evaluationOf(
  db: Tenant,
  authority: AuthorityId,
  today: LocalDate,
): Promise<ReadinessFacts['evaluation']> {
  const { areas, shared } = await selfEvaluationStanding(db, authority, today);
  const sum = (of: (area: (typeof areas)[number]) => number) => areas.reduce((total, area) => total + of(area), 0);
  return {
    statements: sum(({ statements }) => statements),
    reviewOverdue: sum(({ marked }) => marked.reviewOverdue),
    stale: sum(({ marked }) => marked.stale),
    sharedOn: shared?.frozenOn ?? null,
  };
}

/** Everything that was said of papers that are kept by hand, item by item, oldest first. */
export async function loadNotes(db: Tenant, authority: AuthorityId): Promise<NoteKept[]> {
  const rows = await db
    .selectFrom('readiness_note as n')
    .innerJoin('person as writer', (join) =>
      join.onRef('writer.authority_id', '=', 'n.authority_id').onRef('writer.person_id', '=', 'n.by'),
    )
    .leftJoin('person as owner', (join) =>
      join.onRef('owner.authority_id', '=', 'n.authority_id').onRef('owner.person_id', '=', 'n.owner_id'),
    )
    .select(['item', 'number', 'state', 'owner_id', 'owner_words', 'words', 'as_at'])
    .select(['writer.name as by_name', 'owner.name as owner_name'])
    .where('n.authority_id', '=', authority)
    .orderBy('item')
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    ...{ item: row.item, number: row.number, state: row.state as ReadinessState, words: row.words },
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
    ...{ ownerWords: row.owner_words, asAt: row.as_at as LocalDate, by: row.by_name },
  }));
}

export type NoteGiven = Pick<NoteKept, 'state' | 'ownerWords' | 'words' | 'asAt'> & { ownerId: string | null };

/** Adds what is said of a paper now; false where somebody said something since that number. */
export async function addNote(
  db: Tenant,
  authority: AuthorityId,
  { item, number }: { item: string; number: number },
  note: NoteGiven,
  by: { personId: string; at: Date },
): Promise<boolean> {
  if ((await lastNumber(db, authority, item)) !== number) return false;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('readiness_note')
    .values({
      ...{ authority_id: authority, item, number: number + 1, state: note.state, owner_id: note.ownerId },
      ...{ owner_words: note.ownerWords, words: note.words, as_at: note.asAt, by: by.personId, at: by.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function lastNumber(db: Tenant, authority: AuthorityId, item: string): Promise<number> {
  const { last } = await db
    .selectFrom('readiness_note')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .where('authority_id', '=', authority)
    .where('item', '=', item)
    .executeTakeFirstOrThrow();
  return last;
}

/** Adds what is said of several papers, for the first time. */
export async function addNotes(
  db: Tenant,
  authority: AuthorityId,
  notes: readonly (NoteGiven & { item: string })[],
  by: { personId: string; at: Date },
): Promise<void> {
  for (const { item, ...note } of notes)
    await addNote(db, authority, { item, number: await lastNumber(db, authority, item) }, note, by);
}
