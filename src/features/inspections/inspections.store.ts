import { loadLimits } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { englandWorkingDays, type WorkingDays } from '#kernel/working-days.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { answerClock, answerDueOn } from './answering.ts';
import { hasClock } from './owed.ts';
import {
  type Grade,
  INSPECTION_STATES,
  type Inspection,
  type InspectionState,
  type InspectionStep,
  type Judgement,
} from './register.ts';
import { asSeen, isHeldState, type Seeing, showsFindings } from './seeing.ts';

/** For whom something is loaded; `workingDays` where others than England's are counted by. */
export type Reader = Seeing & { workingDays?: WorkingDays };

/** The register, the latest inspection first; what is held back looks to others as if it were not there yet. */
export async function loadInspections(db: Tenant, authority: AuthorityId, reader: Reader): Promise<Inspection[]> {
  const clock = answerClock(await loadLimits(db, authority), reader.workingDays ?? englandWorkingDays);
  const rows = await db
    .selectFrom('inspection')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('inspection_id')
    .execute();
  const inspections = rows.map((row): Inspection => {
    const owed = {
      isAnswerOwed: row.is_answer_owed,
      publishedOn: row.published_on as LocalDate | null,
      answeredOn: row.answered_on as LocalDate | null,
    };
    const kind = row.kind as Inspection['kind'];
    const seen = { onSite: span(row.on_site_from, row.on_site_until), notifiedOn: row.notified_on as LocalDate | null };
    const entered = row.answer_due_entered as LocalDate | null;
    const answerDueKept = row.answer_due_kept as LocalDate | null;
    return asSeen(
      {
        ...{ id: row.inspection_id, kind, title: row.title, regulator: row.regulator },
        ...{ sequence: row.sequence, follows: row.follows, focus: row.focus, state: row.state as InspectionState },
        window: span(row.window_from, row.window_until),
        ...seen,
        feedbackOn: row.feedback_on as LocalDate | null,
        letterOn: row.letter_on as LocalDate | null,
        ...owed,
        answerEntered: entered && { dueOn: entered, reason: row.answer_due_reason },
        answerDueOn: answerDueOn(
          { ...owed, answerDueKept, enteredDueOn: entered, hasClock: hasClock({ kind, ...seen, ...owed }) },
          clock,
        ),
        closedOn: row.closed_on as LocalDate | null,
        version: row.version,
      },
      reader,
    );
  });
  return inspections.toSorted((a, b) => compare(placedOn(b), placedOn(a)) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The day by which an inspection takes its place: when inspectors came, or when they are expected. */
export function placedOn({ onSite, notifiedOn, publishedOn, window, closedOn }: Inspection): string {
  return onSite?.from ?? notifiedOn ?? publishedOn ?? window?.from ?? closedOn ?? '';
}

function span(from: string | null, until: string | null): { from: LocalDate; until: LocalDate } | null {
  return from === null ? null : { from: from as LocalDate, until: (until ?? from) as LocalDate };
}

/** Every move of an inspection, without those that are held from who asks. */
export async function loadInspectionSteps(
  db: Tenant,
  authority: AuthorityId,
  inspectionId: string,
  { seesHeld }: Seeing,
): Promise<InspectionStep[]> {
  const rows = await db
    .selectFrom('inspection_step')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'inspection_step.authority_id')
        .onRef('person.person_id', '=', 'inspection_step.by'),
    )
    .select(['number', 'state', 'on_day', 'person.name', 'reason'])
    .where('inspection_step.authority_id', '=', authority)
    .where('inspection_id', '=', inspectionId)
    .orderBy('number')
    .execute();
  return rows
    .map((row) => ({
      number: row.number,
      state: row.state as InspectionState,
      on: row.on_day as LocalDate,
      by: row.name,
      reason: row.reason,
    }))
    .filter(({ state }) => INSPECTION_STATES.includes(state) && (seesHeld || !isHeldState(state)));
}

/** The judgements of all inspections whose findings somebody may see. */
export async function loadJudgements(db: Tenant, authority: AuthorityId, seeing: Seeing): Promise<Judgement[]> {
  const shown = await inspectionsShown(db, authority, seeing);
  const rows = await db
    .selectFrom('judgement')
    .select(['inspection_id', 'area', 'grade', 'words'])
    .where('authority_id', '=', authority)
    .orderBy('inspection_id')
    .orderBy('area')
    .execute();
  return rows
    .filter(({ inspection_id }) => shown.has(inspection_id))
    .map((row) => ({
      inspectionId: row.inspection_id,
      area: row.area,
      grade: row.grade as Grade | null,
      words: row.words,
    }));
}

/** The inspections whose judgements, findings, recommendations and documents somebody may see, by their ids. */
export async function inspectionsShown(db: Tenant, authority: AuthorityId, seeing: Seeing): Promise<Set<string>> {
  const rows = await db
    .selectFrom('inspection')
    .select(['inspection_id', 'published_on'])
    .where('authority_id', '=', authority)
    .execute();
  return new Set(
    rows
      .filter((row) => showsFindings({ publishedOn: row.published_on as LocalDate | null }, seeing))
      .map((row) => row.inspection_id),
  );
}

/** What inspectors said before they wrote it, newest first. Only those who see what is held may be shown it. */
export async function loadFeedback(
  db: Tenant,
  authority: AuthorityId,
  inspectionId: string,
): Promise<{ id: string; heardOn: LocalDate; words: string; by: string }[]> {
  const rows = await db
    .selectFrom('inspection_feedback')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'inspection_feedback.authority_id')
        .onRef('person.person_id', '=', 'inspection_feedback.added_by'),
    )
    .select(['feedback_id', 'heard_on', 'words', 'person.name'])
    .where('inspection_feedback.authority_id', '=', authority)
    .where('inspection_id', '=', inspectionId)
    .orderBy('heard_on', 'desc')
    .orderBy('added_at', 'desc')
    .orderBy('feedback_id')
    .execute();
  return rows.map((row) => ({
    id: row.feedback_id,
    heardOn: row.heard_on as LocalDate,
    words: row.words,
    by: row.name,
  }));
}
