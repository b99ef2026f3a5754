import { AWAITED } from '#features/measures/index.ts';
import { loadOwnMeasures } from '#features/settings/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { benchmarksCsv } from './benchmarks.csv.ts';
import { benchmarksPage } from './benchmarks.page.ts';
import type { Benchmark } from './figure.ts';
import { benchmarksOf, neighboursOf } from './figures.store.ts';
import { type BenchmarkServices, loadRoutes } from './loads.routes.ts';
import { type MeasuresKnown, measuresKnown } from './measures-known.ts';
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
  const known = await ownMeasures(db, visitor.authority);
  const figures = await figuresInUse(db, visitor.authority, known);
  const main = benchmarksPage({
    navigation: figuresNavigation(may, '/benchmarks'),
    view: viewIn(query, figures),
    figures,
    titleOf: (measure) => known.get(measure)?.title ?? measure,
    hasPage: (measure) => known.has(measure) && !AWAITED.some(({ id }) => id === measure),
    neighbours: await neighboursOf(db, visitor.authority),
    mayLoad: may('benchmarks.load'),
  });
  return { kind: 'page', section: 'scorecard', title: 'Other areas', main };
}

async function benchmarksCsvAnswer({ db, visitor, query }: SignedInRequest): Promise<Answer> {
  const figures = await figuresInUse(db, visitor.authority, await ownMeasures(db, visitor.authority));
  return {
    kind: 'file',
    name: 'published-figures.csv',
    contentType: 'text/csv; charset=utf-8',
    body: benchmarksCsv(figuresAsked(figures, viewIn(query, figures))),
  };
}

/** The council’s measures, those that it supplies among them. */
async function ownMeasures(db: Tenant, authority: AuthorityId): Promise<MeasuresKnown> {
  return measuresKnown((await loadOwnMeasures(db, authority)).descriptions);
}

/** Every figure in use, measures in the order of the catalogue. */
async function figuresInUse(db: Tenant, authority: AuthorityId, known: MeasuresKnown): Promise<Benchmark[]> {
  const order = new Map([...known.keys()].map((id, index) => [id, index]));
  const place = (measure: string) => order.get(measure) ?? order.size;
  const byMeasure = [...(await benchmarksOf(db, authority))];
  return byMeasure.toSorted(([a], [b]) => place(a) - place(b)).flatMap(([, figures]) => figures);
}
