import { AREA_NAMES, AREAS, targetInWords } from '#features/measures/index.ts';
import { csv } from '#kernel/csv.ts';
import { dataTable, filterBar, type Html, html, insetText, pageHeading, tag } from '#ui';
import { type Entry, STATES, type State } from './catalogue.ts';
import { capitalised, numberInWords } from './wording.ts';

export const STATE_WORDS: Record<State, string> = {
  counted: 'Counted',
  building: 'Building history',
  noFigure: 'No figure yet',
  waits: 'Waits',
  supplied: 'Supplied by the council',
};

const STATE_COLOURS = {
  counted: 'green',
  building: 'yellow',
  noFigure: 'grey',
  waits: 'grey',
  supplied: 'blue',
} as const;

/** What of the catalogue was asked for. */
export type CatalogueView = { area: string; state: string; tier: string; q: string };

export type CataloguePage = {
  entries: readonly Entry[];
  view: CatalogueView;
  navigation: Html;
  mayDownload: boolean;
  /** Where the same is had as CSV. */
  csvHref: string;
};

/** The measures that the view's choices leave. */
export function entriesShown(entries: readonly Entry[], { area, state, tier, q }: CatalogueView): Entry[] {
  const words = q.toLowerCase();
  return entries.filter(
    (entry) =>
      (area === '' || entry.area === area) &&
      (state === '' || entry.state === state) &&
      (tier === '' || entry.tier === tier) &&
      `${entry.id} ${entry.title} ${entry.counts}`.toLowerCase().includes(words),
  );
}

/** All measures, by area: what is counted, and what the others wait for. */
export function cataloguePage({ entries, view, navigation, mayDownload, csvHref }: CataloguePage): Html {
  const shown = entriesShown(entries, view);
  const areas = AREAS.filter((area) => shown.some((entry) => entry.area === area));
  return html`${pageHeading('Catalogue of measures', { caption: summary(entries) })}
${navigation}
${choices(view, mayDownload, csvHref)}
${
  shown.length === 0
    ? insetText(html`No measure fits this choice. <a class="govuk-link" href="/measures">Show all</a>.`)
    : areas.map(
        (area) =>
          html`<section id="${area}">${areaTable(
            area,
            shown.filter((entry) => entry.area === area),
          )}</section>`,
      )
}`;
}

function summary(entries: readonly Entry[]): string {
  const of = (state: State) => entries.filter((entry) => entry.state === state).length;
  const waiting = of('waits');
  const all = entries.length - of('supplied');
  const parts = [`${of('counted')} of ${all} measures are counted from your lists`];
  if (of('building') > 0) parts.push(`${numberInWords(of('building'))} build their history`);
  if (of('noFigure') > 0) parts.push(`${numberInWords(of('noFigure'))} have no figure yet`);
  parts.push(`${waiting} wait for what the lists do not hold`);
  if (of('supplied') > 0)
    parts.push(`${numberInWords(of('supplied'))} more ${of('supplied') === 1 ? 'is' : 'are'} supplied by the council`);
  return `${capitalised(parts.join('; '))}.`;
}

function choices(view: CatalogueView, mayDownload: boolean, csvHref: string): Html {
  return filterBar({
    action: '/measures',
    label: 'Choose measures',
    search: { name: 'q', label: 'Words in the title or definition', value: view.q },
    filters: [
      {
        name: 'area',
        label: 'Area',
        items: [{ value: '', text: 'Every area' }, ...AREAS.map((area) => ({ value: area, text: AREA_NAMES[area] }))],
        value: view.area,
      },
      {
        name: 'state',
        label: 'State',
        items: [
          { value: '', text: 'Every state' },
          ...STATES.map((state) => ({ value: state, text: STATE_WORDS[state] })),
        ],
        value: view.state,
      },
      {
        name: 'tier',
        label: 'For',
        items: [
          { value: '', text: 'Board and operations' },
          { value: 'board', text: 'Board' },
          { value: 'operational', text: 'Operations' },
        ],
        value: view.tier,
      },
    ],
    clearHref: '/measures',
    end: mayDownload && html`<a class="govuk-link" href="${csvHref}">Download as CSV</a>`,
  });
}

function areaTable(area: Entry['area'], entries: readonly Entry[]): Html {
  return dataTable({
    caption: AREA_NAMES[area],
    captionSize: 'm',
    isCompact: true,
    columns: [
      { heading: 'Id' },
      { heading: 'Measure' },
      { heading: 'For' },
      { heading: 'Target' },
      { heading: 'State' },
    ],
    rows: entries.map(({ id, title, tier, counts, measure, state, waitsFor }) => [
      html`<span class="hw-unbroken">${id}</span>`,
      html`${measure ? html`<a class="govuk-link" href="/measures/${id}">${title}</a>` : title}<br><span class="govuk-hint govuk-!-margin-bottom-0">${counts}</span>`,
      tier === 'board' ? 'Board' : 'Operations',
      measure ? targetInWords(measure.target, measure.kind) : '',
      html`${tag(STATE_WORDS[state], STATE_COLOURS[state])}${waitsFor !== null && html`<br>${waitsFor}`}`,
    ]),
  });
}

export function catalogueCsv(entries: readonly Entry[]): string {
  return csv(
    [
      'Measure',
      'Title',
      'Area',
      'For',
      'State',
      'Waits for',
      'Counts',
      'Out of',
      'Target',
      'Final after days',
      'Source',
    ],
    entries.map(({ id, title, area, tier, state, waitsFor, counts, measure }) => [
      id,
      title,
      AREA_NAMES[area],
      tier === 'board' ? 'Board' : 'Operations',
      STATE_WORDS[state],
      waitsFor,
      counts,
      measure?.denominatorInWords ?? null,
      measure ? targetInWords(measure.target, measure.kind) : null,
      measure?.finalAfterDays ?? null,
      measure?.source ?? null,
    ]),
  );
}
