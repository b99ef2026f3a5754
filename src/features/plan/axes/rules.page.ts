import { COUNTS, type CountId, type Counts, countInWords } from '#kernel/counts.ts';
import { type Limit, limitInWords, type TimescaleId } from '#kernel/timescales.ts';
import { dataTable, type Html, html, named, pageHeading, reading } from '#ui';
import { CONFIDENCE_LEVELS, IMPACT_RATINGS, type ImpactRating } from './axes.ts';
import { CONFIDENCE_RULES } from './confidence.ts';
import { DELIVERY_RULES } from './delivery-rules.ts';
import { impactWords } from './impact.ts';
import { CONFIDENCE_LOOKS, DELIVERY_LOOKS, IMPACT_LOOKS } from './looks.ts';
import { lookTag } from './marks.page.ts';

/** A period as it is in force, and where it stands. */
export type PeriodInForce = { id: TimescaleId; trigger: string; requirement: string; limit: Limit; source: string };

/** A number that rules count by, as it is in force, and where it stands. */
export type NumberInForce = { id: CountId; amount: number; source: string };

export type RulesPage = {
  navigation: Html;
  periods: readonly PeriodInForce[];
  numbers: readonly NumberInForce[];
  counts: Counts;
};

/** The rules of the three axes: the very ones that run, with the periods and numbers in force. */
export function rulesPage({ navigation, periods, numbers, counts }: RulesPage): Html {
  const impact = impactWords(counts);
  const counted = (ids: readonly TimescaleId[]) =>
    periods
      .filter(({ id }) => ids.includes(id))
      .map(
        (period) =>
          html`<br><span class="hw-quiet">${limitInWords(period.limit)} from ${triggerOf(period)} (${period.id})</span>`,
      );
  return html`${pageHeading('How an action is judged', { caption: 'Delivery, impact and confidence' })}
${navigation}
${reading(html`<p class="govuk-body-l">Three answers that do not follow from each other: whether an action is being done, whether it did anything for children, and how sure anybody can be. They are counted anew each day from dates, milestones, updates, signatures and what tests found. Nobody types them in.</p>`)}
${dataTable({
  caption: 'Delivery: the first rule that applies proposes the status',
  captionSize: 'm',
  columns: [{ heading: 'Rule' }, { heading: 'Status' }, { heading: 'When' }],
  rows: DELIVERY_RULES.map(({ id, status, words, periods: ids, isFact }) => [
    id,
    lookTag(DELIVERY_LOOKS[status]),
    html`${words}${isFact && (status === 'atRisk' || status === 'offTrack') ? ' Nobody can settle a better status by hand.' : ''}${counted(ids)}`,
  ]),
})}
${reading(html`<p class="govuk-body">Who keeps the plan can settle on track, at risk or off track by hand, with a reason that is shown wherever the status is. A status that is better than the rules propose holds until the action’s owner reports on a later day; one that is worse holds until somebody ends it. A milestone, a due day or an update that was missed cannot be settled away. The day alone never makes a status better.</p>
<p class="govuk-body">An action is delivered when its owner says so, every milestone is met or dropped, there is evidence, and a second person signs: the sponsor of the outcome or the director. Nobody signs twice. A “not yet” goes back to the owner and is counted. Evidence that is withdrawn takes the status with it.</p>`)}
${dataTable({
  caption: 'Impact: what the tests of the outcome found',
  captionSize: 'm',
  columns: [{ heading: 'Rating' }, { heading: 'When' }],
  rows: IMPACT_RATINGS.map((rating) => [
    lookTag(IMPACT_LOOKS[rating]),
    html`${impact[rating]}${rating === 'inLag' && counted(['R-PLAN-TEST'])}${countedBy(rating, counts)}`,
  ]),
})}
${reading(html`<p class="govuk-body">A result counts from the day on which the action began. Of each test the newest result counts; one that could not tell is left out. What was found worse on the same day as the newest better result, or later, takes the rating down by one. A day until which nothing has to show is the one on which an impact is expected, or, where none was set, so long after delivery as a test may take; from the day after it, an impact that nothing shows is overdue.</p>`)}
${dataTable({
  caption: 'Confidence: what lowers it',
  captionSize: 'm',
  columns: [{ heading: 'Rule' }, { heading: 'Confidence' }, { heading: 'When' }],
  rows: [
    ...CONFIDENCE_RULES.map(({ id, level, words, periods: ids }) => [
      id,
      lookTag(CONFIDENCE_LOOKS[level]),
      html`${words}${counted(ids)}`,
    ]),
    ['H1', lookTag(CONFIDENCE_LOOKS[CONFIDENCE_LEVELS[0]]), 'None of the above.'],
  ],
})}
${dataTable({
  caption: 'Periods in force',
  captionSize: 'm',
  columns: [{ heading: 'Period' }, { heading: 'In force' }, { heading: 'It rests on' }],
  rows: periods.map((period) => [
    named(period.requirement, period.id),
    `${limitInWords(period.limit)} from ${triggerOf(period)}`,
    period.source,
  ]),
})}
${dataTable({
  caption: 'Numbers in force',
  captionSize: 'm',
  columns: [{ heading: 'Number' }, { heading: 'In force' }, { heading: 'It rests on' }],
  rows: numbers.map(({ id, amount, source }) => [named(COUNTS[id].what, id), countInWords(COUNTS[id], amount), source]),
})}`;
}

const COUNTED_BY: Partial<Record<ImpactRating, CountId>> = {
  evidenced: 'C-IMPACT-SOURCES',
  sustained: 'C-IMPACT-SUSTAINED',
};

function countedBy(rating: ImpactRating, counts: Counts): Html | null {
  const id = COUNTED_BY[rating];
  if (id === undefined) return null;
  return html`<br><span class="hw-quiet">${countInWords(COUNTS[id], counts(id))} (${id})</span>`;
}

function triggerOf({ trigger }: PeriodInForce): string {
  return `${trigger.slice(0, 1).toLowerCase()}${trigger.slice(1)}`;
}
