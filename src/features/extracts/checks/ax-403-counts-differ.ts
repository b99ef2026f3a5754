import type { ListCheck } from './check.ts';

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
    const counts = new Map<number, number>();
    return ({ enquiriesInLast12Months: count }, person) => {
      if (typeof count !== 'number') return false;
      const before = counts.get(person);
      if (before === undefined) counts.set(person, count);
      return before !== undefined && before !== count;
    };
  },
};
