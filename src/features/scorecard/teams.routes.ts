import { standingOfLists } from '#features/measures/index.ts';
import { loadStructure, teamsAt } from '#features/structure/index.ts';
import { reachesTeam } from '#kernel/reach.ts';
import { AppError } from '#platform/errors.ts';
import { teamsWithin } from './asked.routes.ts';
import { loadJudged, loadTeamCounts, withFigures } from './judged.store.ts';
import { remembered } from './remembered.routes.ts';
import { basisLine } from './scorecard.page.ts';
import { type Basis, type Group, loadBasis, THE_COUNCIL } from './scorecard.store.ts';
import { teamPage, teamsPage } from './teams.page.ts';
import { type View, viewFrom } from './view.ts';

/** The teams that this visitor may see, each with how its measures stand. */
export const teamsAnswer = remembered('teams', async (request) => {
  const { db, visitor, may, reach, query, today } = request;
  const basis = await loadBasis(db, visitor.authority);
  const view = viewFrom(query, basis.newest?.dataMonth ?? null, today);
  const placed = teamsAt(await loadStructure(db, visitor.authority), today);
  const own = reach('teams.read');
  const judged = await loadTeamCounts(db, visitor.authority, basis, { council: visitor.council, period: view, today });
  const teams = judged
    .filter(({ name }) => reachesTeam(own, name))
    .map((team) => ({ ...team, locality: placed.find(({ name }) => name === team.name)?.locality ?? null }));
  const main = teamsPage(teams, {
    isPart: own.kind === 'part',
    hasExtract: basis.newest !== null,
    mayLoad: may('extracts.load'),
  });
  return { kind: 'page', section: 'teams', title: 'Teams', main };
});

/** A team that is not theirs is answered as one that does not exist, before anything of it is read. */
export const teamAnswer = remembered('team', async (request) => {
  const { db, visitor, may, reach, query, params, today } = request;
  const name = params['name'] ?? '';
  if (!(await teamsWithin(request)).includes(name)) throw new AppError('NOT_FOUND');
  const basis = await loadBasis(db, visitor.authority);
  const view = viewFrom(query, basis.newest?.dataMonth ?? null, today);
  const judgedFor = (group: Group, ofWords: string) =>
    loadJudged(db, visitor.authority, basis, {
      council: visitor.council,
      group,
      ofWords,
      period: view,
      set: 'all',
      today,
    });
  const team = withFigures(await judgedFor({ dimension: 'team', group: name }, name));
  if (team.rows.length === 0) throw new AppError('NOT_FOUND');
  const main = teamPage(team, await judgedFor(THE_COUNCIL, 'the council'), name, view, {
    above: aboveOf(basis, view),
    standing: may('counts.read') ? await standingOfLists(db, visitor.authority, [name]) : null,
    today,
    mayActOn: may('children.read') && reachesTeam(reach('children.read'), name),
  });
  return { kind: 'page', section: 'teams', title: name, back: { href: '/teams', text: 'All teams' }, main };
});

function aboveOf({ newest }: Basis, view: View): string {
  return basisLine({
    asAt: newest?.asAt ?? null,
    dataMonth: newest?.dataMonth ?? null,
    lists: newest?.lists.length ?? 0,
    soundShare: null,
    view,
  });
}
