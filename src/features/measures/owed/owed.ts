import type { LocalDate } from '#kernel/local-date.ts';
import type { TimescaleId } from '#kernel/timescales.ts';
import type { RuleContext } from '../definition.ts';

/**
 * What a child is owed next by a timescale. These rules say when, not to whom: whether a plan is open, or a young
 * person still has services, is for whoever asks.
 */
export type Owed = {
  rule: TimescaleId;
  /** The day from which it is counted. */
  from: LocalDate;
  /** The last day on which it is in time. */
  dueOn: LocalDate;
  /** Nothing of the kind has been done yet: it is counted from a beginning, not from the one before. */
  isFirst: boolean;
};

/** What a rule of what is owed asks besides its row. */
export type OwedAt = Pick<RuleContext, 'asAt' | 'dueOn'>;

/** Owed for the first time, counted from a beginning; null where that is not known. */
export function first(rule: TimescaleId, from: LocalDate | null, at: OwedAt): Owed | null {
  return from === null ? null : { rule, from, dueOn: at.dueOn(rule, from), isFirst: true };
}

/** Owed again, counted from the one before. */
export function next(rule: TimescaleId, from: LocalDate, at: OwedAt): Owed {
  return { rule, from, dueOn: at.dueOn(rule, from), isFirst: false };
}
