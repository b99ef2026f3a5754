import { daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { dueOn, limitInWords, limitOn, type Timescales } from '#kernel/timescales.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import { type DurationKind, perUnit } from './kinds.ts';

/** By when something should be finished, in the unit of its kind, and on what basis. */
export type LimitShown = { at: number; words: string; basis: string; source: string };

/** The limit in force at the as-at date. Months are taken as they would run out from that day. */
export function limitOf(
  kind: Pick<DurationKind, 'limit' | 'unit'>,
  timescales: Timescales,
  asAt: LocalDate,
  workingDays: WorkingDays,
): LimitShown | null {
  if (kind.limit === null) return null;
  const { value, basis, source } = limitOn(timescales[kind.limit], asAt);
  const words = limitInWords(value);
  if (kind.unit === 'months' && value.unit === 'months') return { at: value.amount, words, basis, source };
  if (kind.unit === 'months' && value.unit === 'years') return { at: 12 * value.amount, words, basis, source };
  const due = dueOn(value, asAt, workingDays);
  const count = kind.unit === 'workingDays' ? workingDays.between(asAt, due) : daysBetween(asAt, due);
  return { at: count / perUnit(kind), words, basis, source };
}
