import { benchmarksOf } from '#features/benchmarks/index.ts';
import { standingOfLists } from '#features/measures/index.ts';
import { suppliedMark } from '#features/settings/index.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { loadScorecard } from './asked.routes.ts';
import { catalogueRoutes } from './catalogue.routes.ts';
import { type ChildrenServices, childrenRoutes } from './children.routes.ts';
import { figuresNavigation } from './figures-navigation.page.ts';
import { type HomeServices, homeAnswer } from './home.routes.ts';
import { measureAnswer, measureCsvAnswer } from './measure.routes.ts';
import { methodPage } from './method.page.ts';
import { myCasesRoutes } from './my-cases.routes.ts';
import { rebaseRoutes } from './rebase.routes.ts';
import { remembered } from './remembered.routes.ts';
import { scorecardCsv } from './scorecard.csv.ts';
import { basisLine, monthsToChoose, scorecardPage, VERDICT_WORDS } from './scorecard.page.ts';
import { teamAnswer, teamsAnswer } from './teams.routes.ts';
import { rowsShown } from './view.ts';

export function scorecardRoutes(services: HomeServices & ChildrenServices): Route[] {
  return [
    ...catalogueRoutes(),
    ...rebaseRoutes(),
    ...childrenRoutes(services),
    ...myCasesRoutes(),
    {
      method: 'GET',
      path: '/',
      what: 'What to look at first',
      permission: 'account.own',
      handle: (request) => homeAnswer(request, services),
    },
    {
      method: 'GET',
      path: '/scorecard',
      what: 'Every measure and its trajectory',
      permission: 'scorecard.read',
      handle: scorecardAnswer,
    },
    {
      method: 'GET',
      path: '/scorecard.csv',
      what: 'The scorecard as CSV',
      permission: 'report.download',
      handle: scorecardCsvAnswer,
    },
    { method: 'GET', path: '/teams', what: 'The teams', permission: 'teams.read', handle: teamsAnswer },
    {
      method: 'GET',
      path: '/teams/:name',
      what: 'A team beside the council',
      permission: 'teams.read',
      handle: teamAnswer,
    },
    {
      method: 'GET',
      path: '/measures/:id',
      what: 'A measure with everything behind it',
      permission: 'scorecard.read',
      handle: measureAnswer,
    },
    {
      method: 'GET',
      path: '/measures/:id/table.csv',
      what: 'A measure’s months as CSV',
      permission: 'report.download',
      handle: measureCsvAnswer,
    },
    {
      method: 'GET',
      path: '/methods/trajectory',
      what: 'How a trajectory is decided',
      permission: 'scorecard.read',
      handle: () => ({ kind: 'page', section: 'scorecard', title: 'How a trajectory is decided', main: methodPage() }),
    },
  ];
}

const scorecardAnswer = remembered('scorecard', async (request) => {
  const { db, visitor, may, today } = request;
  const { authority } = visitor;
  const { basis, view, scorecard, dataSound, teams } = await loadScorecard(request);
  const { newest } = basis;
  const main = scorecardPage({
    title: view.team === null ? 'Scorecard' : `Scorecard: ${view.team}`,
    path: '/scorecard',
    scorecard,
    view,
    months: monthsToChoose(scorecard),
    teams,
    basis: basisLine({
      asAt: scorecard.asAt,
      dataMonth: newest?.dataMonth ?? null,
      lists: newest?.lists.length ?? 0,
      soundShare: may('counts.read') ? null : dataSound,
      view,
    }),
    navigation: figuresNavigation(may, '/scorecard'),
    standing: may('counts.read') ? await standingOfLists(db, authority, view.team === null ? null : [view.team]) : null,
    today,
    published: view.team === null ? await benchmarksOf(db, authority) : new Map(),
    mayDownload: may('report.download'),
    mayLoad: may('extracts.load'),
    suppliedMark: (measure) => suppliedMark(basis.own, measure),
  });
  return { kind: 'page', section: 'scorecard', title: 'Scorecard', main };
});

async function scorecardCsvAnswer(request: SignedInRequest): Promise<Answer> {
  const { scorecard, view } = await loadScorecard(request);
  const body = scorecardCsv(rowsShown(scorecard, view), VERDICT_WORDS);
  return {
    kind: 'file',
    name: `scorecard-${view.from}-to-${view.to}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body,
  };
}
