import { codeSet } from './code-set.ts';

const NEEDS = [
  {
    code: 'N1',
    label: 'Abuse or neglect',
    also: ['Abuse and neglect', 'Abuse/neglect', 'Abuse, neglect and exploitation'],
  },
  { code: 'N2', label: 'Child’s disability', also: ['Child disability', 'Child with disability', 'Disability'] },
  {
    code: 'N3',
    label: 'Parental disability or illness',
    also: ['Parental illness or disability', 'Parental illness/disability', "Parent's illness or disability"],
  },
  { code: 'N4', label: 'Family in acute stress' },
  { code: 'N5', label: 'Family dysfunction' },
  { code: 'N6', label: 'Socially unacceptable behaviour' },
  { code: 'N7', label: 'Low income' },
  { code: 'N8', label: 'Absent parenting' },
] as const;

/** Why a child is in need: the primary need codes of the children in need census. */
export const primaryNeed = codeSet('primaryNeed', 'Primary need', [
  ...NEEDS,
  { code: 'N9', label: 'Cases other than children in need', also: ['Case other than child in need', 'Not CIN'] },
  { code: 'N0', label: 'Not stated', also: ['Need code not stated', 'No need code recorded'] },
]);

/** The category of need of a child in care: the same codes without `N9` and `N0` (children looked-after return). */
export const categoryOfNeed = codeSet('categoryOfNeed', 'Category of need', NEEDS);
