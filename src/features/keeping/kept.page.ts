import { dayField, errorOf, type FormShown } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  type Content,
  dataTable,
  type Html,
  hiddenFields,
  html,
  input,
  insetText,
  named,
  pageHeading,
  reading,
  textarea,
} from '#ui';
import { type Due, isAnythingDue, type KeptExtract } from './due.ts';
import type { Erasure } from './erasure.ts';
import { KIND_WORDS, KINDS, type Kind, type Period, type Rule } from './periods.ts';
import { counted, keepingNavigation, type MayKeep, monthsInWords, reasonField, rowsInWords } from './shown.page.ts';

export type KeptPage = {
  council: string;
  periods: Readonly<Record<Kind, Period>>;
  /** Periods that are decided and begin later. */
  coming: readonly Rule[];
  due: Due;
  /** An erasure by the schedule that nobody has decided or done yet. */
  underWay: Erasure | null;
  may: MayKeep;
  shown: FormShown;
};

/** What is kept for how long, and what would go today. */
export function keptPage({ council, periods, coming, due, underWay, may, shown }: KeptPage): Html {
  return html`${pageHeading('Keeping and erasing', { caption: council })}
${keepingNavigation('kept', may)}
<p class="govuk-body-l">Headway holds copies of what the case system knows, and holds them no longer than figures need them. Nothing is erased by itself: one person proposes it, another approves it, and a certificate stays.</p>
${dataTable({
  caption: 'What is kept, and for how long',
  captionSize: 'm',
  columns: [
    { heading: 'What' },
    { heading: 'Kept for' },
    { heading: 'Why' },
    { heading: 'What stays' },
    ...(may.propose ? [{ heading: 'Change', isHeadingHidden: true }] : []),
  ],
  rows: KINDS.map((kind) => periodRow(kind, periods[kind], coming, may)),
})}
<p class="govuk-body">The record of who did what is kept for good: each line holds the one before it, so that its beginning cannot be taken away. It knows children by pseudonyms only. Sessions and links end by themselves.</p>
<h2 class="govuk-heading-m">What would go today</h2>
${wouldGo(due)}
${heldBack(due)}
${proposing(due, underWay, may, shown)}`;
}

function periodRow(kind: Kind, period: Period, coming: readonly Rule[], may: MayKeep): Content[] {
  const { what, since, stays } = KIND_WORDS[kind];
  const later = coming
    .filter((rule) => rule.kind === kind)
    .map((rule) => html`<br>From ${dateInWords(rule.from)}: ${monthsInWords(rule.months)}`);
  const row: Content[] = [
    what,
    html`${named(monthsInWords(period.months), `from ${since}`)}${later}`,
    named(
      period.source,
      period.isOwn ? 'The council’s own period' : 'As Headway comes; the council can decide otherwise',
    ),
    capital(stays),
  ];
  if (!may.propose) return row;
  const link = html`<a class="govuk-link" href="/keeping/periods/${kind}">Change<span class="govuk-visually-hidden"> how long this is kept: ${what}</span></a>`;
  return [...row, link];
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function wouldGo(due: Due): Content {
  const next = due.next === null ? '' : ` Next, an extract becomes due on ${dateInWords(due.next)}.`;
  if (!isAnythingDue(due)) return html`<p class="govuk-body">Nothing.${next}</p>`;
  return html`${extractsTable('Extracts', due.extracts)}
<ul class="govuk-list govuk-list--bullet">
<li>${due.leavers.length === 0 ? 'No names of people who left' : `The names of ${counted(due.leavers.length, 'person', 'people')} who left`}</li>
<li>${due.noticesBefore === null ? 'No notices' : `Notices and mails made before ${dateInWords(due.noticesBefore)}`}</li>
</ul>${next !== '' && html`<p class="govuk-body">${next}</p>`}`;
}

/** Extracts with what of them goes. */
export function extractsTable(caption: string, extracts: readonly Omit<KeptExtract, 'state' | 'since'>[]): Html {
  return dataTable({
    caption,
    columns: [{ heading: 'File' }, { heading: 'As at' }, { heading: 'Rows that go' }, { heading: 'Rows that stay' }],
    rows: extracts.map(({ fileName, asAt, rows, heldRows }) => [
      fileName,
      asAt === null ? 'Not accepted' : dateInWords(asAt),
      rowsInWords(rows),
      heldRows === 0 ? 'None' : `${heldRows}, of children who are held`,
    ]),
    whenEmpty: 'No extract.',
  });
}

function heldBack({ held }: Due): Content {
  return (
    held.length > 0 &&
    dataTable({
      caption: 'Due, and held back',
      columns: [{ heading: 'File' }, { heading: 'As at' }, { heading: 'Held because' }],
      rows: held.map(({ extract, hold }) => [
        extract.fileName,
        extract.asAt === null ? 'Not accepted' : dateInWords(extract.asAt),
        named(hold.reason, `by ${hold.placedBy}`),
      ]),
    })
  );
}

function proposing(due: Due, underWay: Erasure | null, may: MayKeep, shown: FormShown): Content {
  if (underWay !== null)
    return insetText(
      html`An erasure is under way: <a class="govuk-link" href="/keeping/erasures/${underWay.id}">look at it</a>. Another can be proposed once it is decided and done.`,
    );
  if (!may.propose || !isAnythingDue(due)) return null;
  return html`<h2 class="govuk-heading-m">Propose to erase it</h2>
<form method="post" action="/keeping/erasures" novalidate>
${hiddenFields(shown.csrfToken)}
${reasonField(shown, 'Why now?', 'For whoever approves it, and for the certificate. For example: monthly round of the retention schedule')}
${button({ text: 'Propose to erase this' })}
</form>`;
}

export type PeriodPage = { kind: Kind; period: Period; shown: FormShown };

/** The form for a period of the council's own. */
export function periodPage({ kind, period, shown }: PeriodPage): Html {
  const { what, since, stays } = KIND_WORDS[kind];
  return reading(html`${pageHeading('How long is this kept?', { caption: what })}
<p class="govuk-body-l">Now: ${monthsInWords(period.months)} from ${since}. ${period.source}.</p>
<p class="govuk-body">When it is erased, this stays: ${stays}. A shorter time erases nothing by itself; what becomes due is proposed and approved as ever.</p>
<form method="post" action="/keeping/periods/${kind}" novalidate>
${hiddenFields(shown.csrfToken)}
${input({
  ...{ name: 'months', id: 'months', label: 'For how many months?', inputmode: 'numeric', suffix: 'months' },
  classes: 'govuk-input--width-4',
  value: shown.given['months'] ?? '',
  error: errorOf(shown, 'months'),
})}
${dayField(shown, { field: 'from', label: 'From which day?', hint: 'Today or later' })}
${textarea({
  ...{ name: 'source', id: 'source', label: 'Where has the council decided this?', rows: 2 },
  hint: 'For example: corporate retention schedule 2022, line 14',
  value: shown.given['source'] ?? '',
  error: errorOf(shown, 'source'),
})}
${buttonGroup(button({ text: 'Save this period' }), html`<a class="govuk-link" href="/keeping">Leave it as it is</a>`)}
</form>`);
}
