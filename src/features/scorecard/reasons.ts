import { type Month, monthInWords } from '#kernel/month.ts';
import type { End, EndsCompared, Rule, Trajectory, TrajectoryReason, XmrPoint } from '#stats';
import { figureOf, type MeasureDescription, SPAN } from '../measures/index.ts';
import { formatChange, formatSigned, formatValue, unitOf } from './figures.ts';
import { capitalised, monthsInWords, numberInWords } from './wording.ts';

type Told = { measure: MeasureDescription; found: Trajectory; months: readonly Month[] };
type SpecialCause = Extract<TrajectoryReason, { code: 'specialCause' }>;
type SignalOver = Extract<TrajectoryReason, { code: 'signalOver' }>;

/** Months on one side of the average from which the run is what convinces. */
const RUN = 7;

/** A trajectory's reason as sentences for anybody. */
export function reasonInWords(told: Told): string {
  const finding = findingInWords(told);
  const { found, measure } = told;
  if (measure.better !== 'neither' || found.change === null) return finding;
  const moved = { up: 'It rose significantly', down: 'It fell significantly', none: 'It did not change significantly' };
  return `No direction is better for this measure. ${moved[found.change]}. ${finding}`;
}

function findingInWords(told: Told): string {
  const { reason, period } = told.found;
  const named = (index: number) => nameOf(told.months, index);
  switch (reason.code) {
    case 'specialCause':
      return `${capitalised(causeInWords(told, reason))}; chance alone would seldom give that.`;
    case 'signalOver':
      return overInWords(told, reason);
    case 'commonCause':
      return `${capitalised(judgedMonths(told))} every month is in its usual range${rangeInWords(told)}, with no run or trend.`;
    case 'differs':
      return `${endsInWords(told)}, more than chance explains.`;
    case 'doesNotDiffer':
      return `${endsInWords(told)}, no more than chance may give.`;
    case 'chanceInSet':
      return `${endsInWords(told)}. Alone that would be significant; among as many measures it is no more than chance gives.`;
    case 'noFinalMonths':
      return told.months.length === 0
        ? 'There are no figures yet.'
        : 'Fewer than two months of the period have a final figure to compare.';
    case 'rebasedInPeriod':
      return `The measure was rebased in ${named(reason.at)}, so the two ends of the period mean different things.`;
    case 'overlappingWindows':
      return `Each figure covers ${numberInWords(SPAN[told.measure.timing])} months, so ${period ? `${named(period.from)} and ${named(period.to)}` : 'the two ends'} share most of their cases.`;
    case 'cumulative':
      return 'The figures add up over the year, so later months hold the earlier ones.';
    case 'meanWithoutSpread':
      return 'How far single cases lie from the mean is not known, so the two ends of the period are not compared.';
    case 'smallDenominators':
      return `One end of the period has ${reason.fewest === 0 ? 'no cases' : `only ${cases(reason.fewest)}`}; fewer than 10 are not compared.`;
    case 'tooFewEvents':
      return `Both ends of the period together count ${reason.events === 0 ? 'nothing' : `only ${numberInWords(reason.events)}`}: too few for any answer.`;
  }
}

function causeInWords(told: Told, { rule, direction, since, months, monthsOutside }: SpecialCause): string {
  const isHigh = direction === 'high';
  const side = isHigh ? 'above the average' : 'below the average';
  const beyond = isHigh ? 'over the upper limit' : 'under the lower limit';
  const outside = monthsOutside === 0 ? '' : `, ${countOf(monthsOutside, months)} of them ${beyond}`;
  const from = nameOf(told.months, since);
  if (rule === 'trend') {
    return `a steady ${isHigh ? 'rise' : 'fall'} over ${numberInWords(months)} months since ${from}${outside}`;
  }
  if (rule === 'twoOfThree' && months < RUN) {
    return `at least two of the last three months are close to the ${isHigh ? 'upper' : 'lower'} limit, and all three ${side}`;
  }
  if (months === 1) {
    const limit = latestOf(told.found.chart)?.[isHigh ? 'upper' : 'lower'] ?? null;
    const value = latestOf(told.found.chart)?.value ?? null;
    return `${from}, at ${formatValue(told.measure, value)}, is ${beyond} of ${formatValue(told.measure, limit)}`;
  }
  return `${numberInWords(months)} months in a row ${side} since ${from}${outside}`;
}

function countOf(some: number, all: number): string {
  return some === all ? 'all' : numberInWords(some);
}

const OVER: Record<Rule, Record<'high' | 'low', (month: string) => string>> = {
  outsideLimits: {
    high: (month) => `${month} was over the upper limit`,
    low: (month) => `${month} was under the lower limit`,
  },
  trend: {
    high: (month) => `A steady rise ended in ${month}`,
    low: (month) => `A steady fall ended in ${month}`,
  },
  twoOfThree: {
    high: (month) => `Months close to the upper limit ended in ${month}`,
    low: (month) => `Months close to the lower limit ended in ${month}`,
  },
  shift: {
    high: (month) => `A run of months above the average ended in ${month}`,
    low: (month) => `A run of months below the average ended in ${month}`,
  },
};

function overInWords({ found, months }: Told, { rule, direction, at }: SignalOver): string {
  const last = found.period === null ? '' : nameOf(months, found.period.to);
  return `${OVER[rule][direction](nameOf(months, at))}, but it did not last: ${last} shows nothing unusual.`;
}

function judgedMonths({ found, months }: Told): string {
  const { period } = found;
  if (period === null) return 'in the period';
  return `from ${monthsInWords(monthAt(months, period.from), monthAt(months, period.to), 0)}`;
}

/** The limits, as far as the measure can reach them. */
function rangeInWords({ found, measure }: Told): string {
  const latest = latestOf(found.chart);
  if (!latest || latest.lower === null || latest.upper === null) return '';
  const top = measure.kind === 'proportion' ? 100 : Number.POSITIVE_INFINITY;
  const [lower, upper] = [Math.max(0, latest.lower), Math.min(top, latest.upper)];
  return ` (${formatValue(measure, lower)} to ${formatValue(measure, upper)})`;
}

function latestOf(chart: readonly XmrPoint[] | null): XmrPoint | undefined {
  return chart?.findLast((point) => point.value !== null);
}

/** `66.0% in March and April 2022 and 74.5% in June and July 2022: up by 8.5 percentage points (95% interval 2.1 to 14.8)`. */
function endsInWords(told: Told): string {
  const { ends } = told.found;
  if (ends === null) return 'The two ends of the period were compared';
  return `${endInWords(told, ends.first)} and ${endInWords(told, ends.last)}: ${changeInWords(told.measure, ends)}`;
}

function endInWords({ measure, months }: Told, { from, to, numerator, denominator }: End): string {
  const [first, last] = [monthAt(months, from), monthAt(months, to)];
  const isCount = measure.kind === 'count';
  const value = isCount ? numerator / denominator : figureOf(measure, numerator, denominator);
  const average = isCount && from !== to ? ' a month' : '';
  return `${formatValue(measure, value)}${average} in ${monthsInWords(first, last, to - from + 1)}`;
}

function changeInWords(measure: MeasureDescription, { difference }: EndsCompared): string {
  const unit = unitOf(measure);
  const change = difference.change * unit;
  const interval = `95% interval ${formatSigned(measure, difference.lower * unit)} to ${formatSigned(measure, difference.upper * unit)}`;
  if (change === 0) return `no difference (${interval})`;
  return `${change > 0 ? 'up' : 'down'} by ${formatChange(measure, change)} (${interval})`;
}

function cases(count: number): string {
  return `${numberInWords(count)} ${count === 1 ? 'case' : 'cases'}`;
}

function nameOf(months: readonly Month[], index: number): string {
  return monthInWords(monthAt(months, index));
}

function monthAt(months: readonly Month[], index: number): Month {
  const month = months[index];
  if (month === undefined) throw new Error('a trajectory names a month that its series does not have');
  return month;
}
