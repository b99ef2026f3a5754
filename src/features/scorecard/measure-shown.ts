import type { ControlAnnotation } from '#charts';
import type { Benchmark } from '#features/benchmarks/index.ts';
import type { Dimension, ListStanding, Movement, Point } from '#features/measures/index.ts';
import type { Decision, LocalTarget } from '#features/settings/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import type { AcceptedExtract } from './basis.ts';
import type { groupsBeside } from './groups.ts';
import type { Judged } from './scorecard.ts';
import type { View } from './view.ts';
import type { WhereItChanged } from './where-it-changed.ts';

/** How many are on the list to act on in the latest month, for all of the group or a part; of own cases it is not said. */
export type ToActOn = { of: 'all'; count: number } | { of: 'teams'; count: number; teams: number } | { of: 'own' };

/** What a measure's page shows. */
export type MeasurePage = {
  judged: Judged;
  view: View;
  months: readonly Month[];
  teams: readonly string[];
  /** Groups beside the council, in the order in which they are shown. */
  breakdowns: readonly { dimension: Dimension; beside: ReturnType<typeof groupsBeside> }[];
  /** What happened in two or three sentences, and the change of the whole by groups, of which a reader may know. */
  told: { sentences: readonly string[]; where: readonly WhereItChanged[] };
  /** Final months since the limits last began anew, from which an outlook could be given. */
  monthsKnown: number;
  /** What others published of this measure. */
  published: readonly Benchmark[];
  /** How the lists stand that it is counted from; null for a supplied measure, and who may see no counts. */
  standing: readonly ListStanding[] | null;
  today: LocalDate;
  happenings: readonly ControlAnnotation[];
  /** The month whose figure moved most as records came in, and how; null where none was given twice. */
  moved: { movement: Movement; point: Point } | null;
  extracts: readonly AcceptedExtract[];
  /** What leads to the children behind the latest month; null for those who may not see children. */
  toActOn: ToActOn | null;
  /** Whether the teams that are compared are all that there are. */
  comparesAllTeams: boolean;
  /** Whether the reader sees small numbers, and with them the pages made of those. */
  mayCount: boolean;
  mayCheckClaims: boolean;
  mayActOn: boolean;
  mayDownload: boolean;
  mayReadExtracts: boolean;
  mayRebase: boolean;
  mayReadPlan: boolean;
  /** `building history: 7 of 18 months`, while that is so. */
  history: string | null;
  kept: KeptHere;
};

/** A measure as the council keeps it. */
export type KeptHere = {
  /** Name and post, or null where nobody owns it or it is not told. */
  owner: string | null;
  /** The target in force in the period's last month, a band included, and the decision it comes from. */
  target: LocalTarget | null;
  decision: Decision | null;
  /** Each month's target, where the council decided on one. */
  byMonth: readonly { month: Month; value: number | null }[] | null;
  /** The tables of figures that the council supplied, newest first; null for what is counted from extracts. */
  supplied: readonly { by: string; on: LocalDate; months: readonly Month[] }[] | null;
  mayKeep: boolean;
};
