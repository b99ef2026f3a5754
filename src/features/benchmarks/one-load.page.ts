import type { Form } from '#kernel/form.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  buttonGroup,
  type Content,
  checkboxes,
  dataTable,
  type Html,
  hiddenFields,
  html,
  insetText,
  linkButton,
  named,
  notificationBanner,
  pageHeading,
  reading,
  stat,
  summaryList,
  textarea,
  versionHeld,
  warningText,
} from '#ui';
import { stateTag } from './load.page.ts';
import { problemInWords } from './problems.ts';
import { acceptanceProblem, type BenchmarkSet, LAYOUT_WORDS } from './set.ts';

export type OneLoadPage = {
  set: BenchmarkSet;
  csrfToken: string;
  /** The same bytes were loaded before: this is what became of them. */
  isAgain: boolean;
  /** The decision as it was sent, where it could not be taken. */
  given: Form;
  problem: string | null;
};

export const UNDECIDED = 'Say that the rows with problems are to be left out, or correct the file and load it again';

const PROBLEMS_SHOWN = 100;

const count = (number: number) => number.toLocaleString('en-GB');

/** A file of published figures: what was understood, what is wrong, and before it is used the decision. */
export function oneLoadPage(page: OneLoadPage): Html {
  const { set, isAgain } = page;
  const isPreview = set.state === 'preview';
  return html`${
    isAgain &&
    notificationBanner({
      content: html`<p class="govuk-notification-banner__heading">This file was loaded before: the bytes are the same. Nothing was added.</p>`,
    })
  }
${pageHeading(isPreview ? 'Check before it is used' : set.fileName, { caption: isPreview ? set.fileName : LAYOUT_WORDS[set.layout] })}
${atAGlance(set)}
${isPreview ? decision(page) : standing(set)}
${set.summary.notes.length > 0 && html`<h2 class="govuk-heading-m">To know</h2><ul class="govuk-list govuk-list--bullet">${set.summary.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${problemsTable(set)}
${set.layout === 'neighbours' ? modelsTable(set) : itemsTables(set)}`;
}

function atAGlance({ rowCount, badRowCount, summary, layout }: BenchmarkSet): Html {
  const used = summary.matched.reduce((sum, { rows }) => sum + rows, 0);
  const neighbours = rowCount - badRowCount - summary.without;
  const facts =
    layout === 'neighbours'
      ? [
          { figure: count(rowCount), words: 'rows read' },
          { figure: count(neighbours), words: 'neighbours understood' },
          { figure: count(summary.without), words: 'rows without a neighbour' },
          { figure: count(badRowCount), words: 'rows with problems' },
        ]
      : [
          { figure: count(rowCount), words: 'rows read' },
          { figure: count(used), words: 'figures of measures of ours' },
          { figure: count(summary.withheld), words: 'of them withheld by the publisher' },
          { figure: count(badRowCount), words: 'rows with problems' },
        ];
  return html`<ul class="hw-glance">${facts.map(({ figure, words }) => html`<li>${stat(figure, words)}</li>`)}</ul>`;
}

function decision({ set, csrfToken, given, problem }: OneLoadPage): Html {
  const withdrawal = html`<a class="govuk-link" href="/benchmarks/loads/${set.id}/withdrawal">Do not use it</a>`;
  if (acceptanceProblem(set, true) === 'nothingLeft')
    return html`${insetText('No row of this file can be used. Correct it and load it again.')}<p class="govuk-body">${withdrawal}</p>`;
  return html`<form method="post" action="/benchmarks/loads/${set.id}/acceptance" novalidate class="hw-decide" id="decision">
${hiddenFields(csrfToken)}${versionHeld({ given }, set.version)}
${
  set.badRowCount > 0 &&
  checkboxes({
    name: 'leaveOut',
    idPrefix: 'leaveOut',
    items: [{ value: 'yes', text: `Leave out the ${rows(set.badRowCount)} with problems and use the others` }],
    error: problem ?? undefined,
  })
}
${buttonGroup(button({ text: 'Accept and use these figures' }), withdrawal)}
<p class="govuk-body">Nothing of this file is used until it is accepted.</p>
</form>`;
}

function rows(number: number): string {
  return number === 1 ? 'row' : `${count(number)} rows`;
}

function standing(set: BenchmarkSet): Html {
  const { state, loaded, accepted, withdrawn } = set;
  const moment = (title: string, done: { by: string; at: Date } | null) =>
    done === null ? [] : [{ key: title, value: named(done.by, momentInWords(done.at)) as Content }];
  return html`${state === 'withdrawn' && insetText(`Withdrawn: no page uses it. Reason: ${withdrawn?.reason ?? ''}`)}
${summaryList({
  rows: [
    { key: 'State', value: stateTag(state) },
    ...moment('Loaded', loaded),
    ...moment('Accepted', accepted),
    ...moment('Withdrawn', withdrawn),
    { key: 'Fingerprint (SHA-256)', value: html`<code class="hw-hash">${set.sha256}</code>` },
  ],
})}
${state === 'accepted' && linkButton({ text: 'Withdraw these figures', href: `/benchmarks/loads/${set.id}/withdrawal`, kind: 'secondary' })}`;
}

function problemsTable({ id, problems, problemCount }: BenchmarkSet): Html {
  if (problemCount === 0) return html``;
  const shown = problems.slice(0, PROBLEMS_SHOWN);
  return html`<section id="problems"><div class="hw-table-head"><h2 class="govuk-heading-m">What is wrong <span class="hw-table-head__count">${
    shown.length < problemCount ? `first ${shown.length} of ${count(problemCount)}` : count(problemCount)
  }</span></h2><div class="hw-table-head__actions"><a class="govuk-link" href="/benchmarks/loads/${id}/problems.csv" download>All as a file (CSV)</a></div></div>
${dataTable({
  caption: 'What is wrong, by row and column',
  isCaptionHidden: true,
  isCompact: true,
  columns: [{ heading: 'Row' }, { heading: 'Column' }, { heading: 'Problem' }],
  rows: shown.map((problem) => [`Row ${problem.row}`, broken(problem.column), broken(problemInWords(problem))]),
})}</section>`;
}

function itemsTables({ summary, layout }: BenchmarkSet): Html {
  return html`${dataTable({
    caption: 'Figures of measures of ours',
    captionSize: 'm',
    isCompact: true,
    columns: [{ heading: 'Item of the publisher' }, { heading: 'Measure' }, { heading: 'Rows', isNumeric: true }],
    rows: summary.matched.map(({ name, measure, rows: number }) => [broken(name), measure ?? '', count(number)]),
    whenEmpty: 'None: nothing in the file corresponds to a measure.',
  })}
<p class="govuk-body">Years: ${listed(summary.years)}. Areas: ${listed(summary.areas)}.</p>
${
  layout === 'interactiveTool' &&
  dataTable({
    caption: 'Kept, and used nowhere: items without a measure of ours',
    captionSize: 'm',
    isCompact: true,
    columns: [
      { heading: 'Item of the publisher' },
      { heading: 'Its short name' },
      { heading: 'Rows', isNumeric: true },
    ],
    rows: summary.unmatched.map(({ code, name, rows: number }) => [broken(name), broken(code), count(number)]),
    whenEmpty: 'None.',
  })
}`;
}

/** Words of a file, which may be longer than a line. */
function broken(words: string): Html {
  return html`<span class="hw-hash">${words}</span>`;
}

const MOST_LISTED = 20;

function listed(words: readonly string[]): string {
  if (words.length === 0) return 'none';
  const more = words.length > MOST_LISTED ? ` and ${words.length - MOST_LISTED} more` : '';
  return `${words.slice(0, MOST_LISTED).join(', ')}${more}`;
}

function modelsTable({ summary }: BenchmarkSet): Html {
  return dataTable({
    caption: 'Models of statistical neighbours',
    captionSize: 'm',
    isCompact: true,
    columns: [{ heading: 'Model' }, { heading: 'Councils', isNumeric: true }],
    rows: summary.models.map(({ model, councils }) => [model, count(councils)]),
    whenEmpty: 'None.',
  });
}

/** Asks why a file is to be used no longer, or not at all. */
export function withdrawalPage(set: BenchmarkSet, csrfToken: string, given: Form, problem: string | null): Html {
  const isInUse = set.state === 'accepted';
  return reading(html`${pageHeading(isInUse ? 'Withdraw these figures?' : 'Leave this file unused?', { caption: set.fileName })}
${isInUse && warningText('Every page stops showing its figures at once. Older files that give the same figures count again.')}
<p class="govuk-body">What was read stays with the reason, so that it can be looked up what was shown. The same file can be loaded anew.</p>
<form method="post" action="/benchmarks/loads/${set.id}/withdrawal" novalidate>
${hiddenFields(csrfToken)}${versionHeld({ given }, set.version)}
${textarea({
  ...{ name: 'reason', id: 'reason', rows: 3, label: { text: 'Why?', classes: 'govuk-label--s' } },
  ...{ hint: 'It is kept with the file', value: given['reason'] ?? '', error: problem ?? undefined },
})}
${buttonGroup(
  button({ text: isInUse ? 'Withdraw them' : 'Leave it unused', kind: 'warning' }),
  html`<a class="govuk-link" href="/benchmarks/loads/${set.id}">Go back</a>`,
)}
</form>`);
}
