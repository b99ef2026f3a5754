import { COUNTS, type CountId, type CountRule, type Counts, countOn } from '#kernel/counts.ts';
import type { Effective } from '#kernel/effective.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/**
 * A council's own number from a day on; without one Headway's default holds again. Of two the one that was settled later
 * holds from its own day on, also where the other was to begin later still.
 */
export type OwnCount = {
  rule: CountId;
  /** Which of the rule's settlements it is, from 1. */
  version: number;
  from: LocalDate;
  value: number | null;
  /** Where it stands, and why it is so. */
  source: string;
  reason: string;
  approvedBy: string;
};

/** A number with who settled it, and when. */
export type KnownCount = OwnCount & { enteredBy: string; enteredAt: Date };

/** What the council settled of a rule for a day; null where it settled nothing. */
export function ownCountOn(own: readonly OwnCount[], rule: CountId, on: LocalDate): OwnCount | null {
  return (
    own
      .filter((one) => one.rule === rule)
      .toSorted((a, b) => a.version - b.version)
      .findLast(({ from }) => from <= on) ?? null
  );
}

/** The number of a rule on a day with its source: the council's own, else Headway's default. */
export function countInForce(
  own: readonly OwnCount[],
  id: CountId,
  on: LocalDate,
): Pick<Effective<number>, 'value' | 'source'> {
  const settled = ownCountOn(own, id, on);
  if (settled !== null && settled.value !== null) return { value: settled.value, source: settled.source };
  const rule: CountRule = COUNTS[id];
  return countOn(rule, on);
}

/** What rules are given: the numbers of a day. */
export function countsOn(own: readonly OwnCount[], on: LocalDate): Counts {
  return (id) => countInForce(own, id, on).value;
}
