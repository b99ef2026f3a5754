import { completenessMeter, standingOfLists } from '#features/measures/index.ts';
import { figuresNavigation, teamsWithin } from '#features/scorecard/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { durationOf, durationsByTeam } from './duration.ts';
import { curveCsv, durationsCsv, type KindRows } from './durations.csv.ts';
import { durationPage, durationsPage, type KindKnown, noDurationPage, TITLE } from './durations.page.ts';
import { loadSpells } from './durations.store.ts';
import { DURATION_IDS, DURATIONS, type DurationKind, isDurationId } from './kinds.ts';
import { listsOf, type SpellsFound } from './spells.ts';
import { type TeamsSeen, viewOf, withinReach } from './view.ts';

export function durationRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/durations', what: 'How long things take, those still open counted' },
      permission: 'counts.read',
      handle: overviewAnswer,
    },
    {
      ...{ method: 'GET', path: '/durations.csv', what: 'How long things take, by team, as CSV' },
      permission: 'report.download',
      handle: overviewCsvAnswer,
    },
    {
      ...{ method: 'GET', path: '/durations/:kind', what: 'How long one kind takes: its curve, teams and periods' },
      permission: 'counts.read',
      handle: kindAnswer,
    },
    {
      ...{ method: 'GET', path: '/durations/:kind/curve.csv', what: 'The curve of one kind as CSV' },
      permission: 'report.download',
      handle: curveAnswer,
    },
  ];
}

const PATH = '/durations';

async function overviewAnswer({ db, visitor, may }: SignedInRequest): Promise<Answer> {
  const kinds: KindKnown[] = [];
  for (const id of DURATION_IDS) {
    const kind = DURATIONS[id];
    const found = await loadSpells(db, visitor.authority, kind);
    if (typeof found === 'string') kinds.push({ kind, asAt: null, duration: found });
    else kinds.push({ kind, asAt: found.asAt, duration: durationOf(found.spells) });
  }
  const navigation = figuresNavigation(may, PATH);
  const main = durationsPage({ navigation, kinds, mayDownload: may('report.download') });
  return { kind: 'page', section: 'scorecard', title: TITLE, main };
}

async function overviewCsvAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor } = request;
  assertMaySeeCounts(request);
  const seen = await teamsSeen(request);
  const rows: KindRows[] = [];
  for (const id of DURATION_IDS) {
    const kind = DURATIONS[id];
    const found = await loadSpells(db, visitor.authority, kind);
    if (typeof found === 'string') continue;
    const teams = kind.hasTeams ? durationsByTeam(withinReach(found.spells, seen)) : [];
    rows.push({ kind, asAt: found.asAt, all: durationOf(found.spells), teams });
  }
  return csvFile('how-long-it-takes', durationsCsv(rows));
}

async function kindAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may, today } = request;
  const { kind, team, seen } = await askedIn(request);
  const found = await loadSpells(db, visitor.authority, kind);
  const navigation = figuresNavigation(may, PATH);
  const page = { kind: 'page', section: 'scorecard', title: kind.title } as const;
  if (typeof found === 'string') return { ...page, main: noDurationPage(kind, navigation, found) };
  const standing = await standingOfLists(db, visitor.authority, team === null ? null : [team]);
  const query = team === null ? '' : `?${new URLSearchParams({ team })}`;
  const main = durationPage({
    ...{ navigation, seen: withSpells(seen, found), view: viewOf(kind, found, team, seen) },
    standing: completenessMeter(
      standing.filter(({ list }) => listsOf(kind).includes(list)),
      today,
    ),
    csvHref: may('report.download') ? `${PATH}/${kind.id}/curve.csv${query}` : null,
  });
  return { ...page, main };
}

async function curveAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor } = request;
  assertMaySeeCounts(request);
  const { kind, team, seen } = await askedIn(request);
  const found = await loadSpells(db, visitor.authority, kind);
  return csvFile(kind.id, curveCsv(typeof found === 'string' ? null : viewOf(kind, found, team, seen)));
}

/** What an address asks for; a team beyond the reader's reach does not exist. */
async function askedIn(
  request: SignedInRequest,
): Promise<{ kind: DurationKind; team: string | null; seen: TeamsSeen }> {
  const { params, query } = request;
  const id = params['kind'] ?? '';
  if (!isDurationId(id)) throw new AppError('NOT_FOUND');
  const kind = DURATIONS[id];
  const seen = await teamsSeen(request);
  const team = query['team'] || null;
  if (team !== null && !(kind.hasTeams && seen.names.includes(team))) throw new AppError('NOT_FOUND');
  return { kind, team, seen };
}

async function teamsSeen(request: SignedInRequest): Promise<TeamsSeen> {
  const seesAll = request.may('teams.read') && request.reach('teams.read').kind === 'council';
  return { names: await teamsWithin(request), seesAll };
}

/** The teams that have any, to choose from. */
function withSpells(seen: TeamsSeen, { spells }: SpellsFound): TeamsSeen {
  const known = new Set(spells.map(({ team }) => team));
  return { ...seen, names: seen.names.filter((name) => known.has(name)) };
}

function assertMaySeeCounts({ may }: SignedInRequest): void {
  if (!may('counts.read')) throw new AppError('NOT_FOUND');
}

function csvFile(name: string, body: string): Answer {
  return { kind: 'file', name: `${name}.csv`, contentType: 'text/csv; charset=utf-8', body };
}
