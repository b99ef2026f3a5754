import { type EvidenceCount, type EvidenceSource, evidenceCounts, NO_EVIDENCE } from '#features/evidence/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { peopleNamed } from './people-named.store.ts';
import type { Action, Outcome, Partner, Plan, Priority } from './plan.ts';
import { loadChanges, loadMilestones, loadOverrides, loadSignatures, loadSteps } from './plan-actions.store.ts';
import { lastUpdates } from './plan-updates.store.ts';

/** The council's plan with everything in it, or null where it has none. */
export async function loadPlan(db: Tenant, authority: AuthorityId): Promise<Plan | null> {
  const plan = await db
    .selectFrom('plan')
    .select(['plan_id', 'name', 'vision', 'from_day', 'version'])
    .where('authority_id', '=', authority)
    .where('until_day', 'is', null)
    .executeTakeFirst();
  if (!plan) return null;
  const named = await peopleNamed(db, authority);
  return {
    id: plan.plan_id,
    name: plan.name,
    vision: plan.vision,
    from: plan.from_day as LocalDate,
    version: plan.version,
    priorities: await loadPriorities(db, authority, plan.plan_id, named),
    outcomes: await loadOutcomes(db, authority, named),
    actions: await loadActions(db, authority, plan.plan_id, named),
    partners: await loadPartners(db, authority, named),
  };
}

type Named = Awaited<ReturnType<typeof peopleNamed>>;

async function loadPriorities(db: Tenant, authority: AuthorityId, planId: string, named: Named): Promise<Priority[]> {
  const rows = await db
    .selectFrom('plan_priority')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('plan_id', '=', planId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    id: row.priority_id,
    number: row.number,
    title: row.title,
    aim: row.aim,
    sponsor: named(row.sponsor_id),
    endedOn: row.ended_on as LocalDate | null,
    version: row.version,
  }));
}

async function loadOutcomes(db: Tenant, authority: AuthorityId, named: Named): Promise<Outcome[]> {
  const rows = await db
    .selectFrom('plan_outcome as outcome')
    .innerJoin('plan_priority as priority', (join) =>
      join
        .onRef('priority.authority_id', '=', 'outcome.authority_id')
        .onRef('priority.priority_id', '=', 'outcome.priority_id'),
    )
    .selectAll('outcome')
    .where('outcome.authority_id', '=', authority)
    .orderBy('priority.number')
    .orderBy('outcome.number')
    .execute();
  const measures = await db
    .selectFrom('plan_outcome_measure')
    .select(['outcome_id', 'measure'])
    .where('authority_id', '=', authority)
    .orderBy('measure')
    .execute();
  const answers = await db
    .selectFrom('plan_outcome_answer')
    .select(['outcome_id', 'recommendation_id'])
    .where('authority_id', '=', authority)
    .execute();
  const measuresOf = Map.groupBy(measures, ({ outcome_id }) => outcome_id);
  const answersOf = Map.groupBy(answers, ({ outcome_id }) => outcome_id);
  const tests = await loadTests(db, authority, named);
  return rows.map((row) => ({
    id: row.outcome_id,
    priorityId: row.priority_id,
    number: row.number,
    words: row.words,
    howKnown: row.how_known,
    sponsor: named(row.sponsor_id),
    measures: (measuresOf.get(row.outcome_id) ?? []).map(({ measure }) => measure),
    recommendationIds: (answersOf.get(row.outcome_id) ?? []).map(({ recommendation_id }) => recommendation_id),
    tests: tests.get(row.outcome_id) ?? [],
    endedOn: row.ended_on as LocalDate | null,
    version: row.version,
  }));
}

async function loadTests(db: Tenant, authority: AuthorityId, named: Named) {
  const tests = await db
    .selectFrom('plan_test')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('due_on')
    .orderBy('test_id')
    .execute();
  const results = await db
    .selectFrom('plan_test_result')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('test_id')
    .orderBy('number')
    .execute();
  const resultsOf = Map.groupBy(results, ({ test_id }) => test_id);
  const loaded = tests.map((row) => ({
    id: row.test_id,
    outcomeId: row.outcome_id,
    source: row.source as EvidenceSource,
    how: row.how,
    measure: row.measure,
    dueOn: row.due_on as LocalDate,
    retiredOn: row.retired_on as LocalDate | null,
    results: (resultsOf.get(row.test_id) ?? []).map((result) => ({
      number: result.number,
      actionId: result.action_id,
      on: result.on_day as LocalDate,
      verdict: result.verdict as Outcome['tests'][number]['results'][number]['verdict'],
      words: result.words,
      figure: result.figure as Outcome['tests'][number]['results'][number]['figure'],
      evidenceId: result.evidence_id,
      by: named(result.by)?.name ?? '',
    })),
    version: row.version,
  }));
  return Map.groupBy(loaded, ({ outcomeId }) => outcomeId);
}

async function loadActions(db: Tenant, authority: AuthorityId, planId: string, named: Named): Promise<Action[]> {
  const rows = await db
    .selectFrom('plan_action')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('plan_id', '=', planId)
    .execute();
  const answers = await db
    .selectFrom('plan_answer')
    .select(['action_id', 'recommendation_id', 'finding_id', 'theme'])
    .where('authority_id', '=', authority)
    .orderBy('action_id')
    .orderBy('number')
    .execute();
  const answersOf = Map.groupBy(answers, ({ action_id }) => action_id);
  const refs = new Map(rows.map(({ action_id, ref }) => [action_id, ref]));
  const steps = await loadSteps(db, authority, named, refs);
  const milestones = await loadMilestones(db, authority);
  const signatures = await loadSignatures(db, authority, named);
  const overrides = await loadOverrides(db, authority, named);
  const changes = await loadChanges(db, authority, planId, named);
  const updates = await lastUpdates(db, authority, named);
  const evidence = await evidenceCounts(db, authority, 'action');
  const evidenceOf = (id: string): EvidenceCount => evidence.get(id) ?? NO_EVIDENCE;
  const actions = rows.map((row) => ({
    id: row.action_id,
    outcomeId: row.outcome_id,
    ref: row.ref,
    title: row.title,
    detail: row.detail,
    owner: named(row.owner_id),
    ownerWords: row.owner_words,
    partnerId: row.partner_id,
    contributors: row.contributors,
    resources: row.resources,
    startsOn: row.starts_on as LocalDate,
    dueOn: row.due_on as LocalDate,
    originalDueOn: row.original_due_on as LocalDate,
    impactExpectedOn: row.impact_expected_on as LocalDate | null,
    originalImpactExpectedOn: row.original_impact_expected_on as LocalDate | null,
    isWider: row.is_wider,
    answers: (answersOf.get(row.action_id) ?? []).map(answered),
    steps: steps.get(row.action_id) ?? [],
    milestones: milestones.get(row.action_id) ?? [],
    lastUpdate: updates.get(row.action_id)?.update ?? null,
    updateCount: updates.get(row.action_id)?.count ?? 0,
    signatures: signatures.get(row.action_id) ?? [],
    override: overrides.get(row.action_id) ?? null,
    changes: changes.get(row.action_id) ?? [],
    evidence: evidenceOf(row.action_id),
    version: row.version,
  }));
  return actions.sort((a, b) => compareRefs(a.ref, b.ref));
}

type AnswerRow = { recommendation_id: string | null; finding_id: string | null; theme: string | null };

function answered(row: AnswerRow): Action['answers'][number] {
  if (row.recommendation_id !== null) return { kind: 'recommendation', id: row.recommendation_id };
  if (row.finding_id !== null) return { kind: 'finding', id: row.finding_id };
  return { kind: 'theme', words: row.theme ?? '' };
}

/** `2.1.9` before `2.1.10`. */
function compareRefs(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

export async function loadPartners(db: Tenant, authority: AuthorityId, named: Named): Promise<Partner[]> {
  const rows = await db
    .selectFrom('plan_partner')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('name')
    .execute();
  const people = await db
    .selectFrom('plan_partner_person')
    .select(['partner_id', 'person_id'])
    .where('authority_id', '=', authority)
    .execute();
  const peopleOf = Map.groupBy(people, ({ partner_id }) => partner_id);
  return rows.map((row) => ({
    id: row.partner_id,
    name: row.name,
    endedOn: row.ended_on as LocalDate | null,
    people: (peopleOf.get(row.partner_id) ?? []).flatMap(({ person_id }) => named(person_id) ?? []),
    version: row.version,
  }));
}
