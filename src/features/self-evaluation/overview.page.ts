import { dateInWords } from '#kernel/local-date.ts';
import { type Content, dataTable, type Html, headline, html, insetText, linkButton, named, pageHeading } from '#ui';
import type { AreaStanding } from './standing.ts';
import { MARKS, type Mark } from './statement.ts';
import type { VersionHead } from './version.ts';
import { evaluationNavigation, gradeOf, stateTag } from './words.page.ts';

export type OverviewPage = {
  council: string;
  /** The areas that an inspection would judge today. */
  areas: readonly AreaStanding[];
  /** Those of earlier frameworks of which something is still said. */
  earlier: readonly AreaStanding[];
  shared: VersionHead | null;
  may: (permission: string) => boolean;
};

/** The whole self-evaluation at a glance: grade, state, dissent and what is missing, area by area. */
export function overviewPage(page: OverviewPage): Html {
  const { council, areas, earlier, shared, may } = page;
  return html`${pageHeading('Self-evaluation', { caption: council })}
${evaluationNavigation(may, '/self-evaluation')}
${headline(standsOut(page), shared ? `Shared with Ofsted last on ${dateInWords(shared.frozenOn)}: ${shared.name}.` : 'It was not shared with Ofsted yet.')}
${may('evaluation.write') && linkButton({ text: 'Add a statement', href: '/self-evaluation/statements/new' })}
${table('Areas that an inspection would judge today', areas)}
${earlier.length > 0 && html`${table('Earlier areas of which something is still said', earlier)}${insetText('Inspections no longer judge these. Move what still holds to an area of today, or end it.')}`}
<h2 class="govuk-heading-m">How it comes about</h2>
<p class="govuk-body">Each area answers three questions: what the council knows about the quality and impact of its practice, how it knows it, and what it does next. Somebody proposes a grade; somebody else challenges it, and both views stay. An area is owned once every challenge is answered and every statement rests on more than measures. When all are owned, the whole is shared with Ofsted as a version that never changes.</p>`;
}

function standsOut({ areas }: OverviewPage): string {
  const count = (what: (area: AreaStanding) => number) => areas.reduce((sum, area) => sum + what(area), 0);
  const owned = areas.filter(({ state }) => state === 'owned' || state === 'shared').length;
  const [open, views] = [count((area) => area.openChallenges), count((area) => area.dissent)];
  const stale = count(({ marked }) => marked.stale);
  const parts = [
    `${owned} of ${areas.length} areas owned`,
    ...(open > 0 ? [`${open} ${open === 1 ? 'challenge' : 'challenges'} to answer`] : []),
    ...(views > 0 ? [`${views === 1 ? 'one grade' : `${views} grades`} contested`] : []),
    ...(stale > 0 ? [`${stale} ${stale === 1 ? 'statement rests' : 'statements rest'} on stale evidence`] : []),
  ];
  return `${parts.join('; ')}.`;
}

function table(caption: string, areas: readonly AreaStanding[]): Html {
  return dataTable({
    ...{ caption, captionSize: 'm' },
    columns: [
      { heading: 'Area' },
      { heading: 'Grade proposed' },
      { heading: 'State' },
      { heading: 'Statements', isNumeric: true },
      { heading: 'What is missing' },
    ],
    rows: areas.map((area) => [
      html`<a class="govuk-link" href="/self-evaluation/areas/${area.area}">${area.title}</a>`,
      named(gradeOf(area.grade), contested(area)),
      stateTag(area.state),
      String(area.statements),
      missing(area),
    ]),
    whenEmpty: 'None.',
  });
}

function contested({ dissent, openChallenges }: AreaStanding): Content {
  const parts = [
    ...(dissent > 0 ? [dissent === 1 ? 'Contested by one person' : `Contested by ${dissent} people`] : []),
    ...(openChallenges > 0
      ? [openChallenges === 1 ? 'A challenge waits for an answer' : `${openChallenges} challenges wait for an answer`]
      : []),
  ];
  return parts.join('. ');
}

function missing({ area, marked, statements }: AreaStanding): Content {
  if (statements === 0) return 'No statement yet';
  const found = (Object.keys(MARKS) as Mark[]).filter((mark) => marked[mark] > 0);
  if (found.length === 0) return 'Nothing';
  return html`<ul class="govuk-list govuk-!-margin-bottom-0">${found.map(
    (mark) =>
      html`<li><a class="govuk-link" href="${`/self-evaluation/statements?area=${area}&mark=${mark}`}">${MARKS[mark]}: ${String(marked[mark])}</a></li>`,
  )}</ul>`;
}
