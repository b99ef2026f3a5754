import { acceptedExtracts } from '#features/extracts/index.ts';
import { columnsByTeam } from '#features/measures/index.ts';
import { type FiguresRequest, remembered } from '#features/scorecard/index.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { columnsPage } from './columns.page.ts';
import { filledByTeam, filledColumns } from './columns.ts';
import { qualityNavigation } from './navigation.page.ts';
import { columnsCsv } from './quality.csv.ts';
import { choiceIn } from './scores.routes.ts';

const PATH = '/data-quality/columns';

export function columnsRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: PATH, what: 'Which of the cells that measures need are filled' },
      permission: 'counts.read',
      handle: columnsAnswer,
    },
    {
      ...{ method: 'GET', path: `${PATH}.csv`, what: 'The same as CSV' },
      permission: 'report.download',
      handle: csvAnswer,
    },
  ];
}

/** The newest extract's needed cells, of the teams that the visitor may see where one is asked about. */
async function countedFor(request: FiguresRequest) {
  const { db, visitor } = request;
  const choice = await choiceIn(request);
  const newest = (await acceptedExtracts(db, visitor.authority)).at(-1) ?? null;
  const tallies = newest === null ? [] : await columnsByTeam(db, visitor.authority, newest.id);
  return {
    ...{ choice, newest },
    asked: choice.team === null ? tallies : tallies.filter(({ team }) => team === choice.team),
    ofTeams: choice.team === null ? tallies.filter(({ team }) => choice.offered.includes(team)) : [],
  };
}

const columnsAnswer = remembered('data-quality/columns', async (request) => {
  const { choice, newest, asked, ofTeams } = await countedFor(request);
  const main = columnsPage({
    navigation: qualityNavigation(request.may, PATH, choice.team),
    asAt: newest?.asAt ?? null,
    columns: filledColumns(asked),
    teams: filledByTeam(ofTeams),
    choice,
    today: request.today,
    mayDownload: request.may('report.download'),
  });
  return { kind: 'page', section: 'extracts', title: 'What is filled in', main };
});

async function csvAnswer(request: SignedInRequest): Promise<Answer> {
  const { choice, newest, asked } = await countedFor(request);
  const body = columnsCsv(filledColumns(asked), choice, newest?.asAt ?? null);
  return { kind: 'file', name: 'needed-columns.csv', contentType: 'text/csv; charset=utf-8', body };
}
