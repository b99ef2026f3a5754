import { dateInWords } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import { dataTable, type Html, html, linkButton, pageHeading } from '#ui';
import { FORMAT_WORDS, FORMATS, type PackKind, type PaperKind } from './kinds.ts';
import type { WrittenPaper } from './written-paper.ts';

type PaperListed = { title: string; what: string; missing: string | null };

export type PapersPage = {
  council: string;
  navigation: Html;
  /** Each that can be made, or why it cannot. */
  papers: readonly (PaperListed & { kind: PaperKind })[];
  packs: readonly (PaperListed & { kind: PackKind })[];
  written: readonly WrittenPaper[];
  mayWrite: boolean;
};

/** Every paper that can be made of the plan, and those that people write. */
export function papersPage({ council, navigation, papers, packs, written, mayWrite }: PapersPage): Html {
  return html`${pageHeading('Papers', { above: council, caption: 'Made of the plan as it is now. Word, PDF and Excel say the same.' })}${navigation}
${papersTable('Made of the plan', papers)}
${papersTable('Packs for reviews and inspections', packs)}
<p class="govuk-body">A pack holds what you may read, and names what it leaves out. It never holds what inspectors have said and not published. ${packs.some(({ missing }) => missing === null) && html`<a class="govuk-link" href="/plan/papers/dfe-review">Write what you ask of the Department</a>.`}</p>
<h2 class="govuk-heading-m" id="written">Reports on progress</h2>
<p class="govuk-body">Headway proposes what each section says, from updates, milestones and figures. People edit it, and a final report stays as it is.</p>
${mayWrite && linkButton({ text: 'Write a report on progress', href: '/plan/papers/written/new' })}
${dataTable({
  caption: 'Reports that were written',
  isCaptionHidden: true,
  columns: [
    { heading: 'Report' },
    { heading: 'Before' },
    { heading: 'Period' },
    { heading: 'State' },
    { heading: 'Download' },
  ],
  rows: written.map(writtenRow),
  whenEmpty: 'No report has been written yet.',
})}`;
}

function papersTable(caption: string, papers: PapersPage['papers'] | PapersPage['packs']): Html {
  return dataTable({
    ...{ caption, captionSize: 'm' },
    columns: [{ heading: 'Paper' }, { heading: 'What it holds' }, { heading: 'Download' }],
    rows: papers.map(({ kind, title, what, missing }) => [
      title,
      what,
      missing === null ? downloads(title, `/plan/papers/${kind}`) : missing,
    ]),
  });
}

function writtenRow({ id, title, committee, meetingOn, period, final }: WrittenPaper) {
  const href = `/plan/papers/written/${id}`;
  return [
    html`<a class="govuk-link" href="${href}">${title}</a>`,
    [committee, meetingOn === null ? '' : dateInWords(meetingOn)].filter((text) => text !== '').join(', '),
    `${dateInWords(period.from)} to ${dateInWords(period.until)}`,
    final === null ? 'Draft' : `Final since ${momentInWords(final.at)}`,
    downloads(title, href),
  ];
}

/** The three files of a paper; each link says of which it is. */
export function downloads(title: string, base: string): Html {
  return html`${FORMATS.map((format, index) => {
    const href = `${base}/${format}`;
    return html`${index > 0 && ', '}<a class="govuk-link" href="${href}">${FORMAT_WORDS[format]}<span class="govuk-visually-hidden"> of ${title}</span></a>`;
  })}`;
}
