import { issueBars } from '#charts';
import { dateInWords } from '#kernel/local-date.ts';
import { type Content, dataTable, details, type Html, html, insetText, named, picture, successBanner, tag } from '#ui';
import { checkByCode } from './checks/index.ts';
import type { Extract } from './extract.ts';
import type { Findings, ListChange } from './findings.ts';
import { fieldTitle, listTitle } from './findings-in-words.ts';
import type { FoundIssue } from './issue.ts';
import { listOf } from './lists/index.ts';

/** A change of rows from which a list is pointed out. */
const NOTABLE_CHANGE = 0.2;

/** All that was understood of a file and what was not, the lists first. */
export function foundTables(extract: Extract, findings: Findings): Html {
  return html`${listsTable(findings)}
${changesTable(findings)}
${issues(extract, findings)}
${unknownCodes(findings)}
${headings(findings)}
${sheetsLeft(findings)}`;
}

function listsTable({ summary }: Findings): Html {
  const { lists, notFound } = summary;
  return html`${dataTable({
    caption: 'Lists found',
    captionSize: 'm',
    isCompact: true,
    classes: 'hw-table--facts',
    columns: [
      { heading: 'List' },
      { heading: 'Sheet' },
      { heading: 'Rows', isNumeric: true },
      { heading: 'Left out', isNumeric: true },
      { heading: 'Headings understood', isNumeric: true },
      { heading: 'Covers' },
    ],
    rows: lists.map((list) => [
      listTitle(list.list),
      list.sheet,
      list.rows.toLocaleString('en-GB'),
      list.keptOut === 0 ? '0' : html`<strong>${list.keptOut.toLocaleString('en-GB')}</strong>`,
      `${list.headings.filter(({ field }) => field !== null).length} of ${list.headings.length}`,
      list.window ? `${dateInWords(list.window.from)} to ${dateInWords(list.window.to)}` : '–',
    ]),
  })}
${notFound.length > 0 && insetText(html`<strong>Not found:</strong> ${notFound.map(listTitle).join(', ')}. Measures over ${notFound.length === 1 ? 'this list' : 'these lists'} get no figure from this file.`)}`;
}

function changesTable({ changes }: Findings): Html {
  if (changes === null) return insetText('There is no earlier extract to compare with.');
  return dataTable({
    caption: html`What changed since the extract as at ${changes.before.asAt === null ? '–' : dateInWords(changes.before.asAt)} <span class="hw-table-head__count">20% or more is marked</span>`,
    captionSize: 'm',
    isCompact: true,
    classes: 'hw-table--facts',
    columns: [
      { heading: 'List' },
      { heading: 'Rows', isNumeric: true },
      { heading: 'Rows before', isNumeric: true },
      { heading: 'Change', isNumeric: true },
      { heading: 'Children new', isNumeric: true },
      { heading: 'Children gone', isNumeric: true },
    ],
    rows: inOfstedsOrder(changes.lists).map((list) => [
      listTitle(list.list),
      list.rows.toLocaleString('en-GB'),
      list.rowsBefore.toLocaleString('en-GB'),
      changeOf(list.rows, list.rowsBefore),
      list.childrenNew.toLocaleString('en-GB'),
      list.childrenGone.toLocaleString('en-GB'),
    ]),
  });
}

function inOfstedsOrder(lists: readonly ListChange[]): ListChange[] {
  return lists.toSorted((a, b) => listOf(a.list).number - listOf(b.list).number);
}

function changeOf(rows: number, before: number): Content {
  if (before === 0) return tag('New list', 'yellow');
  const share = (rows - before) / before;
  const hundredths = Math.round(share * 100);
  if (hundredths === 0) return '0%';
  const words = `${share < 0 ? '−' : '+'}${Math.abs(hundredths)}%`;
  return Math.abs(share) >= NOTABLE_CHANGE
    ? tag(html`${words}<span class="govuk-visually-hidden">, a large change</span>`, 'yellow')
    : words;
}

function issues(extract: Extract, { summary, examples }: Findings): Html {
  if (summary.checks.length === 0) return successBanner('The checks found nothing.');
  const byCheck = Map.groupBy(examples, ({ check }) => check);
  const sorted = [...Map.groupBy(summary.checks, ({ check }) => check)]
    .map(([check, found]) => ({
      check,
      weight: weightOf(found),
      count: found.reduce((sum, { count }) => sum + count, 0),
    }))
    .sort((a, b) => Number(b.weight === 'error') - Number(a.weight === 'error') || b.count - a.count);
  return html`<section id="issues"><div class="hw-table-head"><h2 class="govuk-heading-m">What the checks found</h2><div class="hw-table-head__actions"><a class="govuk-link" href="/extracts/${extract.id}/issues.csv" download>All places as a file (CSV)</a></div></div>
${picture(
  issueBars({
    id: 'issues-chart',
    title: 'Places found, by check',
    bars: sorted
      .slice(0, BARS_SHOWN)
      .map(({ check, count, weight }) => ({ label: checkByCode(check)?.title ?? check, count, weight })),
  }),
)}
${dataTable({
  caption: 'Checks, with the first examples',
  isCaptionHidden: true,
  columns: [
    { heading: 'What was found, and what to do' },
    { heading: 'Effect' },
    { heading: 'Places', isNumeric: true },
    { heading: 'First examples' },
  ],
  rows: sorted.map(({ check, weight, count }) => [
    html`${named(checkByCode(check)?.title ?? check, html`${check}. ${checkByCode(check)?.whatToDo}`)}`,
    weight === 'error' ? tag('Row left out', 'red') : tag('Warning', 'yellow'),
    count.toLocaleString('en-GB'),
    (byCheck.get(check) ?? []).map((issue) => html`<span class="hw-line">${placeOf(issue)}</span>`),
  ]),
})}</section>`;
}

const BARS_SHOWN = 8;

function weightOf(found: Findings['summary']['checks']): 'error' | 'warning' {
  return found.some(({ effect }) => effect === 'keepsOut') ? 'error' : 'warning';
}

function placeOf({ sheet, row, column, heading }: FoundIssue): string {
  const parts = [
    sheet,
    row !== null && `row ${row}`,
    column !== null && `column ${column}`,
    column === null && heading,
  ];
  return parts.filter(Boolean).join(', ');
}

function unknownCodes({ summary }: Findings): Html {
  if (summary.unknownCodes.length === 0) return html``;
  return dataTable({
    caption: 'Codes that are not known',
    captionSize: 'm',
    isCompact: true,
    classes: 'hw-table--facts',
    columns: [
      { heading: 'In the file' },
      { heading: 'List' },
      { heading: 'Heading' },
      { heading: 'Times', isNumeric: true },
      { heading: 'Nearest known' },
    ],
    rows: summary.unknownCodes.map((code) => [
      code.value,
      listTitle(code.list),
      code.heading,
      code.count.toLocaleString('en-GB'),
      code.nearest.length === 0 ? '–' : code.nearest.join(', '),
    ]),
  });
}

function headings({ summary }: Findings): Html {
  const missed = summary.lists.flatMap((list) =>
    list.headings.filter(({ field }) => field === null).map((match) => ({ list, match })),
  );
  const lacking = summary.lists.filter(({ missingFields }) => missingFields.length > 0);
  return html`${
    missed.length > 0 &&
    dataTable({
      caption: 'Headings not understood',
      captionSize: 'm',
      columns: [{ heading: 'Heading' }, { heading: 'List' }, { heading: 'Column' }],
      rows: missed.map(({ list, match }) => [match.heading, listTitle(list.list), match.column]),
    })
  }${lacking.map((list) => details({ summary: `${listTitle(list.list)}: ${list.missingFields.length} of Ofsted’s columns are not in the file`, content: list.missingFields.map((field) => fieldTitle(list.list, field)).join('; ') }))}`;
}

function sheetsLeft({ summary }: Findings): Html {
  const left = summary.sheets.filter(({ ignored }) => ignored !== null);
  if (left.length === 0) return html``;
  const WHY = {
    hidden: 'hidden in the workbook',
    named: 'by its name not a list',
    empty: 'empty',
    noHeadings: 'no headings of a list in its first rows',
    unclear: 'not clear which list it is',
    listTwice: 'a second sheet of the same list',
  } as const;
  return details({
    summary: `${left.length} ${left.length === 1 ? 'sheet was' : 'sheets were'} not read`,
    content: html`<ul class="govuk-list govuk-list--bullet">${left.map(({ sheet, ignored }) => html`<li>${sheet}: ${ignored && WHY[ignored]}</li>`)}</ul>`,
  });
}
