import { isOutOfCases, SMALLEST_JUDGED_DENOMINATOR } from '#features/measures/index.ts';
import type { ChartPoint, Judged } from '#features/scorecard/index.ts';
import { isOnBoard, type OwnMeasures, settingsOf, standing, targetIn } from '#features/settings/index.ts';
import type { MeasureSeen } from '../axes/measure-gaps.ts';

/** The measures that coverage asks about: the board's, and those that an outcome still aimed at names. */
export function measuresSeen(
  rows: Iterable<Judged>,
  own: OwnMeasures,
  named: ReadonlySet<string>,
  askedFromMonths: number,
): MeasureSeen[] {
  return [...rows].flatMap((row): MeasureSeen[] => {
    const { id, title } = row.measure;
    const isBoards = isOnBoard(own, row.measure);
    if (!isBoards && !named.has(id)) return [];
    const { owner, ownerName } = settingsOf(own, id).kept;
    return [
      {
        ...{ id, title, verdict: row.verdict, isOnBoard: isBoards },
        ...{ monthsMissed: monthsMissed(row, own), askedFromMonths, owner: ownerName || owner },
      },
    ];
  });
}

/**
 * How many final months in a row, up to the newest, missed the target that held in each of them; null where no final
 * month can be held against one. A month of too few cases is passed over, as is one without a figure. What lies within
 * the tolerance is no miss.
 */
export function monthsMissed({ measure, series }: Pick<Judged, 'measure' | 'series'>, own: OwnMeasures): number | null {
  const { decisions } = settingsOf(own, measure.id);
  const national = own.descriptions.find(({ id }) => id === measure.id) ?? measure;
  const final = series.filter((point) => isJudged(point, measure));
  let missed = 0;
  for (const { month, value } of final.toReversed()) {
    const { target, decision } = targetIn(month, decisions, national);
    if (target === null || value === null) return missed === 0 ? null : missed;
    if (standing(value, target, decision?.tolerance ?? null) !== 'missed') return missed;
    missed += 1;
  }
  return final.length === 0 ? null : missed;
}

function isJudged({ value, status, denominator }: ChartPoint, { kind }: Judged['measure']): boolean {
  const isEnough = !isOutOfCases(kind) || (denominator ?? 0) >= SMALLEST_JUDGED_DENOMINATOR;
  return value !== null && status !== 'provisional' && isEnough;
}
