import { rowCheck } from './check.ts';

export const inTouchWithoutAccommodation = rowCheck(
  'careLeavers',
  ['accommodation', 'inTouch'],
  {
    code: 'AX-292',
    title: 'The council is in touch with the care leaver, but where they live is not recorded',
    whatToDo: 'Record the type of accommodation.',
    effect: 'warns',
  },
  (row) => row.inTouch === 'yes' && row.accommodation === null,
);
