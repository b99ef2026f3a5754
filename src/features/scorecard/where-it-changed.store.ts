import { type Dimension, type MeasureDescription, WHOLE_COUNCIL } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { madeOf } from './judged.store.ts';
import { remembering } from './remembering.ts';
import { type Basis, loadGroups } from './scorecard.store.ts';
import type { View } from './view.ts';
import { type WhereItChanged, whereItChanged } from './where-it-changed.ts';

const found = remembering<WhereItChanged[]>(200);

/** A measure's change over a period by each dimension, where it can be told, remembered as what is judged is. */
export async function loadWhereItChanged(
  db: Tenant,
  authority: AuthorityId,
  basis: Basis,
  measure: MeasureDescription,
  dimensions: readonly Dimension[],
  { period, today }: { period: Pick<View, 'from' | 'to'>; today: LocalDate },
): Promise<WhereItChanged[]> {
  const key = [authority, madeOf(basis), measure.id, dimensions, period.from, period.to, today];
  return found(key, async () => {
    const groupsIn = (dimension: Dimension) => loadGroups(db, authority, basis, measure.id, dimension, today);
    const council = (await groupsIn('council')).get(WHOLE_COUNCIL) ?? [];
    const made: WhereItChanged[] = [];
    for (const dimension of dimensions) {
      const one = whereItChanged(measure, dimension, await groupsIn(dimension), council, period);
      if (one !== null) made.push(one);
    }
    return made;
  });
}
