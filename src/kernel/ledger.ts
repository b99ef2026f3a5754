import type { LocalDate } from './local-date.ts';

/**
 * A step in the life of something that is raised and ends: a finding, a recommendation, an action. Steps are added and
 * never changed, so that what was open on any day can be counted again.
 */
export type LedgerStep = {
  step: 'raised' | 'closed' | 'superseded' | 'reopened';
  on: LocalDate;
};

export type LedgerState = 'open' | 'closed' | 'superseded';

/** What something was on a day, by its steps in the order in which they were written; null: it was not raised yet. */
export function stateOn(steps: readonly LedgerStep[], day: LocalDate): LedgerState | null {
  let state: LedgerState | null = null;
  for (const { step, on } of steps) if (on <= day) state = STATE_AFTER[step];
  return state;
}

const STATE_AFTER: Readonly<Record<LedgerStep['step'], LedgerState>> = {
  raised: 'open',
  reopened: 'open',
  closed: 'closed',
  superseded: 'superseded',
};

/** The steps that may follow a state; what is superseded stays so. */
const NEXT: Readonly<Record<LedgerState | 'none', readonly LedgerStep['step'][]>> = {
  none: ['raised'],
  open: ['closed', 'superseded'],
  closed: ['reopened', 'superseded'],
  superseded: [],
};

/** May this step be added to these? Each follows from the state before it, and none is dated before the last one. */
export function mayFollow(steps: readonly LedgerStep[], next: LedgerStep): boolean {
  const last = steps.at(-1);
  if (last !== undefined && next.on < last.on) return false;
  const state = last === undefined ? 'none' : STATE_AFTER[last.step];
  return NEXT[state].includes(next.step);
}

export type LedgerCount = { raised: number; open: number; closed: number; superseded: number };

/** How many had been raised by a day, and what they were on it: `raised` is always the sum of the other three. */
export function countsOn(things: readonly (readonly LedgerStep[])[], day: LocalDate): LedgerCount {
  const count = { raised: 0, open: 0, closed: 0, superseded: 0 };
  for (const steps of things) {
    const state = stateOn(steps, day);
    if (state === null) continue;
    count.raised += 1;
    count[state] += 1;
  }
  return count;
}
