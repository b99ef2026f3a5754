import { errorOf, type FormShown, lineField } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  checkboxes,
  dataTable,
  details,
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
  versionHeld,
} from '#ui';
import { FIELD_NAMES, FIELDS } from './fields.ts';
import type { ImportListed, PlanImport } from './imports.ts';
import type { RowProblem, SheetRead } from './reading.ts';

export type ImportsPage = {
  imports: readonly ImportListed[];
  /** Once the plan is settled, further actions are asked for as changes. */
  isSettled: boolean;
  problem: string | null;
  csrfToken: string;
};

const CHANGES = html`<a class="govuk-link" href="/plan/changes">asked for as a change</a>`;

/** Where a plan comes in, and what came in before. */
export function importsPage({ imports, isSettled, problem, csrfToken }: ImportsPage): Html {
  return html`${problem !== null && errorSummary({ errors: [{ text: problem, href: '#file' }] })}
${pageHeading('Bring in a plan', { caption: 'From a spreadsheet: you say what each column is, and see every row before it counts.' })}
${isSettled && insetText(html`The plan is settled: a file can be looked at, and each further action is ${CHANGES} and decided by whoever may.`)}
${reading(html`<form method="post" action="/plan/import" enctype="multipart/form-data">${hiddenFields(csrfToken)}
${fileUpload({ name: 'file', id: 'file', label: 'Workbook or CSV file', hint: 'One row for each action, under headings. At most 2 MB and 2,000 rows.', error: problem ?? undefined })}
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
  rows: imports.map(({ id, fileName, rows, uploadedBy, uploadedAt, state, actions }) => {
    const href = `/plan/import/${id}`;
    return [
      html`<a class="govuk-link" href="${href}">${fileName}</a>`,
      String(rows),
      `${uploadedBy}, ${momentInWords(uploadedAt)}`,
      state === 'preview' ? 'Waits for a decision' : state === 'rejected' ? 'Left out' : actionsInWords(actions ?? 0),
    ];
  }),
  whenEmpty: 'Nothing yet.',
})}`;
}

export type ImportPage = SheetRead & {
  given: PlanImport;
  /** Once the plan is settled, further actions are asked for as changes. */
  isSettled: boolean;
  /** Where there is no plan yet, a name is asked for. */
  needsName: boolean;
  shown: FormShown;
};

/** One table: what each column is, what is wrong by row, and what would become of it. */
export function importPage(page: ImportPage): Html {
  const { given, rows, problems, stopped, isSettled } = page;
  return html`${pageHeading('A plan from a spreadsheet', { caption: given.fileName })}
${summaryList({
  rows: [
    { key: 'Sheet', value: `${given.sheet.name}, headings in row ${given.sheet.headingRow}` },
    { key: 'Rows', value: String(given.sheet.rows.length) },
    { key: 'Can be taken', value: String(rows.length - stopped.size) },
    { key: 'Cannot be taken so', value: String(stopped.size) },
    ...(given.state === 'preview'
      ? []
      : [
          {
            key: 'What became of it',
            value: given.state === 'accepted' ? actionsInWords(given.actions ?? 0) : 'Left out',
          },
        ]),
  ],
})}
${given.state === 'preview' && isSettled && settledSection(page)}
${given.state === 'preview' && mappingSection(page)}
${stopsTable(problems, given)}
${notesSection(problems)}
${problems.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="/plan/import/${given.id}/problems.csv">Download what was found, by row, as CSV</a></p>`}
${rowsTable(page)}
${given.state === 'preview' && !isSettled && decisionForm(page)}`;
}

function actionsInWords(count: number): string {
  return count === 1 ? '1 action' : `${count} actions`;
}

/** Open while something has to be said there. */
function mappingSection(page: ImportPage): Html {
  const { mapping } = page.given;
  const read = mapping.filter((field) => field !== null).length;
  const isAsked = !mapping.includes('title') || !mapping.includes('dueOn') || page.shown.problems.length > 0;
  return details({
    summary: `What each column is: ${read} of ${mapping.length} are read as a field`,
    open: isAsked,
    content: mappingForm(page),
  });
}

function mappingForm({ given, shown }: ImportPage): Html {
  const items = [
    { value: '', text: 'Keep it in the action’s detail' },
    ...FIELD_NAMES.map((field) => ({ value: field, text: FIELDS[field].words })),
  ];
  return html`<form method="post" action="/plan/import/${given.id}/columns">${hiddenFields(shown.csrfToken)}${versionHeld(shown, given.version)}
${given.sheet.headings.map((heading, index) =>
  select({
    ...{ name: `column-${index}`, id: `column-${index}`, items, value: given.mapping[index] ?? '' },
    label: heading === '' ? `Column ${index + 1}` : heading,
    error: errorOf(shown, `column-${index}`),
  }),
)}
${button({ text: 'Read it again so', kind: 'secondary' })}</form>`;
}

function stopsTable(problems: readonly RowProblem[], { sheet, mapping }: PlanImport): Html {
  const stops = problems.filter(({ isStop }) => isStop);
  return html`${dataTable({
    caption: 'What keeps rows out',
    captionSize: 'm',
    columns: [{ heading: 'Row', isNumeric: true }, { heading: 'Column' }, { heading: 'What to do' }],
    rows: stops
      .slice(0, MOST_SHOWN)
      .map(({ row, field, text }) => [
        String(row),
        field === null ? '' : sheet.headings[mapping.indexOf(field)] || FIELDS[field].words,
        text,
      ]),
    whenEmpty: 'Nothing: every row can be taken.',
  })}${stops.length > MOST_SHOWN && insetText(`${stops.length - MOST_SHOWN} more are in the file.`)}`;
}

/** What becomes of rows that are taken: the same of many rows is said once. */
function notesSection(problems: readonly RowProblem[]): Html | null {
  const notes = problems.filter(({ isStop }) => !isStop);
  if (notes.length === 0) return null;
  const groups = [...Map.groupBy(notes, ({ text }) => text)];
  const more = groups.length - MOST_SHOWN;
  return details({
    summary: `What becomes of some cells (${notes.length})`,
    content: html`${dataTable({
      ...{ caption: 'What becomes of some cells', isCaptionHidden: true },
      columns: [{ heading: 'What' }, { heading: 'Rows' }],
      rows: groups.slice(0, MOST_SHOWN).map(([text, said]) => [text, said.map(({ row }) => row).join(', ')]),
    })}${more > 0 && insetText(`${more} more are in the file.`)}`,
    classes: 'hw-wide-details',
  });
}

const MOST_SHOWN = 100;

function rowsTable({ rows, problems, stopped }: ImportPage): Html {
  const dayless = new Set(problems.filter(({ field, isStop }) => field === 'dueOn' && isStop).map(({ row }) => row));
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
        dayless.has(row.row) ? '' : dateInWords(row.dueOn),
        stopped.has(row.row) ? 'No' : 'Yes',
      ]),
    whenEmpty: 'There is no row under the headings.',
  })}${rows.length > MOST_SHOWN && insetText(`The first ${MOST_SHOWN} of ${rows.length} rows are shown; all are read.`)}`;
}

function decisionForm({ given, rows, stopped, needsName, shown }: ImportPage): Html {
  const taken = rows.length - stopped.size;
  if (taken === 0)
    return reading(html`<h2 class="govuk-heading-m" id="leaveOut">No row can be taken so</h2>
<p class="govuk-body">Say above what each column is, or correct the file and upload it again.</p>${rejectionForm(given, shown)}`);
  return reading(html`<h2 class="govuk-heading-m">Take it into the plan?</h2>
<form method="post" action="/plan/import/${given.id}/acceptance" novalidate>${hiddenFields(shown.csrfToken)}${versionHeld(shown, given.version)}
${needsName && lineField(shown, { field: 'name', label: 'What is the plan called?' })}
${stopped.size > 0 && leaveOutBox(stopped.size, shown)}
<p class="govuk-body">${actionsInWords(taken)} ${taken === 1 ? 'is' : 'are'} added, with a line in the record. A status in the file is kept as words: delivered needs evidence and two people here.</p>
${button({ text: `Add ${actionsInWords(taken)}` })}</form>
${rejectionForm(given, shown)}`);
}

function leaveOutBox(stopped: number, shown: FormShown): Html {
  return checkboxes({
    ...{ name: 'leaveOut', idPrefix: 'leaveOut', error: errorOf(shown, 'leaveOut') },
    legend: {
      text: `${stopped} ${stopped === 1 ? 'row stays' : 'rows stay'} out`,
      classes: 'govuk-fieldset__legend--s',
    },
    hint: 'They stay here with what is wrong, and can be brought in with another file.',
    items: [{ value: 'yes', text: 'Leave them out for now', checked: shown.given['leaveOut'] === 'yes' }],
  });
}

function settledSection({ given, shown }: ImportPage): Html {
  return reading(html`<h2 class="govuk-heading-m" id="settled">The plan is settled</h2>
<p class="govuk-body">Each further action is ${CHANGES} and decided by whoever may.</p>
${rejectionForm(given, shown)}`);
}

function rejectionForm(given: PlanImport, shown: FormShown): Html {
  return html`<form method="post" action="/plan/import/${given.id}/rejection">${hiddenFields(shown.csrfToken)}${versionHeld(shown, given.version)}${button({ text: 'Leave it out', kind: 'secondary' })}</form>`;
}
