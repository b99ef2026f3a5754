import { ageOn } from '#kernel/local-date.ts';
import { rowCheck } from './check.ts';

/** Duties to eligible and relevant children begin at 16 and end at 25 (Children and Social Work Act 2017, section 3). */
const [YOUNGEST, OLDEST] = [16, 25];

export const careLeaverAge = rowCheck(
  'careLeavers',
  ['bornOn'],
  {
    code: 'AX-291',
    title: 'The care leaver is younger than 16 or older than 25',
    whatToDo: 'Correct the date of birth, or take the person off the list.',
    effect: 'warns',
  },
  ({ bornOn }, { asAt }) => {
    if (bornOn === null || asAt === null) return false;
    const age = ageOn(bornOn, asAt);
    return age < YOUNGEST || age > OLDEST;
  },
);
