import type { AnyMeasure } from '../definition.ts';
import { ADOPTION } from './adoption/index.ts';
import { ASSESSMENT } from './assessment/index.ts';
import { CARE_LEAVERS } from './care-leavers/index.ts';
import { CHILD_PROTECTION } from './child-protection/index.ts';
import { CHILDREN_IN_CARE } from './children-in-care/index.ts';
import { CHILDREN_IN_NEED } from './children-in-need/index.ts';
import { EARLY_HELP } from './early-help/index.ts';
import { FRONT_DOOR } from './front-door/index.ts';
import { MISSING } from './missing/index.ts';
import { RECORDING } from './recording/index.ts';

/** Every measure that the lists can give, in the order in which a child's journey meets them. */
export const CATALOGUE: readonly AnyMeasure[] = [
  ...FRONT_DOOR,
  ...EARLY_HELP,
  ...ASSESSMENT,
  ...CHILDREN_IN_NEED,
  ...CHILD_PROTECTION,
  ...MISSING,
  ...CHILDREN_IN_CARE,
  ...CARE_LEAVERS,
  ...ADOPTION,
  ...RECORDING,
];

/** A measure by its id, or null where there is none. */
export function measureById(id: string): AnyMeasure | null {
  return CATALOGUE.find((measure) => measure.description.id === id) ?? null;
}
