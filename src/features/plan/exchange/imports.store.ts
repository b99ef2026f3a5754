import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { addPartner } from '../before-headway.store.ts';
import type { Plan } from '../plan.ts';
import { addAction, addOutcome, addPlan, addPriority, addUpdate, type By } from '../writing.store.ts';
import { FIELD_NAMES, type Field, type Mapping, plain } from './fields.ts';
import type { RowRead, Sheet } from './reading.ts';

/** A plan's table on its way in. */
export type PlanImport = {
  id: string;
  fileName: string;
  sheet: Sheet;
  mapping: Mapping;
  state: 'preview' | 'accepted' | 'rejected';
  uploadedBy: string;
  uploadedAt: Date;
  actions: number | null;
  version: number;
};

export async function addImport(
  db: Tenant,
  authority: AuthorityId,
  { fileName, sha256, sheet, mapping }: Pick<PlanImport, 'fileName' | 'sheet' | 'mapping'> & { sha256: string },
  by: Pick<By, 'personId' | 'at'>,
): Promise<string> {
  const { import_id } = await db
    .insertInto('plan_import')
    .values({
      ...{ authority_id: authority, file_name: fileName, sha256, uploaded_by: by.personId, uploaded_at: by.at },
      ...{ grid: JSON.stringify(sheet), mapping: JSON.stringify(mapping) },
    })
    .returning('import_id')
    .executeTakeFirstOrThrow();
  return import_id;
}

/** The tables that came in, newest first. */
export async function loadImports(db: Tenant, authority: AuthorityId): Promise<PlanImport[]> {
  const rows = await db
    .selectFrom('plan_import as import')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'import.authority_id')
        .onRef('person.person_id', '=', 'import.uploaded_by'),
    )
    .select(['import_id', 'file_name', 'mapping', 'state', 'uploaded_at', 'actions', 'import.version', 'name'])
    .select(sql<string>`grid::text`.as('grid_text'))
    .where('import.authority_id', '=', authority)
    .orderBy('uploaded_at', 'desc')
    .orderBy('import_id')
    .execute();
  return rows.map((row) => ({
    id: row.import_id,
    fileName: row.file_name,
    sheet: JSON.parse(row.grid_text) as Sheet, // as it was written by `addImport`
    mapping: (row.mapping as (string | null)[]).map((name) => FIELD_NAMES.find((field) => field === name) ?? null),
    state: row.state as PlanImport['state'],
    uploadedBy: row.name,
    uploadedAt: row.uploaded_at,
    actions: row.actions,
    version: row.version,
  }));
}

type Versioned = Pick<PlanImport, 'id' | 'version'>;

/** Says anew what each column is; false where it was decided or changed meanwhile. */
export async function changeMapping(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Versioned,
  mapping: readonly (Field | null)[],
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_import')
    .set({ mapping: JSON.stringify(mapping), version: version + 1 })
    .where('authority_id', '=', authority)
    .where('import_id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'preview')
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Decides on a table once; false where that was done, or it was changed meanwhile. */
export async function decideImport(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Versioned,
  decided: { state: 'accepted'; actions: number } | { state: 'rejected'; actions: null },
  by: Pick<By, 'personId' | 'at'>,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_import')
    .set({ ...decided, decided_by: by.personId, decided_at: by.at, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('import_id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'preview')
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Writes the rows into the plan, or into a new one: priorities and outcomes that are there by name are used. */
export async function writeRows(
  db: Tenant,
  authority: AuthorityId,
  plan: Plan | null,
  { rows, name, today }: { rows: readonly RowRead[]; name: string; today: LocalDate },
  by: By,
): Promise<void> {
  const planId = plan?.id ?? (await addPlan(db, authority, { name, vision: '', from: today }));
  const live = <T extends { endedOn: LocalDate | null }>(all: readonly T[]) =>
    all.filter(({ endedOn }) => endedOn === null);
  const priorities = new Map(live(plan?.priorities ?? []).map(({ id, title }) => [plain(title), id]));
  const outcomes = new Map(
    live(plan?.outcomes ?? []).map(({ id, priorityId, words }) => [keyOf(priorityId, words), id]),
  );
  const partners = new Map(live(plan?.partners ?? []).map(({ id, name: called }) => [plain(called), id]));
  for (const row of rows) {
    const priorityId = await once(priorities, plain(row.priority), () =>
      addPriority(db, authority, planId, { title: row.priority, aim: '', sponsorId: null }),
    );
    const outcomeId = await once(outcomes, keyOf(priorityId, row.outcome), () =>
      addOutcome(db, authority, priorityId, {
        ...NO_LINKS,
        words: row.outcome,
        recommendationIds: row.recommendationIds,
      }),
    );
    const partnerId =
      row.partner === ''
        ? null
        : await once(partners, plain(row.partner), () =>
            addPartner(db, authority, { name: row.partner, personIds: [] }),
          );
    const id = await addAction(db, authority, planId, { ...actionOf(row), outcomeId, partnerId }, by);
    if (row.update !== '') await addUpdate(db, authority, id, { ...UPDATE, through: 'import', done: row.update }, by);
  }
}

const NO_LINKS = { howKnown: '', sponsorId: null, measures: [] } as const;
const UPDATE = {
  ...{ next: '', blocked: '', unblockedBy: '', isUnchanged: false, forecastOn: null },
  ...{ documentId: null, confidence: null, seconds: null },
} as const;

function actionOf({ recommendationIds, owner, ...row }: RowRead) {
  const { ref, title, detail, ownerId, contributors, resources } = row;
  const { startsOn, dueOn, originalDueOn, impactExpectedOn } = row;
  return {
    ...{ ref, title, detail, ownerId, ownerWords: ownerId === null ? owner : '', contributors, resources },
    ...{ startsOn, dueOn, originalDueOn, impactExpectedOn, isWider: recommendationIds.length === 0 },
    answers: recommendationIds.map((id) => ({ kind: 'recommendation', id }) as const),
    milestones: row.milestones.map((milestone) => ({ ...milestone, metOn: null })),
  };
}

async function once(ids: Map<string, string>, key: string, make: () => Promise<string>): Promise<string> {
  const known = ids.get(key);
  if (known !== undefined) return known;
  const made = await make();
  ids.set(key, made);
  return made;
}

function keyOf(priorityId: string, words: string): string {
  return `${priorityId} ${plain(words)}`;
}
