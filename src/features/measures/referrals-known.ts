import type { ListRecords } from '#features/extracts/index.ts';
import { addYears, type LocalDate } from '#kernel/local-date.ts';
import { firstDayOf, monthOf } from '#kernel/month.ts';
import { windowStart } from './months-covered.ts';
import type { Extract } from './rows.ts';

/** Twelve months before each of the six months that an extract covers. */
export const REFERRAL_HISTORY_MONTHS = 18;

/** Which referrals followed another of the same child within 12 months, as far as it can be known. */
export type ReferralsKnown = {
  isReReferral(referral: ListRecords['referrals']): boolean;
  /** The child's referrals before this one and within 12 months of it, oldest first. */
  earlierOf(referral: ListRecords['referrals']): readonly LocalDate[];
  /** Every known day of a child's referrals, oldest first. */
  daysOf(childId: string): readonly LocalDate[];
};

type Child = {
  /** Every known day of referral, ascending, each once. */
  days: LocalDate[];
  /** The latest referral in the file and the file's own count of referrals in the 12 months before it. */
  latest: LocalDate;
  ownCount: number;
};

/**
 * A referral is a re-referral where an earlier one of the child, on another day, lies in the 12 months before it, the
 * day 12 months before included. Where the retained referrals do not reach back 12 months before the month, the file's
 * own count helps: it says how many referrals the child had in the 12 months before its latest one, so that a count
 * above those that are known means one older than all that is known, within 12 months of each of the child's referrals.
 */
export function referralsKnown(extract: Extract, countIncludesCurrent: boolean): ReferralsKnown {
  const before = daysBefore(extract);
  const children = childrenReferred(extract, before, countIncludesCurrent);
  const since = knownSince(extract);
  const yearBefore = remembered((day: LocalDate) => addYears(day, -1));
  const isComplete = remembered((day: LocalDate) => since <= yearBefore(firstDayOf(monthOf(day))));
  const within = (child: Child, day: LocalDate) =>
    child.days.length === 1 ? NONE : child.days.filter((other) => other < day && other >= yearBefore(day));

  return {
    isReReferral({ childId, referredOn }) {
      const child = childId === null ? undefined : children.get(childId);
      if (!child || referredOn === null) return false;
      if (within(child, referredOn).length > 0) return true;
      return !isComplete(referredOn) && child.ownCount > within(child, child.latest).length;
    },
    earlierOf({ childId, referredOn }) {
      const child = childId === null ? undefined : children.get(childId);
      return child && referredOn !== null ? within(child, referredOn) : NONE;
    },
    daysOf: (childId) => children.get(childId)?.days ?? before(childId),
  };
}

const NONE: readonly LocalDate[] = [];

type DaysOf = (childId: string) => readonly LocalDate[];

/** A child's days of referral before the extract's own window. */
function daysBefore({ asAt, history: { referrals } }: Extract): DaysOf {
  const start = windowStart(asAt);
  return (childId) => referrals.referrals.get(childId)?.filter((day) => day < start) ?? NONE;
}

function knownSince({ asAt, history: { referrals } }: Extract): LocalDate {
  const start = windowStart(asAt);
  return referrals.since !== null && referrals.since < start ? referrals.since : start;
}

/** Inside the extract's own window the file alone is believed: a date corrected since is not another referral. */
function childrenReferred({ rows }: Extract, before: DaysOf, countIncludesCurrent: boolean): Map<string, Child> {
  const children = new Map<string, Child>();
  for (const { record, kept } of rows.referrals ?? []) {
    if (!kept || record.childId === null || record.referredOn === null) continue;
    const ownCount = (record.referralsInLast12Months ?? 0) - (countIncludesCurrent ? 1 : 0);
    const child = children.get(record.childId);
    if (!child) {
      children.set(record.childId, { days: [record.referredOn], latest: record.referredOn, ownCount });
      continue;
    }
    child.days.push(record.referredOn);
    if (record.referredOn < child.latest) continue;
    child.ownCount = record.referredOn > child.latest ? ownCount : Math.max(ownCount, child.ownCount);
    child.latest = record.referredOn;
  }
  for (const [childId, child] of children) {
    const earlier = before(childId);
    if (earlier.length + child.days.length > 1) child.days = [...new Set([...earlier, ...child.days])].sort();
  }
  return children;
}

/** The function with its answers kept by day: a file has few days and many rows. */
function remembered<T>(work: (day: LocalDate) => T): (day: LocalDate) => T {
  const kept = new Map<LocalDate, T>();
  return (day) => {
    const known = kept.get(day);
    if (known !== undefined) return known;
    const answer = work(day);
    kept.set(day, answer);
    return answer;
  };
}
