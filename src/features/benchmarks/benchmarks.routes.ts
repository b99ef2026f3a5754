import { measureById } from '#features/measures/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { benchmarksCsv } from './benchmarks.csv.ts';
import { benchmarksPage } from './benchmarks.page.ts';
import type { Benchmark } from './figure.ts';
import { benchmarksOf, neighboursOf } from './figures.store.ts';
import { type BenchmarkServices, loadRoutes } from './loads.routes.ts';
import { MEASURES_KNOWN } from './measures-known.ts';
import { figuresAsked, viewIn } from './view.ts';

export function benchmarkRoutes(services: BenchmarkServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/benchmarks',
      what: 'Published figures of other areas',
      permission: 'scorecard.read',
      handle: (request) => benchmarksAnswer(services, request),
    },
    {
      method: 'GET',
      path: '/benchmarks.csv',
      what: 'Published figures of other areas as CSV',
      permission: 'scorecard.read',
      handle: benchmarksCsvAnswer,
    },
    ...loadRoutes(services),
  ];
}

async function benchmarksAnswer({ figuresNavigation }: BenchmarkServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, query, may } = request;
  const figures = await figuresInUse(db, visitor.authority);
  const main = benchmarksPage({
    navigation: figuresNavigation(may, '/benchmarks'),
    view: viewIn(query, figures),
    figures,
    titleOf,
    hasPage: (measure) => measureById(measure) !== null,
    neighbours: await neighboursOf(db, visitor.authority),
    mayLoad: may('benchmarks.load'),
  });
  return { kind: 'page', section: 'scorecard', title: 'Other areas', main };
}

async function benchmarksCsvAnswer({ db, visitor, query }: SignedInRequest): Promise<Answer> {
  const figures = await figuresInUse(db, visitor.authority);
  return {
    kind: 'file',
    name: 'published-figures.csv',
    contentType: 'text/csv; charset=utf-8',
    body: benchmarksCsv(figuresAsked(figures, viewIn(query, figures))),
  };
}

/** Every figure in use, measures in the order of the catalogue. */
async function figuresInUse(db: Tenant, authority: AuthorityId): Promise<Benchmark[]> {
  const order = new Map([...MEASURES_KNOWN.keys()].map((id, index) => [id, index]));
  const place = (measure: string) => order.get(measure) ?? order.size;
  const byMeasure = [...(await benchmarksOf(db, authority))];
  return byMeasure.toSorted(([a], [b]) => place(a) - place(b)).flatMap(([, figures]) => figures);
}

/** What a measure is called; one that the catalogue has no longer keeps its id. */
function titleOf(measure: string): string {
  return MEASURES_KNOWN.get(measure)?.title ?? measure;
}
