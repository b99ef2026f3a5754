import { measureById } from '#features/measures/index.ts';
import { formatFigure, formatFraction, type Judged } from '#features/scorecard/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import { type Content, dataTable, emptyState, type Html, html, linkButton, named, verdictMark } from '#ui';
import type { Outcome } from '../plan.ts';

/** What somebody may follow from a page of the thread. */
export type MayFollow = {
  /** To the children behind a measure. */
  children: boolean;
  /** To inspections. */
  inspections: boolean;
  /** To figures, small ones as well. */
  counts: boolean;
  /** To what the board decides. */
  decidesForBoard: boolean;
  /** To the forms that write the plan. */
  manage: boolean;
};

/** Words that a link leads from, with what it is about for who hears the link alone. */
export function link(href: string, words: Content, about?: string): Html {
  return html`<a class="govuk-link" href="${href}">${words}${about !== undefined && html`<span class="govuk-visually-hidden"> ${about}</span>`}</a>`;
}

export function outcomeLink(ref: string, { id, words }: Pick<Outcome, 'id' | 'words'>): Html {
  return link(`/plan/outcomes/${id}`, html`${ref} ${words}`);
}

/** A measure: its name, which leads to it, its verdict, its last figure, and the ways on from it. */
export function measureLine(id: string, judged: ReadonlyMap<string, Judged>, may: MayFollow): Html {
  const row = judged.get(id);
  if (!row) return html`${id} <span class="hw-quiet">is not among the measures any more</span>`;
  const title = `${row.measure.title} (${id})`;
  const figure = figureWords(row, may);
  return html`${link(`/measures/${id}`, title)} ${verdictMark(row.verdict)}${figure !== '' && `: ${figure}`}${waysOn(id, row, may)}`;
}

/** The last figure and what it is made of; only the verdict where somebody sees no small numbers. */
export function figureWords({ measure, latest }: Judged, may: Pick<MayFollow, 'counts'>): string {
  if (latest === null || latest.value === null) return '';
  if (!may.counts) return '';
  const figure = formatFigure(measure, latest);
  const fraction = formatFraction(measure, latest);
  const madeOf = figure === fraction || measure.kind === 'count' ? '' : ` (${fraction})`;
  return `${figure}${madeOf}, ${monthInWords(latest.month)}`;
}

function waysOn(id: string, { measure, latest }: Judged, may: MayFollow): Content {
  const ways = [
    link(`/plan/measures/${id}`, 'who acts on it', `: ${measure.title}`),
    ...(may.children && latest !== null && hasChildren(measure)
      ? [link(`/measures/${id}/children`, 'the children behind it', `: ${measure.title}`)]
      : []),
  ];
  return html`<br><span class="hw-quiet">Go to ${ways.map((way, index) => html`${index > 0 && ', '}${way}`)}</span>`;
}

/** Whether there are records of children behind a measure: of supplied figures there are none. */
export function hasChildren({ id }: Judged['measure']): boolean {
  return measureById(id) !== null;
}

/** Names one under the other; what is said where there is none. */
export function listed(items: readonly Content[], whenNone: Content): Html {
  if (items.length === 0) return html`<span class="hw-missing">${whenNone}</span>`;
  if (items.length === 1) return html`${items[0]}`;
  return html`<ul class="govuk-list hw-plain">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** What is missing, in words that stand out. */
export function missing(words: Content): Html {
  return html`<span class="hw-missing">${words}</span>`;
}

/** Nothing to show since there is no plan: who may begin it is led there. */
export function noPlan(may: Pick<MayFollow, 'manage'>): Html {
  return emptyState(
    'There is no plan yet',
    may.manage
      ? 'Begin the plan, or bring an existing one from a spreadsheet.'
      : 'It shows here as soon as somebody who keeps the plan has begun it.',
    may.manage ? linkButton({ text: 'Begin the plan', href: '/plan/new' }) : null,
  );
}

/** The pages of the thread that are not beside the others. */
export function further(): Html {
  return html`<p class="govuk-body hw-no-print">${link('/plan/forward', 'What is due next')}, ${link('/plan/ledger', 'what was raised, closed and superseded')}, ${link('/plan/rules', 'how delivery, impact and confidence are found')}</p>`;
}

export function downloadLink(href: string): Html {
  return html`<a class="govuk-link" href="${href}" download>Download as CSV</a>`;
}

export function dayOr(day: LocalDate | null, otherwise: string): string {
  return day === null ? otherwise : dateInWords(day);
}

/** A sentence's reasons, each a sentence of its own. */
export function reasonsIn(reasons: readonly string[]): string {
  return reasons.map((reason) => `${reason}.`).join(' ');
}

export type MeasuresTable = {
  ids: readonly string[];
  judged: ReadonlyMap<string, Judged>;
  may: MayFollow;
  whenEmpty: Content;
};

/** Measures with their verdict, its reason and the last figure, and the ways on from each. */
export function measuresTable({ ids, judged, may, whenEmpty }: MeasuresTable): Html {
  return dataTable({
    caption: 'Measures',
    isCaptionHidden: true,
    columns: [{ heading: 'Measure' }, { heading: 'Verdict' }, { heading: 'Latest figure' }, { heading: 'Go on to' }],
    rows: ids.map((id) => {
      const row = judged.get(id);
      if (!row) return [id, 'It is not among the measures any more', '–', '–'];
      const { title } = row.measure;
      return [
        link(`/measures/${id}`, `${title} (${id})`),
        named(verdictMark(row.verdict), row.reason),
        figureWords(row, may) || 'See the measure',
        listed(
          [
            link(`/plan/measures/${id}`, 'Who acts on it', `: ${title}`),
            ...(may.children && row.latest !== null && hasChildren(row.measure)
              ? [link(`/measures/${id}/children`, 'The children behind it', `: ${title}`)]
              : []),
          ],
          '',
        ),
      ];
    }),
    whenEmpty,
  });
}
