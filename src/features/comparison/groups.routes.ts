import type { Dimension } from '#features/measures/index.ts';
import { addressOf, groupsInOrder, judgedOf, loadGroupsJudged, monthsToChoose } from '#features/scorecard/index.ts';
import { type Reach, reachesTeam } from '#kernel/reach.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { compared, seenOnly } from './compared.ts';
import { type GroupsPage, groupsCsv, groupsPage } from './groups.page.ts';
import { GROUPS_IN_WORDS } from './said.ts';

const DIMENSIONS = ['team', 'locality', 'ageBand', 'sex', 'ethnicGroup', 'disability'] as const satisfies Dimension[];

export function groupsRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/measures/:id/groups',
      what: 'Teams and groups of children compared',
      permission: 'counts.read',
      async handle(request): Promise<Answer> {
        const page = await loadPage(request);
        const title = `${GROUPS_IN_WORDS[page.dimension].heading} compared`;
        const back = { href: addressOf(`/measures/${page.measure.id}`, page.period), text: page.measure.title };
        return { kind: 'page', section: 'scorecard', title, back, main: groupsPage(page) };
      },
    },
    {
      method: 'GET',
      path: '/measures/:id/groups.csv',
      what: 'Teams and groups of children compared, as CSV',
      permission: 'report.download',
      async handle(request): Promise<Answer> {
        if (!request.may('counts.read')) throw new AppError('NOT_FOUND');
        const page = await loadPage(request);
        const name = `${page.measure.id}-by-${page.dimension}.csv`;
        return { kind: 'file', name, contentType: 'text/csv; charset=utf-8', body: groupsCsv(page) };
      },
    },
  ];
}

async function loadPage(request: SignedInRequest): Promise<GroupsPage> {
  const { db, visitor, may, reach, today } = request;
  const { team: _team, ...query } = request.query;
  const { basis, view, judged, scorecard } = await judgedOf({ ...request, query });
  const { measure } = judged;
  const dimensions = DIMENSIONS.filter((dimension) => dimension !== 'team' || may('teams.read'));
  const dimension = dimensions.find((one) => one === query['dimension']) ?? dimensions[0] ?? 'locality';
  const period = { from: view.from, to: view.to };
  const judging = {
    measure: measure.kind === 'rate' ? { ...measure, kind: 'count' as const, target: null } : measure,
    dimension,
    period,
    today,
  };
  const found = await loadGroupsJudged(db, visitor.authority, basis, judging);
  const own: Reach = dimension === 'team' ? reach('teams.read') : { kind: 'council' };
  const isTheirs = (key: string) => own.kind === 'council' || reachesTeam(own, key);
  const together = compared(measure, dimension, new Map([...found].map(([key, { series }]) => [key, series])), period);
  const address = new URLSearchParams({ dimension, ...period });
  return {
    ...{ measure, dimension, dimensions, period },
    months: monthsToChoose(scorecard),
    compared: together && (own.kind === 'council' ? together : seenOnly(together, isTheirs)),
    isWhole: own.kind === 'council',
    judged: groupsInOrder(dimension, [...found]).flatMap(([key, one]) =>
      isTheirs(key) && one.series.length > 0 ? [one] : [],
    ),
    mean: measure.kind === 'proportion' ? (together?.centre ?? null) : null,
    mayDownload: may('report.download'),
    csvHref: `/measures/${measure.id}/groups.csv?${address}`,
  };
}
