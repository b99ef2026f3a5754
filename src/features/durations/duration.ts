import { SMALLEST_JUDGED_DENOMINATOR } from '#features/measures/index.ts';
import { type Duration, durationBy, kaplanMeier, logRank, type Spell, type SurvivalStep } from '#stats';
import type { TeamSpell } from './spells.ts';

/** How long spells last, those still open counted; every time in one unit. */
export type DurationOf = {
  cases: number;
  finished: number;
  open: number;
  steps: readonly SurvivalStep[];
  /** By when a quarter, half and three quarters are finished, with 95 % limits. */
  quarter: Duration;
  half: Duration;
  threeQuarters: Duration;
  closed: ClosedAlone | null;
  /** Whether something ended at an age at which few were under observation while more came later: the curve rests on them. */
  isThin: boolean;
};

/** What the finished ones alone would say, beside the mean with the open ones counted. */
export type ClosedAlone = {
  mean: number;
  /** The area under the curve. Where it does not fall to nothing, the least that the mean can be. */
  meanOfAll: number;
  isAtLeast: boolean;
};

/** Fewer are counted, and not judged; nor is what rests on a few that were seen when they were young. */
export function isJudged({ cases, isThin }: Pick<DurationOf, 'cases' | 'isThin'>): boolean {
  return cases >= SMALLEST_JUDGED_DENOMINATOR && !isThin;
}

/** With fewer than so many under observation, the end of one moves the curve by more than a fifth. */
const FEW_AT_RISK = 5;

function isThinAtFirst(steps: readonly SurvivalStep[]): boolean {
  const lastEnough = steps.findLastIndex(({ atRisk }) => atRisk >= FEW_AT_RISK);
  return steps.some(({ atRisk, finished }, index) => index < lastEnough && finished > 0 && atRisk < FEW_AT_RISK);
}

export function durationOf(spells: readonly Spell[]): DurationOf {
  const steps = kaplanMeier(spells, 'logLog');
  const times = spells.flatMap(({ time, isFinished }) => (isFinished ? [time] : []));
  return {
    cases: spells.length,
    finished: times.length,
    open: spells.length - times.length,
    steps,
    quarter: durationBy(steps, 0.25),
    half: durationBy(steps, 0.5),
    threeQuarters: durationBy(steps, 0.75),
    closed: times.length === 0 ? null : closedAlone(times, steps),
    isThin: isThinAtFirst(steps),
  };
}

function closedAlone(times: readonly number[], steps: readonly SurvivalStep[]): ClosedAlone {
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  let [area, survival, from] = [0, 1, 0];
  for (const step of steps) {
    area += survival * (step.time - from);
    [survival, from] = [step.survival, step.time];
  }
  return { mean, meanOfAll: area, isAtLeast: survival > 0 };
}

/** Ages in another unit: days as months, for instance. */
export function inUnit<S extends Spell>(spells: readonly S[], per: number): S[] {
  return spells.map((spell) => ({ ...spell, entry: spell.entry / per, time: spell.time / per }));
}

/** Share of spells that are finished by an age, with 95 % limits; null where nothing was seen that far. */
export function finishedBy(
  { steps }: Pick<DurationOf, 'steps'>,
  age: number,
): { share: number; lower: number; upper: number } | null {
  const last = steps.at(-1);
  if (!last || (last.time < age && last.survival > 0)) return null;
  const step = steps.findLast(({ time }) => time <= age);
  if (!step) return { share: 0, lower: 0, upper: 0 };
  const { survival, limits } = step;
  return { share: 1 - survival, lower: 1 - (limits?.upper ?? survival), upper: 1 - (limits?.lower ?? survival) };
}

/** A team's spells; null for those of no team. */
export type TeamDuration = { team: string | null; duration: DurationOf };

/** Each team's durations, by name, those of no team last. */
export function durationsByTeam(spells: readonly TeamSpell[]): TeamDuration[] {
  return [...Map.groupBy(spells, ({ team }) => team)]
    .map(([team, ofTeam]) => ({ team, duration: durationOf(ofTeam) }))
    .sort((a, b) => Number(a.team === null) - Number(b.team === null) || byName(a.team ?? '', b.team ?? ''));
}

function byName(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

export type TeamsCompared = { kind: 'differ' | 'alike'; pValue: number; teams: number } | { kind: 'tooFew' };

/** Whether teams differ by more than chance explains, among those with enough cases. */
export function teamsCompared(spells: readonly TeamSpell[]): TeamsCompared {
  const groups = [...Map.groupBy(spells, ({ team }) => team)]
    .filter(([team, ofTeam]) => team !== null && ofTeam.length >= SMALLEST_JUDGED_DENOMINATOR)
    .map(([, ofTeam]) => ofTeam);
  const test = groups.length < 2 ? null : logRank(groups);
  if (test === null) return { kind: 'tooFew' };
  return { kind: test.pValue < SIGNIFICANT ? 'differ' : 'alike', pValue: test.pValue, teams: groups.length };
}

/** Rarer than this by chance alone is called a difference. */
export const SIGNIFICANT = 0.05;
