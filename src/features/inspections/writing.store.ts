import { sql } from 'kysely';
import { loadLimits } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { answerClock, answerDueOn } from './answering.ts';
import type { Dates, Described } from './given.ts';
import { hasClock } from './owed.ts';
import type { Grade, Inspection } from './register.ts';

/** Who writes, and when: the person, the council's day and the moment. */
export type By = { personId: string; on: LocalDate; at: Date };

export async function addInspection(
  db: Tenant,
  authority: AuthorityId,
  inspection: Described & Dates,
): Promise<string> {
  const { inspection_id } = await db
    .insertInto('inspection')
    .values({
      authority_id: authority,
      ...describedColumns(inspection),
      ...dateColumns(inspection),
      answer_due_kept: await dueKept(db, authority, inspection),
    })
    .returning('inspection_id')
    .executeTakeFirstOrThrow();
  return inspection_id;
}

/** Writes down anew what an inspection is; false where somebody changed it since that version. */
export async function changeInspection(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: { id: string; version: number },
  inspection: Described,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('inspection')
    .set({ ...describedColumns(inspection), version: version + 1 })
    .where('authority_id', '=', authority)
    .where('inspection_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Moves an inspection on or back and keeps the step; false where somebody changed it since that version. */
export async function moveInspection(
  db: Tenant,
  authority: AuthorityId,
  inspection: Inspection,
  step: { on: LocalDate; reason: string },
  by: By,
): Promise<boolean> {
  const { id, version } = inspection;
  const { numUpdatedRows } = await db
    .updateTable('inspection')
    .set({
      ...dateColumns(inspection),
      ...(inspection.publishedOn === null && enteredColumns(null)),
      answer_due_kept: await dueKept(db, authority, inspection),
      version: version + 1,
    })
    .where('authority_id', '=', authority)
    .where('inspection_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await addInspectionStep(db, authority, id, { state: inspection.state, ...step }, by);
  return true;
}

export async function addInspectionStep(
  db: Tenant,
  authority: AuthorityId,
  inspectionId: string,
  { state, on, reason }: { state: Inspection['state']; on: LocalDate; reason: string },
  by: By,
): Promise<void> {
  const { next } = await db
    .selectFrom('inspection_step')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('inspection_id', '=', inspectionId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('inspection_step')
    .values({
      ...{ authority_id: authority, inspection_id: inspectionId, number: next },
      ...{ state, on_day: on, by: by.personId, at: by.at, reason },
    })
    .execute();
}

/** The day of an answer that was given, as it is counted now: it no longer moves. */
async function dueKept(db: Tenant, authority: AuthorityId, inspection: Described & Dates): Promise<LocalDate | null> {
  if (inspection.answeredOn === null) return null;
  const entered = inspection.answerEntered?.dueOn ?? null;
  const owed = { ...inspection, answerDueKept: null, enteredDueOn: entered, hasClock: hasClock(inspection) };
  return answerDueOn(owed, answerClock(await loadLimits(db, authority), englandWorkingDays));
}

/** Says anew what an inspection judged; an area without grade and words is not judged. */
export async function setJudgements(
  db: Tenant,
  authority: AuthorityId,
  inspectionId: string,
  judgements: readonly { area: string; grade: Grade | null; words: string }[],
): Promise<void> {
  const key = { authority_id: authority, inspection_id: inspectionId };
  await db
    .deleteFrom('judgement')
    .where('authority_id', '=', authority)
    .where('inspection_id', '=', inspectionId)
    .execute();
  if (judgements.length === 0) return;
  await db
    .insertInto('judgement')
    .values(judgements.map((judgement) => ({ ...key, ...judgement })))
    .execute();
}

/** One more version of an inspection whose judgements are written anew; false where somebody was faster. */
export async function takeVersion(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('inspection')
    .set({ version: version + 1 })
    .where('authority_id', '=', authority)
    .where('inspection_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function addFeedback(
  db: Tenant,
  authority: AuthorityId,
  inspectionId: string,
  { heardOn, words }: { heardOn: LocalDate; words: string },
  by: By,
): Promise<void> {
  await db
    .insertInto('inspection_feedback')
    .values({
      ...{ authority_id: authority, inspection_id: inspectionId, heard_on: heardOn, words },
      ...{ added_by: by.personId, added_at: by.at },
    })
    .execute();
}

function describedColumns(inspection: Described) {
  const { kind, title, regulator, sequence, follows, focus, window, isAnswerOwed, answerEntered } = inspection;
  return {
    ...enteredColumns(answerEntered),
    ...{ kind, title, regulator, sequence, follows, focus, is_answer_owed: isAnswerOwed },
    ...{ window_from: window?.from ?? null, window_until: window?.until ?? null },
  };
}

function enteredColumns(entered: Described['answerEntered']) {
  return { answer_due_entered: entered?.dueOn ?? null, answer_due_reason: entered?.reason ?? '' };
}

function dateColumns({ state, notifiedOn, onSite, feedbackOn, letterOn, publishedOn, answeredOn, closedOn }: Dates) {
  return {
    ...{ state, notified_on: notifiedOn, feedback_on: feedbackOn, letter_on: letterOn },
    ...{ on_site_from: onSite?.from ?? null, on_site_until: onSite?.until ?? null },
    ...{ published_on: publishedOn, answered_on: answeredOn, closed_on: closedOn },
  };
}
