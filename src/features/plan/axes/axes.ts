import type { Counts } from '#kernel/counts.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { TimescaleId } from '#kernel/timescales.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import type { Override } from '../plan.ts';

/** Whether an action is being done. `ended`: withdrawn, or gone into another one. */
export const DELIVERY_STATUSES = [
  'notStarted',
  'onTrack',
  'atRisk',
  'offTrack',
  'delivered',
  'embedded',
  'ended',
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Whether it did anything for children. */
export const IMPACT_RATINGS = [
  'notDue',
  'inLag',
  'notTested',
  'noEvidence',
  'emerging',
  'evidenced',
  'sustained',
] as const;
export type ImpactRating = (typeof IMPACT_RATINGS)[number];

/** How sure anybody can be of the other two. */
export const CONFIDENCE_LEVELS = ['high', 'medium', 'low'] as const;
export type ConfidenceLevel = (typeof CONFIDENCE_LEVELS)[number];

export type DeliveryStanding = {
  status: DeliveryStatus;
  /** What the rules say by themselves. */
  proposed: DeliveryStatus;
  /** Why, in sentences. */
  reasons: readonly string[];
  /** The override that makes the status another one than the rules propose. */
  override: Override | null;
  isOverdue: boolean;
  /** 0 where it is not overdue. */
  overdueWorkingDays: number;
  /** By when the owner's next update is due; null where none is awaited. */
  updateDueOn: LocalDate | null;
  isStale: boolean;
  /** How far the forecast, or the day on which it is due now, lies beyond the original one; 0 where it does not. */
  slippedWorkingDays: number;
  /** The day of the second signature; null where it is not delivered. */
  deliveredOn: LocalDate | null;
};

export type ImpactStanding = {
  rating: ImpactRating;
  reasons: readonly string[];
  /** The last day on which nothing has to be seen yet; null where no day is known. */
  lagUntil: LocalDate | null;
  /** That day has passed, and nothing shows an impact. */
  isOverdue: boolean;
  contradicted: boolean;
};

export type ConfidenceStanding = { level: ConfidenceLevel; reasons: readonly string[] };

/** How an action stands on a day: three answers that do not follow from each other. */
export type Standing = {
  delivery: DeliveryStanding;
  impact: ImpactStanding;
  confidence: ConfidenceStanding;
};

export type MeasureVerdict = 'improving' | 'noChange' | 'gettingWorse' | 'undetermined';

/** All that a standing depends on beside the plan. */
export type StandingContext = {
  today: LocalDate;
  /** The last day of a limit that counts from a day, by what the council settled. */
  deadlines: (rule: TimescaleId, from: LocalDate) => LocalDate;
  /** The numbers that rules count by today, as the council settled them. */
  counts: Counts;
  workingDays: WorkingDays;
  /** The verdict of each measure that has one, by the measure's id. */
  verdicts: ReadonlyMap<string, MeasureVerdict>;
};
