import { type Dimension, type MeasureDescription, WHOLE_COUNCIL } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { groupsBeside } from './groups.ts';
import { monthsByMeasure } from './rebase.ts';
import { loadRebases } from './rebases.store.ts';
import { type Basis, type Group, loadGroups, loadSeries } from './scorecard.store.ts';
import type { Scorecard } from './scorecard.ts';
import { judgeAll, type View } from './view.ts';

/** Whose scorecard: a group of a council, and how it is called in sentences. */
export type Judging = {
  council: string;
  group: Group;
  ofWords: string;
  period: Pick<View, 'from' | 'to'>;
  today: LocalDate;
};

const scorecards = remembering<Scorecard>(48);
const breakdowns = remembering<Breakdown[]>(200);

/** Groups of a dimension beside the council. */
export type Breakdown = { dimension: Dimension; beside: ReturnType<typeof groupsBeside> };

/**
 * Every measure judged for a group over a period. Judging five years takes tens of milliseconds and its result changes
 * only with what it is made of, so that it is remembered under all of that: the council, the extracts in use with their
 * versions (which grow when their values are counted anew), the rebases, the group, the period and the day.
 */
export async function loadJudged(
  db: Tenant,
  authority: AuthorityId,
  basis: Basis,
  judging: Judging,
): Promise<Scorecard> {
  const { council, group, ofWords, period, today } = judging;
  const rebases = await loadRebases(db, authority);
  const begun = rebases.map(({ measure, month }) => [measure, month]);
  const key = [authority, madeOf(basis), council, begun, group, ofWords, period.from, period.to, today];
  return scorecards(key, async () => {
    const series = await loadSeries(db, authority, basis, group, today);
    return judgeAll(council, ofWords, series, period, basis.newest?.asAt ?? null, today, monthsByMeasure(rebases));
  });
}

/** A measure's groups of each dimension beside the council over a period, remembered in the same way. */
export async function loadBreakdowns(
  db: Tenant,
  authority: AuthorityId,
  basis: Basis,
  measure: MeasureDescription,
  dimensions: readonly Dimension[],
  { period, today }: Pick<Judging, 'period' | 'today'>,
): Promise<Breakdown[]> {
  const key = [authority, madeOf(basis), measure.id, dimensions, period.from, period.to, today];
  return breakdowns(key, async () => {
    const groupsIn = (dimension: Dimension) => loadGroups(db, authority, basis, measure.id, dimension, today);
    const council = (await groupsIn('council')).get(WHOLE_COUNCIL) ?? [];
    const made: Breakdown[] = [];
    for (const dimension of dimensions)
      made.push({ dimension, beside: groupsBeside(measure, dimension, await groupsIn(dimension), council, period) });
    return made;
  });
}

function madeOf({ extracts }: Basis): unknown {
  return extracts.map(({ id, version }) => [id, version]);
}

/** Keeps so many results in this process; the one that nobody asked for longest goes first. */
function remembering<T>(most: number): (key: unknown, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, T>();
  return async (parts, make) => {
    const key = JSON.stringify(parts);
    const result = kept.get(key) ?? (await make());
    kept.delete(key);
    kept.set(key, result);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return result;
  };
}
