import { addressOf, figuresNavigation, loadJudged, loadScorecard, monthsToChoose } from '#features/scorecard/index.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type MatrixPage, matrixCsv, matrixPage } from './matrix.page.ts';
import { matrixOf } from './matrix.ts';

export function matrixRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/teams/matrix',
      what: 'Every measure by team',
      permission: 'teams.read',
      async handle(request): Promise<Answer> {
        const main = matrixPage(await loadPage(request));
        return { kind: 'page', section: 'teams', title: 'Measures by team', main };
      },
    },
    {
      method: 'GET',
      path: '/teams/matrix.csv',
      what: 'Every measure by team, as CSV',
      permission: 'report.download',
      async handle(request): Promise<Answer> {
        const { rows, teams } = await loadPage(request);
        const body = matrixCsv(rows, teams);
        return { kind: 'file', name: 'measures-by-team.csv', contentType: 'text/csv; charset=utf-8', body };
      },
    },
  ];
}

/** Every team within reach judged over the period; one page of forty teams judges two thousand series once. */
async function loadPage(request: SignedInRequest): Promise<MatrixPage> {
  const { db, visitor, may, query, today } = request;
  const { team: _team, ...asked } = query;
  const { basis, view, scorecard, teams } = await loadScorecard({ ...request, query: asked });
  const judged = [];
  for (const team of teams) {
    const group = { dimension: 'team', group: team } as const;
    const judging = { council: visitor.council, group, ofWords: team, period: view, set: view.set, today };
    judged.push(await loadJudged(db, visitor.authority, basis, judging));
  }
  return {
    navigation: figuresNavigation(may, '/teams/matrix'),
    rows: matrixOf(scorecard, judged),
    ...{ teams, view },
    months: monthsToChoose(scorecard),
    mayDownload: may('report.download'),
    csvHref: addressOf('/teams/matrix.csv', view),
  };
}
