import { sql } from 'kysely';
import { isUuid } from '#kernel/uuid.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Benchmark } from './figure.ts';
import type { Neighbour } from './neighbours-layout.ts';
import { type BenchmarkSet, MOST_PROBLEMS_KEPT, type SetId, type SetState } from './set.ts';
import type { Layout, Understood } from './understood.ts';

type Loaded = {
  fileName: string;
  sha256: string;
  understood: Understood;
  notes: readonly string[];
  by: string;
  at: Date;
};

/** Writes down what a file says, for somebody to look at; the same bytes lead to the set that they already are. */
export async function addSet(
  db: Tenant,
  authority: AuthorityId,
  { fileName, sha256, understood, notes, by, at }: Loaded,
): Promise<{ id: SetId; already: boolean }> {
  const { layout, rowCount, badRows, problems, summary, figures, neighbours } = understood;
  const added = await db
    .insertInto('benchmark_set')
    .values({
      ...{ authority_id: authority, file_name: fileName, sha256, layout, state: 'preview' },
      ...{ row_count: rowCount, bad_row_count: badRows, problem_count: problems.length },
      problems: JSON.stringify(problems.slice(0, MOST_PROBLEMS_KEPT)),
      summary: JSON.stringify({ ...summary, notes }),
      ...{ loaded_by: by, loaded_at: at },
    })
    .onConflict((on) => on.columns(['authority_id', 'sha256']).where('state', '<>', 'withdrawn').doNothing())
    .returning('set_id')
    .executeTakeFirst();
  if (added === undefined) return { id: await setWith(db, authority, sha256), already: true };
  await addFigures(db, authority, added.set_id, figures);
  await addNeighbours(db, authority, added.set_id, neighbours);
  return { id: added.set_id as SetId, already: false };
}

/** The set that these bytes are, among those that were not withdrawn. */
async function setWith(db: Tenant, authority: AuthorityId, sha256: string): Promise<SetId> {
  const known = await db
    .selectFrom('benchmark_set')
    .select('set_id')
    .where('authority_id', '=', authority)
    .where('sha256', '=', sha256)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow();
  return known.set_id as SetId;
}

/** All rows in one statement: a file of the interactive tool has some ten thousands. */
async function addFigures(db: Tenant, authority: AuthorityId, id: string, rows: readonly FigureRow[]): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map(({ row, figure: { item, area, ...figure } }) => ({
    ...{ row_number: row, measure: figure.measure, item_code: item.code, item_name: item.name, unit: figure.unit },
    ...{ year: figure.year, ends_on: figure.endsOn, covers: figure.covers, value: figure.value, mark: figure.mark },
    ...{ area_kind: area.kind, area_code: area.code, area_name: area.name },
    ...{ source: figure.source, published_on: figure.publishedOn },
  }));
  await sql`
    insert into benchmark_figure (authority_id, set_id, row_number, measure, item_code, item_name, unit, year, ends_on,
      covers, area_kind, area_code, area_name, value, mark, source, published_on)
    select ${authority}, ${id}, row_number, measure, item_code, item_name, unit, year, ends_on,
      covers, area_kind, area_code, area_name, value, mark, source, published_on
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as given (row_number integer, measure text,
      item_code text, item_name text, unit text, year text, ends_on date, covers text, area_kind text, area_code text,
      area_name text, value double precision, mark text, source text, published_on date)`.execute(db);
}

type FigureRow = { row: number; figure: Benchmark };

async function addNeighbours(
  db: Tenant,
  authority: AuthorityId,
  id: string,
  rows: readonly { row: number; neighbour: Neighbour }[],
): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map(({ row, neighbour }) => ({
    ...{ row_number: row, model: neighbour.model, council_code: neighbour.council, rank: neighbour.rank },
    ...{ neighbour_code: neighbour.code, neighbour_name: neighbour.name, closeness: neighbour.closeness },
  }));
  await sql`
    insert into statistical_neighbour (authority_id, set_id, row_number, model, council_code, rank, neighbour_code,
      neighbour_name, closeness)
    select ${authority}, ${id}, row_number, model, council_code, rank, neighbour_code, neighbour_name, closeness
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as given (row_number integer, model text,
      council_code text, rank smallint, neighbour_code text, neighbour_name text, closeness text)`.execute(db);
}

/** Every set, those that wait for somebody first, then the newest. */
export async function listSets(db: Tenant, authority: AuthorityId): Promise<BenchmarkSet[]> {
  const rows = await selectSets(db, authority)
    .orderBy((on) => on.case().when('state', '=', 'preview').then(0).else(1).end())
    .orderBy('sequence', 'desc')
    .execute();
  return rows.map(setOf);
}

export async function findSet(db: Tenant, authority: AuthorityId, id: string): Promise<BenchmarkSet | null> {
  if (!isUuid(id)) return null;
  const row = await selectSets(db, authority).where('set_id', '=', id).executeTakeFirst();
  return row ? setOf(row) : null;
}

function selectSets(db: Tenant, authority: AuthorityId) {
  return db
    .selectFrom('benchmark_set')
    .select((on) => [
      ...(['set_id', 'version', 'file_name', 'sha256', 'layout', 'state', 'row_count', 'bad_row_count'] as const),
      ...(['problem_count', 'problems', 'summary', 'loaded_at', 'accepted_at', 'withdrawn_at'] as const),
      'withdrawn_reason' as const,
      ...(['loaded_by', 'accepted_by', 'withdrawn_by'] as const).map((column) =>
        on
          .selectFrom('person')
          .select('name')
          .whereRef('person.authority_id', '=', 'benchmark_set.authority_id')
          .whereRef('person.person_id', '=', `benchmark_set.${column}`)
          .as(column),
      ),
    ])
    .where('benchmark_set.authority_id', '=', authority);
}

type SetRow = Awaited<ReturnType<ReturnType<typeof selectSets>['executeTakeFirstOrThrow']>>;

function setOf(row: SetRow): BenchmarkSet {
  const { withdrawn_at, withdrawn_reason } = row;
  return {
    ...{ id: row.set_id as SetId, version: row.version, fileName: row.file_name, sha256: row.sha256 },
    ...{ layout: row.layout as Layout, state: row.state as SetState },
    ...{ rowCount: row.row_count, badRowCount: row.bad_row_count, problemCount: row.problem_count },
    problems: asWritten<BenchmarkSet['problems']>(row.problems),
    summary: asWritten<BenchmarkSet['summary']>(row.summary),
    loaded: { by: row.loaded_by ?? '', at: row.loaded_at },
    accepted: row.accepted_at === null ? null : { by: row.accepted_by ?? '', at: row.accepted_at },
    withdrawn:
      withdrawn_at === null || withdrawn_reason === null
        ? null
        : { by: row.withdrawn_by ?? '', at: withdrawn_at, reason: withdrawn_reason },
  };
}

/** What this store wrote as JSON, as it wrote it. */
function asWritten<Written>(json: unknown): Written {
  return json as Written;
}

type Decision = { id: SetId; version: number; by: string; at: Date };

/** Takes a set into use; false where somebody decided meanwhile. */
export async function acceptSet(db: Tenant, authority: AuthorityId, decision: Decision): Promise<boolean> {
  return decide(db, authority, decision, ['preview'], {
    ...{ state: 'accepted', accepted_by: decision.by, accepted_at: decision.at },
  });
}

/** Takes a set out of use, or leaves one that waits; false where somebody decided meanwhile. */
export async function withdrawSet(
  db: Tenant,
  authority: AuthorityId,
  decision: Decision & { reason: string },
): Promise<boolean> {
  return decide(db, authority, decision, ['preview', 'accepted'], {
    ...{ state: 'withdrawn', withdrawn_by: decision.by, withdrawn_at: decision.at, withdrawn_reason: decision.reason },
  });
}

async function decide(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Decision,
  from: readonly SetState[],
  values: Record<string, string | Date>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('benchmark_set')
    .set({ ...values, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('set_id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
