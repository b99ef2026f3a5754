import { momentInWords } from '#kernel/moment.ts';
import { button, dataTable, type Html, html, insetText, pageHeading, tag, warningText } from '#ui';
import { recordNavigation } from './trail.page.ts';
import type { RecordCheck } from './verifying.ts';

export type ChecksPage = {
  council: string;
  checks: readonly RecordCheck[];
  csrfToken: string;
  may: { children: boolean };
};

/** Whether the record is whole: what each verification found, and a button to do it now. */
export function checksPage({ council, checks, csrfToken, may }: ChecksPage): Html {
  const [newest] = checks;
  return html`${pageHeading('Is the record whole?', { caption: council })}
${recordNavigation('checks', may)}
<p class="govuk-body-l">Each line of the record carries the fingerprint of the line before it. Every night Headway follows them all. A line that was changed, taken out or put in is named here, and those who read the record are told.</p>
${newest?.broken && warningText(`The record is not whole: ${newest.broken.finding}. Keep the database as it is, and tell whoever runs the installation.`)}
${newest && !newest.broken && insetText(html`Whole up to line ${newest.lastSequence}, as of ${momentInWords(newest.at)}. Its fingerprint is <code class="hw-hash">${newest.lastHash}</code>. Kept elsewhere, it shows later that nothing before it was changed.`)}
<form method="post" action="/record/checks"><input type="hidden" name="csrf" value="${csrfToken}">${button({ text: 'Verify it now', kind: 'secondary' })}</form>
${dataTable({
  caption: 'Verifications',
  captionSize: 'm',
  isCompact: true,
  columns: [{ heading: 'When' }, { heading: 'Lines', isNumeric: true }, { heading: 'Found' }],
  rows: checks.map(({ at, lastSequence, broken }) => [
    momentInWords(at),
    lastSequence.toLocaleString('en-GB'),
    broken ? html`${tag('Not whole', 'red')} ${broken.finding}` : tag('Whole', 'green'),
  ]),
  whenEmpty: 'None yet: the first is made tonight, or now by the button above.',
})}`;
}
