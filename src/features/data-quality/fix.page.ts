import { checkByCode, type ListId, listOf, listTitle } from '#features/extracts/index.ts';
import { type ChildShown, childrenBanner, SHORTEST_REASON } from '#features/scorecard/index.ts';
import { csv } from '#kernel/csv.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  dataTable,
  details,
  emptyState,
  filterBar,
  type Html,
  hiddenFields,
  html,
  named,
  pageHeading,
  pageItems,
  pagination,
  textarea,
} from '#ui';
import { type FixAsked, fixHref, type Wrong } from './fix.ts';
import type { TeamChoice } from './team-choice.ts';

/** A row to put right as its reader sees it. */
export type FixShown = Omit<ChildShown, 'detail'> & { kept: boolean; wrong: readonly Wrong[] };

export type FixPage = {
  navigation: Html;
  asAt: LocalDate;
  asked: FixAsked;
  choice: TeamChoice;
  lists: readonly ListId[];
  checks: readonly string[];
  rows: readonly FixShown[];
  pages: number;
  /** Rows that are asked for, within the reader's reach. */
  count: number;
  /** `your team`; null where the reader's reach is the whole council. */
  part: string | null;
  mayDownload: boolean;
  /** Whether row numbers say anything to the reader of rows under pseudonyms: to who has the file, they do. */
  hasFile: boolean;
  isUncovered: boolean;
  /** The form that asks for ids; null where there is nothing to ask for. */
  asking: { csrfToken: string; reason: string; problem: string | null } | null;
};

export const FIX_TITLE = 'Rows to put right';

/** The rows in which a check found something, with what is wrong in each and what to do about it. */
export function fixPage(page: FixPage): Html {
  const { asked, rows, pages, asAt } = page;
  const hrefOf = (number: number) => withPage(fixHref(asked), number);
  return html`${pageHeading(FIX_TITLE)}${page.navigation}
${childrenBanner(
  rows.map((row) => ({ ...row, detail: [] })),
  page.isUncovered ? 'ids' : 'list',
)}
<p class="govuk-body">${countInWords(page)} They are from the extract as at ${dateInWords(asAt)}: what was put right since is not in it, and shows in the next. Rows that are kept out of the figures stand first.</p>
${filters(page)}
${page.isUncovered && html`<p class="govuk-body">The ids are shown in this view only. <a class="govuk-link" href="${hrefOf(asked.page)}">Hide them again</a></p>`}
${asking(page)}
${fixTable(page)}
${pages > 1 && pagination({ items: pageItems(asked.page, pages, hrefOf), previous: asked.page > 1 ? { href: hrefOf(asked.page - 1) } : undefined, next: asked.page < pages ? { href: hrefOf(asked.page + 1) } : undefined })}
${page.mayDownload && rows.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${fixHref(asked, '.csv')}" download>Download this list (CSV)</a></p>`}`;
}

/** Where there is no extract whose rows could be listed. */
export function nothingToFixPage(navigation: Html): Html {
  return html`${pageHeading(FIX_TITLE)}${navigation}${emptyState('No rows yet', 'Nobody has loaded and accepted a file of your council so far.')}`;
}

function countInWords({ count, part, asked, choice }: FixPage): string {
  const rows = `${number(count)} ${count === 1 ? 'row' : 'rows'}`;
  const of = asked.team === null ? (part ?? 'the council') : choice.ofWords;
  const isNarrowed = asked.list !== null || asked.check !== null;
  const which = isNarrowed ? ' by these filters' : '';
  if (count === 0) return `No row of ${of} is to be put right${which}.`;
  return `${rows} of ${of} ${count === 1 ? 'is' : 'are'} to be put right${which}.`;
}

function filters({ asked, choice, lists, checks }: FixPage): Html {
  const teams = choice.offered.map((team) => ({ value: team, text: choice.labelFor(team) }));
  const listItems = lists.map((list) => ({ value: list, text: listTitle(list) }));
  const checkItems = checks.map((check) => ({ value: check, text: checkByCode(check)?.title ?? check }));
  const isChosen = asked.team !== null || asked.list !== null || asked.check !== null;
  return filterBar({
    action: '/data-quality/fix',
    label: 'Choose which rows are shown',
    filters: [
      ...(teams.length === 0
        ? []
        : [{ name: 'team', label: 'Team', items: [{ value: '', text: 'All' }, ...teams], value: asked.team ?? '' }]),
      { name: 'list', label: 'List', items: [{ value: '', text: 'All lists' }, ...listItems], value: asked.list ?? '' },
      {
        ...{ name: 'check', label: 'What is wrong', value: asked.check ?? '' },
        items: [{ value: '', text: 'Anything' }, ...checkItems],
      },
    ],
    ...(isChosen && { clearHref: '/data-quality/fix' }),
  });
}

function fixTable({ rows, hasFile }: FixPage): Html {
  return dataTable({
    caption: FIX_TITLE,
    isCaptionHidden: true,
    isCompact: true,
    columns: [
      { heading: 'Where' },
      { heading: 'Child' },
      { heading: 'Team and worker' },
      { heading: 'What is wrong, and what to do' },
    ],
    rows: rows.map((row) => [
      named(
        listOf(row.list).title,
        [placeOf(row, hasFile), !row.kept && 'kept out of the figures'].filter(Boolean).join(', '),
      ),
      row.child ?? 'Not given',
      named(row.team ?? 'No team', row.worker ?? ''),
      html`${row.wrong.map(({ title, headings, whatToDo }) => html`<div>${named([title, headings.join(', ')].filter(Boolean).join(': '), whatToDo)}</div>`)}`,
    ]),
    whenEmpty: 'Nothing: no check found anything in these rows.',
  });
}

/** A row's number would tell who a pseudonym is to somebody who has the file by other ways. */
function placeOf({ sheetRow, isPseudonym }: FixShown, hasFile: boolean): string {
  return isPseudonym && !hasFile ? '' : `row ${sheetRow}`;
}

function asking({ asking: form, asked, mayDownload }: FixPage): Html | null {
  if (form === null) return null;
  const { team, list, check, page } = asked;
  const hidden = { team: team ?? '', list: list ?? '', check: check ?? '', page };
  return details({
    summary: 'Show the ids of these children',
    open: form.problem !== null,
    content: html`<form method="post" action="/data-quality/fix" novalidate>
${hiddenFields(form.csrfToken, hidden)}
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
    button({
      text: 'Download with ids (CSV)',
      kind: 'secondary',
      attributes: { formaction: '/data-quality/fix.csv' },
    }),
)}
</form>`,
  });
}

/** One line for everything that is wrong: a row with three things wrong has three. */
export function fixCsv(rows: readonly FixShown[], asAt: LocalDate, hasFile: boolean): string {
  return csv(
    [
      ...['Extract as at', 'List', 'Row', 'Child', 'Named by', 'Team', 'Worker'],
      ...['In the figures', 'Check', 'What is wrong', 'Columns', 'What to do'],
    ],
    rows.flatMap((row) =>
      row.wrong.map(({ check, title, headings, whatToDo }) => [
        ...[asAt, listTitle(row.list), row.isPseudonym && !hasFile ? null : row.sheetRow, row.child],
        ...[row.child === null ? null : row.isPseudonym ? 'pseudonym' : 'id', row.team, row.worker],
        ...[row.kept ? 'yes' : 'no, kept out', check, title, headings.join('; '), whatToDo],
      ]),
    ),
  );
}

function withPage(href: string, page: number): string {
  return page === 1 ? href : `${href}${href.includes('?') ? '&' : '?'}page=${page}`;
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}
