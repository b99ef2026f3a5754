import { csv } from '#kernel/csv.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type DurationOf, isJudged, type TeamDuration } from './duration.ts';
import type { DurationKind } from './kinds.ts';
import type { DurationView } from './view.ts';

/** A kind with what the council and each team that the reader may see took. */
export type KindRows = { kind: DurationKind; asAt: LocalDate; all: DurationOf; teams: readonly TeamDuration[] };

const UNIT_NAMES: Record<DurationKind['unit'], string> = { workingDays: 'working days', months: 'months' };

/** Every kind, of the council and of teams, as one row each; times only from 10 cases on. */
export function durationsCsv(kinds: readonly KindRows[]): string {
  return csv(
    [
      ...['Duration', 'Of', 'Extract as at', 'Unit', 'Counted', 'Finished', 'Still open'],
      ...['Quarter within', 'Half within', 'Half: lower limit', 'Half: upper limit', 'Three quarters within'],
      ...['Mean of finished ones', 'Mean with open ones', 'That mean is at least'],
    ],
    kinds.flatMap(({ kind, asAt, all, teams }) =>
      [{ team: 'The council', duration: all }, ...teams].map(({ team, duration }) => [
        ...[kind.title, team ?? 'No team', asAt, UNIT_NAMES[kind.unit]],
        ...[duration.cases, duration.finished, duration.open],
        ...timesOf(duration),
      ]),
    ),
  );
}

function timesOf(duration: DurationOf): (number | string | null)[] {
  if (!isJudged(duration)) return Array<null>(8).fill(null);
  const { quarter, half, threeQuarters, closed } = duration;
  const times = [quarter.value, half.value, half.lower, half.upper, threeQuarters.value];
  const means = [closed?.mean ?? null, closed?.meanOfAll ?? null].map(rounded);
  return [...times.map(rounded), ...means, closed === null ? null : closed.isAtLeast ? 'yes' : 'no'];
}

/** The curve, one row for each age at which something ended or was last seen; no row where there is none. */
export function curveCsv(view: DurationView | null): string {
  return csv(
    [
      ...['Duration', 'Of', 'Extract as at', 'Unit', 'Age', 'Under observation', 'Finished at this age'],
      ...['Left while open at this age', 'Share still open', 'Lower limit', 'Upper limit'],
    ],
    view === null ? [] : stepsOf(view),
  );
}

function stepsOf({ kind, team, asAt, duration }: DurationView): (string | number | null)[][] {
  return duration.steps.map(({ time, atRisk, finished, stillOpen, survival, limits }) => [
    ...[kind.title, team ?? 'The council', asAt, UNIT_NAMES[kind.unit]],
    ...[rounded(time), atRisk, finished, stillOpen],
    ...[survival, limits?.lower ?? null, limits?.upper ?? null].map(share),
  ]);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}

function share(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}
