import { addDays, type LocalDate, localDate } from '#kernel/local-date.ts';
import {
  dueOn,
  type Limit,
  limitOn,
  type TimescaleId,
  type TimescaleRule,
  type Timescales,
} from '#kernel/timescales.ts';
import type { WorkingDays } from '#kernel/working-days.ts';

/**
 * A council's own limit from a day on; without a value the one of guidance or common practice holds again. Of two the
 * later settled one holds from its own day on, also where the earlier one was to begin later.
 */
export type LocalLimit = {
  rule: TimescaleId;
  /** Which of the rule's settlements it is, from 1. */
  version: number;
  from: LocalDate;
  value: Limit | null;
  /** Where it stands, and why it is so. */
  source: string;
  reason: string;
  approvedBy: string;
};

/** From a day on: whether the files' number of referrals in the last 12 months counts the latest referral itself. */
export type ReferralCounting = { version: number; from: LocalDate; includesLatest: boolean };

/** What a council settled about how measures count. */
export type LocalRules = {
  /** In the order in which they were settled. */
  limits: readonly LocalLimit[];
  referrals: readonly ReferralCounting[];
};

export const NO_LOCAL_RULES: LocalRules = { limits: [], referrals: [] };

/** The rules with a council's own limits in their place; each day has one limit, with its basis and source. */
export function withLocalLimits(timescales: Timescales, limits: readonly LocalLimit[]): Timescales {
  if (limits.length === 0) return timescales;
  const byRule = Map.groupBy(limits, ({ rule }) => rule);
  const rules = Object.entries(timescales).map(([id, rule]: [string, TimescaleRule]) => {
    const own = byRule.get(id as TimescaleId);
    return [id, own === undefined ? rule : { ...rule, limits: limitsWith(rule, own) }];
  });
  return Object.fromEntries(rules) as Timescales;
}

/** The local limit in force on a day, or null where it is the product's. */
export function localLimitOn(limits: readonly LocalLimit[], on: LocalDate): LocalLimit | null {
  return limits.toSorted((a, b) => a.version - b.version).findLast(({ from }) => from <= on) ?? null;
}

function limitsWith(rule: TimescaleRule, own: readonly LocalLimit[]): TimescaleRule['limits'] {
  const changes = [...rule.limits, ...own].map(({ from }) => from);
  const ends = rule.limits.flatMap(({ until }) => (until === null ? [] : [until]));
  const days = [...new Set([...changes, ...ends])].sort();
  return days.map((from, index) => {
    const local = localLimitOn(own, from);
    const until = days[index + 1] ?? null;
    if (local === null || local.value === null) return { ...limitOn(rule, from), from, until };
    return { value: local.value, from, until, basis: 'local' as const, source: local.source };
  });
}

/** The years over which two limits are held against each other: those of which the bank holidays are known. */
const COMPARED_FROM = localDate('2016-01-01');
const COMPARED_DAYS = 4018;

/**
 * A trigger's day on which the limit would be due later than the other, or null where it never is. Limits in different
 * units are compared day by day over eleven years, bank holidays and month ends included.
 */
export function laterThan(limit: Limit, other: Limit, workingDays: WorkingDays): LocalDate | null {
  if (limit.unit === other.unit) return limit.amount <= other.amount ? null : COMPARED_FROM;
  for (let day = 0; day < COMPARED_DAYS; day += 1) {
    const trigger = addDays(COMPARED_FROM, day);
    if (dueOn(limit, trigger, workingDays) > dueOn(other, trigger, workingDays)) return trigger;
  }
  return null;
}

/** Whether the files' number of referrals counts the latest one itself, in a file as at a day. */
export function countsLatestReferral(referrals: readonly ReferralCounting[], asAt: LocalDate): boolean {
  const settled = referrals.toSorted((a, b) => a.version - b.version).findLast(({ from }) => from <= asAt);
  return settled?.includesLatest ?? false;
}
