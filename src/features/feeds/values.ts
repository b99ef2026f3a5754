import type { Dimension, MeasureDescription, Point } from '#features/measures/index.ts';
import { isSuppressed } from '#features/scorecard/index.ts';
import type { Month } from '#kernel/month.ts';
import type { GroupReach } from '#kernel/reach.ts';

/** One figure as programs read it. */
export type ValueRow = {
  measure: string;
  month: string;
  dimension: Dimension;
  group_key: string;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  suppressed: boolean;
  status: string;
  as_at: string;
  extract: string;
  definition_version: number | null;
};

/** One group's series of one measure, as it is kept. */
export type GroupSeries = {
  measure: MeasureDescription;
  dimension: Dimension;
  group: string;
  points: readonly Point[];
  /** The version of the definition by which each extract's figure was counted, by extract and month. */
  versionOf: (extractId: string, month: Month) => number | null;
};

/**
 * The figures of one measure and dimension, by month and group. Without counts, a month in which one group is too small
 * to publish is hidden in all its groups: they add up to the council, so that one alone could be solved from the others.
 */
export function valueRows(series: readonly GroupSeries[], seesCounts: boolean): ValueRow[] {
  const hidden = seesCounts ? new Set<Month>() : monthsHidden(series);
  return series
    .flatMap(({ measure, dimension, group, points, versionOf }) =>
      points.map((point): ValueRow => {
        const suppressed = hidden.has(point.month);
        const { numerator, denominator, value } = suppressed ? NOTHING : point;
        return {
          ...{ measure: measure.id, month: point.month, dimension, group_key: group },
          ...{ numerator, denominator, value, suppressed },
          ...{ status: point.status, as_at: point.asAt, extract: point.extractId },
          definition_version: versionOf(point.extractId, point.month),
        };
      }),
    )
    .sort((a, b) => compared(a.month, b.month) || compared(a.group_key, b.group_key));
}

const NOTHING = { numerator: null, denominator: null, value: null };

function monthsHidden(series: readonly GroupSeries[]): Set<Month> {
  return new Set(
    series.flatMap(({ measure, points }) =>
      points
        .filter(({ numerator, denominator }) => isSuppressed(measure.kind, numerator, denominator))
        .map(({ month }) => month),
    ),
  );
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Does a token reach the figures of a group? One for parts reaches those parts, and nothing of the council as a whole. */
export function reachesGroup(reach: GroupReach, dimension: Dimension, group: string): boolean {
  if (reach.kind === 'council') return true;
  if (dimension === 'team') return reach.teams.includes(group);
  return dimension === 'locality' && reach.localities.includes(group);
}
