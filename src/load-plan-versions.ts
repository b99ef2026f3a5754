import type { DemonstrationVersion } from '#demo/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type Action, addVersions, frozenPlan, loadPlan, type Plan } from './features/plan/index.ts';
import type { AuthorityId, Tenant } from './platform/database/database.ts';

type Versioning = { db: Tenant; authority: AuthorityId; council: string; director: string };

/** Freezes the demonstration's plan as it was on earlier days, with what became of each version. */
export async function addVersionsOf(
  { db, authority, council, director }: Versioning,
  versions: readonly DemonstrationVersion[],
): Promise<void> {
  const plan = await loadPlan(db, authority);
  if (plan === null) return;
  for (const { name, asAt, isBeforeInspection, steps } of versions) {
    const then = asOn(plan, asAt, isBeforeInspection);
    await addVersions(db, authority, plan.id, [
      {
        name,
        content: await frozenPlan(db, { authority, council }, then, asAt),
        made: by(director, asAt),
        steps: steps.map(({ on, ...step }) => ({ ...step, on, reason: '', by: by(director, on) })),
      },
    ]);
  }
}

/** The plan as it stood on a day: without what was raised, met, moved or ended later. */
function asOn(plan: Plan, day: LocalDate, isBeforeInspection: boolean): Plan {
  const actions = plan.actions
    .filter(({ steps }) => (steps[0]?.on ?? day) <= day)
    .map((action) => actionOn(action, day, isBeforeInspection));
  const held = new Set(actions.map(({ outcomeId }) => outcomeId));
  const outcomes = plan.outcomes
    .filter(({ id }) => !isBeforeInspection || held.has(id))
    .map((outcome) => (isBeforeInspection ? { ...outcome, recommendationIds: [] } : outcome));
  return { ...plan, actions, outcomes };
}

function actionOn(action: Action, day: LocalDate, isBeforeInspection: boolean): Action {
  const later = action.changes.find(
    ({ kind, decidedOn }) => kind === 'dueDate' && decidedOn !== null && decidedOn > day,
  );
  const dueOn = later === undefined ? action.dueOn : ((later.was['dueOn'] ?? action.dueOn) as LocalDate);
  return {
    ...action,
    dueOn,
    steps: action.steps.filter(({ on }) => on <= day),
    milestones: action.milestones.map((milestone) => ({
      ...milestone,
      metOn: milestone.metOn !== null && milestone.metOn <= day ? milestone.metOn : null,
    })),
    ...(isBeforeInspection ? { answers: [], isWider: true } : {}),
  };
}

function by(personId: string, on: LocalDate) {
  return { personId, on, at: new Date(`${on}T16:00:00Z`) };
}
