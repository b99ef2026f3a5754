import { rowCheck } from './check.ts';

export const inTouchWithoutActivity = rowCheck(
  'careLeavers',
  ['activity', 'inTouch'],
  {
    code: 'AX-294',
    title: 'The council is in touch with the care leaver, but what they do is not recorded',
    whatToDo: 'Record the activity status.',
    effect: 'warns',
  },
  (row) => row.inTouch === 'yes' && row.activity === null,
);
