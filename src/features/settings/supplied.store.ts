import { type Area, type MeasureId, WHOLE_COUNCIL } from '#features/measures/index.ts';
import { dayInEngland } from '#kernel/moment.ts';
import type { Month } from '#kernel/month.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { SuppliedMeaning, SuppliedMeasure } from './supplied-measure.ts';
import type { FigureInUse } from './supplied-series.ts';
import { COLUMNS, type SuppliedValue, type TableProblem } from './supplied-table.ts';
import type { SuppliedUpload } from './supplied-upload.ts';

type By = { personId: string; at: Date };

/** The measures whose figures the council supplies, as they are defined now, with their versions. */
export async function loadSupplied(db: Tenant, authority: AuthorityId): Promise<SuppliedMeasure[]> {
  const rows = await db
    .selectFrom('supplied_measure as supplied')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'supplied.authority_id')
        .onRef('person.person_id', '=', 'supplied.entered_by'),
    )
    .selectAll('supplied')
    .select('person.name')
    .where('supplied.authority_id', '=', authority)
    .orderBy('measure')
    .orderBy('supplied.version')
    .execute();
  return [...Map.groupBy(rows, ({ measure }) => measure)].flatMap(([id, versions]) => {
    const row = versions.at(-1);
    if (!row) return [];
    return [
      {
        id: id as MeasureId,
        ...{ title: row.title, why: row.why, source: row.source, countingUnit: row.counting_unit },
        ...{ numeratorInWords: row.numerator_words, denominatorInWords: row.denominator_words },
        kind: row.kind as SuppliedMeaning['kind'],
        timing: row.timing as SuppliedMeaning['timing'],
        better: row.better as SuppliedMeaning['better'],
        area: row.area as Area,
        finalAfterDays: row.final_after_days,
        versions: versions.map((one) => ({ on: dayInEngland(one.entered_at), what: one.what_changed, by: one.name })),
      },
    ];
  });
}

/** Adds a version of a definition; false where somebody else added it meanwhile. */
export async function addMeaning(
  db: Tenant,
  authority: AuthorityId,
  measure: { id: MeasureId; version: number; what: string },
  meaning: SuppliedMeaning,
  by: By,
): Promise<boolean> {
  const added = await db
    .insertInto('supplied_measure')
    .values({
      ...{ authority_id: authority, measure: measure.id, version: measure.version, what_changed: measure.what },
      ...{ title: meaning.title, why: meaning.why, source: meaning.source, counting_unit: meaning.countingUnit },
      ...{ numerator_words: meaning.numeratorInWords, denominator_words: meaning.denominatorInWords },
      ...{ kind: meaning.kind, timing: meaning.timing, better: meaning.better, area: meaning.area },
      ...{ final_after_days: meaning.finalAfterDays, entered_by: by.personId, entered_at: by.at },
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'measure', 'version']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Every table, newest first. */
export async function loadUploads(db: Tenant, authority: AuthorityId): Promise<SuppliedUpload[]> {
  const rows = await db
    .selectFrom('supplied_upload as upload')
    .innerJoin('person as uploader', (join) =>
      join
        .onRef('uploader.authority_id', '=', 'upload.authority_id')
        .onRef('uploader.person_id', '=', 'upload.uploaded_by'),
    )
    .leftJoin('person as decider', (join) =>
      join
        .onRef('decider.authority_id', '=', 'upload.authority_id')
        .onRef('decider.person_id', '=', 'upload.decided_by'),
    )
    .leftJoin('person as withdrawer', (join) =>
      join
        .onRef('withdrawer.authority_id', '=', 'upload.authority_id')
        .onRef('withdrawer.person_id', '=', 'upload.withdrawn_by'),
    )
    .selectAll('upload')
    .select(['uploader.name as uploader_name', 'decider.name as decider_name', 'withdrawer.name as withdrawer_name'])
    .where('upload.authority_id', '=', authority)
    .orderBy('uploaded_at', 'desc')
    .orderBy('upload_id')
    .execute();
  const counts = await db
    .selectFrom('supplied_value')
    .select(({ fn }) => ['upload_id', fn.countAll<number>().as('figures')])
    .where('authority_id', '=', authority)
    .groupBy('upload_id')
    .execute();
  const figuresOf = new Map(counts.map(({ upload_id, figures }) => [upload_id, Number(figures)]));
  return rows.map((row) => ({
    id: row.upload_id,
    fileName: row.file_name,
    state: row.state as SuppliedUpload['state'],
    problems: problemsIn(row.problems),
    uploaded: { by: row.uploader_name, at: row.uploaded_at },
    decided: row.decided_at === null ? null : { by: row.decider_name ?? '', at: row.decided_at },
    withdrawn:
      row.withdrawn_at === null
        ? null
        : { by: row.withdrawer_name ?? '', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' },
    version: row.version,
    figures: figuresOf.get(row.upload_id) ?? 0,
  }));
}

/** Writes a table down as a preview, with its figures or with what is wrong with it. */
export async function addUpload(
  db: Tenant,
  authority: AuthorityId,
  {
    fileName,
    values,
    problems,
  }: { fileName: string; values: readonly SuppliedValue[]; problems: readonly TableProblem[] },
  by: By,
): Promise<string> {
  const { upload_id } = await db
    .insertInto('supplied_upload')
    .values({
      ...{ authority_id: authority, file_name: fileName, state: 'preview', problems: JSON.stringify(problems) },
      ...{ uploaded_by: by.personId, uploaded_at: by.at },
    })
    .returning('upload_id')
    .executeTakeFirstOrThrow();
  for (let start = 0; start < values.length; start += ROWS_AT_ONCE)
    await db
      .insertInto('supplied_value')
      .values(
        values.slice(start, start + ROWS_AT_ONCE).map(({ row, measure, month, teamId, numerator, denominator }) => ({
          ...{ authority_id: authority, upload_id, sheet_row: row, measure, month },
          ...{ team_id: teamId, numerator, denominator },
        })),
      )
      .execute();
  return upload_id;
}

const ROWS_AT_ONCE = 500;

/**
 * Accepts or rejects a preview; false where that was done already. Of two tables the later accepted one holds, so that
 * each is decided after every one before it, whatever the clocks of two machines say.
 */
export async function decideUpload(
  db: Tenant,
  authority: AuthorityId,
  upload: { id: string; version: number; state: 'accepted' | 'rejected' },
  by: By,
): Promise<boolean> {
  const { last } = await db
    .selectFrom('supplied_upload')
    .select(({ fn }) => fn.max('decided_at').as('last'))
    .where('authority_id', '=', authority)
    .executeTakeFirstOrThrow();
  const at = new Date(Math.max(by.at.getTime(), (last?.getTime() ?? 0) + 1));
  const decided = await db
    .updateTable('supplied_upload')
    .set((row) => ({
      ...{ state: upload.state, decided_by: by.personId, decided_at: at },
      version: row('version', '+', 1),
    }))
    .where('authority_id', '=', authority)
    .where('upload_id', '=', upload.id)
    .where('version', '=', upload.version)
    .where('state', '=', 'preview')
    .executeTakeFirst();
  return decided.numUpdatedRows === 1n;
}

/** Takes an accepted table out of use; false where somebody else did. */
export async function withdrawUpload(
  db: Tenant,
  authority: AuthorityId,
  upload: { id: string; version: number; reason: string },
  by: By,
): Promise<boolean> {
  const withdrawn = await db
    .updateTable('supplied_upload')
    .set((row) => ({
      ...{ state: 'withdrawn', withdrawn_by: by.personId, withdrawn_at: by.at, withdrawn_reason: upload.reason },
      version: row('version', '+', 1),
    }))
    .where('authority_id', '=', authority)
    .where('upload_id', '=', upload.id)
    .where('version', '=', upload.version)
    .where('state', '=', 'accepted')
    .executeTakeFirst();
  return withdrawn.numUpdatedRows === 1n;
}

/** A table's figures in the order of its rows, with their teams' names. */
export async function valuesOfUpload(
  db: Tenant,
  authority: AuthorityId,
  id: string,
): Promise<(SuppliedValue & { team: string | null })[]> {
  const rows = await valuesWithTeams(db, authority).where('value.upload_id', '=', id).orderBy('sheet_row').execute();
  return rows.map((row) => ({
    ...{ row: row.sheet_row, measure: row.measure as MeasureId, month: row.month as Month },
    ...{ teamId: row.team_id, team: row.team, numerator: row.numerator, denominator: row.denominator },
  }));
}

/** The figures of all accepted tables, in the order in which they were accepted. */
export async function figuresInUse(db: Tenant, authority: AuthorityId): Promise<FigureInUse[]> {
  const rows = await valuesWithTeams(db, authority)
    .innerJoin('supplied_upload as upload', (join) =>
      join.onRef('upload.authority_id', '=', 'value.authority_id').onRef('upload.upload_id', '=', 'value.upload_id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'upload.authority_id')
        .onRef('person.person_id', '=', 'upload.uploaded_by'),
    )
    .select(['upload.decided_at', 'person.name'])
    .where('upload.state', '=', 'accepted')
    .orderBy('upload.decided_at')
    .orderBy('value.upload_id')
    .orderBy('sheet_row')
    .execute();
  return rows.map((row) => ({
    ...{ uploadId: row.upload_id, acceptedOn: dayInEngland(row.decided_at ?? new Date(0)) },
    ...{
      measure: row.measure as MeasureId,
      month: row.month as Month,
      group: row.team ?? WHOLE_COUNCIL,
      team: row.team,
    },
    ...{ numerator: row.numerator, denominator: row.denominator, suppliedBy: row.name },
  }));
}

function valuesWithTeams(db: Tenant, authority: AuthorityId) {
  return db
    .selectFrom('supplied_value as value')
    .leftJoin('team', (join) =>
      join.onRef('team.authority_id', '=', 'value.authority_id').onRef('team.team_id', '=', 'value.team_id'),
    )
    .select(['value.upload_id', 'sheet_row', 'measure', 'month', 'value.team_id', 'numerator', 'denominator'])
    .select('team.name as team')
    .where('value.authority_id', '=', authority);
}

/** What is wrong with a table, as it was written down. */
function problemsIn(written: unknown): TableProblem[] {
  if (!Array.isArray(written)) return [];
  return written.flatMap((one: Partial<TableProblem>) => {
    const column = COLUMNS.find((known) => known === one.column) ?? null;
    return typeof one.text === 'string' ? [{ row: one.row ?? null, column, text: one.text }] : [];
  });
}
