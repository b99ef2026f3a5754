import { codeSet } from './code-set.ts';

/** The plan for a permanent home of a child in care. */
export const permanencePlan = codeSet('permanencePlan', 'Permanence plan', [
  {
    code: 'returnToFamily',
    letter: 'a',
    label: 'Return to family',
    also: ['Return to birth parents', 'Reunification', 'Return home', 'Return to birth family within six months'],
  },
  { code: 'adoption', letter: 'b', label: 'Adoption', also: ['Permanency through adoption'] },
  {
    code: 'specialGuardianship',
    letter: 'c',
    label: 'SGO/CAO',
    also: ['SGO', 'CAO', 'Special guardianship order', 'Special guardianship', 'Child arrangement order'],
  },
  {
    code: 'supportedLiving',
    letter: 'd',
    label: 'Supported living in the community',
    also: ['Supported living'],
  },
  {
    code: 'residential',
    letter: 'e',
    label: 'Long-term residential placement',
    also: ['LT residential placement', 'Long term residential', 'Residential', 'Residential care'],
  },
  {
    code: 'longTermFostering',
    letter: 'f',
    label: 'Long-term fostering',
    also: ['LT fostering', 'Permanent fostering', 'Permanency through long term fostering'],
  },
  { code: 'other', letter: 'g', label: 'Other', also: ['Other, please specify below'] },
]);
