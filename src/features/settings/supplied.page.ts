import { errorOf, type FormShown } from '#features/forms/index.ts';
import { AREA_NAMES } from '#features/measures/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import { monthInWords } from '#kernel/month.ts';
import {
  button,
  buttonGroup,
  dataTable,
  details,
  fileUpload,
  type Html,
  hiddenFields,
  html,
  linkButton,
  named,
  pageHeading,
  reading,
  summaryList,
  tag,
  textarea,
  versionHeld,
} from '#ui';
import { settingsNavigation } from './shown.page.ts';
import { KIND_WORDS } from './supplied-meaning.page.ts';
import type { SuppliedMeasure } from './supplied-measure.ts';
import type { Difference } from './supplied-series.ts';
import { MOST_ROWS, type SuppliedValue } from './supplied-table.ts';
import type { SuppliedUpload } from './supplied-upload.ts';

export type SuppliedPage = {
  council: string;
  measures: readonly SuppliedMeasure[];
  uploads: readonly SuppliedUpload[];
  may(permission: string): boolean;
  csrfToken: string;
  problem: string | null;
};

/** Measures whose figures the council supplies itself, and the tables that it supplied. */
export function suppliedPage({ council, measures, uploads, may, csrfToken, problem }: SuppliedPage): Html {
  return html`${pageHeading('Local measures', { caption: council })}
${settingsNavigation(may, '/supplied')}
<p class="govuk-body-l">What the lists of Headway cannot give, such as caseloads: the council says what the measure means and supplies its figures as a small table. They are marked as supplied wherever they are shown.</p>
${dataTable({
  caption: 'Measures of this council’s own',
  captionSize: 'm',
  columns: [{ heading: 'Measure' }, { heading: 'How it is made' }, { heading: 'Source' }, { heading: 'Version' }],
  rows: measures.map((measure) => [
    named(html`<a class="govuk-link" href="/supplied/measures/${measure.id}">${measure.title}</a>`, measure.id),
    named(KIND_WORDS[measure.kind], AREA_NAMES[measure.area]),
    measure.source,
    named(String(measure.versions.length), dateInWords(measure.versions.at(-1)?.on ?? FIRST)),
  ]),
  whenEmpty: 'None so far.',
})}
<p class="govuk-body">${linkButton({ text: 'Define a measure', href: '/supplied/measures/new', kind: 'secondary' })}</p>
${measures.length > 0 && uploadForm(csrfToken, problem)}
${dataTable({
  caption: 'Tables, newest first',
  captionSize: 'm',
  columns: [
    { heading: 'Table' },
    { heading: 'State' },
    { heading: 'Supplied' },
    { heading: 'Figures', isNumeric: true },
  ],
  rows: uploads.map((upload) => [
    html`<a class="govuk-link" href="/supplied/${upload.id}">${upload.fileName}</a>`,
    stateTag(upload),
    named(upload.uploaded.by, momentInWords(upload.uploaded.at)),
    upload.figures.toLocaleString('en-GB'),
  ]),
  whenEmpty: 'None so far.',
})}`;
}

const FIRST = '2020-01-01' as SuppliedMeasure['versions'][number]['on'];

function uploadForm(csrfToken: string, problem: string | null): Html {
  return reading(html`<h2 class="govuk-heading-m">Supply figures</h2>
<form method="post" action="/supplied" enctype="multipart/form-data" novalidate>
${hiddenFields(csrfToken)}
${fileUpload({
  ...{ name: 'file', id: 'file', accept: '.xlsx,.csv', error: problem ?? undefined },
  label: { text: 'Excel workbook (.xlsx) or CSV file', classes: 'govuk-label--s' },
  hint: `Its first sheet, with the columns measure, month, team, numerator and denominator; up to ${MOST_ROWS.toLocaleString('en-GB')} rows.`,
})}
${button({ text: 'Check the table' })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/supplied/template.csv" download>An empty table to fill in (CSV)</a></p>
${details({
  summary: 'What stands in each column',
  content: html`<ul class="govuk-list govuk-list--bullet"><li><strong>measure</strong>: the id, such as LM-01, or its title</li><li><strong>month</strong>: 2022-07 or July 2022; a date counts as its month</li><li><strong>team</strong>: as the structure calls it; blank for the whole council, which is not added up from teams</li><li><strong>numerator</strong> and <strong>denominator</strong>: how many, and out of how many. Never a percentage. A count has no denominator; of a rate it is how many children live here</li></ul><p class="govuk-body">A month that was supplied before is revised by a later table; both figures are kept.</p>`,
})}`);
}

function stateTag({ state, problems }: SuppliedUpload): Html {
  if (state === 'accepted') return tag('In use', 'green');
  if (state === 'withdrawn') return tag('Withdrawn', 'grey');
  if (state === 'rejected') return tag('Rejected', 'grey');
  return problems.length > 0 ? tag('Has problems', 'red') : tag('Waits for you', 'yellow');
}

export type UploadPage = {
  upload: SuppliedUpload;
  values: readonly (SuppliedValue & { team: string | null })[];
  measures: readonly SuppliedMeasure[];
  difference: Difference;
  shown: FormShown;
};

const SHOWN_ROWS = 200;

/** One table: what is wrong with it, or what accepting it would change, or what became of it. */
export function uploadPage(page: UploadPage): Html {
  const { upload, values, measures } = page;
  const titles = new Map(measures.map(({ id, title }) => [id, title]));
  return html`${pageHeading('Supplied table', { caption: upload.fileName })}
${facts(page)}
${upload.problems.length > 0 ? problemsTable(upload) : ''}
${decide(page)}
${
  values.length > 0 &&
  dataTable({
    caption:
      values.length > SHOWN_ROWS ? `The first ${SHOWN_ROWS} of ${values.length} figures` : 'Figures in this table',
    captionSize: 'm',
    isCompact: true,
    columns: [
      { heading: 'Row', isNumeric: true },
      { heading: 'Measure' },
      { heading: 'Month' },
      { heading: 'Team' },
      { heading: 'Numerator', isNumeric: true },
      { heading: 'Denominator', isNumeric: true },
    ],
    rows: values
      .slice(0, SHOWN_ROWS)
      .map(({ row, measure, month, team, numerator, denominator }) => [
        String(row),
        named(titles.get(measure) ?? measure, measure),
        monthInWords(month),
        team ?? 'The whole council',
        numerator.toLocaleString('en-GB'),
        denominator === null ? '–' : denominator.toLocaleString('en-GB'),
      ]),
  })
}`;
}

function facts({ upload }: UploadPage): Html {
  const { decided, withdrawn, state } = upload;
  return summaryList({
    rows: [
      { key: 'State', value: stateTag(upload) },
      { key: 'Supplied', value: named(upload.uploaded.by, momentInWords(upload.uploaded.at)) },
      ...(decided
        ? [{ key: state === 'rejected' ? 'Rejected' : 'Accepted', value: named(decided.by, momentInWords(decided.at)) }]
        : []),
      ...(withdrawn
        ? [{ key: 'Withdrawn', value: named(`${withdrawn.by}: ${withdrawn.reason}`, momentInWords(withdrawn.at)) }]
        : []),
    ],
  });
}

function problemsTable({ problems, id }: SuppliedUpload): Html {
  const shown = problems.slice(0, SHOWN_ROWS);
  return html`<p class="govuk-body-l">Nothing of this table is used. Put it right where it comes from, and supply it again.</p>
${dataTable({
  caption: problems.length > SHOWN_ROWS ? `The first ${SHOWN_ROWS} of ${problems.length} problems` : 'What is wrong',
  captionSize: 'm',
  columns: [{ heading: 'Row' }, { heading: 'Column' }, { heading: 'Problem' }],
  rows: shown.map(({ row, column, text }) => [row === null ? 'The table' : String(row), column ?? '–', text]),
})}
<p class="govuk-body"><a class="govuk-link" href="/supplied/${id}/problems.csv" download>Download the problems (CSV)</a></p>`;
}

function decide({ upload, difference, shown }: UploadPage): Html | null {
  const { id, version, state, problems } = upload;
  const rejecting = html`<form method="post" action="/supplied/${id}/rejection" novalidate>${hiddenFields(shown.csrfToken, { version })}${button({ text: 'Reject it', kind: 'secondary' })}</form>`;
  if (state === 'preview' && problems.length > 0) return buttonGroup(rejecting);
  if (state === 'preview')
    return html`<p class="govuk-body-l">${differenceInWords(difference)}</p>
${buttonGroup(
  html`<form method="post" action="/supplied/${id}/acceptance" novalidate>${hiddenFields(shown.csrfToken, { version })}${button({ text: 'Accept: use these figures' })}</form>`,
  rejecting,
)}`;
  if (state !== 'accepted') return null;
  return reading(html`<h2 class="govuk-heading-m">Withdraw it</h2>
<p class="govuk-body">Its figures are used no longer, and what they replaced holds again. The table stays here with the reason.</p>
<form method="post" action="/supplied/${id}/withdrawal" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, version)}
${textarea({ name: 'reason', id: 'reason', label: 'Why is it withdrawn?', rows: 2, value: shown.given['reason'] ?? '', error: errorOf(shown, 'reason') })}
${button({ text: 'Withdraw the table', kind: 'warning' })}
</form>`);
}

/** `24 figures are new, 2 revise earlier ones, 10 are as before.` */
export function differenceInWords({ isNew, isRevised, isSame }: Difference): string {
  const figures = (count: number) => `${count.toLocaleString('en-GB')} figure${count === 1 ? '' : 's'}`;
  const parts = [
    isNew > 0 && `${figures(isNew)} ${isNew === 1 ? 'is' : 'are'} new`,
    isRevised > 0 && `${figures(isRevised)} ${isRevised === 1 ? 'revises an earlier one' : 'revise earlier ones'}`,
    isSame > 0 && `${figures(isSame)} ${isSame === 1 ? 'is' : 'are'} as before`,
  ].filter((part) => part !== false);
  return `${parts.join(', ')}.`;
}
