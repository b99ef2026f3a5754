import { codeSet } from './code-set.ts';

/** Which leaving care duties a young person is owed (Children (Leaving Care) Act 2000). */
export const eligibility = codeSet('eligibility', 'Eligibility category', [
  { code: 'relevant', letter: 'a', label: 'Relevant child', also: ['Relevant', 'R'] },
  {
    code: 'formerRelevant',
    letter: 'b',
    label: 'Former relevant child',
    also: ['Former relevant', 'FR', 'Care Leaver - Former Relevant', 'Former relevant 18-20', 'Former relevant 21-24'],
  },
  { code: 'qualifying', letter: 'c', label: 'Qualifying care leaver', also: ['Qualifying', 'Q', 'Qualifying child'] },
  { code: 'eligible', letter: 'd', label: 'Eligible child', also: ['Eligible', 'E'] },
]);

/** Whether the council is in touch with a care leaver; codes as in the children looked-after return. */
export const inTouch = codeSet('inTouch', 'In touch', [
  { code: 'yes', letter: 'a', label: 'Yes', also: ['Y', '1', '1 - Yes', 'Yes, resident in the UK'] },
  { code: 'no', letter: 'b', label: 'No', also: ['N', '0', '0 - No', 'No, resident in the UK'] },
  { code: 'DIED', letter: 'c', label: 'Died', also: ['Died after leaving care'] },
  {
    code: 'REFU',
    letter: 'd',
    label: 'Refu',
    meaning: 'The young person refuses contact',
    also: ['Refused', 'Young person refuses contact'],
  },
  {
    code: 'NREQ',
    letter: 'e',
    label: 'NREQ',
    meaning: 'The young person no longer requires services',
    also: ['Young person no longer requires services', 'Not required'],
  },
  {
    code: 'RHOM',
    letter: 'f',
    label: 'Rhom',
    meaning: 'The young person returned home for six months or more',
    also: ['Returned home', 'Returned to parents (or someone with PR) for 6+ months'],
  },
]);

/** The digit that the children looked-after return adds to the letter: 1 suitable, 2 unsuitable. */
const withSuitability = (letter: string) => [`${letter}1`, `${letter}2`] as const;

/** Where a care leaver lives. */
export const accommodation = codeSet('accommodation', 'Type of accommodation', [
  {
    code: 'B',
    label: 'Parents/relatives',
    also: [...withSuitability('B'), 'With parents or relatives', 'Parents or relatives'],
  },
  {
    code: 'C',
    label: 'Community home / residential care',
    also: [...withSuitability('C'), 'Community home', 'Residential care'],
  },
  {
    code: 'D',
    label: 'Semi-independent, transitional accommodation and self-contained accommodation',
    also: [...withSuitability('D'), 'Semi-independent', 'Semi-independent, transitional accommodation'],
  },
  { code: 'E', label: 'Supported lodgings', also: withSuitability('E') },
  { code: 'G', label: 'Abroad', also: [...withSuitability('G'), 'Gone abroad'] },
  { code: 'H', label: 'Deported', also: withSuitability('H') },
  {
    code: 'K',
    label: 'Ordinary lodgings, without formal support',
    also: [...withSuitability('K'), 'Ordinary lodgings'],
  },
  { code: 'R', label: 'Residence not known', also: withSuitability('R') },
  {
    code: 'S',
    label: 'No fixed abode / homeless',
    also: [...withSuitability('S'), 'No fixed abode', 'Homeless', 'No fixed abode/homeless'],
  },
  {
    code: 'T',
    label: 'Foyers and similar supported accommodation',
    also: [...withSuitability('T'), 'Foyers', 'Foyer'],
  },
  { code: 'U', label: 'Independent living', also: withSuitability('U') },
  { code: 'V', label: 'Emergency accommodation', also: withSuitability('V') },
  { code: 'W', label: 'Bed and breakfast', also: [...withSuitability('W'), 'B&B', 'Bed & breakfast'] },
  { code: 'X', label: 'In custody', also: [...withSuitability('X'), 'Custody'] },
  { code: 'Y', label: 'Other accommodation', also: [...withSuitability('Y'), 'Other'] },
  { code: 'Z', label: 'With former foster carers', also: [...withSuitability('Z'), 'Staying put'] },
]);

/** Whether where a care leaver lives is suitable. */
export const suitability = codeSet('suitability', 'Suitability of accommodation', [
  {
    code: 'suitable',
    letter: 'a',
    label: 'Suitable',
    also: ['1', 'Accommodation is considered suitable', 'Y', 'Yes', '1 - Suitable'],
  },
  {
    code: 'unsuitable',
    letter: 'b',
    label: 'Unsuitable',
    also: [
      '2',
      'Not suitable',
      'Accommodation is considered unsuitable',
      'N',
      'No',
      '2 - Unsuitable',
      '0 - Unsuitable',
    ],
  },
]);

/** What a care leaver does: F full time, P part time, G not in education, employment or training. F4 to P5 came in 2022. */
export const activity = codeSet('activity', 'Activity', [
  { code: 'F1', label: 'Full time in higher education' },
  { code: 'P1', label: 'Part time in higher education' },
  { code: 'F2', label: 'Full time in education other than higher' },
  { code: 'P2', label: 'Part time in education other than higher' },
  { code: 'F3', label: 'Full time in training or employment' },
  { code: 'P3', label: 'Part time in training or employment' },
  {
    code: 'F4',
    label: 'Full time in an apprenticeship',
    also: ['Young person engaged full time in an apprenticeship'],
  },
  {
    code: 'P4',
    label: 'Part time in an apprenticeship',
    also: ['Young person engaged part time in an apprenticeship'],
  },
  {
    code: 'F5',
    label: 'Full time in training or employment (not apprenticeship)',
    also: ['Young person engaged full time in training or employment (not apprenticeship)'],
  },
  {
    code: 'P5',
    label: 'Part time in training or employment (not apprenticeship)',
    also: ['Young person engaged part time in training or employment (not apprenticeship)'],
  },
  { code: 'G4', label: 'Not in education, employment or training - illness or disability' },
  { code: 'G5', label: 'Not in education, employment or training - other' },
  { code: 'G6', label: 'Not in education, employment or training - pregnancy or parenting' },
]);
