import { funnelChart, smallMultiples } from '#charts';
import type { Dimension, MeasureDescription } from '#features/measures/index.ts';
import { type Judged, unitOfChart } from '#features/scorecard/index.ts';
import { csv } from '#kernel/csv.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import { emptyState, figure, filterBar, type Html, headline, html, insetText, pageHeading, warningText } from '#ui';
import type { Compared } from './compared.ts';
import { CAUTION, GROUPS_IN_WORDS, outsideInWords, overallInWords, positionInWords } from './said.ts';

export type GroupsPage = {
  measure: MeasureDescription;
  dimension: Dimension;
  /** What the reader may choose. */
  dimensions: readonly Dimension[];
  period: { from: Month; to: Month };
  months: readonly Month[];
  compared: Compared | null;
  /** Whether every group is shown: an overall answer would tell of those that are not. */
  isWhole: boolean;
  /** Each group's own months, in the order in which they are shown. */
  judged: readonly Judged[];
  mean: number | null;
  mayDownload: boolean;
  csvHref: string;
};

/** As many months as a small picture has room for. */
const MOST_MONTHS = 36;

export function groupsPage(page: GroupsPage): Html {
  const { measure, dimension, judged } = page;
  const { heading, many } = GROUPS_IN_WORDS[dimension];
  const isOfChildren = dimension !== 'team' && dimension !== 'locality';
  return html`${pageHeading(`${heading} compared`, { above: `${measure.id} · ${measure.title}`, caption: 'Not a league table: groups stand in their own order, and differences that chance explains are none.' })}
${choices(page)}
${isOfChildren && warningText(CAUTION)}
${judged.length === 0 ? emptyState('Nothing to compare', `No accepted extract gives this measure a figure of ${many}.`) : html`${together(page)}${ownPast(page)}`}`;
}

function choices({ measure, dimension, dimensions, period, months, mayDownload, csvHref }: GroupsPage): Html {
  const items = months.map((month) => ({ value: month, text: monthInWords(month) }));
  const action = `/measures/${measure.id}/groups`;
  return filterBar({
    action,
    label: 'Choose groups and the period',
    filters: [
      {
        name: 'dimension',
        label: 'Compare',
        items: dimensions.map((one) => ({ value: one, text: GROUPS_IN_WORDS[one].heading })),
        value: dimension,
      },
      { name: 'from', label: 'From', items, value: period.from },
      { name: 'to', label: 'To', items, value: period.to },
    ],
    clearHref: action,
    end: mayDownload && html`<a class="govuk-link" href="${csvHref}">Download as CSV</a>`,
  });
}

/** First whether the groups differ at all, then where each lies. */
function together({ measure, dimension, compared, isWhole }: GroupsPage): Html {
  const { many, heading } = GROUPS_IN_WORDS[dimension];
  if (compared !== null && compared.centre === null)
    return insetText('In these months there was nobody to count: there is nothing to compare.');
  if (compared === null || compared.centre === null)
    return insetText(
      `This measure is no percentage: how many each of the ${many} is out of is not known, so that they are not compared with each other, only with their own past.`,
    );
  const outside = outsideInWords(compared, measure.better);
  return html`<section id="together"><h2 class="govuk-heading-m">Do they differ?</h2>
${isWhole ? headline(overallInWords(compared), outside) : html`<p class="govuk-body hw-reading">${outside}</p>`}
${figure(
  funnelChart({
    id: 'funnel',
    title: `${measure.title}: ${heading.toLowerCase()} by number of cases`,
    unit: 'percent',
    better: measure.better === 'neither' ? null : measure.better,
    centre: compared.centre,
    curve: compared.curve.map(({ denominator, ...limits }) => ({ cases: denominator, ...limits })),
    points: compared.groups.map(({ name, denominator, value, madeOf, position, isSmall }) => ({
      ...{ name, cases: denominator, value, madeOf, position, isSmall },
    })),
    groupHeading: heading,
  }),
  { headingLevel: 3 },
)}</section>`;
}

/** Each group beside its own past. */
function ownPast({ measure, dimension, judged, mean }: GroupsPage): Html {
  const { heading, many } = GROUPS_IN_WORDS[dimension];
  const isRate = measure.kind === 'rate';
  return html`<section id="own-past"><h2 class="govuk-heading-m">Each beside its own past</h2>
<p class="govuk-body hw-reading">Every one of the ${many} is judged against its own earlier months, all on the same axes.${isRate && ' Counts of a month, because how many children live with each is not known.'}</p>
${figure(
  smallMultiples({
    id: 'own-past-chart',
    title: `${measure.title}: ${heading.toLowerCase()} month by month`,
    unit: isRate ? 'count' : unitOfChart(measure),
    series: judged.map(({ of, series, verdict }) => ({
      name: of,
      verdict,
      points: series
        .slice(-MOST_MONTHS)
        .map(({ month, value, status }) => ({ month, value, isProvisional: status === 'provisional' })),
    })),
    whole: mean === null ? null : { name: 'The council', mean },
    groupHeading: heading,
  }),
  { headingLevel: 3 },
)}</section>`;
}

/** The groups as a table for other tools, in the order in which they are shown. */
export function groupsCsv({ measure, dimension, period, compared, judged }: GroupsPage): string {
  const byName = new Map(judged.map((one) => [one.of, one]));
  const rows = compared?.groups ?? judged.map(({ of }) => ({ name: of }));
  return csv(
    [
      'Measure',
      'Groups',
      'Group',
      'From',
      'To',
      'Numerator',
      'Denominator',
      'Figure',
      'Lower 95% limit',
      'Upper 95% limit',
      'Beside the limits',
      'Own trajectory',
    ],
    rows.map((group) => [
      measure.id,
      GROUPS_IN_WORDS[dimension].heading,
      group.name,
      period.from,
      period.to,
      ...('value' in group
        ? [
            group.numerator,
            group.denominator,
            group.value,
            group.lower95,
            group.upper95,
            group.isSmall ? 'fewer than ten cases' : positionInWords(group, measure.better),
          ]
        : [null, null, null, null, null, null]),
      byName.get(group.name)?.verdict ?? null,
    ]),
  );
}
