import { completenessMeter, standingOfLists } from '#features/measures/index.ts';
import { figuresNavigation, teamsWithin } from '#features/scorecard/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type JourneysFound, periodAsked } from './asked.ts';
import { type Chosen, cohortOf } from './cohort.ts';
import { cohortCsv } from './journeys.csv.ts';
import { journeyPage, journeysPage, type KindKnown, noJourneyPage, ofWords, TITLE } from './journeys.page.ts';
import { loadJourneys } from './journeys.store.ts';
import { isJourneyId, JOURNEY_IDS, JOURNEYS, type JourneyKind } from './kinds.ts';
import { cohortInWords } from './wording.ts';

export function journeyRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/journeys', what: 'What comes of contacts, referrals, enquiries and plans' },
      permission: 'counts.read',
      handle: overviewAnswer,
    },
    {
      ...{ method: 'GET', path: '/journeys/:kind', what: 'One of them: a cohort from its first step to the last' },
      permission: 'counts.read',
      handle: kindAnswer,
    },
    {
      ...{ method: 'GET', path: '/journeys/:kind/table.csv', what: 'The steps and links of a cohort as CSV' },
      permission: 'report.download',
      handle: csvAnswer,
    },
  ];
}

const PATH = '/journeys';

async function overviewAnswer({ db, visitor, may }: SignedInRequest): Promise<Answer> {
  const kinds: KindKnown[] = [];
  for (const id of JOURNEY_IDS) {
    const kind = JOURNEYS[id];
    const found = await loadJourneys(db, visitor.authority, kind);
    kinds.push({ kind, words: typeof found === 'string' ? found : usualInWords(kind, found) });
  }
  const main = journeysPage(figuresNavigation(may, PATH), kinds);
  return { kind: 'page', section: 'scorecard', title: TITLE, main };
}

/** The cohort that is shown first, of the whole council. */
function usualInWords(kind: JourneyKind, found: JourneysFound): string[] | 'noExtract' {
  const period = periodAsked({}, found, kind);
  if (period === null) return 'noExtract';
  const chosen = { ...period, team: null };
  return cohortInWords(kind.id, cohortOf(found.journeys, kind.steps, chosen), kind.counted, ofWords(chosen));
}

async function kindAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may, today } = request;
  const { kind, team, teams } = await askedIn(request);
  const followed = await followedFor(request, kind, team);
  const navigation = figuresNavigation(may, PATH);
  const page = { kind: 'page', section: 'scorecard', title: kind.title } as const;
  if (typeof followed === 'string') return { ...page, main: noJourneyPage(kind, navigation, followed) };
  const { found, chosen, cohort } = followed;
  const standing = await standingOfLists(db, visitor.authority, team === null ? null : [team]);
  const isOfIt = new Set([kind.list, ...kind.further]);
  const known = new Set(found.journeys.map((journey) => journey.team));
  const query = new URLSearchParams({ from: chosen.from, to: chosen.to, ...(team !== null && { team }) });
  const main = journeyPage({
    ...{ navigation, kind, found, chosen, cohort },
    teams: teams.filter((name) => known.has(name)),
    standing: completenessMeter(
      standing.filter(({ list }) => isOfIt.has(list)),
      today,
    ),
    csvHref: may('report.download') ? `${PATH}/${kind.id}/table.csv?${query}` : null,
  });
  return { ...page, main };
}

async function csvAnswer(request: SignedInRequest): Promise<Answer> {
  if (!request.may('counts.read')) throw new AppError('NOT_FOUND');
  const { kind, team } = await askedIn(request);
  const followed = await followedFor(request, kind, team);
  const body = cohortCsv(kind, typeof followed === 'string' ? null : { ...followed, asAt: followed.found.asAt });
  return { kind: 'file', name: `${kind.id}-and-after.csv`, contentType: 'text/csv; charset=utf-8', body };
}

/** The cohort that an address asks for. */
async function followedFor({ db, visitor, query }: SignedInRequest, kind: JourneyKind, team: string | null) {
  const found = await loadJourneys(db, visitor.authority, kind);
  if (typeof found === 'string') return found;
  const period = periodAsked(query, found, kind);
  if (period === null) return 'noExtract';
  const chosen: Chosen = { ...period, team };
  return { found, chosen, cohort: cohortOf(found.journeys, kind.steps, chosen) };
}

/** What an address asks for; a team beyond the reader's reach does not exist. */
async function askedIn(request: SignedInRequest) {
  const { params, query } = request;
  const id = params['kind'] ?? '';
  if (!isJourneyId(id)) throw new AppError('NOT_FOUND');
  const kind = JOURNEYS[id];
  const teams = await teamsWithin(request);
  const team = query['team'] || null;
  if (team !== null && !(kind.hasTeams && teams.includes(team))) throw new AppError('NOT_FOUND');
  return { kind, team, teams };
}
