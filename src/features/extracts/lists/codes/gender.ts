import { codeSet } from './code-set.ts';

export const gender = codeSet('gender', 'Gender', [
  { code: 'male', letter: 'a', label: 'Male', also: ['M', '1', '1 - Male'] },
  { code: 'female', letter: 'b', label: 'Female', also: ['F', '2', '2 - Female'] },
  {
    code: 'notStated',
    letter: 'c',
    label: 'Not stated/recorded',
    also: [
      'Not stated/recorded (or unborn)',
      'Not recorded/unborn',
      'Not stated',
      'Not recorded',
      'Not known',
      'Not specified',
      'Unspecified',
      'Unknown',
      'Unborn',
      'Unborn/Unknown',
      'Withheld',
      'U',
      '0 - Not known',
      '0 - Not recorded',
      '0 - Not stated',
    ],
  },
  {
    code: 'neither',
    letter: 'd',
    label: 'Neither',
    also: ['Non-binary', 'Non binary', 'Indeterminate gender', 'Unable to classify'],
  },
]);
