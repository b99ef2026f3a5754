import { errorOf, type FormShown } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  buttonGroup,
  type Content,
  dataTable,
  type Html,
  hiddenFields,
  html,
  insetText,
  linkButton,
  named,
  pageHeading,
  radios,
  reading,
  select,
  summaryList,
  versionHeld,
} from '#ui';
import type { KeptExtract } from './due.ts';
import { type Hold, standing } from './hold.ts';
import { childField, keepingNavigation, type MayKeep, reasonField } from './shown.page.ts';

type Names = ReadonlyMap<string, string>;

export type HoldsPage = { council: string; holds: readonly Hold[]; extracts: Names; may: MayKeep };

/** What is held back from erasing, and what was. */
export function holdsPage({ council, holds, extracts, may }: HoldsPage): Html {
  const lifted = holds.filter((hold) => hold.lifted !== null);
  return html`${pageHeading('Holds', { caption: council })}
${keepingNavigation('holds', may)}
<p class="govuk-body-l">What is held is erased by nobody, neither by the schedule nor on request: for an inquiry, a claim, a complaint or a review.</p>
${may.propose && linkButton({ text: 'Hold something', href: '/keeping/holds/new' })}
${dataTable({
  caption: 'Holds that stand',
  captionSize: 'm',
  columns: [
    { heading: 'What' },
    { heading: 'Why' },
    { heading: 'Placed' },
    ...(may.propose ? [{ heading: 'Lift', isHeadingHidden: true }] : []),
  ],
  rows: standing(holds).map((hold) => {
    const what = heldInWords(hold, extracts);
    const row: Content[] = [what, hold.reason, named(hold.placedBy, momentInWords(hold.placedAt))];
    if (!may.propose) return row;
    return [
      ...row,
      html`<a class="govuk-link" href="/keeping/holds/${hold.id}/lifting">Lift<span class="govuk-visually-hidden"> the hold on ${what}</span></a>`,
    ];
  }),
  whenEmpty: 'Nothing is held.',
})}
${
  lifted.length > 0 &&
  dataTable({
    caption: 'Holds that were lifted',
    captionSize: 'm',
    columns: [
      { heading: 'What' },
      { heading: 'Why it was held' },
      { heading: 'Placed' },
      { heading: 'Lifted' },
      { heading: 'Why it was lifted' },
    ],
    rows: lifted.map((hold) => [
      heldInWords(hold, extracts),
      hold.reason,
      named(hold.placedBy, momentInWords(hold.placedAt)),
      hold.lifted && named(hold.lifted.by, momentInWords(hold.lifted.at)),
      hold.lifted?.reason ?? '',
    ]),
  })
}`;
}

/** What a hold is on: a child by its pseudonym. */
function heldInWords({ about, extractId, child }: Hold, extracts: Names): string {
  if (about === 'everything') return 'Everything';
  if (about === 'child') return `The child ${child ?? ''}`;
  return extracts.get(extractId ?? '') ?? 'An extract';
}

export type NewHoldPage = { extracts: readonly KeptExtract[]; shown: FormShown };

/** The form that holds something. */
export function newHoldPage({ extracts, shown }: NewHoldPage): Html {
  const items = extracts.map(({ id, fileName, asAt }) => ({
    value: id,
    text: asAt === null ? fileName : `${dateInWords(asAt)}: ${fileName}`,
  }));
  return reading(html`${pageHeading('Hold something')}
<form method="post" action="/keeping/holds" novalidate>
${hiddenFields(shown.csrfToken)}
${radios({
  ...{
    name: 'about',
    idPrefix: 'about',
    legend: { text: 'What is to be held?', classes: 'govuk-fieldset__legend--m' },
  },
  value: shown.given['about'],
  error: errorOf(shown, 'about'),
  items: [
    { value: 'everything', text: 'Everything', hint: 'Nothing of this council is erased while it stands' },
    { value: 'extract', text: 'One extract', hint: 'Its rows and its file; choose it below' },
    {
      value: 'child',
      text: 'One child',
      hint: 'The child’s rows stay when the rest of an extract goes. The file they came in goes, because it names others',
    },
  ],
})}
${select({
  ...{ name: 'extract', id: 'extract', label: 'Which extract?', hint: 'Only to hold one extract' },
  items: [{ value: '', text: items.length === 0 ? 'There is none' : 'None' }, ...items],
  value: shown.given['extract'] ?? '',
  error: errorOf(shown, 'extract'),
})}
${insetText('Below, only to hold one child: the id is kept sealed, and pages and the record show a pseudonym.')}
${childField(shown)}
${reasonField(shown, 'Why is it held?', 'Whoever looks after what is kept sees this. Name no child')}
${buttonGroup(button({ text: 'Hold it' }), html`<a class="govuk-link" href="/keeping/holds">Hold nothing</a>`)}
</form>`);
}

/** Asks why a hold is lifted. */
export function liftingPage(hold: Hold, extracts: Names, shown: FormShown): Html {
  return reading(html`${pageHeading('Lift this hold?')}
${summaryList({
  rows: [
    { key: 'What', value: heldInWords(hold, extracts) },
    { key: 'Why it is held', value: hold.reason },
    { key: 'Placed', value: named(hold.placedBy, momentInWords(hold.placedAt)) },
  ],
})}
<p class="govuk-body">What it kept is not erased by lifting it: where it is due, it can be proposed and approved.</p>
<form method="post" action="/keeping/holds/${hold.id}/lifting" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, hold.version)}
${reasonField(shown, 'Why is it lifted?', 'It is kept with the hold')}
${buttonGroup(button({ text: 'Lift the hold', kind: 'warning' }), html`<a class="govuk-link" href="/keeping/holds">Leave it</a>`)}
</form>`);
}
