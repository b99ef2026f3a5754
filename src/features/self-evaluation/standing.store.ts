import { evidenceOfMany } from '#features/evidence/index.ts';
import { areasFor } from '#features/inspections/index.ts';
import { loadDeadlines, loadPlan } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { AreaEvaluation } from './area.ts';
import { loadAreas } from './evaluation.store.ts';
import type { StatementShown } from './list.ts';
import { type AreaStanding, areaStanding } from './standing.ts';
import { type Known, statementStanding } from './statement.ts';
import type { VersionHead } from './version.ts';
import { loadVersions } from './versions.store.ts';

/** The self-evaluation as it stands on a day: areas in force first, then those of which something was said before. */
export type Evaluation = {
  areas: readonly AreaEvaluation[];
  /** The areas that an inspection would judge today. */
  inForce: readonly string[];
  statements: readonly StatementShown[];
  known: Known;
  actionRefs: ReadonlyMap<string, string>;
};

export async function loadEvaluation(db: Tenant, authority: AuthorityId, today: LocalDate): Promise<Evaluation> {
  const inForce = areasFor('ilacsStandard', today).areas;
  const areas = await loadAreas(db, authority, inForce);
  const actions = (await loadPlan(db, authority))?.actions ?? [];
  const known: Known = {
    today,
    deadlines: await loadDeadlines(db, authority),
    evidence: await evidenceOfMany(db, authority, 'statement'),
    actions: new Map(actions.map((action) => [action.id, action])),
  };
  const statements = areas.flatMap((area) =>
    area.statements.map((statement) => ({ statement, standing: statementStanding(statement, known) })),
  );
  return { areas, inForce, statements, known, actionRefs: new Map(actions.map(({ id, ref }) => [id, ref])) };
}

/** How the self-evaluation stands, for those who prepare an inspection or a paper. */
export type SelfEvaluationStanding = {
  areas: readonly AreaStanding[];
  /** The newest version that was shared with Ofsted; null: none was. */
  shared: VersionHead | null;
  newest: VersionHead | null;
};

export async function selfEvaluationStanding(
  db: Tenant,
  authority: AuthorityId,
  today: LocalDate,
): Promise<SelfEvaluationStanding> {
  const { areas, inForce, statements } = await loadEvaluation(db, authority, today);
  const versions = await loadVersions(db, authority);
  return {
    areas: areas.filter(({ area }) => inForce.includes(area)).map((area) => areaStanding(area, statements)),
    shared: versions.find(({ purpose }) => purpose === 'ofsted') ?? null,
    newest: versions[0] ?? null,
  };
}
