import { issueBars } from '#charts';
import { dateInWords } from '#kernel/local-date.ts';
import { type Month, monthAfter, monthInWords, monthOf } from '#kernel/month.ts';
import {
  button,
  buttonGroup,
  type Content,
  checkboxes,
  dataTable,
  details,
  figure,
  type Html,
  html,
  input,
  insetText,
  linkButton,
  notificationBanner,
  pageHeading,
  select,
  successBanner,
  tag,
} from '#ui';
import { checkByCode } from './checks/index.ts';
import type { AsAtProblem, Extract } from './extract.ts';
import { extractFacts } from './extracts.page.ts';
import type { Findings } from './findings.ts';
import { fieldTitle, listTitle, noteInWords, questionInWords } from './findings-in-words.ts';
import type { FoundIssue } from './issue.ts';

export const AS_AT_PROBLEMS: Record<AsAtProblem, string> = {
  missing: 'Enter the as-at date as a real day and choose the data month',
  inFuture: 'The as-at date must not be in the future',
  monthAfterAsAt: 'The data month must not be after the as-at date',
  monthTooEarly: 'The data month must be within the six months that the lists reach back',
};

/** Why an extract could not be accepted yet, and at which part of the form it is put right. */
export type DecisionProblem = { field: 'asAt' | 'decided'; text: string };

export const UNDECIDED: DecisionProblem = {
  field: 'decided',
  text: 'Say that you have looked at what is to decide, or correct how the file was read',
};

export type FoundPage = {
  extract: Extract;
  findings: Findings;
  csrfToken: string;
  mayLoad: boolean;
  mayWithdraw: boolean;
  /** The same bytes were loaded before: this is what became of them. */
  isAgain: boolean;
  problem: DecisionProblem | null;
  given: { asAt: string | null; dataMonth: string | null };
};

/** A change of rows from which a list is pointed out. */
const NOTABLE_CHANGE = 0.2;

/** A file that was read: before it is accepted with what decides that, afterwards as it was found. */
export function foundPage(page: FoundPage): Html {
  const { extract, findings, isAgain } = page;
  const isPreview = extract.state === 'preview';
  return html`${
    isAgain &&
    notificationBanner({
      content: html`<p class="govuk-notification-banner__heading">This file was loaded before: the bytes are the same. Nothing was added.</p>`,
    })
  }
${pageHeading(isPreview ? 'Check before it counts' : extract.fileName, { caption: isPreview ? extract.fileName : null })}
${isPreview ? preview(page) : kept(page)}
${listsTable(page)}
${questions(findings)}
${changesTable(findings)}
${issues(page)}
${unknownCodes(findings)}
${headings(findings)}
${sheetsLeft(findings)}`;
}

function preview(page: FoundPage): Html {
  const { extract, csrfToken, mayLoad, problem, given, findings } = page;
  if (!mayLoad) return insetText('Somebody who may load files still has to accept this one. No figure uses it yet.');
  const asAt = given.asAt ?? extract.asAt ?? '';
  const proposed = findings.summary.proposedAsAt;
  return html`<form method="post" action="/extracts/${extract.id}/acceptance" novalidate class="hw-decide">
<input type="hidden" name="csrf" value="${csrfToken}">
<input type="hidden" name="version" value="${extract.version}">
${input({
  name: 'asAt',
  id: 'asAt',
  label: 'As-at date',
  hint: proposed ? PROPOSED_FROM[proposed.from] : 'The file does not say it. Write it as 2022-07-31.',
  value: asAt,
  classes: 'govuk-input--width-10',
  error: problem?.field === 'asAt' ? problem.text : undefined,
  attributes: { placeholder: 'YYYY-MM-DD' },
})}
${select({
  name: 'dataMonth',
  id: 'dataMonth',
  label: 'Data month',
  hint: 'The last month that this file is about',
  items: monthChoices(extract).map((month) => ({ value: month, text: monthInWords(month) })),
  value: given.dataMonth ?? extract.dataMonth ?? undefined,
})}
${
  findings.summary.questions.length > 0 &&
  checkboxes({
    name: 'decided',
    idPrefix: 'decided',
    items: [{ value: 'yes', text: 'I have looked at what is to decide; accept the file as it was read' }],
    error: problem?.field === 'decided' ? problem.text : undefined,
  })
}
${buttonGroup(
  button({ text: 'Accept this extract' }),
  linkButton({ text: 'Correct the headings', href: `/extracts/${extract.id}/headings`, kind: 'secondary' }),
  html`<a class="govuk-link" href="/extracts/${extract.id}/rejection">Reject it</a>`,
)}
</form>`;
}

const PROPOSED_FROM = {
  fileName: 'Proposed from the file’s name. Write it as 2022-07-31.',
  sheet: 'Proposed from a date on its front sheet. Write it as 2022-07-31.',
  latestEvent: 'Proposed: the last day on which anything in it happened. Write it as 2022-07-31.',
} as const;

/** The months around the proposed one; without a date, the last year of the file’s own loading. */
function monthChoices({ asAt, loadedAt }: Extract): Month[] {
  const last = asAt === null ? (loadedAt.toISOString().slice(0, 7) as Month) : monthOf(asAt);
  return Array.from({ length: asAt === null ? 24 : 7 }, (_, back) => monthAfter(last, -back));
}

function kept({ extract, mayWithdraw }: FoundPage): Html {
  return html`${extract.state === 'withdrawn' && insetText('This extract was withdrawn. No figure uses it.')}
${extractFacts(extract)}
${extract.state === 'accepted' && mayWithdraw && linkButton({ text: 'Withdraw this extract', href: `/extracts/${extract.id}/withdrawal`, kind: 'secondary' })}`;
}

function listsTable({ findings }: FoundPage): Html {
  const { lists, notFound } = findings.summary;
  return html`${dataTable({
    caption: 'Lists found',
    captionSize: 'm',
    columns: [
      { heading: 'List' },
      { heading: 'Sheet' },
      { heading: 'Rows', isNumeric: true },
      { heading: 'Left out', isNumeric: true },
      { heading: 'Headings understood', isNumeric: true },
      { heading: 'From' },
      { heading: 'To' },
    ],
    rows: lists.map((list) => [
      listTitle(list.list),
      list.sheet,
      list.rows.toLocaleString('en-GB'),
      list.keptOut === 0 ? '0' : html`<strong>${list.keptOut.toLocaleString('en-GB')}</strong>`,
      `${list.headings.filter(({ field }) => field !== null).length} of ${list.headings.length}`,
      list.window ? dateInWords(list.window.from) : '–',
      list.window ? dateInWords(list.window.to) : '–',
    ]),
  })}
${notFound.length > 0 && insetText(html`<strong>Not found:</strong> ${notFound.map(listTitle).join(', ')}. Measures over ${notFound.length === 1 ? 'this list' : 'these lists'} get no figure from this file.`)}`;
}

function questions({ summary }: Findings): Html {
  if (summary.questions.length === 0 && summary.notes.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">To decide before accepting</h2><ul class="govuk-list govuk-list--bullet">${summary.questions.map(
    (question) => html`<li>${questionInWords(question)}</li>`,
  )}${summary.notes.map((note) => html`<li>${noteInWords(note)}</li>`)}</ul>`;
}

function changesTable({ changes }: Findings): Html {
  if (changes === null) return insetText('There is no earlier extract to compare with.');
  return dataTable({
    caption: `What changed since the extract as at ${changes.before.asAt === null ? '–' : dateInWords(changes.before.asAt)}`,
    captionSize: 'm',
    columns: [
      { heading: 'List' },
      { heading: 'Rows', isNumeric: true },
      { heading: 'Rows before', isNumeric: true },
      { heading: 'Change', isNumeric: true },
      { heading: 'Children new', isNumeric: true },
      { heading: 'Children gone', isNumeric: true },
    ],
    rows: changes.lists.map((list) => [
      listTitle(list.list),
      list.rows.toLocaleString('en-GB'),
      list.rowsBefore.toLocaleString('en-GB'),
      changeOf(list.rows, list.rowsBefore),
      list.childrenNew.toLocaleString('en-GB'),
      list.childrenGone.toLocaleString('en-GB'),
    ]),
  });
}

function changeOf(rows: number, before: number): Content {
  if (before === 0) return tag('New list', 'yellow');
  const share = (rows - before) / before;
  const words = `${share < 0 ? '−' : '+'}${Math.abs(Math.round(share * 100))}%`;
  return Math.abs(share) >= NOTABLE_CHANGE ? tag(`${words}, look at it`, 'yellow') : words;
}

function issues({ extract, findings }: FoundPage): Html {
  const { summary, examples } = findings;
  if (summary.checks.length === 0) return successBanner('The checks found nothing.');
  const byCheck = Map.groupBy(examples, ({ check }) => check);
  const counts = Map.groupBy(summary.checks, ({ check }) => check);
  const sorted = [...counts]
    .map(([check, found]) => ({ check, found, count: found.reduce((sum, { count }) => sum + count, 0) }))
    .sort((a, b) => b.count - a.count);
  return html`<h2 class="govuk-heading-m" id="issues">What the checks found</h2>
${figure(
  issueBars({
    id: 'issues-chart',
    title: 'Places found, by check',
    bars: sorted.slice(0, 12).map(({ check, count, found }) => ({
      label: checkByCode(check)?.title ?? check,
      count,
      weight: weightOf(found),
    })),
  }),
  { headingLevel: null },
)}
${dataTable({
  caption: 'Checks, with the first examples',
  isCaptionHidden: true,
  columns: [
    { heading: 'What was found' },
    { heading: 'Effect' },
    { heading: 'Places', isNumeric: true },
    { heading: 'First examples' },
    { heading: 'What to do' },
  ],
  rows: sorted.map(({ check, count, found }) => [
    html`${checkByCode(check)?.title ?? check} <span class="hw-named__note">${check}</span>`,
    weightOf(found) === 'error' ? tag('Row left out', 'red') : tag('Warning', 'yellow'),
    count.toLocaleString('en-GB'),
    (byCheck.get(check) ?? []).map((issue) => html`<span class="hw-line">${placeOf(issue)}</span>`),
    checkByCode(check)?.whatToDo ?? '',
  ]),
})}
<p class="govuk-body"><a class="govuk-link" href="/extracts/${extract.id}/issues.csv" download>All places as a file (CSV)</a></p>`;
}

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
