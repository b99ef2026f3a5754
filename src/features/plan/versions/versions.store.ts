import { sql } from 'kysely';
import { loadFindings, loadRecommendations } from '#features/inspections/index.ts';
import { loadOwnMeasures, localTargetInWords, settingsOf, targetIn } from '#features/settings/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { monthOf } from '#kernel/month.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { sha256Of } from '#platform/hash.ts';
import { peopleNamed } from '../people-named.store.ts';
import type { Plan } from '../plan.ts';
import type { By } from '../writing.store.ts';
import { canonicalJson } from './canonical.ts';
import { type FrozenPlan, freeze } from './frozen.ts';
import type { StepAsked, Version, VersionState, VersionStep } from './version-states.ts';

/** The plan as it is, whole and in words; of reports that are not published it holds none, whoever freezes it. */
export async function frozenPlan(
  db: Tenant,
  { authority, council }: { authority: AuthorityId; council: string },
  plan: Plan,
  asAt: LocalDate,
): Promise<FrozenPlan> {
  const recommendations = await loadRecommendations(db, authority, { seesHeld: false });
  const findings = await loadFindings(db, authority, { seesHeld: false });
  const titles = new Map(recommendations.map(({ inspectionId, inspectionTitle }) => [inspectionId, inspectionTitle]));
  const own = await loadOwnMeasures(db, authority);
  return freeze(
    plan,
    {
      council,
      measure(id) {
        const measure = own.descriptions.find((one) => one.id === id);
        if (!measure) return { id, title: id, target: 'none' };
        const { decisions, kept } = settingsOf(own, measure.id);
        const { target } = targetIn(monthOf(asAt), decisions, measure);
        return { id, title: kept.localName || measure.title, target: localTargetInWords(target, measure) };
      },
      recommendation(id) {
        const found = recommendations.find((one) => one.id === id);
        return found ? { ref: found.ref, source: found.inspectionTitle, words: found.words } : null;
      },
      finding(id) {
        const found = findings.find((one) => one.id === id);
        if (!found) return null;
        const source = titles.get(found.inspectionId) ?? 'Finding of an inspection';
        return { ref: found.paragraph, source, words: found.words };
      },
    },
    asAt,
  );
}

/** Writes a version down as the next number, in its first state; its content cannot be changed by anybody afterwards. */
export async function addVersion(
  db: Tenant,
  authority: AuthorityId,
  planId: string,
  { name, content }: { name: string; content: FrozenPlan },
  by: By,
): Promise<string> {
  const text = canonicalJson(content);
  const plans = db.selectFrom('plan').select('plan_id').where('authority_id', '=', authority);
  await plans.where('plan_id', '=', planId).forUpdate().executeTakeFirstOrThrow();
  const { next } = await db
    .selectFrom('plan_version')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow();
  const { version_id } = await db
    .insertInto('plan_version')
    .values({
      ...{ authority_id: authority, plan_id: planId, number: next, name, as_at: content.asAt, content: text },
      ...{ sha256: sha256Of(text), made_by: by.personId, made_at: by.at },
    })
    .returning('version_id')
    .executeTakeFirstOrThrow();
  const draft = { state: 'draft', on: by.on, reason: '', minute: '', sentTo: '' } as const;
  await addVersionStep(db, authority, version_id, draft, 1, by);
  return version_id;
}

/** Keeps versions of a council's plans from being moved on by somebody else until this transaction ends. */
export async function lockVersions(db: Tenant, authority: AuthorityId): Promise<void> {
  await db.selectFrom('plan').select('plan_id').where('authority_id', '=', authority).forUpdate().execute();
}

/** Moves a version on, as its so-manieth step; false where somebody else did so before. */
export async function addVersionStep(
  db: Tenant,
  authority: AuthorityId,
  versionId: string,
  { state, on, reason, minute, sentTo }: StepAsked,
  number: number,
  by: By,
): Promise<boolean> {
  const added = await db
    .insertInto('plan_version_step')
    .values({
      ...{ authority_id: authority, version_id: versionId, number, state, on_day: on, by: by.personId, at: by.at },
      ...{ reason, minute, sent_to: sentTo },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** A version with what became of it, for a plan that comes in with its history, and for the demonstration. */
export type VersionGiven = { name: string; content: FrozenPlan; made: By; steps: readonly (StepAsked & { by: By })[] };

/** Adds versions with all their steps, in the order given. */
export async function addVersions(
  db: Tenant,
  authority: AuthorityId,
  planId: string,
  versions: readonly VersionGiven[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, content, made, steps } of versions) {
    const id = await addVersion(db, authority, planId, { name, content }, made);
    for (const [index, { by, ...step }] of steps.entries())
      await addVersionStep(db, authority, id, step, index + 2, by);
    ids.push(id);
  }
  return ids;
}

/** The versions of a plan, the newest first, without what they hold. */
export async function loadVersions(db: Tenant, authority: AuthorityId): Promise<Version[]> {
  const rows = await db
    .selectFrom('plan_version')
    .select(['version_id', 'number', 'name', 'as_at', 'sha256', 'made_by'])
    .where('authority_id', '=', authority)
    .orderBy('made_at', 'desc')
    .orderBy('number', 'desc')
    .execute();
  const steps = await loadSteps(db, authority);
  const named = await peopleNamed(db, authority);
  return rows.map((row) => ({
    ...{ id: row.version_id, number: row.number, name: row.name, asAt: row.as_at as LocalDate, sha256: row.sha256 },
    madeBy: named(row.made_by)?.name ?? '',
    steps: steps.get(row.version_id) ?? [],
  }));
}

async function loadSteps(db: Tenant, authority: AuthorityId): Promise<ReadonlyMap<string, VersionStep[]>> {
  const rows = await db
    .selectFrom('plan_version_step')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('version_id')
    .orderBy('number')
    .execute();
  const named = await peopleNamed(db, authority);
  const groups = Map.groupBy(rows, ({ version_id }) => version_id);
  return new Map(
    [...groups].map(([id, some]) => [
      id,
      some.map((row) => ({
        ...{ number: row.number, state: row.state as VersionState, on: row.on_day as LocalDate },
        ...{ by: named(row.by)?.name ?? '', reason: row.reason, minute: row.minute, sentTo: row.sent_to },
      })),
    ]),
  );
}

export type VersionHeld = Version & { content: FrozenPlan; text: string };

/** A version with all that it holds; `text` is what its hash is of. Null where there is none. */
export async function loadVersion(db: Tenant, authority: AuthorityId, id: string): Promise<VersionHeld | null> {
  const version = (await loadVersions(db, authority)).find((one) => one.id === id);
  if (!version) return null;
  const { content } = await db
    .selectFrom('plan_version')
    .select('content')
    .where('authority_id', '=', authority)
    .where('version_id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...version, content: JSON.parse(content) as FrozenPlan, text: content };
}
