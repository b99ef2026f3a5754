import { formatValue } from './scale.ts';

export type TimeUnit = 'days' | 'workingDays' | 'weeks' | 'months' | 'years';

export type SurvivalStep = {
  /** Time since the start. */
  at: number;
  /** Share that is still open from then on, 0 to 1 (Kaplan-Meier). */
  open: number;
  /** 95 % limits of that share; drawn where there is one curve alone. */
  limits?: { lower: number; upper: number } | null | undefined;
};

export type SurvivalCurve = {
  name: string;
  /** How many were followed. */
  cases: number;
  /** In order of time; before the first step all are open. */
  steps: readonly SurvivalStep[];
  /** When those that are still open were last seen to be so. */
  censoredAt: readonly number[];
  /** When half had finished; null where fewer than half have. */
  median: number | null;
  /** How many were still followed at a few times; text where a count may not be shown. */
  atRisk: readonly { at: number; count: number | string }[];
};

export type SurvivalCurveOptions = {
  id: string;
  title: string;
  timeUnit: TimeUnit;
  /** What is counted as time: `Working days since the referral`. */
  timeName: string;
  /** Whether the line falls with those still open or rises with those that have finished. */
  shows: 'open' | 'finished';
  /** One or two. */
  curves: readonly SurvivalCurve[];
  /** By when it should be done: a line down the picture. */
  limit?: { at: number; label: string } | null | undefined;
  /** The mean of those that have finished, which leaves out the open ones: `Mean of closed ones 29 days`. */
  naiveMean?: { at: number; label: string } | null | undefined;
  /** The end of the axis; the last time that is known where nothing is given. */
  endAt?: number | undefined;
  /** What stands over the numbers under the axis: `Still followed`, which also stands where nothing is given. */
  atRiskName?: string | undefined;
  /** What open and finished are called: `still waiting`, `assessed`. */
  openName?: string | undefined;
  finishedName?: string | undefined;
  summary?: string | undefined;
};

const ONE_AND_MANY: Record<TimeUnit, readonly [string, string]> = {
  days: ['day', 'days'],
  workingDays: ['working day', 'working days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
  years: ['year', 'years'],
};

/** `38 days`, `1 month`, `4.5 years`. */
export function durationInWords(time: number, unit: TimeUnit): string {
  const written = formatValue(time, 'count');
  return `${written} ${ONE_AND_MANY[unit][written === '1' ? 0 : 1]}`;
}

/** Share (0 to 1) still open at a time. */
export function openAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.findLast((step) => step.at <= time)?.open ?? 1;
}

/** 95 % limits of the share open at a time; null where none are known. */
export function limitsAt(steps: readonly SurvivalStep[], time: number): { lower: number; upper: number } | null {
  return steps.findLast((step) => step.at <= time)?.limits ?? null;
}

/** The share that the picture shows, in per cent. */
export function shownShare({ shows }: Pick<SurvivalCurveOptions, 'shows'>, open: number): number {
  return 100 * (shows === 'open' ? open : 1 - open);
}

export function shownName({ shows, openName, finishedName }: SurvivalCurveOptions): string {
  return shows === 'open' ? (openName ?? 'still open') : (finishedName ?? 'finished');
}
