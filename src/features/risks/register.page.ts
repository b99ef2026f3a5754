import { riskGrid } from '#charts';
import { improvementNavigation } from '#features/inspections/index.ts';
import { ownerOf } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import {
  dataTable,
  emptyState,
  figure,
  filterBar,
  type Html,
  headline,
  html,
  linkButton,
  named,
  pageHeading,
} from '#ui';
import { ownersOf, queryOf, type RiskFilter, type RiskShown } from './register.ts';
import { CATEGORIES, escalatedNow, refOf } from './risk.ts';
import { type RiskScale, shortWords } from './scale.ts';
import { GAPS } from './standing.ts';
import { bandTag, gapsInWords, pathInWords, reviewInWords } from './words.page.ts';

type May = (permission: string) => boolean;

export type RegisterPage = {
  council: string;
  today: LocalDate;
  /** Every risk, closed ones as well. */
  all: readonly RiskShown[];
  chosen: readonly RiskShown[];
  filter: RiskFilter;
  scale: RiskScale;
  may: May;
};

/** The register: what stands out, where the risks lie, and each of them. */
export function registerPage(page: RegisterPage): Html {
  const { council, all, may, scale } = page;
  const heading = html`${pageHeading('Risks', { caption: council })}${improvementNavigation(may, '/risks')}`;
  const raise = may('risks.manage') && linkButton({ text: 'Raise a risk', href: '/risks/new' });
  if (all.length === 0)
    return html`${heading}${emptyState('No risks yet', 'Write down what could stop the improvement or harm children, how likely and how grave it is, and who answers for it.', raise)}`;
  return html`${heading}
${headline(standsOut(page), `A score is likelihood times impact, each from 1 to 5. High begins at ${scale.highFrom}, medium at ${scale.mediumFrom}.`)}
<p class="govuk-body"><a class="govuk-link" href="/risks/scale">What 1 to 5 mean</a></p>
${raise}
${grid(page)}
${filters(page)}
${list(page)}`;
}

/** The register in one sentence: how many are open, how many of them high, and what was not looked at. */
function standsOut({ all }: RegisterPage): string {
  const open = all.filter(({ standing }) => standing.isOpen);
  const high = open.filter(({ standing }) => standing.band === 'high').length;
  const count = (gap: keyof typeof GAPS) => open.filter(({ standing }) => standing.gaps.includes(gap)).length;
  const overdue = count('reviewOverdue');
  const untreated = count('untreated');
  const parts = [
    `${open.length} open ${open.length === 1 ? 'risk' : 'risks'}, ${high} of them high`,
    overdue === 0 ? 'every review is in time' : `${overdue} ${overdue === 1 ? 'review is' : 'reviews are'} overdue`,
    ...(untreated === 0 ? [] : [`${untreated} above target without an open action`]),
  ];
  return `${parts.join('; ')}.`;
}

function grid({ chosen, scale }: RegisterPage): Html {
  return figure(
    riskGrid({
      ...{ id: 'risk-grid', title: 'The risks below by likelihood and impact, with the controls in place' },
      ...{ mediumFrom: scale.mediumFrom, highFrom: scale.highFrom },
      ...{ likelihood: shortWords(scale.likelihood), impact: shortWords(scale.impact) },
      risks: chosen.map(({ risk, standing }) => ({
        ...{ ref: refOf(risk), name: risk.title },
        ...standing.latest.current,
      })),
    }),
    { headingLevel: 2, tableSummary: 'The grid as a table' },
  );
}

function filters({ all, filter }: RegisterPage): Html {
  const query = queryOf(filter);
  const items = (first: string, choices: Readonly<Record<string, string>>) => [
    { value: '', text: first },
    ...Object.entries(choices).map(([value, text]) => ({ value, text })),
  ];
  return filterBar({
    action: '/risks',
    label: 'Narrow the register',
    search: { name: 'q', label: 'Words', value: filter.words },
    filters: [
      {
        ...{ name: 'state', label: 'State', value: filter.state },
        items: [
          { value: 'open', text: 'Open' },
          { value: 'closed', text: 'Closed' },
          { value: 'all', text: 'All' },
        ],
      },
      { name: 'category', label: 'Category', items: items('All', CATEGORIES), value: filter.category ?? '' },
      {
        ...{ name: 'band', label: 'Score', value: filter.band ?? '' },
        items: items('All', { high: 'High', medium: 'Medium', low: 'Low' }),
      },
      { name: 'owner', label: 'Owner', items: [{ value: '', text: 'All' }, ...ownersOf(all)], value: filter.owner },
      {
        ...{ name: 'gap', label: 'What to look at', value: filter.gap ?? '' },
        items: items('All', { ...GAPS, escalated: 'In the corporate register' }),
      },
    ],
    ...(query !== '' && { clearHref: '/risks' }),
    end: html`<a class="govuk-link" href="/risks.csv${query}">Download as CSV</a>`,
  });
}

function list({ chosen }: RegisterPage): Html {
  return dataTable({
    caption: chosen.length === 1 ? '1 risk, the gravest first' : `${chosen.length} risks, the gravest first`,
    captionSize: 'm',
    columns: [
      { heading: 'Risk' },
      { heading: 'Now' },
      { heading: 'Before controls', isNumeric: true },
      { heading: 'Target', isNumeric: true },
      { heading: 'Owner' },
      { heading: 'Next review' },
    ],
    rows: chosen.map(({ risk, standing }) => [
      named(
        html`<a class="govuk-link" href="/risks/${risk.id}">${refOf(risk)} ${risk.title}</a>`,
        html`${CATEGORIES[risk.category]}${escalatedNow(risk) && '; in the corporate register'}${!standing.isOpen && '; closed'}`,
      ),
      named(bandTag(standing.current, standing.band), pathInWords(standing)),
      String(standing.inherent),
      String(standing.target),
      ownerOf(risk),
      named(reviewInWords(standing), gapsInWords({ gaps: standing.gaps.filter((gap) => gap !== 'reviewOverdue') })),
    ]),
    whenEmpty: 'No risk is like that. Clear the choices to see the others.',
  });
}
