import { dateInWords } from '#kernel/local-date.ts';
import { type Content, dataTable, figureOf, type Html, html } from '#ui';
import { inOrderOfAreas } from './beside.ts';
import { areaKey, type Benchmark, figureInWords, MARKS, periodInWords, sourceInWords } from './figure.ts';
import { differenceOf } from './items.ts';

export type BenchmarkTable = {
  measure: string;
  /** The published figures of this measure. */
  figures: readonly Benchmark[];
  caption: string;
  isCaptionHidden?: boolean;
  /** Years beside each other, the newest first. */
  mostYears?: number;
  /** A sentence that sets ours beside them, with its own period: `besideOurs`. */
  beside?: string | null;
};

const MOST_YEARS = 5;

/**
 * The published figures of one measure, areas by years, with what they are of: nothing in it can be taken for a month
 * of ours. A withheld figure is shown as withheld.
 */
export function benchmarkTable(options: BenchmarkTable): Html {
  const { measure, figures, caption, beside = null } = options;
  const differs = differenceOf(measure);
  const years = periodsOf(figures).slice(0, options.mostYears ?? MOST_YEARS);
  const byArea = [...Map.groupBy(inOrderOfAreas(figures), ({ area }) => areaKey(area)).values()];
  const shown = figures.filter((figure) => years.some(({ key }) => key === keyOfPeriod(figure)));
  return html`${beside !== null && html`<p class="govuk-body">${beside}.</p>`}
${dataTable({
  caption,
  isCaptionHidden: options.isCaptionHidden,
  isCompact: true,
  columns: [{ heading: 'Area' }, ...years.map(({ words }) => ({ heading: words, isNumeric: true }))],
  rows: byArea.map((group) => [
    group[0]?.area.name ?? '',
    ...years.map(({ key }) => cellOf(group.find((figure) => keyOfPeriod(figure) === key))),
  ]),
  whenEmpty: 'No published figure of this measure is loaded.',
})}
${differs !== null && figures.length > 0 && html`<p class="govuk-body">Not counted in quite the same way as ours: ${differs}</p>`}
${marksExplained(shown)}
${sourcesOf(shown)}`;
}

/** A figure in a table; what is worked out from others says so under it. */
export function cellOf(figure: Benchmark | undefined): Content {
  if (figure === undefined) return html`<span class="hw-none">–</span>`;
  return figure.derivation === null
    ? figureInWords(figure)
    : figureOf(figureInWords(figure), /\d+ of \d+ published/.exec(figure.derivation)?.[0]);
}

function keyOfPeriod({ endsOn, covers }: Benchmark): string {
  return `${endsOn}|${covers}`;
}

/** The periods of figures, the newest first, as headings say them. */
function periodsOf(figures: readonly Benchmark[]): { key: string; words: string }[] {
  const periods = new Map(figures.map((figure) => [keyOfPeriod(figure), capital(periodInWords(figure))]));
  return [...periods].map(([key, words]) => ({ key, words })).toSorted((a, b) => (a.key < b.key ? 1 : -1));
}

function capital(words: string): string {
  return words.startsWith('the ') ? `${words.charAt(4).toUpperCase()}${words.slice(5)}` : words;
}

/** What the marks in a table mean; nothing where it has none. */
export function marksExplained(figures: readonly Benchmark[]): Html {
  const marks = [...new Set(figures.flatMap(({ mark }) => (mark === null ? [] : [mark])))].sort();
  if (marks.length === 0) return html``;
  return html`<p class="govuk-body">${marks.map((mark) => html`<strong>${mark}</strong> ${MARKS[mark]?.says ?? 'not given'}. `)}What a publisher withholds stays withheld here.</p>`;
}

/** Where the figures come from, and how those are made that no publisher gives. */
export function sourcesOf(figures: readonly Benchmark[]): Html {
  if (figures.length === 0) return html``;
  const sources = [...new Set(figures.map(sourceInWords))].sort();
  const derived = [...new Set(figures.flatMap(({ derivation }) => (derivation === null ? [] : [derivation])))];
  return html`<p class="govuk-body">Sources: ${sources.join('; ')}.${derived.length > 0 && html` ${derived.map((words) => `${words}. `)}`}</p>`;
}

/** `31 March 2021`, or that it is not said. */
export function publishedInWords({ publishedOn }: Pick<Benchmark, 'publishedOn'>): string {
  return publishedOn === null ? 'not said' : dateInWords(publishedOn);
}
