import { type Chart, controlChart } from '#charts';
import {
  AREA_NAMES,
  completenessMeter,
  isOutOfCases,
  type LooksBack,
  SMALLEST_JUDGED_DENOMINATOR,
} from '#features/measures/index.ts';
import { localTargetInWords, standing, toleranceInWords } from '#features/settings/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import {
  aside,
  assuranceMark,
  type Content,
  columns,
  emptyState,
  filterBar,
  type Html,
  html,
  insetText,
  linkButton,
  pageHeading,
  picture,
  subNavigation,
  variationMark,
  verdictMark,
} from '#ui';
import { linesOnChart } from './beside-others.ts';
import { formatChange, formatFraction } from './figures.ts';
import { groupsCompared, matured } from './measure-groups.page.ts';
import { clocksHref, groupsLink, maturedLink } from './measure-links.page.ts';
import { otherAreas } from './measure-others.page.ts';
import { hasOutlook, outlookSection } from './measure-outlook.page.ts';
import type { KeptHere, MeasurePage, ToActOn } from './measure-shown.ts';
import { inWords } from './measure-story.page.ts';
import { definition, extractsUsed, monthsTables } from './measure-tables.page.ts';
import { unitOfChart } from './scorecard.page.ts';
import type { ChartPoint, Judged } from './scorecard.ts';
import { addressOf } from './view.ts';
import { capitalised, chanceInWords, numberInWords } from './wording.ts';

export function measurePage(page: MeasurePage): Html {
  const { judged, view } = page;
  const { measure, latest } = judged;
  const above = `${AREA_NAMES[measure.area]} · ${measure.id} · ${judged.of}`;
  const heading = pageHeading(measure.title, { above, caption: measure.why });
  if (judged.series.length === 0) return withoutFigures(page, heading);
  const offersOutlook = hasOutlook(page);
  return html`${heading}
${page.standing && completenessMeter(page.standing, page.today)}
${keptLine(page)}
${page.history && insetText(html`<strong>Building history:</strong> ${page.history}`)}
${subNavigation('On this page', [
  { text: 'Chart', href: '#chart' },
  ...(offersOutlook ? [{ text: 'Outlook', href: '#outlook' }] : []),
  { text: 'Teams and groups', href: '#groups' },
  { text: 'Other areas', href: '#others' },
  { text: 'Months', href: '#months' },
  { text: 'How the data matured', href: '#matured' },
  { text: 'Definition', href: '#definition' },
  { text: page.kept.supplied ? 'Tables supplied' : 'Extracts used', href: '#extracts' },
])}
${choose(page)}
${inWords(page)}
<section id="chart"><h2 class="govuk-heading-m">Month by month</h2>${columns(html`${chartFigure(page)}${latest && actOn(page, latest)}`, verdictPanel(page))}</section>
${offersOutlook && html`<section id="outlook"><h2 class="govuk-heading-m">Outlook</h2>${outlookSection(page)}</section>`}
<section id="groups"><h2 class="govuk-heading-m">Teams and groups compared</h2>${groupsCompared(page)}${groupsLink(page)}</section>
<section id="others"><h2 class="govuk-heading-m">Other areas</h2>${otherAreas(page)}</section>
<section id="months"><h2 class="govuk-heading-m">Months</h2>${monthsTables(page)}</section>
<section id="matured"><h2 class="govuk-heading-m">How the data matured</h2>${matured(page)}${maturedLink(page)}</section>
<section id="definition"><h2 class="govuk-heading-m">Definition</h2>${definition(page)}</section>
<section id="extracts"><h2 class="govuk-heading-m">${page.kept.supplied ? 'Tables supplied' : 'Extracts used'}</h2>${extractsUsed(page)}</section>
<p class="govuk-body hw-no-print"><a class="govuk-link" href="${addressOf('/scorecard', view)}">Back to the scorecard</a></p>`;
}

/** What the measure is, where nothing has given it a figure: a team without such work, or a council without files. */
function withoutFigures(page: MeasurePage, heading: Html): Html {
  const { judged, view, history, kept } = page;
  const says = kept.supplied ? 'No table that was accepted' : 'No extract';
  const whole = view.team && linkButton({ text: 'Show the whole council', href: `/measures/${judged.measure.id}` });
  return html`${heading}
${keptLine(page)}
${history && insetText(html`<strong>Building history:</strong> ${history}`)}
${emptyState('No figure yet', `${says} has given this measure a figure for ${judged.of}.`, whole)}
${page.published.length > 0 && html`<section id="others"><h2 class="govuk-heading-m">Other areas</h2>${otherAreas(page)}</section>`}
<section id="definition"><h2 class="govuk-heading-m">Definition</h2>${definition(page)}</section>`;
}

/** Whose the measure is, who supplied its figures, where that is kept, and who acts on it. */
function keptLine({ judged, kept, mayReadPlan }: MeasurePage): Html | null {
  const newest = kept.supplied?.[0];
  const parts = [
    newest && html`<strong>Supplied by ${newest.by} on ${dateInWords(newest.on)}</strong>: not counted from extracts.`,
    kept.owner && html`Owner: ${kept.owner}.`,
    kept.mayKeep && html`<a class="govuk-link" href="/measures/${judged.measure.id}/settings">Targets and owner</a>`,
    mayReadPlan && html`<a class="govuk-link" href="/plan/measures/${judged.measure.id}">Who acts on it</a>`,
  ].filter((part) => part !== null && part !== undefined && part !== false && part !== '');
  return parts.length === 0 ? null : html`<p class="govuk-body hw-no-print">${parts.map((part) => html`${part} `)}</p>`;
}

/** The measure's months with limits, target and what happened. */
function chartOf({ judged, happenings, kept, published }: MeasurePage): Chart {
  const { measure, series } = judged;
  return controlChart({
    id: `chart-${measure.id}`,
    title: measure.title,
    unit: unitOfChart(measure),
    months: series.map((point) => ({ ...point, madeOf: formatFraction(measure, point) })),
    target: kept.byMonth ? { byMonth: kept.byMonth } : measure.target && { value: measure.target.value },
    annotations: happenings,
    benchmarks: linesOnChart(measure, published),
  });
}

/** The chart without a table of its own: the page's months say the same in full. */
function chartFigure(page: MeasurePage): Html {
  const chart = chartOf(page);
  return html`<div class="hw-figure"><p class="hw-figure__summary">${chart.summary}</p>${picture(chart)}<p class="hw-figure__behind"><a class="govuk-link" href="#months">The figures as a table</a></p></div>`;
}

function choose({ judged, view, months, teams }: MeasurePage): Html {
  const items = months.map((month) => ({ value: month, text: monthInWords(month) }));
  return filterBar({
    action: `/measures/${judged.measure.id}`,
    label: teams.length === 0 ? 'Choose the period' : 'Choose the period and the team',
    filters: [
      { name: 'from', label: 'From', items, value: view.from },
      { name: 'to', label: 'To', items, value: view.to },
      ...(teams.length === 0
        ? []
        : [
            {
              name: 'team',
              label: 'Team',
              items: [{ value: '', text: 'The whole council' }, ...teams.map((team) => ({ value: team, text: team }))],
              value: view.team ?? '',
            },
          ]),
    ],
    clearHref: `/measures/${judged.measure.id}`,
  });
}

function verdictPanel({ judged, breakdowns, comparesAllTeams, kept }: MeasurePage): Html {
  const { measure, latest, outlook, caveats } = judged;
  const parts: { heading: Content; content: Content }[] = [
    {
      heading: verdictMark(judged.verdict),
      content:
        judged.method === 'signal' && judged.difference
          ? html`<p>${differenceInWords(judged)}</p>`
          : html`<p>${judged.reason}</p>`,
    },
  ];
  const where = whereInWords(judged, breakdowns, comparesAllTeams);
  if (where) parts.push({ heading: 'Where', content: html`<p>${where}</p>` });
  if (judged.variation) parts.push({ heading: 'Variation', content: html`<p>${variationMark(judged.variation)}</p>` });
  if (kept.target)
    parts.push({
      heading: `Target: ${localTargetInWords(kept.target, measure)}`,
      content: html`${latest && standingInWords(latest, kept, measure)}${judged.assurance && html`<p>${assuranceMark(judged.assurance)}</p>`}${
        outlook &&
        html`<p>At its present form, ${chanceInWords(outlook.chance)} to meet it in ${monthInWords(outlook.month)}.</p>`
      }${!judged.assurance && !outlook && html`<p>Whether it will be met cannot be said.</p>`}`,
    });
  if (caveats.length > 0) parts.push({ heading: 'How sure', content: caveats.map((caveat) => html`<p>${caveat}</p>`) });
  return aside('What it means', parts);
}

/** How the latest figure stands to the target, and who approved that. */
function standingInWords({ value, denominator }: ChartPoint, kept: KeptHere, measure: Judged['measure']): Html | null {
  const { target, decision } = kept;
  const isTooFew = isOutOfCases(measure.kind) && (denominator ?? 0) < SMALLEST_JUDGED_DENOMINATOR;
  if (target === null || value === null || isTooFew) return null;
  const tolerance = decision?.tolerance ?? null;
  const words = {
    met: 'The latest figure meets it.',
    within: `The latest figure misses it by no more than the tolerance${tolerance ? ` (${toleranceInWords(tolerance, measure)})` : ''}.`,
    missed: 'The latest figure misses it.',
  };
  const approved = decision && ` Approved by ${decision.approvedBy} on ${dateInWords(decision.approvedOn)}.`;
  return html`<p>${words[standing(value, target, tolerance)]}${approved}</p>`;
}

/** The teams that differ from the council, so that a reader need not look for them. */
function whereInWords(
  { of, measure }: Judged,
  breakdowns: MeasurePage['breakdowns'],
  comparesAllTeams: boolean,
): string | null {
  const teams = breakdowns.find(({ dimension }) => dimension === 'team')?.beside.groups ?? [];
  const judgeable = teams.filter(({ isTooFew, value }) => !isTooFew && value !== null);
  const different = judgeable.filter(({ signal }) => signal !== null);
  if (of !== 'the council' || measure.kind !== 'proportion' || judgeable.length < 2) return null;
  if (different.length === 0)
    return `${comparesAllTeams ? 'No team' : 'None of your teams'} differs from the council by more than chance.`;
  const named = different.map(({ name, signal, madeOf }) => `${name} is ${signal && BESIDE[signal]} (${madeOf})`);
  const rest = judgeable.length - different.length;
  const others =
    rest === 0
      ? ''
      : ` ${capitalised(numberInWords(rest))} other${rest === 1 ? ' does' : 's do'} not differ by more than chance.`;
  return `Over the period, beside the council: ${named.join('; ')}.${others}`;
}

const BESIDE = { good: 'better', bad: 'worse', high: 'higher', low: 'lower' } as const;

function differenceInWords({ measure, difference, from, to }: Judged): string {
  if (!difference || !from || !to) return '';
  const direction = difference.change > 0 ? 'up' : difference.change < 0 ? 'down' : 'unchanged';
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${formatChange(measure, value)}`;
  return `From ${monthInWords(from)} to ${monthInWords(to)}: ${direction === 'unchanged' ? direction : `${direction} ${formatChange(measure, difference.change)}`} (95% interval ${signed(difference.lower)} to ${signed(difference.upper)}).`;
}

function actOn({ judged, view, toActOn, mayActOn }: MeasurePage, latest: ChartPoint): Html {
  if (toActOn === null) return html``;
  const clocks = mayActOn ? clocksHref(judged.measure.id, view.team) : null;
  const { measure } = judged;
  const ofTeam = view.team && { dimension: 'team', group: view.team };
  const query = new URLSearchParams({ ...(toActOn.of !== 'own' && { month: latest.month }), ...ofTeam });
  const href = `/measures/${measure.id}/children?${query}`;
  const words = behindInWords(measure, toActOn, monthInWords(latest.month));
  return html`<div class="hw-callout">${linkButton({ text: words, href })}<p class="hw-callout__note">Opening the list is recorded.${clocks && html` <a class="govuk-link" href="${clocks}">Whose time is running now</a>`}</p></div>`;
}

/** What the link to the children says: how many of whom, and of which month; nobody is told of more than they may see. */
function behindInWords(measure: Judged['measure'], toActOn: ToActOn, month: string): string {
  if (toActOn.of === 'own') return 'Your own cases behind this measure';
  const whose = toActOn.of === 'teams' ? `Your ${toActOn.teams === 1 ? 'team' : 'teams'}: ` : '';
  if (measure.better === 'neither' || measure.kind === 'mean')
    return `${whose === '' ? 'The' : `${whose}the`} rows behind ${month}`;
  return `${whose}${actOnInWords(measure, toActOn.count)} in ${month}`;
}

/** `27 children to act on`; where rows of the file are counted, it is they that are put right. */
function actOnInWords({ area }: Judged['measure'], count: number): string {
  const number = count.toLocaleString('en-GB');
  if (area === 'recording') return `${number} ${count === 1 ? 'row' : 'rows'} to put right`;
  return `${number} ${count === 1 ? 'child' : 'children'} to act on`;
}

/** While the extracts reach back less far than the measure looks. */
export function buildingHistory(held: number, { months, without }: LooksBack): string {
  const until =
    without === 'noFigure'
      ? 'Until then there is no figure: it would be wrong.'
      : 'Until then what is earlier is taken from the file’s own count.';
  return `${held} of ${months} months. ${until}`;
}
