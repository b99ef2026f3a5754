import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { AreaKind, Benchmark, BenchmarkUnit } from './figure.ts';
import { type NeighbourSet, neighboursIn, withNeighboursMean } from './neighbours.ts';
import type { Neighbour } from './neighbours-layout.ts';

/** The published figures of one measure that are in use, newest year first. */
export async function benchmarksFor(db: Tenant, authority: AuthorityId, measure: string): Promise<Benchmark[]> {
  return (await benchmarksOf(db, authority, measure)).get(measure) ?? [];
}

/**
 * The published figures of every measure that are in use, by measure, newest year first. Where several accepted files
 * give the same figure, the one published last counts; then the one loaded last.
 */
export async function benchmarksOf(
  db: Tenant,
  authority: AuthorityId,
  measure: string | null = null,
): Promise<Map<string, Benchmark[]>> {
  const { rows } = await sql<FigureRow>`
    select distinct on (f.measure, f.ends_on, f.covers, f.area_kind, area_key)
      f.measure, f.item_code, f.item_name, f.unit, f.year, f.ends_on, f.covers, f.area_kind, f.area_code, f.area_name,
      f.value, f.mark, f.source, f.published_on,
      case f.area_kind when 'region' then f.area_name when 'council' then coalesce(f.area_code, f.area_name) else '' end as area_key
    from benchmark_figure f
    join benchmark_set s on s.authority_id = f.authority_id and s.set_id = f.set_id
    where f.authority_id = ${authority} and s.state = 'accepted' and f.measure is not null
      and (${measure}::text is null or f.measure = ${measure})
    order by f.measure, f.ends_on, f.covers, f.area_kind, area_key, f.published_on desc nulls last, s.sequence desc`.execute(
    db,
  );
  const neighbours = await neighboursOf(db, authority);
  const figures = withNeighboursMean(rows.map(figureOf), neighbours);
  const sorted = figures.toSorted((a, b) => (a.endsOn < b.endsOn ? 1 : a.endsOn > b.endsOn ? -1 : 0));
  return Map.groupBy(sorted, (figure) => figure.measure ?? '');
}

type FigureRow = {
  measure: string;
  item_code: string;
  item_name: string;
  unit: BenchmarkUnit;
  year: string;
  ends_on: LocalDate;
  covers: Benchmark['covers'];
  area_kind: AreaKind;
  area_code: string | null;
  area_name: string;
  value: number | null;
  mark: string | null;
  source: string;
  published_on: LocalDate | null;
};

function figureOf(row: FigureRow): Benchmark {
  return {
    ...{ measure: row.measure, item: { code: row.item_code, name: row.item_name }, unit: row.unit },
    ...{ year: row.year, endsOn: row.ends_on, covers: row.covers, value: row.value, mark: row.mark },
    area: { kind: row.area_kind, code: row.area_code, name: row.area_name },
    ...{ source: row.source, publishedOn: row.published_on, derivation: null },
  };
}

/** The council’s statistical neighbours by the newest model that is in use; null where none is. */
export async function neighboursOf(db: Tenant, authority: AuthorityId): Promise<NeighbourSet | null> {
  const rows = await db
    .selectFrom('statistical_neighbour as n')
    .innerJoin('benchmark_set as s', (on) =>
      on.onRef('s.authority_id', '=', 'n.authority_id').onRef('s.set_id', '=', 'n.set_id'),
    )
    .select([
      'n.model',
      'n.council_code',
      'n.rank',
      'n.neighbour_code',
      'n.neighbour_name',
      'n.closeness',
      's.sequence',
    ])
    .where('n.authority_id', '=', authority)
    .where('s.state', '=', 'accepted')
    .where('n.council_code', '=', authority)
    .orderBy('s.sequence')
    .orderBy('n.row_number')
    .execute();
  return neighboursIn(
    rows.map((row): Neighbour & { sequence: number } => ({
      ...{ model: row.model, council: row.council_code, rank: row.rank, code: row.neighbour_code },
      ...{ name: row.neighbour_name, closeness: row.closeness, sequence: row.sequence },
    })),
  );
}
