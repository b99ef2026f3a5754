import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import { monthInWords } from '#kernel/month.ts';
import {
  button,
  buttonGroup,
  type Content,
  dataTable,
  details,
  emptyState,
  fileUpload,
  type Html,
  html,
  insetText,
  linkButton,
  named,
  notificationBanner,
  pageHeading,
  progress,
  reading,
  summaryList,
  type TagColour,
  tag,
  textarea,
  warningText,
} from '#ui';
import { CSV_NAMED_OTHERWISE, type Extract, type ExtractState } from './extract.ts';

const STATES: Record<ExtractState, { says: string; colour: TagColour }> = {
  reading: { says: 'Being read', colour: 'blue' },
  refused: { says: 'Refused', colour: 'red' },
  preview: { says: 'To be checked', colour: 'yellow' },
  accepting: { says: 'Being accepted', colour: 'blue' },
  accepted: { says: 'Accepted', colour: 'green' },
  withdrawn: { says: 'Withdrawn', colour: 'grey' },
};

export function stateTag(state: ExtractState): Html {
  return tag(STATES[state].says, STATES[state].colour);
}

export function extractsPage(extracts: readonly Extract[], mayLoad: boolean): Html {
  const load = mayLoad && linkButton({ text: 'Load a file', href: '/extracts/new' });
  if (extracts.length === 0)
    return html`${pageHeading('Extracts')}${emptyState(
      'No file has been loaded yet',
      'An extract is the workbook of the eleven Annex A lists that your case system produces, or one CSV file for each list. Every figure in Headway comes from one.',
      load,
    )}`;
  return html`${pageHeading('Extracts')}
<p class="govuk-body hw-reading">Every figure comes from one of these files. An accepted extract never changes; a month’s figure comes from the newest one that covers it. <a class="govuk-link" href="/data-quality">How sound the data is</a></p>
${load}
${dataTable({
  caption: 'Files loaded: those that wait for somebody first, then the newest',
  isCaptionHidden: true,
  isCompact: true,
  classes: 'hw-table--facts',
  columns: [
    { heading: 'File' },
    { heading: 'State' },
    { heading: 'As at' },
    { heading: 'Data month' },
    { heading: 'Loaded' },
    { heading: 'Lists', isNumeric: true },
  ],
  rows: waitingFirst(extracts).map((extract) => [
    html`<a class="govuk-link" href="/extracts/${extract.id}">${extract.fileName}</a>`,
    stateTag(extract.state),
    day(extract.asAt),
    extract.dataMonth === null ? '–' : monthInWords(extract.dataMonth),
    named(momentInWords(extract.loadedAt), extract.loadedBy),
    extract.lists.length === 0 ? '–' : `${extract.lists.length} of 11`,
  ]),
})}
<p class="govuk-body"><a class="govuk-link" href="/extracts.csv">Download this list (CSV)</a></p>`;
}

/** Files that wait for somebody's decision stand first; the others stay as they come. */
function waitingFirst(extracts: readonly Extract[]): Extract[] {
  const waits = ({ state }: Extract) => Number(state === 'preview' || state === 'reading' || state === 'accepting');
  return extracts.toSorted((a, b) => waits(b) - waits(a));
}

export function uploadPage(csrfToken: string, megabytes: number, problem: string | null): Html {
  return reading(html`${pageHeading('Load a file')}
<p class="govuk-body-l">Choose the Annex A workbook, or a ZIP with one CSV file for each list. You see what was understood before anything counts.</p>
<form method="post" action="/extracts" enctype="multipart/form-data" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${fileUpload({
  name: 'file',
  id: 'file',
  label: { text: 'Excel workbook (.xlsx or .xlsm), CSV file or ZIP of CSV files', classes: 'govuk-label--s' },
  hint: `Up to ${megabytes} MB. The file stays on this installation.`,
  accept: '.xlsx,.xlsm,.csv,.zip',
  error: problem ?? undefined,
})}
${button({ text: 'Load and check' })}
</form>
${details({
  summary: 'Which file is this, and what happens with it?',
  content: html`<p class="govuk-body">Annex A is the set of eleven lists that Ofsted asks every council for: contacts, early help, referrals, assessments, section 47 enquiries, children in need, child protection plans, children in care, care leavers, adoption and adopters. Your case system or your performance team produces it; sheets and headings may be named in any of the usual ways.</p>
<ol class="govuk-list govuk-list--number"><li>The file is read and every row is checked.</li><li>You see what was understood, what was not, and what changed since the last file.</li><li>When you accept it, every measure is counted from it. Nothing counts before.</li></ol>`,
})}`);
}

/** While a file is read or its figures are worked out; the page asks again by itself. */
export function workingPage(extract: Extract): Html {
  const isReading = extract.state === 'reading';
  return reading(html`${pageHeading(isReading ? 'Reading the file' : 'Working out the measures', { caption: extract.fileName })}
${progress({
  id: 'progress',
  label: isReading ? 'Rows are being read and checked' : 'Every measure is being counted from this extract',
  share: isReading ? extract.progress / 100 : null,
})}
<p class="govuk-body">You can leave this page; the work goes on. <a class="govuk-link" href="/extracts/${extract.id}">Look again</a></p>`);
}

/** After a file was read once more because its as-at date is another than it was read with. */
export function checkedAgainBanner(asAt: LocalDate | null): Html {
  if (asAt === null) return html``;
  return notificationBanner({
    content: html`<p class="govuk-notification-banner__heading">Checked again as at ${dateInWords(asAt)}, the date you gave. Look at it and accept it.</p>`,
  });
}

export function refusedPage(extract: Extract, csrfToken: string, mayLoad: boolean): Html {
  return reading(html`${pageHeading('This file could not be taken', { caption: extract.fileName })}
${insetText(extract.refusal ?? '')}
<p class="govuk-body">No figure uses anything of it.</p>
${
  mayLoad &&
  buttonGroup(
    extract.refusalCode === CSV_NAMED_OTHERWISE &&
      html`<form method="post" action="/extracts/${extract.id}/reading-as-csv"><input type="hidden" name="csrf" value="${csrfToken}">${button({ text: 'Read it as CSV' })}</form>`,
    linkButton({ text: 'Load another file', href: '/extracts/new', kind: 'secondary' }),
    html`<form method="post" action="/extracts/${extract.id}/rejection"><input type="hidden" name="csrf" value="${csrfToken}">${button({ text: 'Remove this entry', kind: 'secondary' })}</form>`,
  )
}`);
}

export function rejectionPage(extract: Extract, csrfToken: string): Html {
  return reading(html`${pageHeading('Reject this file?', { caption: extract.fileName })}
<p class="govuk-body">Everything that was read from it is removed. Only the record that it was loaded and rejected stays.</p>
<form method="post" action="/extracts/${extract.id}/rejection"><input type="hidden" name="csrf" value="${csrfToken}">${buttonGroup(
    button({ text: 'Reject the file', kind: 'warning' }),
    html`<a class="govuk-link" href="/extracts/${extract.id}">Keep it for now</a>`,
  )}</form>`);
}

export function withdrawalPage(
  extract: Extract,
  csrfToken: string,
  given: { reason: string; problem: string | null },
): Html {
  return reading(html`${pageHeading('Withdraw this extract?', { caption: extract.fileName })}
${warningText('No figure will come from it any more. Months that only it covers will have no figure.')}
<p class="govuk-body">The extract is kept with your reason. Papers that were made from it do not change.</p>
<form method="post" action="/extracts/${extract.id}/withdrawal" novalidate>
<input type="hidden" name="csrf" value="${csrfToken}">
${textarea({ name: 'reason', id: 'reason', label: 'Why is it withdrawn?', value: given.reason, rows: 3, error: given.problem ?? undefined })}
${buttonGroup(button({ text: 'Withdraw the extract', kind: 'warning' }), html`<a class="govuk-link" href="/extracts/${extract.id}">Keep using it</a>`)}
</form>`);
}

/** What an extract is and where it stands, above everything that was found in it. */
export function extractFacts(extract: Extract): Html {
  const rows: { key: Content; value: Content }[] = [
    { key: 'State', value: stateTag(extract.state) },
    { key: 'As at', value: day(extract.asAt) },
    { key: 'Data month', value: extract.dataMonth === null ? '–' : monthInWords(extract.dataMonth) },
    { key: 'Loaded', value: `${momentInWords(extract.loadedAt)} by ${extract.loadedBy}` },
  ];
  if (extract.acceptedAt && extract.acceptedBy)
    rows.push({ key: 'Accepted', value: `${momentInWords(extract.acceptedAt)} by ${extract.acceptedBy}` });
  if (extract.withdrawn) {
    rows.push({ key: 'Withdrawn', value: `${momentInWords(extract.withdrawn.at)} by ${extract.withdrawn.by}` });
    rows.push({ key: 'Reason', value: extract.withdrawn.reason });
  }
  rows.push({ key: 'File', value: `${sizeInWords(extract.fileBytes)}, SHA-256 begins ${extract.sha256.slice(0, 12)}` });
  return summaryList({ rows });
}

function day(date: LocalDate | null): string {
  return date === null ? '–' : dateInWords(date);
}

function sizeInWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.max(1, Math.round(kilobytes))} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
