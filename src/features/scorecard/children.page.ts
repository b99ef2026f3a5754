import { listOf } from '#features/extracts/index.ts';
import { groupInWords, type Slice } from '#features/measures/index.ts';
import { csv } from '#kernel/csv.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import {
  button,
  buttonGroup,
  dataTable,
  details,
  type Html,
  html,
  pageHeading,
  pageItems,
  pagination,
  textarea,
} from '#ui';
import type { MeasureDescription } from '../measures/index.ts';
import { childrenBanner } from './children-banner.page.ts';
import type { ChildShown } from './children-shown.ts';
import { SHORTEST_REASON } from './children-shown.ts';

export type ChildrenPage = {
  measure: MeasureDescription;
  slice: Slice;
  /** As-at date of the extract that the rows are from. */
  asAt: LocalDate;
  /** The rows of this page, as their reader may see them. */
  rows: readonly ChildShown[];
  page: number;
  pages: number;
  /** How many rows there are and whose are shown, in a sentence. */
  counted: string;
  /** Who acts on the measure; null where the reader does not see the plan. */
  actedOn: Html | null;
  mayDownload: boolean;
  /** Whether row numbers say anything to the reader of rows under pseudonyms: to who has the file, they do. */
  hasFile: boolean;
  /** Whether ids were uncovered for this view, by a reason. */
  isUncovered: boolean;
  /** The form that asks for ids; null where there is nothing to ask for. */
  asking: { csrfToken: string; reason: string; problem: string | null } | null;
};

export const ROWS_A_PAGE = 100;

export function childrenPage(given: ChildrenPage): Html {
  const { measure, slice, asAt, rows, page, pages, counted, mayDownload } = given;
  const query = new URLSearchParams({ month: slice.month, dimension: slice.dimension, group: slice.group });
  const hrefOf = (number: number) => `/measures/${measure.id}/children?${query}&page=${number}`;
  const title = titleOf(measure);
  const above = `${measure.title} · ${monthInWords(slice.month)} · ${groupInWords(slice.dimension, slice.group)}`;
  return html`${pageHeading(title, { above })}
${childrenBanner(rows, given.isUncovered ? 'ids' : 'list')}
<p class="govuk-body">${counted} They are from the extract as at ${dateInWords(asAt)}: what has happened since is not in it.${rows.some(({ earlierExtract }) => earlierExtract !== null) && ' Rows that have left its lists are from earlier extracts, as the last column says.'} Headway holds no names of children.</p>
${given.actedOn}
${given.isUncovered && html`<p class="govuk-body">The ids are shown in this view only. <a class="govuk-link" href="${hrefOf(page)}">Hide them again</a></p>`}
${asking(given)}
${childrenTable(title, rows, given.hasFile)}
${pages > 1 && pagination({ items: pageItems(page, pages, hrefOf), previous: page > 1 ? { href: hrefOf(page - 1) } : undefined, next: page < pages ? { href: hrefOf(page + 1) } : undefined })}
${mayDownload && rows.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="/measures/${measure.id}/children.csv?${String(query)}" download>Download this list (CSV)</a></p>`}
<p class="govuk-body"><a class="govuk-link" href="/measures/${measure.id}">Back to the measure</a></p>`;
}

/** Rows about children; the caption is for screen readers, since a heading stands above. */
export function childrenTable(caption: string, rows: readonly ChildShown[], hasFile: boolean): Html {
  const labels = detailLabels(rows);
  return dataTable({
    caption,
    isCaptionHidden: true,
    isCompact: true,
    classes: 'hw-table--facts',
    columns: [
      { heading: 'Child' },
      { heading: 'Team' },
      { heading: 'Worker' },
      ...labels.map((heading) => ({ heading })),
      { heading: 'In the file' },
    ],
    rows: rows.map((row) => [
      row.child ?? 'Not given',
      row.team ?? '–',
      row.worker ?? '–',
      ...labels.map((label) => detailOf(row, label) ?? '–'),
      placeOf(row, hasFile),
    ]),
    whenEmpty: 'Nobody: every child behind this figure is as the measure wants it.',
  });
}

/** Where a row stands; its number would tell who a pseudonym is to somebody who has the file by other ways. */
function placeOf({ list, sheetRow, earlierExtract: from, isPseudonym }: ChildShown, hasFile: boolean): string {
  const { title } = listOf(list);
  const row = isPseudonym && !hasFile ? title : `${title}, row ${sheetRow}`;
  if (from === null) return row;
  return `${row}${row === title ? ',' : ''} of the extract as at ${dateInWords(from)}`;
}

function asking({ measure, slice, page, asking: form, mayDownload }: ChildrenPage): Html | null {
  if (form === null) return null;
  const { month, dimension, group } = slice;
  const hidden = { csrf: form.csrfToken, month, dimension, group, page: String(page) };
  const address = `/measures/${measure.id}/children`;
  return details({
    summary: 'Show the ids of these children',
    open: form.problem !== null,
    content: html`<form method="post" action="${address}" novalidate>
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${textarea({
  name: 'reason',
  id: 'reason',
  label: 'Why do you need the ids?',
  hint: `In ${SHORTEST_REASON} characters or more, without naming a child. It is recorded with your name and with the children whose ids you see.`,
  rows: 2,
  value: form.reason,
  error: form.problem ?? undefined,
})}
${buttonGroup(
  button({ text: 'Show the ids on this page' }),
  mayDownload &&
    button({ text: 'Download with ids (CSV)', kind: 'secondary', attributes: { formaction: `${address}.csv` } }),
)}
</form>`,
  });
}

/** Whether some of the children behind a figure miss what the measure wants; of a mean it is nobody's alone. */
export function asksForAction({ better, kind }: Pick<MeasureDescription, 'better' | 'kind'>): boolean {
  return better !== 'neither' && kind !== 'mean';
}

function titleOf(measure: MeasureDescription): string {
  if (!asksForAction(measure)) return 'Rows behind the figure';
  return measure.area === 'recording' ? 'Rows to put right' : 'Children to act on';
}

export function childrenCsv({
  measure,
  slice,
  asAt,
  rows,
  hasFile,
}: Pick<ChildrenPage, 'measure' | 'slice' | 'asAt' | 'rows' | 'hasFile'>): string {
  const labels = detailLabels(rows);
  return csv(
    [
      'Measure',
      'Month',
      'Group',
      'Extract as at',
      'Child',
      'Named by',
      'Team',
      'Worker',
      ...labels,
      'List',
      'Row',
      'Row is of the extract as at',
    ],
    rows.map((row) => [
      measure.id,
      slice.month,
      groupInWords(slice.dimension, slice.group),
      asAt,
      row.child,
      row.child === null ? null : row.isPseudonym ? 'pseudonym' : 'id',
      row.team,
      row.worker,
      ...labels.map((label) => detailOf(row, label)),
      listOf(row.list).title,
      row.isPseudonym && !hasFile ? null : row.sheetRow,
      row.earlierExtract ?? asAt,
    ]),
  );
}

function detailLabels(rows: readonly ChildShown[]): string[] {
  return [...new Set(rows.flatMap(({ detail }) => detail.map(({ label }) => label)))];
}

function detailOf({ detail }: ChildShown, wanted: string): string | null {
  return detail.find(({ label }) => label === wanted)?.text ?? null;
}
