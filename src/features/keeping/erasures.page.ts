import type { FormShown } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  type Content,
  dataTable,
  type Html,
  hiddenFields,
  html,
  insetText,
  named,
  pageHeading,
  reading,
  type SummaryRow,
  summaryList,
  tag,
  versionHeld,
  warningText,
} from '#ui';
import { rowCount } from './due.ts';
import type { Erasure, ErasureState, Taking } from './erasure.ts';
import { counted, keepingNavigation, type MayKeep, reasonField, rowsInWords } from './shown.page.ts';

const STATES: Record<ErasureState, { words: string; colour: 'grey' | 'blue' | 'green' | 'yellow' }> = {
  proposed: { words: 'Waits for approval', colour: 'yellow' },
  declined: { words: 'Declined', colour: 'grey' },
  approved: { words: 'Approved', colour: 'blue' },
  done: { words: 'Done', colour: 'green' },
};

export type ErasuresPage = { council: string; erasures: readonly Erasure[]; may: MayKeep };

/** Every erasure with where it stands; each leads to its certificate. */
export function erasuresPage({ council, erasures, may }: ErasuresPage): Html {
  return html`${pageHeading('Erasures', { caption: council })}
${keepingNavigation('erasures', may)}
${dataTable({
  caption: 'Newest first',
  columns: [
    { heading: 'What' },
    { heading: 'State' },
    { heading: 'Proposed' },
    { heading: 'Decided' },
    { heading: 'Rows', isNumeric: true },
    { heading: 'Look', isHeadingHidden: true },
  ],
  rows: erasures.map((erasure) => [
    erasureTitle(erasure),
    stateTag(erasure.state),
    named(erasure.proposedBy.name, momentInWords(erasure.proposedAt)),
    erasure.decided ? named(erasure.decided.name, momentInWords(erasure.decided.at)) : 'Not yet',
    String(erasure.done?.taken.rows ?? rowsFound(erasure.found)),
    html`<a class="govuk-link" href="/keeping/erasures/${erasure.id}">Look<span class="govuk-visually-hidden"> at what was proposed on ${momentInWords(erasure.proposedAt)}</span></a>`,
  ]),
  whenEmpty: 'Nothing was erased yet. What is due stands under What is kept.',
})}
${
  erasures.length > 0 &&
  html`<p class="govuk-body"><a class="govuk-link" href="/keeping/erasures.csv">Download them as CSV</a></p>`
}`;
}

export function erasureTitle({ kind, child }: Pick<Erasure, 'kind' | 'child'>): string {
  return kind === 'child' ? `The child ${child ?? ''}` : 'By the retention schedule';
}

export function stateInWords(state: ErasureState): string {
  return STATES[state].words;
}

function stateTag(state: ErasureState): Html {
  return tag(STATES[state].words, STATES[state].colour);
}

export function rowsFound({ extracts }: Taking): number {
  return extracts.reduce((sum, { rows }) => sum + rowCount(rows), 0);
}

export type ErasurePage = {
  erasure: Erasure;
  /** Why an extract that it names is held now, by its id. */
  heldNow: ReadonlyMap<string, string>;
  /** Whether its reader may decide it, proposed it, or neither. */
  decides: 'may' | 'own' | 'not';
  /** Where the record has its lines; null where its reader may not read it. */
  recordHref: string | null;
  shown: FormShown;
};

/** One erasure: while it waits, what it would take and the decision; afterwards its certificate. */
export function erasurePage({ erasure, heldNow, decides, recordHref, shown }: ErasurePage): Html {
  const { found, done, state } = erasure;
  return html`${pageHeading(erasureTitle(erasure), { caption: done ? 'Certificate of an erasure' : 'Erasure' })}
${summaryList({ rows: [{ key: 'State', value: stateTag(state) }, ...happenings(erasure), ...outcome(erasure)] })}
${dataTable({
  caption: done ? 'What was approved to be erased' : 'What it takes',
  captionSize: 'm',
  columns: [{ heading: 'File' }, { heading: 'As at' }, { heading: 'Rows' }, ...(done ? [] : [{ heading: 'Held now' }])],
  rows: found.extracts.map(({ id, fileName, asAt, rows }) => [
    fileName,
    asAt === null ? 'Not accepted' : dateInWords(asAt),
    rowsInWords(rows),
    ...(done ? [] : [heldNow.get(id) ?? 'No']),
  ]),
  whenEmpty: 'No extract.',
})}
${besides(found)}
${recordHref !== null && html`<p class="govuk-body"><a class="govuk-link" href="${recordHref}">Its lines in the record</a></p>`}
${state === 'proposed' && deciding(erasure, decides, shown)}
${state === 'approved' && insetText('It is being done. What is held at that moment is left alone.')}`;
}

function happenings({ reason, proposedBy, proposedAt, decided, state }: Erasure): SummaryRow[] {
  const rows: SummaryRow[] = [
    { key: 'Proposed by', value: named(proposedBy.name, momentInWords(proposedAt)) },
    { key: 'Why', value: reason },
  ];
  if (decided === null) return rows;
  const key = state === 'declined' ? 'Declined by' : 'Approved by';
  rows.push({ key, value: named(decided.name, momentInWords(decided.at)) });
  if (decided.reason !== null) rows.push({ key: 'Why it was declined', value: decided.reason });
  return rows;
}

function outcome({ done }: Erasure): SummaryRow[] {
  if (done === null) return [];
  const { extracts, byList, leavers, leftAlone } = done.taken;
  return [
    { key: 'Erased', value: momentInWords(done.at) },
    { key: 'Rows erased', value: rowsInWords(byList) },
    { key: 'Extracts', value: `${counted(extracts, 'extract')}, with the files they came from` },
    ...(leavers > 0 ? [{ key: 'Names of people who left', value: String(leavers) }] : []),
    ...(leftAlone > 0
      ? [{ key: 'Left alone', value: `${counted(leftAlone, 'extract')}: held, or no longer due` }]
      : []),
  ];
}

function besides({ leavers, noticesBefore }: Taking): Content {
  if (leavers.length === 0 && noticesBefore === null) return null;
  return html`<ul class="govuk-list govuk-list--bullet">${
    leavers.length > 0 && html`<li>The names of ${counted(leavers.length, 'person', 'people')} who left</li>`
  }${noticesBefore !== null && html`<li>Notices and mails made before ${dateInWords(noticesBefore)}</li>`}</ul>`;
}

function deciding(erasure: Erasure, decides: ErasurePage['decides'], shown: FormShown): Content {
  if (decides === 'not') return null;
  if (decides === 'own') return insetText('You proposed it: somebody else decides. They find it in their notices.');
  const { id, version, kind } = erasure;
  return reading(html`<h2 class="govuk-heading-m">Decide</h2>
${warningText(
  kind === 'child'
    ? 'Erasing cannot be undone. The files in which the child is named go, too. Figures stay; where an extract is counted again, the child is in none of them.'
    : 'Erasing cannot be undone. Figures stay; the children behind them can no longer be shown, and neither these extracts nor those of the 42 months after them are counted again.',
)}
<form method="post" action="/keeping/erasures/${id}/approval" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, version)}
${button({ text: 'Approve: erase this', kind: 'warning' })}
</form>
<h3 class="govuk-heading-s">Or decline it</h3>
<form method="post" action="/keeping/erasures/${id}/refusal" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, version)}
${reasonField(shown, 'Why is it declined?', 'Whoever proposed it is shown this')}
${button({ text: 'Decline', kind: 'secondary' })}
</form>`);
}
