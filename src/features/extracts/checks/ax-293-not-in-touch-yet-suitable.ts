import { rowCheck } from './check.ts';

export const suitabilityWithoutTouch = rowCheck(
  'careLeavers',
  ['suitability', 'inTouch'],
  {
    code: 'AX-293',
    title: 'The council is not in touch with the care leaver, yet the suitability of their accommodation is recorded',
    whatToDo: 'Leave suitability blank where you are not in touch, or correct whether you are.',
    effect: 'warns',
  },
  (row) => row.inTouch !== null && row.inTouch !== 'yes' && row.suitability !== null,
);
