import { NEIGHBOURS } from './areas.ts';
import type { Benchmark } from './figure.ts';
import type { Neighbour } from './neighbours-layout.ts';

/** A council’s neighbours by one model, the nearest first. */
export type NeighbourSet = {
  model: string;
  neighbours: readonly Pick<Neighbour, 'rank' | 'code' | 'name' | 'closeness'>[];
};

/** The neighbours by the newest model among rows of several files; a model that was loaded again is the later file’s. */
export function neighboursIn(rows: readonly (Neighbour & { sequence: number })[]): NeighbourSet | null {
  const newest = rows.toSorted((a, b) => modelDay(b.model) - modelDay(a.model) || b.sequence - a.sequence)[0];
  if (newest === undefined) return null;
  const neighbours = rows
    .filter(({ model, sequence }) => model === newest.model && sequence === newest.sequence)
    .map(({ rank, code, name, closeness }) => ({ rank, code, name, closeness }))
    .toSorted((a, b) => a.rank - b.rank);
  return { model: newest.model, neighbours };
}

/** When a model was made, as its name says it (`May 2025`), as a number that grows. */
function modelDay(model: string): number {
  const year = Number(/\b(\d{4})\b/.exec(model)?.[1] ?? 0);
  const month = MONTHS.findIndex((name) => model.toLowerCase().includes(name));
  return year * 12 + Math.max(month, 0);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The figures, and where the publisher gives none of the neighbours together, the mean of their own published ones.
 * Such a mean is unweighted, because published figures come without the counts behind them, and says so.
 */
export function withNeighboursMean(figures: readonly Benchmark[], set: NeighbourSet | null): Benchmark[] {
  if (set === null) return [...figures];
  const codes = new Set(set.neighbours.map(({ code }) => code));
  const byPeriod = Map.groupBy(figures, ({ measure, endsOn, covers }) => `${measure}|${endsOn}|${covers}`);
  const means = [...byPeriod.values()].flatMap((group) => {
    const hasOwn = group.some(({ area }) => area.kind === 'statisticalNeighbours');
    const theirs = group.filter(({ area }) => area.kind === 'council' && area.code !== null && codes.has(area.code));
    return hasOwn || theirs.length === 0 ? [] : [meanOf(theirs, set)];
  });
  return [...figures, ...means];
}

/** Fewer figures than this are no picture of the neighbours. */
const FEWEST_FOR_MEAN = 5;

function meanOf(theirs: readonly Benchmark[], { model, neighbours }: NeighbourSet): Benchmark {
  const [first] = theirs;
  if (!first) throw new Error('a mean is made of at least one figure');
  const values = theirs.flatMap(({ value }) => (value === null ? [] : [value]));
  const isEnough = values.length >= Math.min(FEWEST_FOR_MEAN, neighbours.length);
  const sum = values.reduce((total, value) => total + value, 0);
  const published = theirs.map(({ publishedOn }) => publishedOn).toSorted((a, b) => ((a ?? '') < (b ?? '') ? 1 : -1));
  return {
    ...first,
    area: NEIGHBOURS,
    value: isEnough ? Number((sum / values.length).toPrecision(6)) : null,
    mark: isEnough ? null : 'x',
    publishedOn: published[0] ?? null,
    derivation: `Mean of the neighbours’ published values, unweighted, ${values.length} of ${neighbours.length} published; model of ${model}`,
  };
}
