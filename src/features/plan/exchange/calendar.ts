import type { LocalDate } from '#kernel/local-date.ts';
import { isOpen, type Outcome, type Plan } from '../plan.ts';
import { outcomeRef } from '../thread/thread.ts';
import { answersFor, type Limits, updateDueOn } from '../updates/due.ts';
import { openMilestones } from '../updates/given.ts';

export const CALENDAR_KINDS = ['action', 'milestone', 'update', 'test'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

const KIND_WORDS: Readonly<Record<CalendarKind, string>> = {
  action: 'Action due',
  milestone: 'Milestone due',
  update: 'Update due',
  test: 'Impact test due',
};

/** A day in somebody's calendar. `ref` names the action, or for a test its outcome. */
export type CalendarDay = {
  kind: CalendarKind;
  /** Of what falls due; with the kind it names the entry for good, on whatever day it comes to be. */
  id: string;
  on: LocalDate;
  ref: string;
  title: string;
  path: string;
};

export type CalendarOf = { personId: string; managesPlan: boolean; limits: Limits };

/** What falls due of the open actions that somebody answers for; for who manages the plan tests of impact as well. */
export function calendarDays(plan: Plan | null, { personId, managesPlan, limits }: CalendarOf): CalendarDay[] {
  if (plan === null) return [];
  const own = plan.actions.filter((action) => isOpen(action) && answersFor(personId, action, plan.partners));
  const days = own.flatMap(({ id, ref, title, dueOn, milestones, ...action }): CalendarDay[] => {
    const common = { ref, path: `/my-actions/${id}` };
    const updateOn = updateDueOn(action, limits);
    return [
      { ...common, kind: 'action', id, on: dueOn, title },
      ...openMilestones(milestones).map((milestone): CalendarDay => {
        return { ...common, kind: 'milestone', id: milestone.id, on: milestone.dueOn, title: milestone.title };
      }),
      ...(updateOn === null ? [] : [{ ...common, kind: 'update' as const, id, on: updateOn, title }]),
    ];
  });
  return managesPlan ? [...days, ...plan.outcomes.flatMap((outcome) => testDays(plan, outcome))] : days;
}

/** Tests that are not retired, until something was found on their day or after it. */
function testDays(plan: Plan, outcome: Outcome): CalendarDay[] {
  if (outcome.endedOn !== null) return [];
  const common = { kind: 'test', ref: outcomeRef(plan, outcome), path: `/plan/outcomes/${outcome.id}` } as const;
  return outcome.tests
    .filter(({ retiredOn, dueOn, results }) => retiredOn === null && !results.some(({ on }) => on >= dueOn))
    .map(({ id, dueOn, how }) => ({ ...common, id, on: dueOn, title: how }));
}

/** `Action due: 2.1.3`, with its title where only its own person reads it. */
export function dayInWords({ kind, ref, title }: CalendarDay, showsTitles: boolean): string {
  return `${KIND_WORDS[kind]}: ${ref}${showsTitles ? ` ${title}` : ''}`;
}
