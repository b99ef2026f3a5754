import { durationInWords, type SurvivalCurve, survivalCurve } from '#charts';
import { atRiskOf, type Spell } from '#stats';
import type { DurationOf } from './duration.ts';
import type { DurationKind } from './kinds.ts';
import type { LimitShown } from './limit.ts';
import { capital } from './wording.ts';

/** What a picture is drawn of. */
export type Drawn = { name: string; spells: readonly Spell[]; duration: DurationOf };

/** How many rows of numbers stand under the picture. */
const ROWS = 6;
/** The picture ends where fewer are still followed, of those that there were. */
const FEWEST_FOLLOWED = 5;

/** How many are still open, by age. */
export function curveChart(kind: DurationKind, title: string, of: readonly Drawn[], limit: LimitShown | null) {
  const endAt = Math.max(1, ...of.map(lastFollowed), 1.1 * (limit?.at ?? 0));
  const times = roundTimes(endAt, kind.unit);
  const closed = of.length === 1 ? of[0]?.duration.closed : null;
  return survivalCurve({
    ...{ id: `duration-${of.length}`, title, timeUnit: kind.unit, shows: 'open', endAt },
    timeName: `${UNIT_NAMES[kind.unit]} ${kind.since}`,
    curves: of.map((one) => curveOf(one, times, endAt)),
    openName: kind.open,
    finishedName: kind.finished,
    limit: limit && { at: limit.at, label: `${capital(limit.basis)} limit: ${limit.words}` },
    naiveMean: closed
      ? { at: closed.mean, label: `Mean of those ${kind.finished} alone: ${durationInWords(closed.mean, kind.unit)}` }
      : null,
  });
}

const UNIT_NAMES: Record<DurationKind['unit'], string> = { workingDays: 'Working days', months: 'Months' };

function curveOf({ name, spells, duration }: Drawn, times: readonly number[], endAt: number): SurvivalCurve {
  const atRisk = atRiskOf(spells);
  const open = spells.flatMap(({ time, isFinished }) => (isFinished || time > endAt ? [] : [time]));
  return {
    name,
    cases: duration.cases,
    steps: duration.steps
      .filter(({ time, finished }) => finished > 0 && time <= endAt)
      .map(({ time, survival, limits }) => ({ at: time, open: survival, limits })),
    censoredAt: [...new Set(open)].sort((a, b) => a - b),
    median: duration.half.value,
    atRisk: times.map((time) => ({ at: time, count: atRisk(time) })),
  };
}

/** The last age at which enough were followed for the curve to say something. */
function lastFollowed({ duration: { steps, cases } }: Drawn): number {
  const enough = Math.min(cases, FEWEST_FOLLOWED);
  return steps.findLast(({ atRisk }) => atRisk >= enough)?.time ?? 0;
}

/** Ages at round numbers from 0 to the end of the picture. */
function roundTimes(end: number, unit: DurationKind['unit']): number[] {
  const steps = unit === 'months' ? [1, 2, 3, 6, 12, 24, 36, 48, 60] : [1, 2, 5, 10, 15, 20, 30, 40, 50, 100];
  const step = steps.find((each) => end / each <= ROWS) ?? Math.ceil(end / ROWS);
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}
