import { dateInWords } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  buttonGroup,
  checkboxes,
  dataTable,
  errorSummary,
  fileUpload,
  type Html,
  hiddenFields,
  html,
  insetText,
  pageHeading,
  reading,
  select,
  summaryList,
  versionFields,
} from '#ui';
import { errorOf, type FormShown, lineField } from '../form.page.ts';
import { FIELD_NAMES, FIELDS } from './fields.ts';
import type { PlanImport } from './imports.store.ts';
import type { RowProblem, RowRead } from './reading.ts';

export type ImportsPage = { imports: readonly PlanImport[]; problem: string | null; csrfToken: string };

/** Where a plan comes in, and what came in before. */
export function importsPage({ imports, problem, csrfToken }: ImportsPage): Html {
  return html`${problem !== null && errorSummary({ errors: [{ text: problem, href: '#file' }] })}
${pageHeading('Bring in a plan', { caption: 'From a spreadsheet: you say what each column is, and see every row before it counts.' })}
${reading(html`<form method="post" action="/plan/import" enctype="multipart/form-data">${hiddenFields(csrfToken)}
${fileUpload({ name: 'file', id: 'file', label: 'Workbook or CSV file', hint: 'The first sheet is read, its first row as headings; one row for each action. At most 2 MB.', error: problem ?? undefined })}
${button({ text: 'Look at it' })}</form>
<p class="govuk-body"><a class="govuk-link" href="/plan/papers/tracker/xlsx">Download this plan as a workbook</a>: every action with every column.</p>`)}
${dataTable({
  caption: 'What came in',
  captionSize: 'm',
  columns: [
    { heading: 'File' },
    { heading: 'Rows', isNumeric: true },
    { heading: 'By' },
    { heading: 'What became of it' },
  ],
  rows: imports.map(({ id, fileName, sheet, uploadedBy, uploadedAt, state, actions }) => {
    const href = `/plan/import/${id}`;
    return [
      html`<a class="govuk-link" href="${href}">${fileName}</a>`,
      String(sheet.rows.length),
      `${uploadedBy}, ${momentInWords(uploadedAt)}`,
      state === 'preview' ? 'Waits for a decision' : state === 'rejected' ? 'Left out' : `${actions} actions`,
    ];
  }),
  whenEmpty: 'Nothing yet.',
})}`;
}

export type ImportPage = {
  given: PlanImport;
  rows: readonly RowRead[];
  problems: readonly RowProblem[];
  /** Where there is no plan yet, a name is asked for. */
  needsName: boolean;
  shown: FormShown;
};

/** One table: what each column is, what is wrong by row, and what would become of it. */
export function importPage(page: ImportPage): Html {
  const { given, rows, problems } = page;
  const stopped = stoppedRows(problems);
  return html`${pageHeading('A plan from a spreadsheet', { caption: given.fileName })}
${summaryList({
  rows: [
    { key: 'Rows', value: String(given.sheet.rows.length) },
    { key: 'Can be taken', value: String(rows.length - stopped.size) },
    { key: 'Cannot be taken so', value: String(stopped.size) },
    ...(given.state === 'preview'
      ? []
      : [{ key: 'What became of it', value: given.state === 'accepted' ? `${given.actions} actions` : 'Left out' }]),
  ],
})}
${given.state === 'preview' && mappingForm(page)}
${problemsTable(problems, given)}
${rowsTable(rows, stopped)}
${given.state === 'preview' && decisionForm(page, stopped.size)}`;
}

export function stoppedRows(problems: readonly RowProblem[]): ReadonlySet<number> {
  return new Set(problems.filter(({ isStop }) => isStop).map(({ row }) => row));
}

function mappingForm({ given, shown }: ImportPage): Html {
  const items = [
    { value: '', text: 'Keep it in the action’s detail' },
    ...FIELD_NAMES.map((field) => ({ value: field, text: FIELDS[field].words })),
  ];
  return html`<h2 class="govuk-heading-m">What each column is</h2>
<form method="post" action="/plan/import/${given.id}/columns" class="hw-columns-form">${hiddenFields(shown.csrfToken)}${versionFields(given.version)}
${given.sheet.headings.map((heading, index) =>
  select({
    ...{ name: `column-${index}`, id: `column-${index}`, items, value: given.mapping[index] ?? '' },
    label: heading === '' ? `Column ${index + 1}` : heading,
    error: errorOf(shown, `column-${index}`),
  }),
)}
${button({ text: 'Read it again so', kind: 'secondary' })}</form>`;
}

function problemsTable(problems: readonly RowProblem[], { id, sheet, mapping }: PlanImport): Html {
  const href = `/plan/import/${id}/problems.csv`;
  return html`${dataTable({
    caption: 'What is to be looked at, by row',
    captionSize: 'm',
    columns: [{ heading: 'Row', isNumeric: true }, { heading: 'Column' }, { heading: 'What' }, { heading: 'So' }],
    rows: problems
      .slice(0, MOST_SHOWN)
      .map(({ row, field, text, isStop }) => [
        String(row),
        field === null ? '' : sheet.headings[mapping.indexOf(field)] || FIELDS[field].words,
        text,
        isStop ? 'The row cannot be taken' : 'The row is taken',
      ]),
    whenEmpty: 'Nothing: every row can be taken as it is.',
  })}${problems.length > MOST_SHOWN && insetText(`${problems.length - MOST_SHOWN} more are in the file of problems.`)}
${problems.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${href}">Download all of them as CSV</a></p>`}`;
}

const MOST_SHOWN = 100;

function rowsTable(rows: readonly RowRead[], stopped: ReadonlySet<number>): Html {
  return html`${dataTable({
    caption: 'How it is read',
    captionSize: 'm',
    isCompact: true,
    columns: [
      { heading: 'Row', isNumeric: true },
      { heading: 'Action' },
      { heading: 'What is to be done' },
      { heading: 'Outcome' },
      { heading: 'Owner' },
      { heading: 'Due' },
      { heading: 'Taken' },
    ],
    rows: rows
      .slice(0, MOST_SHOWN)
      .map((row) => [
        String(row.row),
        row.ref,
        row.title,
        row.outcome,
        row.owner,
        dateInWords(row.dueOn),
        stopped.has(row.row) ? 'No' : 'Yes',
      ]),
    whenEmpty: 'There is no row under the headings.',
  })}${rows.length > MOST_SHOWN && insetText(`The first ${MOST_SHOWN} of ${rows.length} rows are shown; all are read.`)}`;
}

function decisionForm({ given, rows, needsName, shown }: ImportPage, stopped: number): Html {
  const path = `/plan/import/${given.id}`;
  const taken = rows.length - stopped;
  return reading(html`<h2 class="govuk-heading-m">Take it into the plan?</h2>
<form method="post" action="${path}/acceptance" novalidate>${hiddenFields(shown.csrfToken)}${versionFields(given.version)}
${needsName && lineField(shown, { field: 'name', label: 'What is the plan called?' })}
${
  stopped > 0 &&
  checkboxes({
    ...{ name: 'leaveOut', idPrefix: 'leaveOut', error: errorOf(shown, 'leaveOut') },
    legend: {
      text: `${stopped} ${stopped === 1 ? 'row stays' : 'rows stay'} out`,
      classes: 'govuk-fieldset__legend--s',
    },
    hint: 'They stay here with what is wrong, and can be brought in with another file.',
    items: [{ value: 'yes', text: 'Leave them out for now' }],
  })
}
<p class="govuk-body">${taken} ${taken === 1 ? 'action is' : 'actions are'} added, with a line in the record. A status in the file is kept as words: delivered needs evidence and two people here.</p>
${buttonGroup(button({ text: `Add ${taken} ${taken === 1 ? 'action' : 'actions'}` }))}</form>
<form method="post" action="${path}/rejection">${hiddenFields(shown.csrfToken)}${versionFields(given.version)}${button({ text: 'Leave it out', kind: 'secondary' })}</form>`);
}
