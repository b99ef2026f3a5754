import { areaTitle } from '#features/inspections/index.ts';
import { ownerOf } from '#features/plan/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { dataTable, filterBar, type Html, html, linkButton, named, pageHeading, tag } from '#ui';
import { statementLink } from './area.page.ts';
import { type StatementFilter, type StatementShown, statementQuery } from './list.ts';
import { isCurrentStatement, MARKS, STATEMENT_KINDS } from './statement.ts';
import { evaluationNavigation, marksShown } from './words.page.ts';

export type StatementsPage = {
  council: string;
  all: readonly StatementShown[];
  chosen: readonly StatementShown[];
  filter: StatementFilter;
  may: (permission: string) => boolean;
};

/** All statements, narrowed by what the address says. */
export function statementsPage({ council, all, chosen, filter, may }: StatementsPage): Html {
  return html`${pageHeading('Statements of the self-evaluation', { caption: council })}
${evaluationNavigation(may, '/self-evaluation/statements')}
${may('evaluation.write') && linkButton({ text: 'Add a statement', href: '/self-evaluation/statements/new' })}
${filters(all, filter)}
${dataTable({
  ...{ caption: chosen.length === 1 ? '1 statement' : `${chosen.length} statements`, captionSize: 'm' },
  columns: [
    { heading: 'Statement' },
    { heading: 'Evidence' },
    { heading: 'Owner' },
    { heading: 'Review due' },
    { heading: 'What is missing' },
  ],
  rows: chosen.map(({ statement, standing }) => [
    named(statementLink(statement), `${areaTitle(statement.area)}. ${STATEMENT_KINDS[statement.kind]}`),
    `${standing.supports.length} for, ${standing.contradicts.length} against`,
    ownerOf(statement),
    standing.marks.includes('reviewOverdue')
      ? html`${tag('Overdue', 'red')} since ${dateInWords(standing.reviewDueOn)}`
      : dateInWords(standing.reviewDueOn),
    marksShown(standing.marks.filter((mark) => mark !== 'reviewOverdue')) ?? 'Nothing',
  ]),
  whenEmpty: all.length === 0 ? 'No statement yet.' : 'No statement is like that. Clear the choices to see the others.',
})}`;
}

function filters(all: readonly StatementShown[], filter: StatementFilter): Html {
  const current = all.filter(({ statement }) => isCurrentStatement(statement));
  const query = statementQuery(filter);
  const items = (choices: Readonly<Record<string, string>>) => [
    { value: '', text: 'All' },
    ...Object.entries(choices).map(([value, text]) => ({ value, text })),
  ];
  const areas = Object.fromEntries(current.map(({ statement: { area } }) => [area, areaTitle(area)]));
  const owners = Object.fromEntries(current.map(({ statement }) => [ownerOf(statement), ownerOf(statement)]));
  return filterBar({
    ...{ action: '/self-evaluation/statements', label: 'Narrow the statements' },
    search: { name: 'q', label: 'Words', value: filter.words },
    filters: [
      { name: 'area', label: 'Area', items: items(areas), value: filter.area },
      { name: 'kind', label: 'Kind', items: items(STATEMENT_KINDS), value: filter.kind ?? '' },
      { name: 'mark', label: 'What to look at', items: items(MARKS), value: filter.mark ?? '' },
      { name: 'owner', label: 'Owner', items: items(owners), value: filter.owner },
    ],
    ...(query !== '' && { clearHref: '/self-evaluation/statements' }),
    end: html`<a class="govuk-link" href="/self-evaluation/statements.csv${query}">Download as CSV</a>`,
  });
}
