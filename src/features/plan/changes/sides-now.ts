import type { LocalTarget } from '#features/settings/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type Action, type Change, type ChangeKind, isOpen, isPartOfPlan, ownerOf, type Plan } from '../plan.ts';
import { type Side, sidesOf } from './change-words.ts';
import { targetFields } from './target-sides.ts';

/** A measure as a change of its target sees it: its target today, and any target in words. */
export type MeasureAsked = {
  id: string;
  title: string;
  target: LocalTarget | null;
  inWords(target: LocalTarget | null): string;
};

/** The plan as it is when a change is asked for or decided. */
export type Around = { plan: Plan; today: LocalDate; measures: readonly MeasureAsked[] };

export const NEW_MILESTONE = 'new';

/** Why a kind of change cannot be asked for of an action; null where it can. */
export function hindranceOf(kind: ChangeKind, action: Action | null, { plan }: Pick<Around, 'plan'>): string | null {
  if (kind === 'add' || action === null) return null;
  if (!isPartOfPlan(action)) return 'It is no longer part of the plan.';
  if (kind === 'reopen') return isOpen(action) ? 'It is open: only what was delivered can be opened again.' : null;
  // What was delivered is still to help: the day on which that is looked for moves by a decision alone.
  if (kind === 'impactDate') return null;
  if (kind === 'target') return measuresOf(plan, action).length > 0 ? null : 'Its outcome names no measure.';
  return isOpen(action) ? null : 'It was delivered: ask for it to be opened again first.';
}

/** The measures of an action's outcome. */
export function measuresOf(plan: Pick<Plan, 'outcomes'>, action: Pick<Action, 'outcomeId'>): readonly string[] {
  return plan.outcomes.find(({ id }) => id === action.outcomeId)?.measures ?? [];
}

/** What is there now of what a change is about: compared with what was there when it was asked for. */
export function sidesNow(
  kind: ChangeKind,
  action: Action | null,
  about: Readonly<Record<string, string>>,
  around: Around,
): Record<string, string> {
  if (action === null) return {};
  const { plan } = around;
  switch (kind) {
    case 'dueDate':
      return { dueOn: action.dueOn };
    case 'impactDate':
      return { impactExpectedOn: action.impactExpectedOn ?? '' };
    case 'reopen':
      return { dueOn: action.dueOn, standing: 'Delivered' };
    case 'milestone':
      return milestoneNow(action, about['milestoneId'] ?? NEW_MILESTONE);
    case 'scope':
      return {
        ...{ title: action.title, detail: action.detail },
        ...{ outcomeId: action.outcomeId, outcome: outcomeWords(plan, action.outcomeId) },
      };
    case 'owner':
      return {
        ...{ ownerId: action.owner?.id ?? '', owner: ownerOf(action) },
        ...{ partnerId: action.partnerId ?? '', partner: partnerWords(plan, action.partnerId) },
      };
    case 'target':
      return targetNow(about['measure'] ?? '', around);
    case 'merge':
    case 'split':
    case 'withdraw':
      return { standing: 'Yes', dueBefore: action.dueOn };
    case 'add':
      return {};
  }
}

function milestoneNow(action: Action, id: string): Record<string, string> {
  if (id === NEW_MILESTONE) return { milestoneId: id };
  const milestone = action.milestones.find((one) => one.id === id);
  const isThere = milestone !== undefined && milestone.metOn === null && milestone.droppedOn === null;
  return { milestoneId: id, ...(isThere && { milestone: milestone.title, dueOn: milestone.dueOn }) };
}

function targetNow(measure: string, { measures }: Around): Record<string, string> {
  const found = measures.find(({ id }) => id === measure);
  const target = found?.target ?? null;
  return { measure, title: found?.title ?? '', ...targetFields(target), target: found?.inWords(target) ?? '' };
}

/** `1.2 What will be different`, as a plan calls an outcome. */
export function outcomeWords(plan: Pick<Plan, 'outcomes' | 'priorities'>, outcomeId: string): string {
  const outcome = plan.outcomes.find(({ id }) => id === outcomeId);
  if (outcome === undefined) return '';
  const priority = plan.priorities.find(({ id }) => id === outcome.priorityId);
  return `${priority?.number ?? ''}.${outcome.number} ${outcome.words}`;
}

export function partnerWords(plan: Pick<Plan, 'partners'>, partnerId: string | null): string {
  if (partnerId === null || partnerId === '') return 'The council';
  return plan.partners.find(({ id }) => id === partnerId)?.name ?? '';
}

/** What stands in the way of a change that was asked for: it can no longer be, or something else is there by now. */
export type Overtaken = { hindrance: string | null; sides: readonly (Side & { now: string })[] };

/** Null where everything is as it was when the change was asked for. */
export function overtakenBy(change: Change, action: Action | null, around: Around): Overtaken | null {
  const hindrance = hindranceOf(change.kind, action, around) ?? targetGone(change, around);
  const now = sidesNow(change.kind, action, change.was, around);
  const fields = Object.keys({ ...change.was, ...now });
  const isAsItWas = fields.every((field) => (change.was[field] ?? '') === (now[field] ?? ''));
  if (hindrance === null && isAsItWas) return null;
  const words = new Map(sidesOf({ was: now, becomes: now }, true).map(({ field, was }) => [field, was]));
  const sides = sidesOf(change, true).map((side) => ({ ...side, now: words.get(side.field) ?? '' }));
  return { hindrance, sides: sides.filter(({ now: here, was }) => here !== was) };
}

/** The action into which another one is to go, or the outcome under which it is to be, must still be there. */
function targetGone({ kind, becomes }: Change, { plan }: Around): string | null {
  if (kind === 'merge') {
    const into = plan.actions.find(({ id }) => id === becomes['intoId']);
    return into !== undefined && isOpen(into) ? null : 'The action that it is to go into is no longer open.';
  }
  if (kind === 'add' || kind === 'scope') {
    const outcome = plan.outcomes.find(({ id }) => id === becomes['outcomeId']);
    return outcome !== undefined && outcome.endedOn === null ? null : 'Its outcome is no longer part of the plan.';
  }
  return null;
}
