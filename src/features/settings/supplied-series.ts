import {
  figureOf,
  type MeasureDescription,
  type MeasureId,
  type Point,
  type Status,
} from '#features/measures/index.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { lastDayOf, type Month } from '#kernel/month.ts';

/** A figure of an accepted table: which one, and when it was accepted. */
export type SuppliedFigure = {
  uploadId: string;
  acceptedOn: LocalDate;
  month: Month;
  numerator: number;
  denominator: number | null;
};

/** A figure in use, with the group that it is of: `all`, or the team's name as it is today; and who supplied it. */
export type FigureInUse = SuppliedFigure & {
  measure: MeasureId;
  group: string;
  team: string | null;
  suppliedBy: string;
};

/**
 * A local measure's series for one group: each month's figure from the table accepted last, with what earlier ones
 * said. `figures` come in the order in which their tables were accepted.
 */
export function suppliedSeries(
  measure: Pick<MeasureDescription, 'kind' | 'timing' | 'finalAfterDays'>,
  figures: readonly SuppliedFigure[],
  today: LocalDate,
): Point[] {
  const byMonth = Map.groupBy(figures, ({ month }) => month);
  return [...byMonth]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([month, said]) => {
      const now = said.at(-1);
      if (!now) return [];
      const asPoint = ({ uploadId, acceptedOn, numerator, denominator }: SuppliedFigure) => ({
        ...{ extractId: uploadId, asAt: acceptedOn, numerator, denominator },
        value: figureOf(measure, numerator, denominator),
      });
      const status = statusOf(measure, month, said, today);
      return [{ ...asPoint(now), month, status, earlier: said.slice(0, -1).map(asPoint) }];
    });
}

/** Final on the calendar, as for figures of a day; revised where one that was final already was replaced by another. */
function statusOf(
  { finalAfterDays }: Pick<MeasureDescription, 'finalAfterDays'>,
  month: Month,
  said: readonly SuppliedFigure[],
  today: LocalDate,
): Status {
  const finalFrom = addDays(lastDayOf(month), finalAfterDays);
  const now = said.at(-1);
  if (!now || today < finalFrom) return 'provisional';
  const isRevised = said.slice(0, -1).some(({ numerator, denominator }, index) => {
    const replacedOn = said[index + 1]?.acceptedOn ?? today;
    return replacedOn >= finalFrom && (numerator !== now.numerator || denominator !== now.denominator);
  });
  return isRevised ? 'revised' : 'final';
}

/** How a table's figures stand to those that are there already. */
export type Difference = { isNew: number; isSame: number; isRevised: number };

/** What accepting a table would change: how many figures are new, the same as before, or other ones. */
export function differenceOf(
  values: readonly { key: string; numerator: number; denominator: number | null }[],
  before: ReadonlyMap<string, { numerator: number; denominator: number | null }>,
): Difference {
  const difference = { isNew: 0, isSame: 0, isRevised: 0 };
  for (const { key, numerator, denominator } of values) {
    const known = before.get(key);
    if (known === undefined) difference.isNew += 1;
    else if (known.numerator === numerator && known.denominator === denominator) difference.isSame += 1;
    else difference.isRevised += 1;
  }
  return difference;
}
