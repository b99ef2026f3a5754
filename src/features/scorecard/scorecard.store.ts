import { acceptedExtracts } from '#features/extracts/index.ts';
import {
  CATALOGUE,
  type Coverage,
  coverageOf,
  type Dimension,
  type ExtractStamp,
  type MeasureId,
  type Point,
  type StoredValue,
  seriesFrom,
  valuesOf,
  WHOLE_COUNCIL,
} from '#features/measures/index.ts';
import {
  isSupplied,
  loadOwnMeasures,
  type OwnMeasures,
  seriesSupplied,
  teamsSupplied,
} from '#features/settings/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { localDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { AcceptedExtract } from './basis.ts';
import { remembering } from './remembering.ts';

/** The extracts in use, oldest first, and which of them speaks for which month of each measure. */
export type Basis = {
  extracts: readonly AcceptedExtract[];
  newest: AcceptedExtract | null;
  coverage: ReadonlyMap<MeasureId, Coverage>;
  /** Every measure as the council keeps it, with the figures that it supplies itself. */
  own: OwnMeasures;
};

/** A group of children, by what they are grouped and its name. */
export type Group = { dimension: Dimension; group: string };

export const THE_COUNCIL: Group = { dimension: 'council', group: WHOLE_COUNCIL };

/** One measure's points. */
export type SeriesOfMeasure = ReadonlyMap<MeasureId, readonly Point[]>;

const coverages = remembering<Basis['coverage']>(8);

export async function loadBasis(db: Tenant, authority: AuthorityId): Promise<Basis> {
  const extracts = await acceptedExtracts(db, authority);
  const stamps = extracts.map(stampOf);
  const coverage = await coverages([authority, stamps], async () => {
    return new Map(CATALOGUE.map((measure) => [measure.description.id, coverageOf(measure, stamps)]));
  });
  return { extracts, newest: extracts.at(-1) ?? null, coverage, own: await loadOwnMeasures(db, authority) };
}

/** Every measure's series for one group. */
export async function loadSeries(
  db: Tenant,
  authority: AuthorityId,
  basis: Basis,
  { dimension, group }: Group,
  today: LocalDate,
): Promise<SeriesOfMeasure> {
  return seriesOfValues(basis, await valuesOf(db, authority, { dimension, group }), { dimension, group }, today);
}

/** Every measure's series from one group's values; those of supplied measures from what was supplied of it. */
export function seriesOfValues(
  basis: Basis,
  values: readonly StoredValue[],
  group: Group,
  today: LocalDate,
): SeriesOfMeasure {
  const byMeasure = Map.groupBy(values, ({ measure }) => measure);
  const counted = CATALOGUE.map(({ description }) => {
    const own = byMeasure.get(description.id) ?? [];
    return [description.id, seriesFrom(description, own, coverageIn(basis, description.id), today)] as const;
  });
  return new Map([...counted, ...seriesSupplied(basis.own, group, today)]);
}

/** One measure's series for every group of a dimension, in the order of their names. */
export async function loadGroups(
  db: Tenant,
  authority: AuthorityId,
  basis: Basis,
  measure: MeasureId,
  dimension: Dimension,
  today: LocalDate,
): Promise<ReadonlyMap<string, readonly Point[]>> {
  if (isSupplied(measure)) return groupsSupplied(basis, measure, dimension, today);
  const values = await valuesOf(db, authority, { dimension, measure });
  const description = CATALOGUE.find((known) => known.description.id === measure)?.description;
  if (!description) return new Map();
  const byGroup = Map.groupBy(values, ({ group }: StoredValue) => group);
  const names = [...byGroup.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return new Map(
    names.map((name) => [name, seriesFrom(description, byGroup.get(name) ?? [], coverageIn(basis, measure), today)]),
  );
}

/** A supplied measure is known for the council and for the teams that were supplied. */
function groupsSupplied({ own }: Basis, measure: MeasureId, dimension: Dimension, today: LocalDate) {
  const groups = dimension === 'team' ? teamsSupplied(own, measure) : dimension === 'council' ? [WHOLE_COUNCIL] : [];
  const names = groups.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return new Map(
    names.map((group) => [group, seriesSupplied(own, { dimension, group }, today).get(measure) ?? []] as const),
  );
}

function coverageIn(basis: Basis, measure: MeasureId): Coverage {
  return basis.coverage.get(measure) ?? new Map();
}

export function stampOf(extract: AcceptedExtract): ExtractStamp {
  const acceptedAt = extract.acceptedAt ?? extract.loadedAt;
  return {
    id: extract.id,
    asAt: extract.asAt,
    dataMonth: extract.dataMonth,
    acceptedOrder: acceptedAt.getTime(),
    acceptedOn: localDate(acceptedAt.toISOString().slice(0, 10)),
    lists: extract.lists,
    rowsErasedOn: extract.rowsErasedAt && localDate(extract.rowsErasedAt.toISOString().slice(0, 10)),
  };
}
