import { type RiskBand, riskBand } from '#charts';
import { type Action, type Deadlines, isOpen, isPartOfPlan } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type Assessment, controlsInPlace, escalatedNow, isOpenRisk, type Risk, scoreOf } from './risk.ts';
import { type RiskScale, scaleOn } from './scale.ts';

/** What somebody has to do about an open risk. */
export const GAPS = {
  reviewOverdue: 'Its review is overdue',
  noControls: 'No control is in place',
  untreated: 'Above its target, and no open action of the plan treats it',
} as const;
export type Gap = keyof typeof GAPS;

/** Where the score went since the assessment before; null: there is none before. */
export type Movement = 'up' | 'down' | 'same' | null;

/** A score with the day of the review that gave it. */
export type ScoreOn = { score: number; on: LocalDate };

/** Where the score comes from: the two reviews before the last one, oldest first, and since when it is what it is. */
export type ScoreHistory = { earlier: readonly ScoreOn[]; since: LocalDate };

export type RiskStanding = {
  isOpen: boolean;
  latest: Assessment;
  inherent: number;
  current: number;
  target: number;
  band: RiskBand;
  movement: Movement;
  history: ScoreHistory;
  isAboveTarget: boolean;
  /** Null where it is closed. */
  reviewDueOn: LocalDate | null;
  isEscalated: boolean;
  gaps: readonly Gap[];
};

export type Known = {
  today: LocalDate;
  deadlines: Deadlines;
  scales: readonly RiskScale[];
  /** The actions of the plan, by their ids. */
  actions: ReadonlyMap<string, Action>;
};

/** How a risk stands on a day, from what was rated and what is done about it. */
export function riskStanding(risk: Risk, { today, deadlines, scales, actions }: Known): RiskStanding {
  const latest = latestOf(risk);
  const before = risk.assessments.at(-2);
  const [inherent, current, target] = [latest.inherent, latest.current, latest.target].map(scoreOf);
  if (inherent === undefined || current === undefined || target === undefined) throw new Error('a rating has a score');
  const isOpenNow = isOpenRisk(risk, today);
  const reviewDueOn = isOpenNow ? reviewDue(latest, deadlines) : null;
  const isTreated = risk.actionIds.some((id) => isTreating(actions.get(id)));
  const gaps: Record<Gap, boolean> = {
    reviewOverdue: reviewDueOn !== null && reviewDueOn < today,
    noControls: controlsInPlace(risk).length === 0,
    untreated: current > target && !isTreated,
  };
  return {
    ...{ isOpen: isOpenNow, latest, inherent, current, target, reviewDueOn },
    band: riskBand(current, scaleOn(scales, today)),
    movement: before === undefined ? null : movedFrom(scoreOf(before.current), current),
    history: scoreHistory(risk),
    isAboveTarget: current > target,
    isEscalated: escalatedNow(risk) !== null,
    gaps: isOpenNow ? (Object.keys(GAPS) as Gap[]).filter((gap) => gaps[gap]) : [],
  };
}

/** A risk is rated when it is raised, so it always has one. */
export function latestOf({ assessments }: Pick<Risk, 'assessments'>): Assessment {
  const latest = assessments.at(-1);
  if (!latest) throw new Error('a risk was never rated');
  return latest;
}

/** The scores of the last reviews; the score stands since the first of the unbroken reviews that gave the same one. */
export function scoreHistory({ assessments }: Pick<Risk, 'assessments'>): ScoreHistory {
  const scores = assessments.map(({ current, on }): ScoreOn => ({ score: scoreOf(current), on }));
  const now = scores.at(-1);
  if (!now) throw new Error('a risk was never rated');
  const changed = scores.findLastIndex(({ score }) => score !== now.score);
  return { earlier: scores.slice(0, -1).slice(-2), since: scores[changed + 1]?.on ?? now.on };
}

/** The day by which a risk is looked at again: by the council's limit, or sooner where that was asked for. */
export function reviewDue({ on, reviewOn }: Pick<Assessment, 'on' | 'reviewOn'>, deadlines: Deadlines): LocalDate {
  const limit = deadlines('R-RISK-REVIEW', on);
  return reviewOn !== null && reviewOn < limit ? reviewOn : limit;
}

function isTreating(action: Action | undefined): boolean {
  return action !== undefined && isOpen(action) && isPartOfPlan(action);
}

function movedFrom(before: number, now: number): Movement {
  if (now === before) return 'same';
  return now > before ? 'up' : 'down';
}
