import { dateInWords, daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import { cardGrid, dataTable, type Html, headline, html, named, pageHeading, stat, verdictMark } from '#ui';
import { noExtractYet, VERDICT_WORDS } from './scorecard.page.ts';
import type { Judged, Scorecard, Verdict } from './scorecard.ts';
import { scorecardSentence } from './sentence.ts';

export type HomePage = {
  council: string;
  today: LocalDate;
  scorecard: Scorecard;
  dataMonth: Month | null;
  /** Measures whose verdict is another than it was a month ago. */
  changed: readonly { judged: Judged; before: Verdict }[];
  /** What the newest extract's checks found most of. */
  problems: readonly { title: string; count: number; list: string | null }[];
  newestExtract: { id: string; fileName: string } | null;
  mayReadExtracts: boolean;
};

/** What to look at first: how old the data is, what changed, what is worst in the data. */
export function homePage(page: HomePage): Html {
  const { council, scorecard, today, dataMonth } = page;
  if (scorecard.asAt === null || dataMonth === null) return html`${pageHeading(council)}${noExtractYet()}`;
  const { lead } = scorecardSentence(scorecard);
  const age = daysBetween(scorecard.asAt, today);
  const worst = scorecard.rows.filter(({ verdict }) => verdict === 'gettingWorse');
  return html`${pageHeading(`What to look at first`, { above: `${council}, ${dateInWords(today)}` })}
${headline(lead, html`<a class="govuk-link" href="/scorecard">Open the scorecard</a>`)}
${cardGrid([
  {
    title: 'Newest data',
    content: stat(
      monthInWords(dataMonth),
      `as at ${dateInWords(scorecard.asAt)}`,
      age === 0 ? 'drawn today' : `${age} ${age === 1 ? 'day' : 'days'} old`,
    ),
    ...(page.mayReadExtracts && page.newestExtract && { href: `/extracts/${page.newestExtract.id}` }),
  },
  {
    title: 'Getting worse',
    content: stat(String(worst.length), worst.length === 1 ? 'measure' : 'measures'),
    href: '/scorecard?verdict=gettingWorse',
  },
  {
    title: 'Improving',
    content: stat(String(scorecard.counts.improving), scorecard.counts.improving === 1 ? 'measure' : 'measures'),
    href: '/scorecard?verdict=improving',
  },
])}
<h2 class="govuk-heading-m">Verdicts that changed since the month before</h2>
${dataTable({
  caption: 'Verdicts that changed since the month before',
  isCaptionHidden: true,
  columns: [{ heading: 'Measure' }, { heading: 'Now' }, { heading: 'Before' }, { heading: 'Why' }],
  rows: page.changed.map(({ judged, before }) => [
    named(
      html`<a class="govuk-link" href="/measures/${judged.measure.id}">${judged.measure.title}</a>`,
      judged.measure.id,
    ),
    verdictMark(judged.verdict),
    VERDICT_WORDS[before],
    judged.reason,
  ]),
  whenEmpty: 'None: every measure is where it was a month ago.',
})}
<h2 class="govuk-heading-m">Getting worse</h2>
${dataTable({
  caption: 'Measures that are getting worse',
  isCaptionHidden: true,
  columns: [{ heading: 'Measure' }, { heading: 'Why' }],
  rows: worst.map((judged) => [
    named(
      html`<a class="govuk-link" href="/measures/${judged.measure.id}">${judged.measure.title}</a>`,
      judged.measure.id,
    ),
    judged.reason,
  ]),
  whenEmpty: 'None.',
})}
<h2 class="govuk-heading-m">Worst problems in the newest data</h2>
${dataTable({
  caption: 'Worst problems in the newest data',
  isCaptionHidden: true,
  columns: [{ heading: 'What was found' }, { heading: 'List' }, { heading: 'Places', isNumeric: true }],
  rows: page.problems.map(({ title, list, count }) => [title, list ?? 'Several', count.toLocaleString('en-GB')]),
  whenEmpty: 'The checks found nothing.',
})}
${page.mayReadExtracts && page.newestExtract && html`<p class="govuk-body"><a class="govuk-link" href="/extracts/${page.newestExtract.id}">Everything found in ${page.newestExtract.fileName}</a></p>`}`;
}
