import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  dataTable,
  dateInput,
  details,
  fileUpload,
  type Html,
  hiddenFields,
  html,
  named,
  pageHeading,
  reading,
  type TagColour,
  tag,
} from '#ui';
import { NEIGHBOUR_COLUMNS } from './neighbours-layout.ts';
import { OWN_COLUMNS } from './own-layout.ts';
import { type BenchmarkSet, LAYOUT_WORDS, type SetState } from './set.ts';
import { TOOL_COLUMNS } from './tool-layout.ts';

export type LoadProblem = { field: 'file' | 'published-day'; text: string };

export type LoadPage = {
  csrfToken: string;
  sets: readonly BenchmarkSet[];
  megabytes: number;
  given: Readonly<Record<string, string>>;
  problem: LoadProblem | null;
};

const STATES: Record<SetState, { says: string; colour: TagColour }> = {
  preview: { says: 'To be checked', colour: 'yellow' },
  accepted: { says: 'In use', colour: 'green' },
  withdrawn: { says: 'Withdrawn', colour: 'grey' },
};

export function stateTag(state: SetState): Html {
  return tag(STATES[state].says, STATES[state].colour);
}

/** The form, what is read, and the files that there are. */
export function loadPage(page: LoadPage): Html {
  const { csrfToken, given, problem } = page;
  return html`${reading(html`${pageHeading('Load published figures')}
<p class="govuk-body-l">Figures of England, regions and other councils from a CSV file. You see what was understood before anything is used.</p>
<form method="post" action="/benchmarks/loads" enctype="multipart/form-data" novalidate>
${hiddenFields(csrfToken)}
${dateInput({
  id: 'published',
  namePrefix: 'published',
  legend: { text: 'When was the file published?', classes: 'govuk-fieldset__legend--s' },
  hint: 'Only for a file of the local authority interactive tool, which does not say it itself. For example, 30 10 2021.',
  values: { day: given['published-day'], month: given['published-month'], year: given['published-year'] },
  error: problem?.field === 'published-day' ? problem.text : undefined,
})}
${fileUpload({
  name: 'file',
  id: 'file',
  label: { text: 'CSV file', classes: 'govuk-label--s' },
  hint: `Up to ${page.megabytes} MB, in one of the three layouts below; which one it is, its headings say.`,
  accept: '.csv,.txt',
  error: problem?.field === 'file' ? problem.text : undefined,
})}
${button({ text: 'Load and check' })}
</form>
${layouts()}`)}
${setsTable(page.sets)}`;
}

function layouts(): Html {
  return html`${details({
    summary: 'Headway’s own layout',
    content: html`<p class="govuk-body">One row for each measure, year and area. Headings stand in the first row, in any order. <a class="govuk-link" href="/benchmarks/template.csv" download>Download a template (CSV)</a></p>
${dataTable({
  caption: 'Columns of Headway’s own layout',
  isCaptionHidden: true,
  isCompact: true,
  columns: [{ heading: 'Heading' }, { heading: 'What stands in it' }, { heading: 'Needed' }],
  rows: OWN_COLUMNS.map(({ heading, says, isNeeded }) => [
    html`<code>${heading}</code>`,
    says,
    isNeeded ? 'yes' : 'no',
  ]),
})}`,
  })}
${details({
  summary: 'The local authority interactive tool',
  content: html`<p class="govuk-body">The long layout of the Department for Education’s tool, with these headings at least: ${codes(TOOL_COLUMNS)}. Items that correspond to a measure are used; the others are kept, and you are told which they are. What the tool marks as withheld stays withheld.</p><p class="govuk-body">Keep the areas that you compare yourselves with: a file of every council is too large.</p>`,
})}
${details({
  summary: 'Statistical neighbours',
  content: html`<p class="govuk-body">One row for each council and neighbour, with these headings at least: ${codes(NEIGHBOUR_COLUMNS)}. The newest model that is in use counts.</p>`,
})}`;
}

function codes(headings: readonly string[]): Html {
  return html`${headings.map((heading, index) => html`${index > 0 && ', '}<code>${heading}</code>`)}`;
}

function setsTable(sets: readonly BenchmarkSet[]): Html {
  return dataTable({
    caption: 'Files of published figures',
    captionSize: 'm',
    isCompact: true,
    columns: [
      { heading: 'File' },
      { heading: 'State' },
      { heading: 'Layout' },
      { heading: 'Rows', isNumeric: true },
      { heading: 'Loaded' },
    ],
    rows: sets.map((set) => [
      html`<a class="govuk-link" href="/benchmarks/loads/${set.id}">${set.fileName}</a>`,
      stateTag(set.state),
      LAYOUT_WORDS[set.layout],
      (set.rowCount - set.badRowCount).toLocaleString('en-GB'),
      named(momentInWords(set.loaded.at), set.loaded.by),
    ]),
    whenEmpty: 'None has been loaded yet.',
  });
}
