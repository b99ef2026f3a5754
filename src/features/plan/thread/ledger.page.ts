import { ledgerBars } from '#charts';
import type { LedgerCount } from '#kernel/ledger.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Month, monthInWords, monthShort } from '#kernel/month.ts';
import { button, dataTable, dateInput, figure, type Html, headline, html, pageHeading } from '#ui';
import { downloadLink, link } from './shown.page.ts';

/** Findings, recommendations or actions: how many on the day, and at the end of each month before it. */
export type LedgerLine = {
  id: 'findings' | 'recommendations' | 'actions';
  name: string;
  href: string;
  count: LedgerCount;
  months: readonly { month: Month; count: LedgerCount }[];
};

export type LedgerPage = {
  council: string;
  navigation: Html;
  on: LocalDate;
  /** What was typed into the three boxes, and what is wrong with it. */
  typed: { day: string; month: string; year: string };
  problem: string | null;
  lines: readonly LedgerLine[];
};

/** What had been raised by a day, and what it was on it: raised is open and closed and superseded together. */
export function ledgerPage(page: LedgerPage): Html {
  const { council, navigation, on, typed, problem, lines } = page;
  return html`${pageHeading('What was raised, and what became of it', { caption: council })}${navigation}
${headline(ledgerSentence(lines, on))}
<form method="get" action="/plan/ledger" novalidate class="hw-no-print">
${dateInput({
  ...{ id: 'on', namePrefix: 'on', hint: 'Any day up to today', error: problem ?? undefined, values: typed },
  legend: { text: 'On another day', classes: 'govuk-fieldset__legend--s' },
})}
${button({ text: 'Show this day', kind: 'secondary' })}
</form>
${dataTable({
  caption: `On ${dateInWords(on)}`,
  captionSize: 'm',
  columns: [
    { heading: 'What' },
    ...['Raised', 'Open', 'Closed', 'Superseded'].map((heading) => ({ heading, isNumeric: true })),
  ],
  rows: lines.map(({ name, href, count }) => [
    link(href, name),
    ...[count.raised, count.open, count.closed, count.superseded],
  ]),
})}
<p class="govuk-body">What was raised is always what is open, closed and superseded together. It is counted from the steps in the record, none of which is ever changed. ${downloadLink(`/plan/ledger.csv?on=${on}`)}</p>
${lines.map(({ id, name, months }) =>
  figure(
    ledgerBars({
      ...{ id: `ledger-${id}`, title: `${name} at the end of each month` },
      bars: months.map(({ month, count }) => ({ label: monthInWords(month), short: monthShort(month), ...count })),
    }),
    { headingLevel: 2 },
  ),
)}`;
}

function ledgerSentence(lines: readonly LedgerLine[], on: LocalDate): string {
  const words = lines.map(({ name, count }) => `${count.open} of ${count.raised} ${name.toLowerCase()}`);
  return `On ${dateInWords(on)} open: ${words.join(', ')}.`;
}
