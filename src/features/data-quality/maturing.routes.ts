import { CATALOGUE } from '#features/measures/index.ts';
import {
  type FiguresRequest,
  loadBasis,
  loadScorecard,
  loadSeries,
  remembered,
  THE_COUNCIL,
} from '#features/scorecard/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { maturedPage, maturingCsv, maturingPage } from './maturing.page.ts';
import { maturingOf } from './maturing.ts';
import { qualityNavigation } from './navigation.page.ts';

const PATH = '/data-quality/maturing';

export function maturingRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: PATH, what: 'How long after a month its figures settle' },
      permission: 'counts.read',
      handle: maturingAnswer,
    },
    {
      ...{ method: 'GET', path: `${PATH}.csv`, what: 'The same as CSV' },
      permission: 'report.download',
      handle: csvAnswer,
    },
    {
      ...{
        method: 'GET',
        path: '/measures/:id/matured',
        what: 'How a measure’s months settle from extract to extract',
      },
      permission: 'counts.read',
      handle: maturedAnswer,
    },
  ];
}

/** Every measure's months for the whole council, with all that earlier extracts said of them. */
async function allMeasures({ db, visitor, today }: FiguresRequest) {
  const basis = await loadBasis(db, visitor.authority);
  const series = await loadSeries(db, visitor.authority, basis, THE_COUNCIL, today);
  const measures = CATALOGUE.map(({ description }) => maturingOf(description, series.get(description.id) ?? []));
  return { basis, measures };
}

const maturingAnswer = remembered('data-quality/maturing', async (request) => {
  const { basis, measures } = await allMeasures(request);
  const main = maturingPage({
    navigation: qualityNavigation(request.may, PATH, null),
    measures,
    hasExtract: basis.newest !== null,
    mayDownload: request.may('report.download'),
  });
  return { kind: 'page', section: 'extracts', title: 'How figures settle', main };
});

async function csvAnswer(request: SignedInRequest): Promise<Answer> {
  const { measures } = await allMeasures(request);
  const contentType = 'text/csv; charset=utf-8';
  return { kind: 'file', name: 'how-figures-settle.csv', contentType, body: maturingCsv(measures) };
}

const maturedAnswer = remembered('matured', async (request) => {
  const { scorecard } = await loadScorecard({ ...request, query: {} }, 'all');
  const judged = scorecard.rows.find(({ measure }) => measure.id === request.params['id']); // supplied ones included
  if (!judged) throw new AppError('NOT_FOUND');
  const { measure, series } = judged;
  const main = maturedPage({ maturing: maturingOf(measure, series), points: series });
  const back = { href: `/measures/${measure.id}`, text: measure.title };
  return { kind: 'page', section: 'scorecard', title: 'How this figure settles', back, main };
});
