import { codeSet } from './code-set.ts';

/** Why a child should no longer be placed for adoption. */
export const reversalReason = codeSet('reversalReason', 'Reason no longer placed for adoption', [
  { code: 'RD1', label: 'The child’s needs changed subsequent to the decision' },
  {
    code: 'RD2',
    label: 'The Court did not make a placement order',
    also: ['Court did not make placement order', 'Court did not make a placement order'],
  },
  {
    code: 'RD3',
    label: 'Prospective adopters could not be found',
    also: ['Prospective adopters cannot be found', 'No adopters found'],
  },
  { code: 'RD4', label: 'Any other reason', also: ['Other reason'] },
]);

/** Why prospective adopters left the process. */
export const leavingReason = codeSet('leavingReason', 'Reason for leaving the adoption process', [
  { code: '1', label: 'Adopter withdrew from process', also: ['Withdrew'] },
  { code: '2', label: 'Process put on hold', also: ['On hold'] },
  { code: '3', label: 'Application refused', also: ['Refused'] },
]);
