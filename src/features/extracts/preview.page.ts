import { momentInWords } from '#kernel/moment.ts';
import { type Month, monthAfter, monthInWords, monthOf } from '#kernel/month.ts';
import {
  button,
  buttonGroup,
  carefulBanner,
  checkboxes,
  type Html,
  html,
  input,
  insetText,
  linkButton,
  notificationBanner,
  pageHeading,
  select,
  stat,
  termHelp,
} from '#ui';
import type { AsAtProblem, Extract } from './extract.ts';
import { extractFacts } from './extracts.page.ts';
import type { Findings } from './findings.ts';
import { noteInWords, questionInWords } from './findings-in-words.ts';
import { foundTables } from './found-tables.page.ts';

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
  /** Whether words of the file's own stand on the page: that they were seen is recorded. */
  valuesShown: boolean;
  mayWithdraw: boolean;
  /** The same bytes were loaded before: this is what became of them. */
  isAgain: boolean;
  problem: DecisionProblem | null;
  given: { asAt: string | null; dataMonth: string | null };
};

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
${
  extract.rowsErasedAt !== null &&
  insetText(
    `Its rows and its file were erased on ${momentInWords(extract.rowsErasedAt)}, because they had been kept as long as the retention schedule says. The figures stay.`,
  )
}
${page.valuesShown && valuesBanner(findings)}
${atAGlance(findings)}
${isPreview ? preview(page) : kept(page)}
${!isPreview && noted(findings)}
${foundTables(extract, findings)}
${isPreview && page.mayLoad && decideAgain()}`;
}

/** Over a page with words that the file holds where codes and headings should be. */
function valuesBanner({ summary }: Findings): Html {
  const codes = summary.unknownCodes.length;
  const headings = summary.lists.flatMap((list) => list.headings.filter(({ field }) => field === null)).length;
  const parts = [
    codes > 0 && `${codes} ${codes === 1 ? 'code' : 'codes'} that are not known`,
    headings > 0 && `${headings} ${headings === 1 ? 'heading' : 'headings'} that were not understood`,
  ].filter((part) => part !== false);
  return carefulBanner({
    label: 'Words of the file',
    lead: 'This page shows words that stand in the file.',
    content: `There are ${parts.join(' and ')}, as they are written there; no child’s id is on this page. Where columns were mixed up such words can be about a child. That you saw them is recorded, because a file is about children.`,
  });
}

function preview(page: FoundPage): Html {
  const { extract, csrfToken, mayLoad, problem, given, findings } = page;
  if (!mayLoad) return insetText('Somebody who may load files still has to accept this one. No figure uses it yet.');
  const asAt = given.asAt ?? extract.asAt ?? '';
  const proposed = findings.summary.proposedAsAt;
  return html`<form method="post" action="/extracts/${extract.id}/acceptance" novalidate class="hw-decide" id="decision">
${noted(findings)}
<input type="hidden" name="csrf" value="${csrfToken}">
<input type="hidden" name="version" value="${extract.version}">
<div class="hw-row">${input({
    name: 'asAt',
    id: 'asAt',
    label: 'As-at date',
    hint: `${proposed ? PROPOSED_FROM[proposed.from] : 'The file does not say it.'} Write it as 2022-07-31.`,
    value: asAt,
    classes: 'govuk-input--width-10',
    error: problem?.field === 'asAt' ? problem.text : undefined,
    attributes: { placeholder: 'YYYY-MM-DD' },
  })}
${select({
  name: 'dataMonth',
  id: 'dataMonth',
  label: 'Data month',
  hint: 'The last month that the file is about.',
  items: monthChoices(extract).map((month) => ({ value: month, text: monthInWords(month) })),
  value: given.dataMonth ?? extract.dataMonth ?? undefined,
})}</div>
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
<div class="hw-help">${termHelp('As-at date', 'The day on which the file was drawn from the case system. Nothing that was recorded later is in it.', '')}
${termHelp('Data month', 'The last whole month that the file is about: a file drawn in the first days of August is about July. Its newest figures are shown under this month.', '')}</div>
</form>`;
}

/** The decision once more where a reader arrives after having looked at everything. */
function decideAgain(): Html {
  return html`<div class="hw-decide"><p class="govuk-body">Nothing counts until this file is accepted. The dates and the choices are <a class="govuk-link" href="#decision">at the top of this page</a>.</p>${buttonGroup(button({ text: 'Accept this extract', attributes: { form: 'decision' } }))}</div>`;
}

/** What a file brought, in four numbers. */
function atAGlance({ summary }: Findings): Html {
  const { lists, notFound, checks } = summary;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0).toLocaleString('en-GB');
  const facts = [
    { figure: `${lists.length} of ${lists.length + notFound.length}`, words: 'lists found' },
    { figure: sum(lists.map(({ rows }) => rows)), words: 'rows read' },
    { figure: sum(lists.map(({ keptOut }) => keptOut)), words: 'rows left out of every figure' },
    { figure: sum(checks.map(({ count }) => count)), words: 'places that a check points at' },
  ];
  return html`<ul class="hw-glance">${facts.map(({ figure, words }) => html`<li>${stat(figure, words)}</li>`)}</ul>`;
}

const PROPOSED_FROM = {
  fileName: 'Proposed from the file’s name.',
  sheet: 'Proposed from a date on its front sheet.',
  latestEvent: 'Proposed: the last day on which anything in it happened.',
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

/** What a person should decide, and what the reader noticed although it stopped nothing. */
function noted({ summary }: Findings): Html {
  if (summary.questions.length === 0 && summary.notes.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">${summary.questions.length > 0 ? 'To decide' : 'To know'}</h2><ul class="govuk-list govuk-list--bullet">${summary.questions.map(
    (question) => html`<li>${questionInWords(question)}</li>`,
  )}${summary.notes.map((note) => html`<li>${noteInWords(note)}</li>`)}</ul>`;
}
