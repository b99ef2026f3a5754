import { isSupplied } from '#features/settings/index.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type CatalogueView, catalogueCsv, cataloguePage, entriesShown } from './catalogue.page.ts';
import { catalogueEntries, type Entry } from './catalogue.ts';
import { figuresNavigation } from './figures-navigation.page.ts';
import { loadBasis, loadSeries, THE_COUNCIL } from './scorecard.store.ts';

export function catalogueRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/measures',
      what: 'Every measure of the catalogue and its state',
      permission: 'scorecard.read',
      async handle(request): Promise<Answer> {
        const view = viewOf(request);
        const query = new URLSearchParams(Object.entries(view).filter(([, value]) => value !== ''));
        const main = cataloguePage({
          entries: await entriesOf(request),
          view,
          navigation: figuresNavigation(request.may, '/measures'),
          mayDownload: request.may('report.download'),
          csvHref: `/measures.csv?${query}`,
        });
        return { kind: 'page', section: 'scorecard', title: 'Catalogue of measures', main };
      },
    },
    {
      method: 'GET',
      path: '/measures.csv',
      what: 'The catalogue of measures as CSV',
      permission: 'report.download',
      async handle(request): Promise<Answer> {
        const body = catalogueCsv(entriesShown(await entriesOf(request), viewOf(request)));
        return { kind: 'file', name: 'measures.csv', contentType: 'text/csv; charset=utf-8', body };
      },
    },
  ];
}

async function entriesOf({ db, visitor, today }: SignedInRequest): Promise<Entry[]> {
  const basis = await loadBasis(db, visitor.authority);
  const series = await loadSeries(db, visitor.authority, basis, THE_COUNCIL, today);
  const withFigure = new Set([...series].filter(([, points]) => points.length > 0).map(([id]) => String(id)));
  const supplied = basis.own.descriptions.filter(({ id }) => isSupplied(id));
  return catalogueEntries(basis.extracts, withFigure, supplied);
}

function viewOf({ query }: SignedInRequest): CatalogueView {
  const { area = '', state = '', tier = '', q = '' } = query;
  return { area, state, tier, q };
}
