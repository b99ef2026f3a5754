import type { LocalDate } from '#kernel/local-date.ts';
import type { ReferralsKnown } from './referrals-known.ts';
import type { AllocatedList, Extract } from './rows.ts';

/** What a rule may ask of a child's past, from this extract and the earlier ones together. */
export type LookingBack = {
  /** The latest day on which an assessment of the child was authorised, up to the as-at date. */
  lastAssessedOn(childId: string): LocalDate | null;
  /** Everybody whom this extract or one of the year before names as the worker of the child's open case. */
  workersOf(list: AllocatedList, childId: string): ReadonlySet<string>;
  /** Whether the child was referred after a day, and not after another. */
  wasReferred(childId: string, after: LocalDate, until: LocalDate): boolean;
};

export function lookingBack(extract: Extract, referrals: () => ReferralsKnown): LookingBack {
  let assessed: ReadonlyMap<string, LocalDate> | null = null;
  return {
    lastAssessedOn(childId) {
      assessed ??= latestAssessments(extract);
      return assessed.get(childId) ?? null;
    },
    workersOf: (list, childId) => extract.history.workers[list].get(childId) ?? NOBODY,
    wasReferred: (childId, after, until) =>
      referrals()
        .daysOf(childId)
        .some((day) => after < day && day <= until),
  };
}

const NOBODY: ReadonlySet<string> = new Set();

function latestAssessments({ rows, history, asAt }: Extract): Map<string, LocalDate> {
  const latest = new Map<string, LocalDate>();
  const note = ({ childId, authorisedOn }: { childId: string | null; authorisedOn: LocalDate | null }) => {
    if (childId === null || authorisedOn === null || authorisedOn > asAt) return;
    if ((latest.get(childId) ?? '') < authorisedOn) latest.set(childId, authorisedOn);
  };
  for (const { record } of history.left.assessments ?? []) note(record);
  for (const { record, kept } of rows.assessments ?? []) if (kept) note(record);
  return latest;
}
