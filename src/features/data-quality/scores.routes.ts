import { LIST_IDS, listTitle } from '#features/extracts/index.ts';
import { qualityByCheck, qualityByList, qualityOverTeams, standingOfLists } from '#features/measures/index.ts';
import { defaultPeriod, type FiguresRequest, remembered, teamsWithin } from '#features/scorecard/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { qualityNavigation } from './navigation.page.ts';
import { scoresCsv } from './quality.csv.ts';
import { scoresPage } from './scores.page.ts';
import { checksOverTime, type Period, scoreOfAll, scoresBy } from './scores.ts';
import { choiceOf, type TeamChoice } from './team-choice.ts';

export function scoresRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/data-quality', what: 'How sound the data is, by list, check and team' },
      permission: 'counts.read',
      handle: scoresAnswer,
    },
    {
      ...{ method: 'GET', path: '/data-quality.csv', what: 'How sound each list was in each month, as CSV' },
      permission: 'report.download',
      handle: csvAnswer,
    },
  ];
}

/** Whose rows an address asks about; a team that is not the visitor's to see does not exist. */
export async function choiceIn(request: FiguresRequest, asked = request.query['team']): Promise<TeamChoice> {
  const seesAll = request.may('teams.read') && request.reach('teams.read').kind === 'council';
  const choice = choiceOf(asked, await teamsWithin(request), seesAll);
  if (choice === null) throw new AppError('NOT_FOUND');
  return choice;
}

const scoresAnswer = remembered('data-quality', async (request) => {
  const { db, visitor, may, today } = request;
  const choice = await choiceIn(request);
  const asked = choice.team === null ? null : [choice.team];
  const counted = await qualityByList(db, visitor.authority, asked);
  const period: Period = { ...defaultPeriod(counted.at(-1)?.dataMonth ?? null, today), today };
  const all = scoreOfAll(counted, choice.ofWords, period);
  const ofTeams =
    choice.team === null && choice.offered.length > 0 ? await qualityOverTeams(db, visitor.authority) : [];
  const shown = ofTeams.filter(({ team }) => choice.offered.includes(team));
  const byTeam = scoresBy(shown, ({ team }) => team, choice.wordsFor, period);
  const lists = scoresBy(counted, ({ list }) => list, listTitle, period);
  const main = scoresPage({
    navigation: qualityNavigation(may, '/data-quality', choice.team),
    all,
    lists: lists.toSorted((a, b) => LIST_IDS.indexOf(a.key) - LIST_IDS.indexOf(b.key)),
    checks: checksOverTime(await qualityByCheck(db, visitor.authority, asked), all, period),
    teams: byTeam.toSorted((a, b) => choice.numberOf(a.key) - choice.numberOf(b.key)),
    standing: await standingOfLists(db, visitor.authority, asked),
    choice,
    today,
    mayDownload: may('report.download'),
    mayFix: may('children.read'),
  });
  return { kind: 'page', section: 'extracts', title: 'Data quality', main };
});

async function csvAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor } = request;
  const choice = await choiceIn(request);
  const asked = choice.team === null ? null : [choice.team];
  const body = scoresCsv(await qualityByList(db, visitor.authority, asked), choice);
  return { kind: 'file', name: 'data-quality.csv', contentType: 'text/csv; charset=utf-8', body };
}
