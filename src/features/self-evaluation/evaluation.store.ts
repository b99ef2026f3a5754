import { peopleNamed } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { AreaEvaluation, Challenge, EvaluationStep, Proposal } from './area.ts';
import type { Statement } from './statement.ts';

type Named = Awaited<ReturnType<typeof peopleNamed>>;

/** Everything that the council says of these areas, in their order, and of others of which it once said something. */
export async function loadAreas(
  db: Tenant,
  authority: AuthorityId,
  inForce: readonly string[],
): Promise<AreaEvaluation[]> {
  const named = await peopleNamed(db, authority);
  const rows = await db.selectFrom('evaluation_area').selectAll().where('authority_id', '=', authority).execute();
  const proposals = await loadProposals(db, authority, named);
  const challenges = await loadChallenges(db, authority, named);
  const steps = await loadSteps(db, authority, named);
  const statements = await loadStatements(db, authority, named);
  const said = [...rows.map(({ area }) => area), ...proposals.keys(), ...statements.map(({ area }) => area)].toSorted();
  return [...new Set([...inForce, ...said])].map((area) => {
    const row = rows.find((one) => one.area === area);
    return {
      area,
      summary: row?.summary ?? '',
      owner: named(row?.owner_id ?? null),
      ownerWords: row?.owner_words ?? '',
      version: row?.version ?? 0,
      proposals: proposals.get(area) ?? [],
      challenges: challenges.filter((challenge) => challenge.area === area),
      steps: steps.get(area) ?? [],
      statements: statements.filter((statement) => statement.area === area),
    };
  });
}

async function loadProposals(db: Tenant, authority: AuthorityId, named: Named): Promise<Map<string, Proposal[]>> {
  const rows = await db
    .selectFrom('evaluation_grade')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('area')
    .orderBy('number')
    .execute();
  return byArea(rows, (row) => ({
    number: row.number,
    grade: row.grade as Proposal['grade'],
    reason: row.reason,
    on: row.on_day as LocalDate,
    byId: row.by,
    by: named(row.by)?.name ?? '',
  }));
}

async function loadChallenges(db: Tenant, authority: AuthorityId, named: Named): Promise<Challenge[]> {
  const rows = await db
    .selectFrom('evaluation_challenge')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('at')
    .orderBy('challenge_id')
    .execute();
  return rows.map((row) => ({
    id: row.challenge_id,
    area: row.area,
    proposal: row.grade_number,
    otherGrade: row.other_grade as Challenge['otherGrade'],
    reason: row.reason,
    on: row.on_day as LocalDate,
    byId: row.by,
    by: named(row.by)?.name ?? '',
    answer:
      row.answer === null || row.answered_on === null
        ? null
        : { words: row.answer, by: named(row.answered_by)?.name ?? '', on: row.answered_on as LocalDate },
    settledOn: row.settled_on as LocalDate | null,
    version: row.version,
  }));
}

async function loadSteps(db: Tenant, authority: AuthorityId, named: Named): Promise<Map<string, EvaluationStep[]>> {
  const rows = await db
    .selectFrom('evaluation_step')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('area')
    .orderBy('number')
    .execute();
  return byArea(rows, (row) => ({
    state: row.state as EvaluationStep['state'],
    on: row.on_day as LocalDate,
    by: named(row.by)?.name ?? '',
    reason: row.reason,
  }));
}

async function loadStatements(db: Tenant, authority: AuthorityId, named: Named): Promise<Statement[]> {
  const rows = await db
    .selectFrom('evaluation_statement')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('number')
    .execute();
  const reviews = await db
    .selectFrom('evaluation_review')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('statement_id')
    .orderBy('number')
    .execute();
  const actions = await db
    .selectFrom('evaluation_action')
    .innerJoin('plan_action', (join) =>
      join
        .onRef('plan_action.authority_id', '=', 'evaluation_action.authority_id')
        .onRef('plan_action.action_id', '=', 'evaluation_action.action_id'),
    )
    .select(['evaluation_action.statement_id', 'evaluation_action.action_id'])
    .where('evaluation_action.authority_id', '=', authority)
    .orderBy('plan_action.ref')
    .orderBy('evaluation_action.action_id')
    .execute();
  const reviewsOf = Map.groupBy(reviews, ({ statement_id }) => statement_id);
  const actionsOf = Map.groupBy(actions, ({ statement_id }) => statement_id);
  return rows.map((row) => ({
    id: row.statement_id,
    number: row.number,
    area: row.area,
    kind: row.kind as Statement['kind'],
    ...{ words: row.words, howKnown: row.how_known, next: row.next },
    owner: named(row.owner_id),
    ownerWords: row.owner_words,
    actionIds: (actionsOf.get(row.statement_id) ?? []).map(({ action_id }) => action_id),
    reviews: (reviewsOf.get(row.statement_id) ?? []).map(({ number, on_day, by, words }) => ({
      ...{ number, words, on: on_day as LocalDate, by: named(by)?.name ?? '' },
    })),
    endedOn: row.ended_on as LocalDate | null,
    endedReason: row.ended_reason,
    version: row.version,
  }));
}

function byArea<Row extends { area: string }, T>(rows: readonly Row[], read: (row: Row) => T): Map<string, T[]> {
  return new Map([...Map.groupBy(rows, ({ area }) => area)].map(([area, own]) => [area, own.map(read)]));
}
