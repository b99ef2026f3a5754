import {
  dataTable,
  emptyState,
  filterBar,
  type Html,
  html,
  insetText,
  linkButton,
  pageHeading,
  type SelectItem,
} from '#ui';
import { benchmarkTable, cellOf, marksExplained, publishedInWords } from './benchmark-table.page.ts';
import { areaKey, type Benchmark, type BenchmarkArea, periodInWords } from './figure.ts';
import type { NeighbourSet } from './neighbours.ts';
import { addressOf, type BenchmarkView, columnsOf, rowsOf } from './view.ts';

export type BenchmarksPage = {
  navigation: Html;
  view: BenchmarkView;
  /** Every figure in use. */
  figures: readonly Benchmark[];
  titleOf: (measure: string) => string;
  /** Whether a measure has a page of its own. */
  hasPage: (measure: string) => boolean;
  neighbours: NeighbourSet | null;
  mayLoad: boolean;
};

const LEAD =
  'Figures that others publish are of a whole year or of a day in it, and come out months later; ours are of months. They stand beside each other on each measure’s page, always with both periods.';

/** Published figures of other areas: measures by areas, or one measure’s areas by years. */
export function benchmarksPage(page: BenchmarksPage): Html {
  const { navigation, figures, view, mayLoad } = page;
  const load = mayLoad && linkButton({ text: 'Load published figures', href: '/benchmarks/load', kind: 'secondary' });
  const head = html`${pageHeading('Other areas')}${navigation}`;
  if (figures.length === 0) return html`${head}${nothingYet(mayLoad)}`;
  return html`${head}
<p class="govuk-body hw-reading">${LEAD}</p>
${load}
${filters(page)}
${view.measure === null ? measuresTable(page) : measureTable(page, view.measure)}
${view.measure === null && sourcesTable(page)}
${neighboursTable(page.neighbours)}`;
}

function nothingYet(mayLoad: boolean): Html {
  return emptyState(
    'No published figures yet',
    'Once somebody has loaded and accepted them, figures of England, regions and other councils stand here and beside the council’s own.',
    mayLoad && linkButton({ text: 'Load published figures', href: '/benchmarks/load' }),
  );
}

function filters({ figures, view, titleOf }: BenchmarksPage): Html {
  const measures = [...new Set(figures.map(({ measure }) => measure ?? ''))];
  const years = [...new Set(figures.map(({ endsOn }) => endsOn.slice(0, 4)))].sort().reverse();
  const areas = new Map(figures.map(({ area }) => [areaKey(area), area.name]));
  const byName = [...areas].toSorted(([, a], [, b]) => a.localeCompare(b));
  const isChosen = view.measure !== null || view.area !== null || view.year !== null;
  return filterBar({
    action: '/benchmarks',
    label: 'Choose which published figures are shown',
    filters: [
      {
        ...{ name: 'measure', label: 'Measure', value: view.measure ?? '' },
        items: [
          { value: '', text: 'All measures' },
          ...measures.map((id): SelectItem => ({ value: id, text: titleOf(id) })),
        ],
      },
      {
        ...{ name: 'area', label: 'Area', value: view.area ?? '' },
        items: [
          { value: '', text: 'England, regions and groups' },
          ...byName.map(([value, text]) => ({ value, text })),
        ],
      },
      {
        ...{ name: 'year', label: 'Year that ends in', value: view.year ?? '' },
        items: [{ value: '', text: 'The newest' }, ...years.map((year) => ({ value: year, text: year }))],
      },
    ],
    clearHref: isChosen ? '/benchmarks' : undefined,
    end: html`<a class="govuk-link" href="${addressOf('/benchmarks.csv', view)}" download>These figures as CSV</a>`,
  });
}

/** Every measure in its newest year, or in the one that was asked for. */
function measuresTable({ figures, view, titleOf }: BenchmarksPage): Html {
  const rows = rowsOf(figures, view);
  const columns = columnsOf(
    rows.flatMap((row) => row.figures),
    view,
  );
  const shown = rows.flatMap((row) =>
    row.figures.filter(({ area }) => columns.some(({ key }) => key === areaKey(area))),
  );
  return html`${dataTable({
    caption: 'Published figures, each of the period that is named',
    isCaptionHidden: true,
    columns: [
      { heading: 'Measure' },
      { heading: 'Period' },
      ...columns.map(({ name }) => ({ heading: name, isNumeric: true })),
    ],
    rows: rows.map((row) => [
      html`<a class="govuk-link" href="${addressOf('/benchmarks', { ...view, measure: row.measure })}">${titleOf(row.measure)}</a>`,
      periodInWords(row),
      ...columns.map(({ key }) => cellOf(row.figures.find(({ area }) => areaKey(area) === key))),
    ]),
    whenEmpty: 'Nothing is published of these measures for this area and year.',
  })}${marksExplained(shown)}${derivationNote(shown)}`;
}

/** How the means are made that no publisher gives. */
function derivationNote(figures: readonly Benchmark[]): Html {
  const isDerived = figures.some(({ derivation }) => derivation !== null);
  return html`${isDerived && html`<p class="govuk-body">The statistical neighbours’ figure is the mean of their published values, unweighted, because the counts behind them are not published with them; under it stands how many of the neighbours published one.</p>`}`;
}

function measureTable({ figures, view, titleOf, hasPage }: BenchmarksPage, measure: string): Html {
  const own = figures.filter((figure) => figure.measure === measure && isAsked(figure, view));
  return html`<div class="hw-table-head"><h2 class="govuk-heading-m">${titleOf(measure)}</h2>${
    hasPage(measure) &&
    html`<div class="hw-table-head__actions"><a class="govuk-link" href="/measures/${measure}">Our own figures of this measure</a></div>`
  }</div>
${benchmarkTable({ measure, figures: own, caption: `${titleOf(measure)}, as published`, isCaptionHidden: true })}`;
}

function isAsked({ area, endsOn }: Benchmark, view: BenchmarkView): boolean {
  return (view.area === null || areaKey(area) === view.area) && (view.year === null || endsOn.startsWith(view.year));
}

function sourcesTable({ figures }: BenchmarksPage): Html {
  const sources = [...new Map(figures.map((figure) => [`${figure.source}|${figure.publishedOn}`, figure])).values()];
  const newestFirst = sources.toSorted((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1));
  return html`${dataTable({
    caption: 'Where the figures come from',
    captionSize: 'm',
    isCompact: true,
    columns: [{ heading: 'Source' }, { heading: 'Published' }],
    rows: newestFirst.map((figure) => [figure.source, publishedInWords(figure)]),
  })}<p class="govuk-body">Figures of the Department for Education are published under the Open Government Licence v3.0.</p>`;
}

function neighboursTable(set: NeighbourSet | null): Html {
  if (set === null)
    return insetText(
      'No statistical neighbours of this council are loaded, so that their mean is shown only where a publisher gives it.',
    );
  return dataTable({
    caption: `Statistical neighbours: model of ${set.model}`,
    captionSize: 'm',
    isCompact: true,
    columns: [{ heading: 'Council' }, { heading: 'Rank', isNumeric: true }, { heading: 'Closeness' }],
    rows: set.neighbours.map(({ rank, code, name, closeness }) => [
      html`<a class="govuk-link" href="${addressOf('/benchmarks', { measure: null, year: null, area: areaKeyOfCouncil(code, name) })}">${name}</a>`,
      String(rank),
      closeness === '' ? 'not said' : closeness,
    ]),
  });
}

function areaKeyOfCouncil(code: string, name: string): string {
  const area: BenchmarkArea = { kind: 'council', code, name };
  return areaKey(area);
}
