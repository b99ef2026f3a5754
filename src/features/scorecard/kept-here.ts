import { isSupplied, type OwnMeasures, settingsOf, targetIn, targetsDecided } from '#features/settings/index.ts';
import type { Month } from '#kernel/month.ts';
import type { KeptHere } from './measure-shown.ts';
import type { Judged } from './scorecard.ts';

/** How a council keeps the measure that is shown. */
export function keptHere(
  own: OwnMeasures,
  { measure, series }: Judged,
  { to, may }: { to: Month; may(permission: 'counts.read' | 'measures.set'): boolean },
): KeptHere {
  const { decisions, kept } = settingsOf(own, measure.id);
  const national = own.descriptions.find(({ id }) => id === measure.id) ?? measure;
  return {
    owner: may('counts.read') ? kept.ownerName || null : null,
    ...targetIn(to, decisions, national),
    byMonth: targetsDecided(
      own,
      measure.id,
      series.map(({ month }) => month),
    ),
    supplied: isSupplied(measure.id) ? suppliedTables(own, series) : null,
    mayKeep: may('measures.set'),
  };
}

function suppliedTables({ figures }: OwnMeasures, series: Judged['series']): NonNullable<KeptHere['supplied']> {
  const byTable = Map.groupBy(series, ({ extractId }) => extractId);
  const tables = [...byTable].flatMap(([id, points]) => {
    const one = figures.find(({ uploadId }) => uploadId === id);
    return one ? [{ by: one.suppliedBy, on: one.acceptedOn, months: points.map(({ month }) => month) }] : [];
  });
  return tables.toSorted((a, b) => (a.on < b.on ? 1 : -1));
}
