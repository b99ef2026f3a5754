import { groupComparison, movementChart } from '#charts';
import { type Dimension, isOutOfCases, type MeasureDescription, SPAN } from '#features/measures/index.ts';
import { addDays } from '#kernel/local-date.ts';
import { lastDayOf, monthInWords } from '#kernel/month.ts';
import { details, figure, type Html, html } from '#ui';
import { formatFraction } from './figures.ts';
import type { MeasurePage } from './measure-shown.ts';
import { unitOfChart } from './scorecard.page.ts';

const DIMENSION_NAMES: Record<Dimension, string> = {
  council: 'The council',
  team: 'Teams',
  locality: 'Localities',
  ageBand: 'Age',
  sex: 'Sex',
  ethnicGroup: 'Ethnic group',
  disability: 'Disability',
};

/** Teams and localities first; groups of children on request, because there are many. */
export function groupsCompared({
  judged,
  view,
  breakdowns,
}: Pick<MeasurePage, 'judged' | 'view' | 'breakdowns'>): Html {
  const { measure } = judged;
  const over = overInWords(measure, view);
  const shown = breakdowns.filter(({ beside }) => beside.groups.length > 0);
  const children = shown.filter((one) => !isOrganisation(one));
  const compared = isOutOfCases(measure.kind)
    ? 'A group is marked only where it differs from the council by more than chance would hardly ever give; under 10 cases it is shown as it is.'
    : 'Groups are shown as counts and not compared: how many children live in each is not known.';
  return html`<p class="govuk-body hw-reading">${over}, in the order of their names: this is not a league table. ${compared}</p>
<div class="hw-pair">${shown.filter(isOrganisation).map((one) => comparison(measure, one))}</div>
${
  children.length > 0 &&
  details({
    summary: `Groups of children: ${listInWords(children.map(({ dimension }) => DIMENSION_NAMES[dimension].toLowerCase()))}`,
    content: html`<div class="hw-pair">${children.map((one) => comparison(measure, one))}</div>`,
    classes: 'hw-wide-details',
  })
}`;
}

function overInWords({ timing }: MeasureDescription, { from, to }: MeasurePage['view']): string {
  if (timing === 'snapshot') return `As at the end of ${monthInWords(to)}`;
  const months = SPAN[timing];
  if (months > 1) return `The ${months} months to ${monthInWords(to)}`;
  return `${monthInWords(from)} to ${monthInWords(to)} put together`;
}

type Breakdown = MeasurePage['breakdowns'][number];

const isOrganisation = ({ dimension }: Breakdown) => dimension === 'team' || dimension === 'locality';

function comparison({ kind, target }: MeasureDescription, { dimension, beside }: Breakdown): Html {
  const isOwn = isOutOfCases(kind);
  return figure(
    groupComparison({
      id: `groups-${dimension}`,
      title: DIMENSION_NAMES[dimension],
      unit: isOwn ? unitOfChart({ kind }) : 'count',
      groups: beside.groups,
      whole: { name: 'The council', value: isOwn ? beside.whole : null },
      target: isOwn && target ? { value: target.value } : null,
      groupHeading: DIMENSION_NAMES[dimension],
      ...(!isOwn && { summary: `${beside.groups.length} groups, each as a count.` }),
    }),
    { headingLevel: 3 },
  );
}

function listInWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** How one month's figure moved from extract to extract: the one of the last year that moved most. */
export function matured({ judged, moved }: Pick<MeasurePage, 'judged' | 'moved'>): Html {
  const { measure } = judged;
  if (moved === null) return html`<p class="govuk-body">No month has been given by more than one extract yet.</p>`;
  const { movement, point } = moved;
  const steps = [...point.earlier, point];
  if (!movement.change)
    return html`<p class="govuk-body hw-reading">${finalWhen(measure)} No month of the last 12 moved between its first extract and its newest.</p>`;
  return html`<p class="govuk-body hw-reading">${finalWhen(measure)} Of the last 12 months, ${monthInWords(movement.month)} moved most as records came in.</p>
${figure(
  movementChart({
    id: 'matured-chart',
    title: `${monthInWords(movement.month)} as each extract gave it`,
    unit: unitOfChart(measure),
    movements: steps.map((step) => ({ asAt: step.asAt, value: step.value, madeOf: formatFraction(measure, step) })),
    finalFrom: addDays(lastDayOf(movement.month), measure.finalAfterDays),
  }),
  { headingLevel: 3 },
)}`;
}

function finalWhen({ finalAfterDays }: MeasureDescription): string {
  if (finalAfterDays === 0) return 'A month is final at its end.';
  return `A month is final ${finalAfterDays === 1 ? 'a day' : `${finalAfterDays} days`} after its end.`;
}
