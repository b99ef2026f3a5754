import type { ListId } from '#features/extracts/index.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { lastDayOf, type Month } from '#kernel/month.ts';
import type { AnyMeasure } from './definition.ts';
import { figureOf } from './figures.ts';
import { knownSince, monthsGiven } from './looks-back.ts';
import { isOutOfCases, type MeasureDescription, type MeasureValue, type Point, type Status } from './measure.ts';

/** What a series must know of an extract that is in use. */
export type ExtractStamp = {
  id: string;
  asAt: LocalDate;
  dataMonth: Month;
  /** Grows with each acceptance: of two extracts as at the same day the later accepted one is believed. */
  acceptedOrder: number;
  acceptedOn: LocalDate;
  /** The lists that the file has: a measure over another list has no figure from it. */
  lists: readonly ListId[];
  /** When its rows were erased: what is counted from then on cannot look back to them. */
  rowsErasedOn?: LocalDate | null;
};

/** The extracts that give a measure's figure for each month, oldest first. */
export type Coverage = ReadonlyMap<Month, readonly ExtractStamp[]>;

type Figures = Pick<MeasureValue, 'month' | 'numerator' | 'denominator'> & { extractId: string };
type Earlier = Point['earlier'][number];

/** Whether each extract was measured with what the ones before it know. */
type EarlierExtracts = 'kept' | 'unknown';

/**
 * The series of one measure and group from what each extract says of it: a month's figure is the newest extract's that
 * covers the month, with what earlier ones said. A group that the newest extract no longer has in a month that an
 * earlier one gave it has no cases there. Months of which no extract gives the group a figure are left out.
 */
export function seriesOf(
  measure: AnyMeasure,
  values: readonly Figures[],
  extracts: readonly ExtractStamp[],
  today: LocalDate,
  earlier: EarlierExtracts = 'kept',
): Point[] {
  return seriesFrom(measure.description, values, coverageOf(measure, extracts, earlier), today);
}

/** Which extracts cover which month for a measure; worked out once where many groups' series are wanted. */
export function coverageOf(
  measure: AnyMeasure,
  extracts: readonly ExtractStamp[],
  kept: EarlierExtracts = 'kept',
): Coverage {
  const coverage = new Map<Month, ExtractStamp[]>();
  const { list, looksBack, description } = measure;
  const looking = { timing: description.timing, looksBack };
  const oldestFirst = extracts.toSorted((a, b) =>
    a.asAt === b.asAt ? a.acceptedOrder - b.acceptedOrder : a.asAt < b.asAt ? -1 : 1,
  );
  for (const [place, extract] of oldestFirst.entries()) {
    if (list !== 'allRows' && !extract.lists.includes(list)) continue;
    const before = kept === 'kept' ? oldestFirst.slice(0, place).reverse() : []; // of two as at one day the later accepted one comes first
    const earlier = before.filter((other) => wasThere(other, extract));
    for (const month of monthsGiven(looking, extract, (back) => knownSince(back, extract, earlier))) {
      const known = coverage.get(month);
      if (known) known.push(extract);
      else coverage.set(month, [extract]);
    }
  }
  return coverage;
}

/** Whether an extract's rows were still there when another was counted; of one day it is taken that they were not. */
function wasThere({ rowsErasedOn = null }: ExtractStamp, { acceptedOn }: ExtractStamp): boolean {
  return rowsErasedOn === null || rowsErasedOn > acceptedOn;
}

export function seriesFrom(
  measure: MeasureDescription,
  values: readonly Figures[],
  coverage: Coverage,
  today: LocalDate,
): Point[] {
  const byMonth = new Map<Month, Map<string, Figures>>();
  for (const value of values) {
    const known = byMonth.get(value.month);
    if (known) known.set(value.extractId, value);
    else byMonth.set(value.month, new Map([[value.extractId, value]]));
  }
  const months = [...byMonth.keys()].sort();
  return months.flatMap((month) => pointOf(measure, month, byMonth.get(month), coverage.get(month), today));
}

function pointOf(
  measure: MeasureDescription,
  month: Month,
  figures: ReadonlyMap<string, Figures> | undefined,
  covering: readonly ExtractStamp[] | undefined,
  today: LocalDate,
): Point[] {
  const newest = covering?.at(-1);
  if (!figures || !covering || !newest) return [];
  const said = covering.map((extract) => figureFrom(measure, extract, figures.get(extract.id)));
  const last = said.at(-1);
  if (!last) return [];
  const status = statusOf(measure, month, covering, said, today);
  return [{ ...last, month, status, earlier: said.slice(0, -1) }];
}

function figureFrom(measure: MeasureDescription, { id, asAt }: ExtractStamp, figure: Figures | undefined): Earlier {
  const numerator = figure?.numerator ?? 0;
  const denominator = figure ? figure.denominator : isOutOfCases(measure.kind) ? 0 : null;
  return { extractId: id, asAt, numerator, denominator, value: figureOf(measure, numerator, denominator) };
}

/**
 * `final` once the lag has passed: for events in an extract drawn after it, for a snapshot on the calendar.
 * `revised` where a figure that was already final differs from the one that now holds.
 */
function statusOf(
  measure: MeasureDescription,
  month: Month,
  covering: readonly ExtractStamp[],
  said: readonly Earlier[],
  today: LocalDate,
): Status {
  const finalFrom = addDays(lastDayOf(month), measure.finalAfterDays);
  const isSnapshot = measure.timing === 'snapshot';
  const newest = covering.at(-1);
  const now = said.at(-1);
  if (!newest || !now) return 'provisional';
  if ((isSnapshot ? today : newest.asAt) < finalFrom) return 'provisional';
  const isRevised = said.slice(0, -1).some((figure, index) => {
    const replacedOn = covering[index + 1]?.acceptedOn ?? today;
    const wasFinal = (isSnapshot ? replacedOn : figure.asAt) >= finalFrom;
    return wasFinal && (figure.numerator !== now.numerator || figure.denominator !== now.denominator);
  });
  return isRevised ? 'revised' : 'final';
}
