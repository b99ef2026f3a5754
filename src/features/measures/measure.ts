import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';

export type MeasureId = string & { readonly __kind: 'MeasureId' };

/** How children are grouped: the whole council, by organisation, or by who they are. */
export const DIMENSIONS = ['council', 'team', 'locality', 'ageBand', 'sex', 'ethnicGroup', 'disability'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Service areas, in the order in which a child's journey meets them, and then the work on the work. */
export const AREAS = [
  'frontDoor',
  'earlyHelp',
  'assessment',
  'childrenInNeed',
  'childProtection',
  'court',
  'missing',
  'childrenInCare',
  'careLeavers',
  'adoption',
  'fostering',
  'otherSafeguarding',
  'workforce',
  'audit',
  'voice',
  'recording',
] as const;
export type Area = (typeof AREAS)[number];

export type Target = { kind: 'atLeast' | 'atMost'; value: number };

/** What of a measure can be shown and compared, without its rule over rows. */
export type MeasureDescription = {
  id: MeasureId;
  area: Area;
  title: string;
  why: string;
  /** `mean`: of how many days something took, the sum of days over how many. */
  kind: 'count' | 'proportion' | 'rate' | 'mean';
  /** Of a mean that is not of days: `children`. */
  meanOf?: string;
  /**
   * `flow`: events dated in the month; `cohort`: those whose limit fell in the month; `snapshot`: as at the extract;
   * `rolling12`, `rolling36`: events of so many months that end with the month.
   */
  timing: 'flow' | 'cohort' | 'snapshot' | 'rolling12' | 'rolling36';
  /** Whether it belongs on a board's scorecard, or is for those who run the work. */
  tier: 'board' | 'operational';
  better: 'higher' | 'lower' | 'neither';
  target: Target | null;
  /** Days after the month's end until its figure is final. */
  finalAfterDays: number;
  /** In words, for people: what is counted, and out of what. */
  numeratorInWords: string;
  denominatorInWords: string;
  countingUnit: string;
  source: string;
  notes: string;
  version: number;
  reviewedOn: LocalDate;
  changes: readonly { on: LocalDate; what: string }[];
};

/** How many months' events a figure adds up. */
export const SPAN: Readonly<Record<MeasureDescription['timing'], number>> = {
  flow: 1,
  cohort: 1,
  snapshot: 1,
  rolling12: 12,
  rolling36: 36,
};

/** What a mean is written in: ` days`, or for one of something else nothing. */
export function meanUnit({ meanOf }: { meanOf?: string | undefined }): '' | ' days' {
  return meanOf === undefined ? ' days' : '';
}

/** Kinds whose denominator is the cases themselves, so that each group has its own. */
export function isOutOfCases(kind: MeasureDescription['kind']): boolean {
  return kind === 'proportion' || kind === 'mean';
}

/**
 * Counts of one measure, month and group, from one extract. A rate's denominator is the population; a mean's numerator
 * is the sum of days.
 */
export type MeasureValue = {
  measure: MeasureId;
  month: Month;
  dimension: Dimension;
  /** The group's key: `all` for the council, a team's or locality's name, an age band, a code of sex, group or disability. */
  group: string;
  numerator: number;
  denominator: number | null;
};

export type Status = 'provisional' | 'final' | 'revised';

/** One month of a measure's series, from the newest extract that covers the month. */
export type Point = {
  month: Month;
  numerator: number;
  denominator: number | null;
  /** The figure in the measure's unit: a count, a percentage (0 to 100), a rate per 10,000 or days; null where there are no cases. */
  value: number | null;
  status: Status;
  extractId: string;
  /** As-at date of that extract. */
  asAt: LocalDate;
  /** What earlier extracts said of the same month, oldest first. */
  earlier: readonly {
    extractId: string;
    asAt: LocalDate;
    numerator: number;
    denominator: number | null;
    value: number | null;
  }[];
};

/** The smallest denominator that is judged or coloured; under it the fraction is shown as it is. */
export const SMALLEST_JUDGED_DENOMINATOR = 10;
