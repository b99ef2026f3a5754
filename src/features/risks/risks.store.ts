import { peopleNamed } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Assessment, Control, Escalation, Risk, RiskStep } from './risk.ts';
import type { RiskScale } from './scale.ts';

/** The register with its whole history, by number; risks that were closed among them. */
export async function loadRisks(db: Tenant, authority: AuthorityId): Promise<Risk[]> {
  const rows = await db
    .selectFrom('risk')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('number')
    .execute();
  const named = await peopleNamed(db, authority);
  const by = (id: string) => named(id)?.name ?? '';
  const assessments = await loadAssessments(db, authority, by);
  const controls = await loadControls(db, authority);
  const steps = await loadSteps(db, authority, by);
  const escalations = await loadEscalations(db, authority, by);
  const actions = await loadActions(db, authority);
  return rows.map((row) => ({
    id: row.risk_id,
    number: row.number,
    title: row.title,
    ...{ cause: row.cause, event: row.event, effect: row.effect },
    category: row.category as Risk['category'],
    owner: named(row.owner_id),
    ownerWords: row.owner_words,
    proximity: row.proximity as Risk['proximity'],
    appetite: row.appetite as Risk['appetite'],
    version: row.version,
    assessments: assessments.get(row.risk_id) ?? [],
    controls: controls.get(row.risk_id) ?? [],
    actionIds: (actions.get(row.risk_id) ?? []).map(({ action_id }) => action_id),
    steps: steps.get(row.risk_id) ?? [],
    escalations: escalations.get(row.risk_id) ?? [],
  }));
}

type Named = (id: string) => string;

async function loadAssessments(db: Tenant, authority: AuthorityId, by: Named): Promise<Map<string, Assessment[]>> {
  const rows = await db
    .selectFrom('risk_assessment')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('risk_id')
    .orderBy('number')
    .execute();
  return groupedByRisk(rows, (row) => ({
    number: row.number,
    on: row.on_day as LocalDate,
    by: by(row.by),
    inherent: { likelihood: row.inherent_likelihood, impact: row.inherent_impact },
    current: { likelihood: row.current_likelihood, impact: row.current_impact },
    target: { likelihood: row.target_likelihood, impact: row.target_impact },
    reason: row.reason,
    reviewOn: row.review_on as LocalDate | null,
  }));
}

async function loadControls(db: Tenant, authority: AuthorityId): Promise<Map<string, Control[]>> {
  const rows = await db
    .selectFrom('risk_control')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('from_day')
    .orderBy('words')
    .orderBy('control_id')
    .execute();
  return groupedByRisk(rows, (row) => ({
    id: row.control_id,
    words: row.words,
    strength: row.strength as Control['strength'],
    assurance: row.assurance,
    from: row.from_day as LocalDate,
    endedOn: row.ended_on as LocalDate | null,
    endedReason: row.ended_reason,
    version: row.version,
  }));
}

async function loadSteps(db: Tenant, authority: AuthorityId, by: Named): Promise<Map<string, RiskStep[]>> {
  const rows = await db
    .selectFrom('risk_step')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('risk_id')
    .orderBy('number')
    .execute();
  return groupedByRisk(rows, (row) => ({
    step: row.step as RiskStep['step'],
    on: row.on_day as LocalDate,
    by: by(row.by),
    reason: row.reason,
  }));
}

async function loadEscalations(db: Tenant, authority: AuthorityId, by: Named): Promise<Map<string, Escalation[]>> {
  const rows = await db
    .selectFrom('risk_escalation')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('risk_id')
    .orderBy('number')
    .execute();
  return groupedByRisk(rows, (row) => ({
    number: row.number,
    corporateRef: row.corporate_ref,
    reason: row.reason,
    from: row.from_day as LocalDate,
    by: by(row.by),
    endedOn: row.ended_on as LocalDate | null,
    endedReason: row.ended_reason,
  }));
}

async function loadActions(db: Tenant, authority: AuthorityId) {
  const rows = await db
    .selectFrom('risk_action')
    .innerJoin('plan_action', (join) =>
      join
        .onRef('plan_action.authority_id', '=', 'risk_action.authority_id')
        .onRef('plan_action.action_id', '=', 'risk_action.action_id'),
    )
    .select(['risk_action.risk_id', 'risk_action.action_id'])
    .where('risk_action.authority_id', '=', authority)
    .orderBy('plan_action.ref')
    .orderBy('risk_action.action_id')
    .execute();
  return Map.groupBy(rows, ({ risk_id }) => risk_id);
}

function groupedByRisk<Row extends { risk_id: string }, T>(rows: readonly Row[], read: (row: Row) => T) {
  return new Map([...Map.groupBy(rows, ({ risk_id }) => risk_id)].map(([id, own]) => [id, own.map(read)]));
}

/** What 1 to 5 meant here, in the order in which it was settled; empty where nothing was. */
export async function loadScales(db: Tenant, authority: AuthorityId): Promise<RiskScale[]> {
  const rows = await db
    .selectFrom('risk_scale')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('version')
    .execute();
  const named = await peopleNamed(db, authority);
  return rows.map((row) => ({
    version: row.version,
    from: row.from_day as LocalDate,
    likelihood: row.likelihood,
    impact: row.impact,
    mediumFrom: row.medium_from,
    highFrom: row.high_from,
    source: row.source,
    enteredBy: named(row.entered_by)?.name ?? '',
  }));
}
