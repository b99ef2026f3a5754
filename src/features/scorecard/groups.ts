import type { ComparedGroup } from '#charts';
import {
  AGE_BANDS,
  type Dimension,
  figureOf,
  groupInWords,
  isOutOfCases,
  type MeasureDescription,
  NOT_KNOWN,
  type Point,
  SMALLEST_JUDGED_DENOMINATOR,
  SPAN,
} from '#features/measures/index.ts';
import type { Month } from '#kernel/month.ts';
import { wilson } from '#stats';
import { formatFraction } from './figures.ts';

/** A group as it is compared, with the key under which its figures are kept. */
export type GroupBeside = ComparedGroup & { key: string };

/** A group stands out where its figure differs from the council's by more than 998 in 1,000 samples would. */
const STANDS_OUT = 0.998;

/**
 * Groups of children beside the council, each over the whole period so that small ones have cases enough. A group is
 * said to differ only where the 99.8 % interval of its own figure leaves the council's out; under 10 cases it is shown
 * and not judged. Counts and rates have no denominator in a group and are shown as counts.
 */
export function groupsBeside(
  measure: MeasureDescription,
  dimension: Dimension,
  groups: ReadonlyMap<string, readonly Point[]>,
  council: readonly Point[],
  period: { from: Month; to: Month },
): { groups: GroupBeside[]; whole: number | null } {
  const counted = countedOver(measure, [council, ...groups.values()], period);
  const whole = pooled(measure, council, counted);
  const compared = groupsInOrder(dimension, [...groups]).map(([group, series]): GroupBeside => {
    const { numerator, denominator, value } = pooled(measure, series, counted);
    const of = denominator ?? 0;
    const isJudged = measure.kind === 'proportion' && of >= SMALLEST_JUDGED_DENOMINATOR;
    const interval = measure.kind === 'proportion' && of > 0 ? wilson({ count: numerator, of }) : null;
    return {
      key: group,
      name: groupInWords(dimension, group),
      value,
      lower: interval && interval.lower * 100,
      upper: interval && interval.upper * 100,
      madeOf: isOutOfCases(measure.kind) ? formatFraction(measure, { numerator, denominator }) : '',
      isTooFew: isOutOfCases(measure.kind) && of > 0 && of < SMALLEST_JUDGED_DENOMINATOR,
      signal: isJudged ? signalOf(measure, { count: numerator, of }, whole.value) : null,
    };
  });
  return { groups: compared, whole: whole.value };
}

/** Age bands from young to old, others as they come, by name; those of whom it is not known last. */
export function groupsInOrder<Of>(dimension: Dimension, groups: readonly [string, Of][]): [string, Of][] {
  const bands: readonly string[] = AGE_BANDS;
  const place = (group: string) => (group === NOT_KNOWN ? bands.length : Math.max(0, bands.indexOf(group)));
  const isOrdered = dimension === 'ageBand';
  return groups.toSorted(([a], [b]) =>
    isOrdered ? place(a) - place(b) : Number(a === NOT_KNOWN) - Number(b === NOT_KNOWN),
  );
}

/**
 * The months that are put together: of a snapshot or a figure of many months the last one that any group has. A group
 * without a case in it has none, and not those of an older day, who may be another group's by now.
 */
export function countedOver(
  { timing }: MeasureDescription,
  groups: readonly (readonly Point[])[],
  { from, to }: Period,
): Period {
  if (timing !== 'snapshot' && SPAN[timing] === 1) return { from, to };
  const months = groups.flat().map(({ month }) => month);
  const within = months.filter((month) => from <= month && month <= to).toSorted();
  const last = within.at(-1) ?? to;
  return { from: last, to: last };
}

type Period = { from: Month; to: Month };

/** Months of the period put together: of a snapshot the last one, because the same children are in all of them, and of
 * a figure that adds up many months, too. */
export function pooled(measure: MeasureDescription, series: readonly Point[], { from, to }: Period) {
  const months = series.filter(({ month }) => from <= month && month <= to);
  const used = measure.timing === 'snapshot' || SPAN[measure.timing] > 1 ? months.slice(-1) : months;
  const numerator = used.reduce((sum, point) => sum + point.numerator, 0);
  const hasDenominator = isOutOfCases(measure.kind);
  const denominator = hasDenominator ? used.reduce((sum, point) => sum + (point.denominator ?? 0), 0) : null;
  const value = hasDenominator ? figureOf(measure, numerator, denominator) : used.length === 0 ? null : numerator;
  return { numerator, denominator, value };
}

function signalOf(
  measure: MeasureDescription,
  own: { count: number; of: number },
  council: number | null,
): ComparedGroup['signal'] {
  if (council === null) return null;
  const { lower, upper } = wilson(own, STANDS_OUT);
  const isHigh = lower * 100 > council;
  const isLow = upper * 100 < council;
  if (!isHigh && !isLow) return null;
  if (measure.better === 'neither') return isHigh ? 'high' : 'low';
  return isHigh === (measure.better === 'higher') ? 'good' : 'bad';
}
