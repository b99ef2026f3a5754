import { cellCheck } from './check.ts';

export const ambiguousCode = cellCheck('ambiguousCode', {
  code: 'AX-012',
  title: 'The code may mean more than one thing',
  whatToDo:
    'Write the code in full: the letter alone, or a letter and a word that contradict each other, cannot be told apart.',
  effect: 'warns',
});
