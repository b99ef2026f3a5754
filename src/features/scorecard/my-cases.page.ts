import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import { emptyState, type Html, html, pageHeading, subNavigation } from '#ui';
import type { MeasureDescription } from '../measures/index.ts';
import { childrenTable } from './children.page.ts';
import { childrenBanner } from './children-banner.page.ts';
import type { ChildShown } from './children-shown.ts';

/** One measure with the reader's own children who ask for something. */
export type CasesOfMeasure = {
  measure: MeasureDescription;
  month: Month;
  asAt: LocalDate;
  rows: readonly ChildShown[];
};

export type MyCasesPage = {
  cases: readonly CasesOfMeasure[];
  /** Null before any extract was accepted. */
  asAt: LocalDate | null;
};

/** What is due for a social worker's own cases, as the newest extract has it. */
export function myCasesPage({ cases, asAt }: MyCasesPage): Html {
  if (asAt === null)
    return html`${pageHeading('My cases')}${emptyState('No cases yet', 'Nobody has loaded and accepted a file of your council so far.')}`;
  const caption = `As in the extract as at ${dateInWords(asAt)}: what you have done since is not in it.`;
  if (cases.length === 0)
    return html`${pageHeading('My cases', { caption })}${emptyState('Nothing to act on', 'In none of your cases does a measure ask for something.', html`<p class="govuk-body"><a class="govuk-link" href="/act-on">What falls due next for your cases</a></p>`)}`;
  const all = cases.flatMap(({ rows }) => rows);
  return html`${pageHeading('My cases', { caption })}
${childrenBanner(all, 'list')}
${
  cases.length > 1 &&
  subNavigation(
    'On this page',
    cases.map(({ measure, rows }) => ({ text: `${measure.title} (${rows.length})`, href: `#${measure.id}` })),
  )
}
${cases.map(section)}
<p class="govuk-body"><a class="govuk-link" href="/act-on">Everything that is due for your cases, and by when</a></p>`;
}

function section({ measure, month, asAt, rows }: CasesOfMeasure): Html {
  return html`<section id="${measure.id}"><h2 class="govuk-heading-m">${measure.title}</h2>
<p class="govuk-body">${measure.why} ${monthInWords(month)}, as at ${dateInWords(asAt)}. <a class="govuk-link" href="/measures/${measure.id}">About this measure</a></p>
${childrenTable(`Your cases: ${measure.title}`, rows, false)}</section>`;
}

/** For somebody whose account is not tied to cases. */
export function noOwnCasesPage(isWholeCouncil: boolean): Html {
  const why = isWholeCouncil
    ? 'Your role sees the children of the whole council, through the measures of the scorecard.'
    : 'Your account does not say by which name the files call you as a worker. Whoever keeps the accounts of your council can enter it.';
  return html`${pageHeading('My cases')}${emptyState('No cases are yours here', why)}`;
}
