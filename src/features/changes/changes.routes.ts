import {
  basisAsAt,
  defaultPeriod,
  figuresNavigation,
  type Judged,
  loadJudged,
  loadScorecard,
  THE_COUNCIL,
} from '#features/scorecard/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type Changes, type ChangesPage, changesCsv, changesPage } from './changes.page.ts';
import { claimsRoutes } from './claims.routes.ts';
import { flips } from './flips.ts';
import { records } from './records.ts';
import { reversals } from './reversals.ts';
import { revisions } from './revisions.ts';
import { sinceAsked } from './since.ts';

export function changesRoutes(): Route[] {
  return [
    ...claimsRoutes(),
    {
      method: 'GET',
      path: '/changes',
      what: 'What changed since a day',
      permission: 'counts.read',
      async handle(request): Promise<Answer> {
        const main = changesPage(await loadChanges(request));
        return { kind: 'page', section: 'scorecard', title: 'What changed', main };
      },
    },
    {
      method: 'GET',
      path: '/changes.csv',
      what: 'What changed since a day, as CSV',
      permission: 'report.download',
      async handle(request): Promise<Answer> {
        if (!request.may('counts.read')) throw new AppError('NOT_FOUND');
        const { changes, since } = await loadChanges(request);
        const name = `changes-since-${since ?? 'nothing'}.csv`;
        return { kind: 'file', name, contentType: 'text/csv; charset=utf-8', body: changesCsv(changes) };
      },
    },
  ];
}

async function loadChanges(request: SignedInRequest): Promise<ChangesPage> {
  const { query, today, may } = request;
  const { basis, view, scorecard, teams } = await loadScorecard({ ...request, query: teamOf(query) }, 'all');
  const days = basis.extracts.map(({ asAt }) => asAt);
  const { day: since, problem } = sinceAsked(query, days, today);
  const then = since === null ? null : basisAsAt(basis, since);
  const before = then?.newest ? await judgedThen(request, then, view.team) : [];
  const address = new URLSearchParams(Object.entries(query).filter(([name]) => ASKED.includes(name)));
  return {
    navigation: figuresNavigation(may, '/changes'),
    ...{ since, problem, teams },
    asked: { since: query['day'] ? '' : (since ?? ''), day: query['day'] ?? '', team: view.team ?? '' },
    days: days.toReversed(),
    changes: then?.newest ? changesBetween(before, scorecard.rows) : NOTHING,
    earlier: then?.newest?.asAt ?? null,
    newest: basis.newest?.asAt ?? null,
    mayDownload: may('report.download'),
    csvHref: `/changes.csv?${address}`,
  };
}

const ASKED = ['since', 'day', 'team'];
const NOTHING: Changes = { flips: [], records: [], reversals: [], revisions: [] };

function changesBetween(then: readonly Judged[], now: readonly Judged[]): Changes {
  return { flips: flips(then, now), records: records(now), reversals: reversals(now), revisions: revisions(then, now) };
}

/** Each measure as it was judged from the extracts of then, over the period that was usual then. */
async function judgedThen(
  { db, visitor }: SignedInRequest,
  basis: ReturnType<typeof basisAsAt>,
  team: string | null,
): Promise<readonly Judged[]> {
  const { newest } = basis;
  if (newest === null) return [];
  const group = team === null ? THE_COUNCIL : ({ dimension: 'team', group: team } as const);
  const period = defaultPeriod(newest.dataMonth, newest.asAt);
  const set = 'all' as const;
  const judging = { council: visitor.council, group, ofWords: team ?? 'the council', period, set, today: newest.asAt };
  return (await loadJudged(db, visitor.authority, basis, judging)).rows;
}

function teamOf({ team }: Readonly<Record<string, string>>): Record<string, string> {
  return team ? { team } : {};
}
