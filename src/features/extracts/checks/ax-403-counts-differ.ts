import type { ListCheck } from './check.ts';
import { personKey } from './check.ts';

export const countsDiffer: ListCheck = {
  level: 'list',
  code: 'AX-403',
  title: 'The child’s enquiries of the last 12 months are counted differently in two rows',
  whatToDo: 'The count looks back from the child’s latest enquiry: it is the same in every row of the child.',
  lists: ['section47'],
  fields: ['enquiriesInLast12Months'],
  effect: 'warns',
  at: () => 'enquiriesInLast12Months',
  begin() {
    const counts = new Map<string, number>();
    return ({ childId, enquiriesInLast12Months: count }) => {
      if (typeof childId !== 'string' || typeof count !== 'number') return false;
      const key = personKey(childId);
      const before = counts.get(key);
      if (before === undefined) counts.set(key, count);
      return before !== undefined && before !== count;
    };
  },
};
