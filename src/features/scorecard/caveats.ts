import { addDays, dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { lastDayOf, type Month, monthInWords } from '#kernel/month.ts';
import type { Refusal, Trajectory } from '#stats';
import { isOutOfCases, type MeasureDescription, type Point, SMALLEST_JUDGED_DENOMINATOR } from '../measures/index.ts';
import { formatChange, formatFraction } from './figures.ts';
import { numberInWords } from './wording.ts';

type Told = {
  measure: MeasureDescription;
  found: Trajectory;
  months: readonly Month[];
  points: readonly (Point | null)[];
  today: LocalDate;
};

/** Months looked back on for how far figures still moved. */
const REVISION_MONTHS = 12;

/** A change this many months before the period is old news to it. */
const OLD_MONTHS = 6;

/** What a reader should know before leaning on the verdict, the most important first. */
export function caveatsFor(told: Told): string[] {
  return [
    provisional(told),
    smallLatest(told),
    whyNoLimits(told),
    begunEarlier(told),
    sameChildren(told),
    revisions(told),
  ].filter((caveat) => caveat !== null);
}

/** Until when the newest month is provisional, and which month was judged instead. */
function provisional({ measure, found, months, points, today }: Told): string | null {
  const newest = points.findLast((point) => point !== null);
  if (newest?.status !== 'provisional') return null;
  const finalOn = addDays(lastDayOf(newest.month), measure.finalAfterDays);
  const judged = found.period === null ? undefined : months[found.period.to];
  const instead =
    judged === undefined || judged === newest.month ? '' : `; ${monthInWords(judged)} is the last month judged`;
  return `${monthInWords(newest.month)} is ${untilWhen(measure, finalOn, today)}${instead}.`;
}

/** A month of events becomes final in an extract drawn after its day; a snapshot on the day itself. */
function untilWhen({ timing }: MeasureDescription, finalOn: LocalDate, today: LocalDate): string {
  const day = dateInWords(finalOn);
  if (timing === 'snapshot') return `provisional until ${day}`;
  if (today < finalOn) return `provisional until the first extract as at ${day} or later`;
  return `still provisional: no extract as at ${day} or later has been accepted`;
}

function smallLatest({ measure, points }: Told): string | null {
  const latest = points.findLast((point) => point !== null && point.value !== null);
  if (!latest || !isOutOfCases(measure.kind) || (latest.denominator ?? 0) >= SMALLEST_JUDGED_DENOMINATOR) return null;
  return `${monthInWords(latest.month)} rests on ${formatFraction(measure, latest)}: too few for ${measure.kind === 'mean' ? 'a mean' : 'a percentage'}.`;
}

function whyNoLimits({ found }: Told): string | null {
  const { refusal } = found;
  if (refusal === null) return null;
  if (refusal.code !== 'tooFewMonths') return REFUSALS[refusal.code];
  const { months, needed } = refusal;
  const final = months === 1 ? 'one month is' : `${numberInWords(months)} months are`;
  return `Only ${months === 0 ? 'provisional figures are known' : `${final} final`} so far; limits need ${numberInWords(needed)}, so ${ENDS}`;
}

const ENDS = 'only the two ends of the period are compared.';

const REFUSALS: Record<Exclude<Refusal['code'], 'tooFewMonths'>, string> = {
  limitsCollapsed: `Too few of the first twelve months differ to draw limits, so ${ENDS}`,
  rare: `The numbers are too small for limits, so ${ENDS}`,
  stock: `Most of the children counted are the same as a month earlier, so no limits are drawn and ${ENDS}`,
  dependent: `Successive months resemble each other too much for limits, so ${ENDS}`,
  smallLatest: `The last month has too few cases for a signal, so ${ENDS}`,
  rolling: 'Each figure covers many months, so successive ones share most of their cases and no limits are drawn.',
  cumulative: 'The figures add up over the year, so no limits are drawn.',
};

/** A change that is older than the period is still shown as a signal until the measure is rebased. */
function begunEarlier({ found, months }: Told): string | null {
  const { reason, period } = found;
  if (reason.code !== 'specialCause' || period === null) return null;
  if (period.from - reason.since < OLD_MONTHS) return null;
  const since = months[reason.since];
  return since === undefined
    ? null
    : `The change began well before the period, in ${monthInWords(since)}: if it is understood and lasting, rebase the measure.`;
}

function sameChildren({ measure, found }: Told): string | null {
  if (measure.timing !== 'snapshot' || found.method !== 'signal') return null;
  return 'Many children are counted in successive months, so months resemble each other and signals are likelier than chance alone would make them.';
}

/** How far a figure of the last year moved between its first extract and its newest. */
function revisions({ measure, points }: Told): string | null {
  const moved = points.slice(-REVISION_MONTHS).flatMap((point) => {
    const first = point?.earlier[0]?.value ?? null;
    return !point || point.value === null || first === null ? [] : [Math.abs(point.value - first)];
  });
  const most = Math.max(0, ...moved);
  if (Number(most.toFixed(1)) === 0) return null;
  return `In the past year a month moved by up to ${formatChange(measure, most).replace(' a month', '')} between its first extract and its newest.`;
}
