import { listOf } from '#features/extracts/index.ts';
import { type ChildBehind, groupInWords, type Slice } from '#features/measures/index.ts';
import { csv } from '#kernel/csv.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import { dataTable, type Html, html, pageHeading, pageItems, pagination } from '#ui';
import type { MeasureDescription } from '../measures/index.ts';

export type ChildrenPage = {
  measure: MeasureDescription;
  slice: Slice;
  /** As-at date of the extract that the rows are from. */
  asAt: LocalDate;
  /** The ones that are shown: to act on, or all behind the figure where no action follows from it. */
  children: readonly ChildBehind[];
  behindCount: number;
  page: number;
  mayDownload: boolean;
};

const ROWS_A_PAGE = 100;

export function childrenPage({ measure, slice, asAt, children, behindCount, page, mayDownload }: ChildrenPage): Html {
  const group = groupInWords(slice.dimension, slice.group);
  const pages = Math.max(1, Math.ceil(children.length / ROWS_A_PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  const labels = detailLabels(children);
  const query = new URLSearchParams({ month: slice.month, dimension: slice.dimension, group: slice.group });
  const title = titleOf(measure);
  const hrefOf = (number: number) => `/measures/${measure.id}/children?${query}&page=${number}`;
  const count = children.length.toLocaleString('en-GB');
  const made =
    children.length === behindCount
      ? `${count} ${behindCount === 1 ? 'row' : 'rows'} behind the figure`
      : `${count} of the ${behindCount.toLocaleString('en-GB')} rows behind the figure`;
  return html`${pageHeading(title, { above: `${measure.title} · ${monthInWords(slice.month)} · ${group}` })}
<div class="hw-callout hw-callout--careful"><p class="govuk-body"><strong>These are facts about children.</strong> Look only at those your work is with. That you opened this list is recorded.</p></div>
<p class="govuk-body">${made}, from the extract as at ${dateInWords(asAt)}: what has happened since is not in it. A child is named by the number in the case system; Headway holds no names of children.</p>
${dataTable({
  caption: title,
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
  rows: children
    .slice((shown - 1) * ROWS_A_PAGE, shown * ROWS_A_PAGE)
    .map((child) => [
      child.childId ?? 'Not given',
      child.team ?? '–',
      child.worker ?? '–',
      ...labels.map((label) => child.detail.find((detail) => detail.label === label)?.text ?? '–'),
      `${listOf(child.list).title}, row ${child.sheetRow}`,
    ]),
  whenEmpty: 'Nobody: every child behind this figure is as the measure wants it.',
})}
${pages > 1 && pagination({ items: pageItems(shown, pages, hrefOf), previous: shown > 1 ? { href: hrefOf(shown - 1) } : undefined, next: shown < pages ? { href: hrefOf(shown + 1) } : undefined })}
${mayDownload && children.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="/measures/${measure.id}/children.csv?${String(query)}" download>Download this list (CSV)</a></p>`}
<p class="govuk-body"><a class="govuk-link" href="/measures/${measure.id}">Back to the measure</a></p>`;
}

function titleOf({ better, area }: MeasureDescription): string {
  if (better === 'neither') return 'Rows behind the figure';
  return area === 'recording' ? 'Rows to put right' : 'Children to act on';
}

export function childrenCsv({
  measure,
  slice,
  asAt,
  children,
}: Pick<ChildrenPage, 'measure' | 'slice' | 'asAt' | 'children'>): string {
  const labels = detailLabels(children);
  return csv(
    ['Measure', 'Month', 'Group', 'Extract as at', 'Child', 'Team', 'Worker', ...labels, 'List', 'Row'],
    children.map((child) => [
      measure.id,
      slice.month,
      groupInWords(slice.dimension, slice.group),
      asAt,
      child.childId,
      child.team,
      child.worker,
      ...labels.map((label) => child.detail.find((detail) => detail.label === label)?.text ?? null),
      listOf(child.list).title,
      child.sheetRow,
    ]),
  );
}

function detailLabels(children: readonly ChildBehind[]): string[] {
  return [...new Set(children.flatMap(({ detail }) => detail.map(({ label }) => label)))];
}
