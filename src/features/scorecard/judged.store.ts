import {
  type Dimension,
  groupInWords,
  type MeasureDescription,
  type MeasureId,
  NOT_KNOWN,
  type Point,
  valuesOf,
  WHOLE_COUNCIL,
} from '#features/measures/index.ts';
import { isOnBoard, targetsIn } from '#features/settings/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { groupsBeside } from './groups.ts';
import { judge } from './judge.ts';
import { monthsByMeasure } from './rebase.ts';
import { loadRebases } from './rebases.store.ts';
import { remembering } from './remembering.ts';
import { type Basis, type Group, loadGroups, loadSeries, seriesOfValues } from './scorecard.store.ts';
import type { Judged, Scorecard } from './scorecard.ts';
import { countsOf } from './set.ts';
import { judgeAll, type View } from './view.ts';

/** Whose scorecard: a group of a council, and how it is called in sentences. */
export type Judging = {
  council: string;
  group: Group;
  ofWords: string;
  period: Pick<View, 'from' | 'to'>;
  /** The measures of the board's scorecard, or every one. */
  set: View['set'];
  today: LocalDate;
};

const scorecards = remembering<Scorecard>(96);
const teams = remembering<readonly TeamCounts[]>(8);
const shares = remembering<ReadonlyMap<string, Point>>(100);
const breakdowns = remembering<Breakdown[]>(200);
const groupsJudged = remembering<ReadonlyMap<string, Judged>>(100);

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
  const { council, group, ofWords, period, set, today } = judging;
  const rebases = await loadRebases(db, authority);
  const begun = rebases.map(({ measure, month }) => [measure, month]);
  const key = [authority, madeOf(basis), council, begun, group, ofWords, period.from, period.to, set, today];
  return scorecards(key, async () => {
    const series = await loadSeries(db, authority, basis, group, today);
    const measures = targetsIn(period.to, basis.own);
    const asAt = basis.newest?.asAt ?? null;
    const isShown = (measure: MeasureDescription) => set === 'all' || isOnBoard(basis.own, measure);
    return judgeAll(council, ofWords, series, period, asAt, today, monthsByMeasure(rebases), measures, isShown);
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

/** One measure judged for every group of a dimension over a period, by the group's key; remembered in the same way. */
export async function loadGroupsJudged(
  db: Tenant,
  authority: AuthorityId,
  basis: Basis,
  {
    measure,
    dimension,
    period,
    today,
  }: { measure: MeasureDescription; dimension: Dimension } & Pick<Judging, 'period' | 'today'>,
): Promise<ReadonlyMap<string, Judged>> {
  const rebases = monthsByMeasure(await loadRebases(db, authority)).get(measure.id) ?? [];
  const key = [authority, madeOf(basis), measure, rebases, dimension, period.from, period.to, today];
  return groupsJudged(key, async () => {
    const groups = await loadGroups(db, authority, basis, measure.id, dimension, today);
    return new Map(
      [...groups].map(([name, series]) => {
        const ofWords = groupInWords(dimension, name);
        const {
          found: _found,
          months: _months,
          ...judged
        } = judge(measure, ofWords, series, { ...period, today, rebases });
        return [name, judged] as const;
      }),
    );
  });
}

/** How many of a team's measures have which trajectory. */
export type TeamCounts = { name: string; counts: Scorecard['counts'] };

/** Every team that files name, judged over a period, by name; remembered in the same way. */
export async function loadTeamCounts(
  db: Tenant,
  authority: AuthorityId,
  basis: Basis,
  { council, period, today }: Pick<Judging, 'council' | 'period' | 'today'>,
): Promise<readonly TeamCounts[]> {
  const rebases = await loadRebases(db, authority);
  const begun = rebases.map(({ measure, month }) => [measure, month]);
  const key = [authority, madeOf(basis), council, begun, period.from, period.to, today];
  return teams(key, async () => {
    const byTeam = Map.groupBy(await valuesOf(db, authority, { dimension: 'team' }), ({ group }) => group);
    const names = [...byTeam.keys()].filter((name) => name !== NOT_KNOWN).sort((a, b) => a.localeCompare(b, 'en'));
    const asAt = basis.newest?.asAt ?? null;
    const measures = targetsIn(period.to, basis.own);
    return names.map((name) => {
      const series = seriesOfValues(basis, byTeam.get(name) ?? [], { dimension: 'team', group: name }, today);
      const judged = judgeAll(council, name, series, period, asAt, today, monthsByMeasure(rebases), measures);
      return { name, counts: withFigures(judged).counts };
    });
  });
}

/** A team is judged by the measures of its own work: those that ever gave it a figure. */
export function withFigures(scorecard: Scorecard): Scorecard {
  const rows = scorecard.rows.filter(({ series }) => series.length > 0);
  return { ...scorecard, rows, counts: countsOf(rows) };
}

/** Each team's point of a measure in a month, remembered in the same way. */
export async function loadTeamPoints(
  db: Tenant,
  authority: AuthorityId,
  basis: Basis,
  { measure, month }: { measure: MeasureId; month: Month },
  today: LocalDate,
): Promise<ReadonlyMap<string, Point>> {
  return shares([authority, madeOf(basis), measure, month, today], async () => {
    const byTeam = await loadGroups(db, authority, basis, measure, 'team', today);
    return new Map(
      [...byTeam].flatMap(([name, series]) => {
        const point = series.find((one) => one.month === month);
        return point ? [[name, point] as const] : [];
      }),
    );
  });
}

/** What a basis is made of, as part of a key. */
export function madeOf({ extracts, own }: Basis): unknown {
  return [extracts.map(({ id, version }) => [id, version]), own.stamp];
}
