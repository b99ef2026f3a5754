import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { monthsByMeasure, type Rebase } from './rebase.ts';
import { loadRebases } from './rebases.store.ts';
import { type Basis, type Group, loadSeries } from './scorecard.store.ts';
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

/** Scorecards kept in this process, at about a megabyte each; the one that nobody asked for longest goes first. */
const MOST_REMEMBERED = 48;
const remembered = new Map<string, Scorecard>();

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
  const rebases = await loadRebases(db, authority);
  const key = keyOf(authority, basis, rebases, judging);
  const known = remembered.get(key);
  remembered.delete(key);
  const scorecard = known ?? (await judged(db, authority, basis, rebases, judging));
  remembered.set(key, scorecard);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return scorecard;
}

async function judged(
  db: Tenant,
  authority: AuthorityId,
  basis: Basis,
  rebases: readonly Rebase[],
  { council, group, ofWords, period, today }: Judging,
): Promise<Scorecard> {
  const series = await loadSeries(db, authority, basis, group, today);
  return judgeAll(council, ofWords, series, period, basis.newest?.asAt ?? null, today, monthsByMeasure(rebases));
}

function keyOf(authority: AuthorityId, { extracts }: Basis, rebases: readonly Rebase[], judging: Judging): string {
  const { council, group, ofWords, period, today } = judging;
  const made = extracts.map(({ id, version }) => [id, version]);
  const begun = rebases.map(({ measure, month }) => [measure, month]);
  return JSON.stringify([authority, council, made, begun, group, ofWords, period.from, period.to, today]);
}
