import type { RuleContext } from '../definition.ts';
import type { AllocatedList } from '../rows.ts';
import { isSomebody } from './nobodys-names.ts';

/** As the Department for Education counts changes of social worker. */
export const MANY_WORKERS = 3;

export const workersNote =
  'Workers are told apart by the name in the extracts: a worker whose name is written in two ways is two, and somebody who came and went between two extracts is none. A case that no extract allocates adds nobody, nor do words such as “Unallocated” or “Duty”. Twelve months of extracts, each no more than 45 days after the one before, are needed.';

type Allocated = { childId: string | null; worker: string | null };

/** Everybody who was the worker of the child’s open case in this extract or one of the year before. */
export function workersInYear(list: AllocatedList, { childId, worker }: Allocated, { past }: RuleContext): Set<string> {
  const before = childId === null ? [] : past.workersOf(list, childId);
  return new Set([...before, worker].filter(isSomebody));
}
