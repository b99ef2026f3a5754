import { NOT_KNOWN, valuesOf } from '#features/measures/index.ts';
import { loadStructure, teamsAt } from '#features/structure/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { loadJudged } from './judged.store.ts';
import { monthsByMeasure } from './rebase.ts';
import { loadRebases } from './rebases.store.ts';
import { basisLine } from './scorecard.page.ts';
import { type Basis, type Group, loadBasis, seriesOfValues, THE_COUNCIL } from './scorecard.store.ts';
import type { Scorecard } from './scorecard.ts';
import { countsOf } from './set.ts';
import { teamPage, teamsPage } from './teams.page.ts';
import { judgeAll, type View, viewFrom } from './view.ts';

export async function teamsAnswer({ db, visitor, may, query, today }: SignedInRequest): Promise<Answer> {
  const basis = await loadBasis(db, visitor.authority);
  const rebases = monthsByMeasure(await loadRebases(db, visitor.authority));
  const view = viewFrom(query, basis.newest?.dataMonth ?? null, today);
  const byTeam = Map.groupBy(await valuesOf(db, visitor.authority, { dimension: 'team' }), ({ group }) => group);
  const placed = teamsAt(await loadStructure(db, visitor.authority), today);
  const names = [...byTeam.keys()].filter((name) => name !== NOT_KNOWN).sort((a, b) => a.localeCompare(b, 'en'));
  const teams = names.map((name) => {
    const series = seriesOfValues(basis, byTeam.get(name) ?? [], today);
    const { counts } = withFigures(
      judgeAll(visitor.council, name, series, view, basis.newest?.asAt ?? null, today, rebases),
    );
    return { name, counts, locality: placed.find((team) => team.name === name)?.locality ?? null };
  });
  return { kind: 'page', section: 'teams', title: 'Teams', main: teamsPage(teams, may('extracts.load')) };
}

export async function teamAnswer({ db, visitor, query, params, today }: SignedInRequest): Promise<Answer> {
  const name = params['name'] ?? '';
  const basis = await loadBasis(db, visitor.authority);
  const view = viewFrom(query, basis.newest?.dataMonth ?? null, today);
  const judgedFor = (group: Group, ofWords: string) =>
    loadJudged(db, visitor.authority, basis, { council: visitor.council, group, ofWords, period: view, today });
  const team = withFigures(await judgedFor({ dimension: 'team', group: name }, name));
  if (team.rows.length === 0) throw new AppError('NOT_FOUND');
  const main = teamPage(team, await judgedFor(THE_COUNCIL, 'the council'), name, view, aboveOf(basis, view));
  return { kind: 'page', section: 'teams', title: name, back: { href: '/teams', text: 'All teams' }, main };
}

/** A team is judged by the measures of its own work: those that ever gave it a figure. */
function withFigures(scorecard: Scorecard): Scorecard {
  const rows = scorecard.rows.filter(({ series }) => series.length > 0);
  return { ...scorecard, rows, counts: countsOf(rows) };
}

function aboveOf({ newest }: Basis, view: View): string {
  return basisLine({
    asAt: newest?.asAt ?? null,
    dataMonth: newest?.dataMonth ?? null,
    lists: newest?.lists.length ?? 0,
    soundShare: null,
    view,
  });
}
