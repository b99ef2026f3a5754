import type { MeasureId } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { KeptMeasure } from './kept-measure.ts';
import { type Entered, type MeasureSettings, NOTHING_SETTLED } from './measure-settings.ts';
import type { Decision, DecisionGiven, LocalTarget, Tolerance } from './targets.ts';

type By = { personId: string; at: Date };

/** What a council settled about its measures; a measure about which it settled nothing is not among them. */
export async function loadSettings(
  db: Tenant,
  authority: AuthorityId,
): Promise<ReadonlyMap<MeasureId, MeasureSettings>> {
  const decisions = Map.groupBy(await loadDecisions(db, authority), ({ measure }) => measure);
  const kept = Map.groupBy(await loadKept(db, authority), ({ measure }) => measure);
  const measures = new Set([...decisions.keys(), ...kept.keys()]);
  return new Map(
    [...measures].map((measure) => [
      measure,
      { decisions: decisions.get(measure) ?? [], kept: kept.get(measure)?.at(-1) ?? NOTHING_SETTLED.kept },
    ]),
  );
}

/** Every decision on a target, of one measure or of all, in the order in which they were made. */
export async function loadDecisions(
  db: Tenant,
  authority: AuthorityId,
  measure: MeasureId | null = null,
): Promise<(Decision & Entered & { measure: MeasureId })[]> {
  const rows = await db
    .selectFrom('measure_setting as setting')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'setting.authority_id')
        .onRef('person.person_id', '=', 'setting.entered_by'),
    )
    .select(['measure', 'setting.version', 'tolerance', 'tolerance_unit', 'approved_by', 'approved_on', 'reference'])
    .select(['entered_at', 'person.name'])
    .where('setting.authority_id', '=', authority)
    .$if(measure !== null, (query) => query.where('measure', '=', measure ?? ''))
    .orderBy('measure')
    .orderBy('setting.version')
    .execute();
  if (rows.length === 0) return [];
  const steps = await db
    .selectFrom('measure_setting_step')
    .select(['measure', 'version', 'from_month', 'kind', 'lower', 'upper'])
    .where('authority_id', '=', authority)
    .$if(measure !== null, (query) => query.where('measure', '=', measure ?? ''))
    .orderBy('measure')
    .orderBy('version')
    .orderBy('from_month')
    .execute();
  return rows.map((row) => ({
    measure: row.measure as MeasureId,
    version: row.version,
    steps: steps
      .filter((step) => step.measure === row.measure && step.version === row.version)
      .map((step) => ({ from: step.from_month as Month, target: targetOf(step) })),
    tolerance: toleranceOf(row.tolerance, row.tolerance_unit),
    approvedBy: row.approved_by,
    approvedOn: row.approved_on as LocalDate,
    reference: row.reference,
    enteredBy: row.name,
    enteredAt: row.entered_at,
  }));
}

/** Adds a decision as a measure's next; false where another one was made meanwhile. */
export async function addDecision(
  db: Tenant,
  authority: AuthorityId,
  measure: MeasureId,
  { version, steps, tolerance, approvedBy, approvedOn, reference }: DecisionGiven & { version: number },
  by: By,
): Promise<boolean> {
  const key = { authority_id: authority, measure, version };
  const added = await db
    .insertInto('measure_setting')
    .values({
      ...key,
      ...{ tolerance: tolerance?.amount ?? null, tolerance_unit: tolerance?.unit ?? null },
      ...{ approved_by: approvedBy, approved_on: approvedOn, reference },
      ...{ entered_by: by.personId, entered_at: by.at },
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'measure', 'version']).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  await db
    .insertInto('measure_setting_step')
    .values(steps.map(({ from, target }) => ({ ...key, from_month: from, ...columnsOf(target) })))
    .execute();
  return true;
}

/** Every way in which measures were kept, of one measure or of all, oldest first. */
export async function loadKept(
  db: Tenant,
  authority: AuthorityId,
  measure: MeasureId | null = null,
): Promise<(KeptMeasure & Entered & { measure: MeasureId; version: number; ownerName: string })[]> {
  const rows = await db
    .selectFrom('measure_local as kept')
    .innerJoin('person', (join) =>
      join.onRef('person.authority_id', '=', 'kept.authority_id').onRef('person.person_id', '=', 'kept.entered_by'),
    )
    .leftJoin('person as owned', (join) =>
      join.onRef('owned.authority_id', '=', 'kept.authority_id').onRef('owned.person_id', '=', 'kept.owner_id'),
    )
    .select(['measure', 'kept.version', 'on_board', 'owner', 'owner_id', 'local_name', 'entered_at'])
    .select(['person.name as entered_name', 'owned.name as owner_name', 'owned.post as owner_post'])
    .where('kept.authority_id', '=', authority)
    .$if(measure !== null, (query) => query.where('measure', '=', measure ?? ''))
    .orderBy('measure')
    .orderBy('kept.version')
    .execute();
  return rows.map((row) => ({
    measure: row.measure as MeasureId,
    version: row.version,
    onBoard: row.on_board,
    owner: row.owner,
    ownerId: row.owner_id,
    ownerName: row.owner_name === null ? row.owner : [row.owner_name, row.owner_post].filter(Boolean).join(', '),
    localName: row.local_name,
    enteredBy: row.entered_name,
    enteredAt: row.entered_at,
  }));
}

/** Adds how a measure is kept from now on; false where somebody else said so meanwhile. */
export async function addKept(
  db: Tenant,
  authority: AuthorityId,
  measure: MeasureId,
  { version, onBoard, owner, ownerId, localName }: KeptMeasure & { version: number },
  by: By,
): Promise<boolean> {
  const added = await db
    .insertInto('measure_local')
    .values({
      ...{ authority_id: authority, measure, version, on_board: onBoard, owner, owner_id: ownerId },
      ...{ local_name: localName, entered_by: by.personId, entered_at: by.at },
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'measure', 'version']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

function targetOf({
  kind,
  lower,
  upper,
}: {
  kind: string;
  lower: number | null;
  upper: number | null;
}): LocalTarget | null {
  if (kind === 'range') return { kind, lower: lower ?? 0, upper: upper ?? 0 };
  if (kind === 'atLeast') return { kind, value: lower ?? 0 };
  return kind === 'atMost' ? { kind, value: upper ?? 0 } : null;
}

function columnsOf(target: LocalTarget | null) {
  if (target === null) return { kind: 'none', lower: null, upper: null };
  const { kind } = target;
  if (kind === 'range') return { kind, lower: target.lower, upper: target.upper };
  return { kind, lower: kind === 'atLeast' ? target.value : null, upper: kind === 'atMost' ? target.value : null };
}

function toleranceOf(amount: number | null, unit: string | null): Tolerance | null {
  return amount === null || unit === null ? null : { amount, unit: unit as Tolerance['unit'] };
}
