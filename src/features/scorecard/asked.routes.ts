import { measureId, NOT_KNOWN, type Slice, teamsNamed } from '#features/measures/index.ts';
import { reachesTeam } from '#kernel/reach.ts';
import { AppError } from '#platform/errors.ts';
import { loadJudged } from './judged.store.ts';
import type { FiguresRequest } from './remembered.routes.ts';
import { type Basis, type Group, loadBasis, loadGroups, THE_COUNCIL } from './scorecard.store.ts';
import type { Scorecard } from './scorecard.ts';
import { publishable } from './suppression.ts';
import { type View, viewFrom } from './view.ts';

/**
 * A scorecard as an address asks for it, with what it rests on: of the set of measures that it asks for, unless one is
 * given. A team that is not theirs does not exist.
 */
export async function loadScorecard(
  request: FiguresRequest,
  set: View['set'] | null = null,
): Promise<{ basis: Basis; view: View; scorecard: Scorecard; dataSound: number | null; teams: readonly string[] }> {
  const { db, visitor, may, query, today } = request;
  const basis = await loadBasis(db, visitor.authority);
  const view = viewFrom(query, basis.newest?.dataMonth ?? null, today);
  const teams = await teamsWithin(request);
  if (view.team !== null && !teams.includes(view.team)) throw new AppError('NOT_FOUND');
  const group = view.team === null ? THE_COUNCIL : ({ dimension: 'team', group: view.team } as const satisfies Group);
  const ofWords = view.team ?? 'the council';
  const judging = { council: visitor.council, group, ofWords, period: view, set: set ?? view.set, today };
  const scorecard = await loadJudged(db, visitor.authority, basis, judging);
  const errors = await errorsIn(request, basis, group, view);
  const shown = may('counts.read') ? scorecard : { ...scorecard, rows: scorecard.rows.map(publishable) };
  return { basis, view, scorecard: shown, dataSound: errors === null ? null : 100 - errors, teams };
}

const ROWS_WITH_AN_ERROR = measureId('RC-07');

/** The share of rows with an error in the last month that has one. */
async function errorsIn(
  { db, visitor, today }: FiguresRequest,
  basis: Basis,
  { dimension, group }: Group,
  { to }: View,
): Promise<number | null> {
  const groups = await loadGroups(db, visitor.authority, basis, ROWS_WITH_AN_ERROR, dimension, today);
  return groups.get(group)?.findLast(({ month, value }) => month <= to && value !== null)?.value ?? null;
}

/** The teams that files name and whose figures this visitor may see; no names at all for whoever may see none. */
export async function teamsWithin({ db, visitor, may, reach }: FiguresRequest): Promise<string[]> {
  if (!may('teams.read')) return [];
  const own = reach('teams.read');
  return (await teamsNamed(db, visitor.authority)).filter((team) => reachesTeam(own, team));
}

/**
 * May this visitor ask for the figure of a group? Of a team where it is within their reach, of what has no team where
 * all teams are, of other groups of children where they may see small numbers.
 */
export async function mayAskForGroup(request: FiguresRequest, { dimension, group }: Slice): Promise<boolean> {
  if (dimension === 'council') return true;
  if (dimension !== 'team') return request.may('counts.read');
  return isWithoutTeam(request, group) || (await teamsWithin(request)).includes(group);
}

function isWithoutTeam({ may, reach }: FiguresRequest, group: string): boolean {
  return group === NOT_KNOWN && may('teams.read') && reach('teams.read').kind === 'council';
}
