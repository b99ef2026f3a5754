import { councilFacts, type MeasureId, NOT_KNOWN, type Point, valuesOf } from '#features/measures/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { monthsByMeasure } from './rebase.ts';
import { loadRebases } from './rebases.store.ts';
import { basisLine } from './scorecard.page.ts';
import { type Basis, loadBasis, loadSeries, seriesOfValues, THE_COUNCIL } from './scorecard.store.ts';
import type { Scorecard } from './scorecard.ts';
import { countsOf } from './set.ts';
import { teamPage, teamsPage } from './teams.page.ts';
import { judgeAll, type View, viewFrom } from './view.ts';

export async function teamsAnswer({ db, visitor, may, query, today }: SignedInRequest): Promise<Answer> {
  const basis = await loadBasis(db, visitor.authority);
  const rebases = monthsByMeasure(await loadRebases(db, visitor.authority));
  const view = viewFrom(query, basis.newest?.dataMonth ?? null, today);
  const byTeam = Map.groupBy(await valuesOf(db, visitor.authority, { dimension: 'team' }), ({ group }) => group);
  const { teams: placed } = await councilFacts(db, visitor.authority);
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
  const rebases = monthsByMeasure(await loadRebases(db, visitor.authority));
  const view = viewFrom(query, basis.newest?.dataMonth ?? null, today);
  const own = await loadSeries(db, visitor.authority, basis, { dimension: 'team', group: name }, today);
  if ([...own.values()].every((points) => points.length === 0)) throw new AppError('NOT_FOUND');
  const whole = await loadSeries(db, visitor.authority, basis, THE_COUNCIL, today);
  const judgedFor = (ofWords: string, series: ReadonlyMap<MeasureId, readonly Point[]>) =>
    judgeAll(visitor.council, ofWords, series, view, basis.newest?.asAt ?? null, today, rebases);
  const team = withFigures(judgedFor(name, own));
  const main = teamPage(team, judgedFor('the council', whole), name, view, aboveOf(basis, view));
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
