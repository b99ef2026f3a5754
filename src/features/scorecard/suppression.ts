import type { MeasureDescription } from '../measures/index.ts';
import type { ChartPoint, Judged } from './scorecard.ts';

/**
 * Small numbers, kept from anyone outside the council. DfE, Characteristics of children in need 2020, data guidance:
 * counts of 1 to 5 are suppressed and shown as `c`; a percentage is suppressed with the count that it would give away.
 */
export const SUPPRESSED = 'c';
const SMALLEST_SUPPRESSED_COUNT = 1;
export const LARGEST_SUPPRESSED_COUNT = 5;
/** A percentage of fewer cases than this is suppressed whatever its numerator. */
export const SMALLEST_PUBLISHED_DENOMINATOR = 10;

/** Nobody outside may learn this count. None at all (0) is published. */
export function isSmallCount(count: number): boolean {
  return count >= SMALLEST_SUPPRESSED_COUNT && count <= LARGEST_SUPPRESSED_COUNT;
}

/**
 * Whether a figure gives a small count away: its numerator, or for a proportion those left over, or a base so small
 * that even 0 % or 100 % or a mean says something of everybody in it. A rate's denominator is the population and tells nothing.
 */
export function isSuppressed(kind: MeasureDescription['kind'], numerator: number, denominator: number | null): boolean {
  if (kind === 'mean') return denominator !== null && denominator > 0 && denominator < SMALLEST_PUBLISHED_DENOMINATOR;
  if (isSmallCount(numerator)) return true;
  if (kind !== 'proportion' || denominator === null || denominator === 0) return false;
  return denominator < SMALLEST_PUBLISHED_DENOMINATOR || isSmallCount(denominator - numerator);
}

/** A month as it may leave the council: `isSuppressed` tells a hidden figure from a month without cases. */
export type PublishedPoint = ChartPoint & { isSuppressed: boolean };

export type Published = Omit<Judged, 'series' | 'latest'> & {
  series: readonly PublishedPoint[];
  latest: PublishedPoint | null;
};

/** The whole figure, for readers inside the council's walls. */
export function forBoard(judged: Judged): Published {
  const shown = (point: ChartPoint): PublishedPoint => ({ ...point, isSuppressed: false });
  return { ...judged, series: judged.series.map(shown), latest: judged.latest && shown(judged.latest) };
}

/**
 * The figure as it may leave the council's walls. What earlier extracts said is left out, since the difference of two
 * versions can be a small count. Where any month is hidden, so is whatever could be solved for it: the centre and the
 * limits (a mean of the months shown and hidden gives the hidden one), the interval, the difference between the ends,
 * the outlook of every month, which follows from mean and last figure, and sentences that may quote a figure. The
 * verdict itself stays.
 */
export function forPublic(judged: Judged): Published {
  const kind = judged.measure.kind;
  const isHidden = (point: ChartPoint) => isSuppressed(kind, point.numerator, point.denominator);
  const hidesAny = judged.series.some(isHidden) || (judged.latest !== null && isHidden(judged.latest));
  const published = (point: ChartPoint) => publishedPoint(point, isHidden(point), hidesAny);
  return {
    ...judged,
    series: judged.series.map(published),
    latest: judged.latest && published(judged.latest),
    ...(hidesAny
      ? {
          reason: judged.verdict === 'undetermined' ? HIDDEN_REFUSAL : HIDDEN_REASON,
          caveats: [HIDDEN_CAVEAT],
          difference: null,
          latestInterval: null,
          outlookByMonth: [],
        }
      : {}),
  };
}

/** As `forPublic`, for pages: a hidden month is left out of the series, and the latest is the last that may be shown. */
export function publishable(judged: Judged): Judged {
  const { series, latest: _latest, ...rest } = forPublic(judged);
  const shown = series.filter((point) => !point.isSuppressed);
  return { ...rest, series: shown, latest: shown.findLast(({ value }) => value !== null) ?? null };
}

const HIDDEN_REASON = 'Judged on all months, of which some are too small to publish.';
const HIDDEN_REFUSAL = 'The reason rests on figures that are too small to publish.';
const HIDDEN_CAVEAT = `Some months are marked ${SUPPRESSED} or left out: their figures are too small to publish, and the limits of the chart are left out with them.`;

function publishedPoint(point: ChartPoint, isHidden: boolean, hidesAny: boolean): PublishedPoint {
  const open = { ...point, earlier: [], isSuppressed: isHidden };
  const counts = isHidden ? { ...open, numerator: 0, denominator: null, value: null, signal: null } : open;
  return hidesAny ? { ...counts, centre: null, lower: null, upper: null } : counts;
}
