import { type Effective, inForce } from './effective.ts';
import { addDays, addMonths, addYears, type LocalDate } from './local-date.ts';
import { CARE_LEAVERS } from './timescales/care-leavers.ts';
import { CHILD_PROTECTION } from './timescales/child-protection.ts';
import { CHILDREN_IN_CARE } from './timescales/children-in-care.ts';
import { OVERSIGHT } from './timescales/oversight.ts';
import { PLAN } from './timescales/plan.ts';
import type { Limit, TimescaleRule } from './timescales/rule.ts';
import type { WorkingDays } from './working-days.ts';

export type { Limit, TimescaleRule } from './timescales/rule.ts';

/** Every limit that a measure, a worklist or the plan's clock counts by. A council's own limits replace the local ones. */
export const TIMESCALES = {
  ...CHILD_PROTECTION,
  ...CHILDREN_IN_CARE,
  ...CARE_LEAVERS,
  ...OVERSIGHT,
  ...PLAN,
} as const satisfies Record<string, TimescaleRule>;

export type TimescaleId = keyof typeof TIMESCALES;
export type Timescales = Readonly<Record<TimescaleId, TimescaleRule>>;

/** The limit in force on a day; the oldest one known for days before it. */
export function limitOn(rule: TimescaleRule, on: LocalDate): Effective<Limit> {
  const held = inForce(rule.limits, on) ?? rule.limits.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (!held) throw new Error('a timescale rule needs at least one limit');
  return held;
}

/** The last day on which the requirement is met in time, that day included. */
export function dueOn(limit: Limit, trigger: LocalDate, workingDays: WorkingDays): LocalDate {
  switch (limit.unit) {
    case 'workingDays':
      return workingDays.after(trigger, limit.amount);
    case 'days':
      return addDays(trigger, limit.amount);
    case 'weeks':
      return addDays(trigger, limit.amount * 7);
    case 'months':
      return addMonths(trigger, limit.amount);
    case 'years':
      return addYears(trigger, limit.amount);
  }
}

const UNITS: Record<Limit['unit'], readonly [one: string, many: string]> = {
  workingDays: ['working day', 'working days'],
  days: ['day', 'days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
  years: ['year', 'years'],
};

/** `45 working days`, `1 week`. */
export function limitInWords(limit: Limit): string {
  return `${limit.amount} ${UNITS[limit.unit][limit.amount === 1 ? 0 : 1]}`;
}
