import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';

export type MeasureId = string & { readonly __kind: 'MeasureId' };

/** How children are grouped: the whole council, by organisation, or by who they are. */
export const DIMENSIONS = ['council', 'team', 'locality', 'ageBand', 'sex', 'ethnicGroup', 'disability'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const AREAS = [
  'frontDoor',
  'assessment',
  'childProtection',
  'childrenInCare',
  'careLeavers',
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
  kind: 'count' | 'proportion' | 'rate';
  /** `flow`: events dated in the month; `snapshot`: as at the extract; `cohort`: those whose limit fell in the month. */
  timing: 'flow' | 'cohort' | 'snapshot' | 'rolling12';
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

/** Counts of one measure, month and group, from one extract. A rate's denominator is the population. */
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
  /** The figure in the measure's unit: a count, a percentage (0 to 100) or a rate per 10,000; null where there are no cases. */
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
