import { AWAITED_FROM_COLUMNS } from './awaited-from-columns.ts';
import { AWAITED_FROM_REGISTERS } from './awaited-from-registers.ts';
import type { Awaited } from './needs.ts';

/** Every measure that waits for something the lists do not hold: what brings it switches it on and takes it from here. */
export const AWAITED: readonly Awaited[] = [...AWAITED_FROM_COLUMNS, ...AWAITED_FROM_REGISTERS];
