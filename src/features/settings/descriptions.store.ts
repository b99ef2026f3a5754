import { CATALOGUE, type MeasureDescription } from '#features/measures/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { loadSupplied } from './supplied.store.ts';
import { descriptionOf } from './supplied-measure.ts';

/** Every measure that a council has: the catalogue's, then those whose figures it supplies itself. */
export async function descriptionsOf(db: Tenant, authority: AuthorityId): Promise<readonly MeasureDescription[]> {
  const supplied = await loadSupplied(db, authority);
  return [...CATALOGUE.map(({ description }) => description), ...supplied.map(descriptionOf)];
}
