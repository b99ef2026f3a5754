import type { MeasureDescription, Target } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';

/** A target that a council sets: also a band, for what should be neither low nor high. */
export type LocalTarget = Target | { kind: 'range'; lower: number; upper: number };

/** How far beside its target a figure is still amber: in the measure's unit, or per cent of the target. */
export type Tolerance = { amount: number; unit: 'points' | 'relative' };

/** From a month on: a target, or that there is none. */
export type Step = { from: Month; target: LocalTarget | null };

export type DecisionGiven = {
  /** In order of their months, at least one. */
  steps: readonly Step[];
  tolerance: Tolerance | null;
  /** Name and post of who approved it, the day, and the minute or paper in which it stands. */
  approvedBy: string;
  approvedOn: LocalDate;
  reference: string;
};

/** A decision on a measure's target; `version` says the how-manieth it is, from 1. */
export type Decision = DecisionGiven & { version: number };

/** A target that holds from a month until another (that month excluded); `decision` is null for the usual one. */
export type TargetHeld = {
  from: Month | null;
  until: Month | null;
  target: LocalTarget | null;
  decision: Decision | null;
};

/**
 * The targets of a measure one after the other, without gap or overlap. From its first month on a decision holds in
 * place of everything decided before; until a council's first one the catalogue's target holds.
 */
export function targetsHeld(
  decisions: readonly Decision[],
  { target }: Pick<MeasureDescription, 'target'>,
): TargetHeld[] {
  const months = [...new Set(decisions.flatMap(({ steps }) => steps.map(({ from }) => from)))].sort();
  const held: (TargetHeld & { step: Step | null })[] = [
    { from: null, until: null, target, decision: null, step: null },
  ];
  for (const from of months) {
    const found = stepIn(from, decisions);
    const last = held.at(-1);
    if (!found || !last || found.step === last.step) continue;
    last.until = from;
    held.push({ from, until: null, target: found.step.target, ...found });
  }
  return held.map(({ step: _step, ...one }) => one);
}

/** The target in force in a month, and the decision that it comes from. */
export function targetIn(
  month: Month,
  decisions: readonly Decision[],
  description: Pick<MeasureDescription, 'target'>,
): { target: LocalTarget | null; decision: Decision | null } {
  const found = stepIn(month, decisions);
  if (!found) return { target: description.target, decision: null };
  return { target: found.step.target, decision: found.decision };
}

/** Of the decisions that have begun by a month the last one made, and its step for that month. */
function stepIn(month: Month, decisions: readonly Decision[]): { decision: Decision; step: Step } | null {
  const begun = decisions.filter(({ steps }) => steps.some(({ from }) => from <= month));
  const decision = begun.toSorted((a, b) => a.version - b.version).at(-1);
  const step = decision?.steps.findLast(({ from }) => from <= month);
  return decision && step ? { decision, step } : null;
}

/** Whether no month is left in which a decision holds, because later ones replaced all of it. */
export function isReplaced(decision: Decision, held: readonly TargetHeld[]): boolean {
  return !held.some((one) => one.decision?.version === decision.version);
}

/** Whether a figure meets its target, lies beside it by no more than the tolerance, or misses it. */
export function standing(value: number, target: LocalTarget, tolerance: Tolerance | null): 'met' | 'within' | 'missed' {
  const short = shortfall(value, target);
  if (short === null) return 'met';
  if (tolerance === null) return 'missed';
  const allowed = tolerance.unit === 'points' ? tolerance.amount : (tolerance.amount / 100) * short.limit;
  return short.by <= allowed + ROUNDING ? 'within' : 'missed';
}

/** Decimal fractions are not exact in a computer: 75 − 72.1 must be within 2.9. */
const ROUNDING = 1e-9;

/** By how much a figure misses its target, and the limit that it misses; null where it meets it. */
function shortfall(value: number, target: LocalTarget): { by: number; limit: number } | null {
  const lower = target.kind === 'atLeast' ? target.value : target.kind === 'range' ? target.lower : null;
  const upper = target.kind === 'atMost' ? target.value : target.kind === 'range' ? target.upper : null;
  if (lower !== null && value < lower) return { by: lower - value, limit: lower };
  if (upper !== null && value > upper) return { by: value - upper, limit: upper };
  return null;
}

/** The target as the statistics take it, which know no band. */
export function oneSided(target: LocalTarget | null): Target | null {
  return target === null || target.kind === 'range' ? null : target;
}
