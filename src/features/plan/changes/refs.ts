import type { Plan } from '../plan.ts';

/** The next number of an action under an outcome: `2.1.4` after `2.1.3`, also where `2.1.3` is no longer part of the plan. */
export function refInOutcome({ priorities, outcomes, actions }: Plan, outcomeId: string): string {
  const outcome = outcomes.find(({ id }) => id === outcomeId);
  const priority = priorities.find(({ id }) => id === outcome?.priorityId);
  const prefix = `${priority?.number ?? 0}.${outcome?.number ?? 0}`;
  return nextUnder(prefix, new Set(actions.map(({ ref }) => ref)), 1)[0] ?? `${prefix}.1`;
}

const DEEPEST = 4;

/** Numbers for the parts of an action: under its own where there is room, else beside it. A number is never given again. */
export function partRefs(ref: string, taken: readonly string[], count: number): string[] {
  const levels = ref.split('.');
  const prefix = levels.length < DEEPEST ? ref : levels.slice(0, -1).join('.');
  return nextUnder(prefix, new Set(taken), count);
}

function nextUnder(prefix: string, taken: ReadonlySet<string>, count: number): string[] {
  const under = [...taken].filter((ref) => ref.startsWith(`${prefix}.`));
  const numbers = under.map((ref) => Number(ref.slice(prefix.length + 1).split('.')[0]));
  const last = numbers.reduce((most, number) => Math.max(most, number), 0);
  return Array.from({ length: count }, (_, index) => `${prefix}.${last + 1 + index}`);
}
