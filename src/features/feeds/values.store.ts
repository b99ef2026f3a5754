import { sql } from 'kysely';
import { type Dimension, type MeasureId, measureById, type StoredValue, seriesFrom } from '#features/measures/index.ts';
import { loadBasis } from '#features/scorecard/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import type { Tenant } from '#platform/database/database.ts';
import type { Bearer } from '#platform/web/route.ts';
import type { Asked } from './asked.ts';
import { type GroupSeries, reachesGroup, type ValueRow, valueRows } from './values.ts';

type Counted = StoredValue & { definitionVersion: number };

/** The figures that are asked for, as far as the token reaches; measures in the order of the catalogue. */
export async function loadValues(db: Tenant, bearer: Bearer, asked: Asked, today: LocalDate): Promise<ValueRow[]> {
  const { authority, seesCounts, reach } = bearer;
  const dimension = asked.dimension ?? (reach.kind === 'council' ? 'council' : 'team');
  const { coverage } = await loadBasis(db, authority);
  const byMeasure = Map.groupBy(await countedOf(db, bearer, dimension, asked.measures), ({ measure }) => measure);
  return asked.measures.flatMap((id) => {
    const values = byMeasure.get(id) ?? [];
    const series = [...Map.groupBy(values, ({ group }) => group)].map(([group, own]) =>
      seriesOfGroup(id, dimension, group, own, (measure) =>
        seriesFrom(measure, own, coverage.get(id) ?? new Map(), today),
      ),
    );
    // What is hidden is settled with every group at hand, and only then what lies beyond the token's reach goes.
    return valueRows(series, seesCounts).filter(
      ({ month, group_key }) =>
        (asked.from === null || asked.from <= month) &&
        (asked.to === null || month <= asked.to) &&
        reachesGroup(reach, dimension, group_key),
    );
  });
}

function seriesOfGroup(
  id: MeasureId,
  dimension: Dimension,
  group: string,
  values: readonly Counted[],
  pointsOf: (measure: GroupSeries['measure']) => GroupSeries['points'],
): GroupSeries {
  const measure = measureById(id)?.description;
  if (!measure) throw new Error('only measures of the catalogue are asked for');
  const versions = new Map(values.map((value) => [`${value.extractId} ${value.month}`, value.definitionVersion]));
  const versionOf = (extractId: string, month: Month) => versions.get(`${extractId} ${month}`) ?? null;
  return { measure, dimension, group, points: pointsOf(measure), versionOf };
}

async function countedOf(
  db: Tenant,
  { authority }: Bearer,
  dimension: Dimension,
  measures: readonly MeasureId[],
): Promise<Counted[]> {
  const rows = await db
    .selectFrom('measure_value')
    .select(['measure', 'month', 'group_key', 'numerator', 'denominator', 'extract_id', 'definition_version'])
    .where('authority_id', '=', authority)
    .where('dimension', '=', dimension)
    .where('measure', 'in', measures)
    .where(
      sql<boolean>`extract_id = any(array(
        select extract_id from extract where authority_id = ${authority} and state = 'accepted'))`,
    )
    .execute();
  return rows.map((row) => ({
    measure: row.measure as MeasureId,
    month: row.month as Month,
    dimension,
    group: row.group_key,
    numerator: row.numerator,
    denominator: row.denominator,
    extractId: row.extract_id,
    definitionVersion: row.definition_version,
  }));
}
