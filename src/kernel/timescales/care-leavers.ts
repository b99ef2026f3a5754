import { rule, startingValue } from './rule.ts';

/** Young people of 16 and over who are about to leave care or have left it. */
export const CARE_LEAVERS = {
  'R-PA': rule(
    '16th birthday',
    'Personal adviser appointed',
    3,
    'months',
    startingValue(
      '2011-04-01',
      'Children Act 1989, Schedule 2, paragraph 19C, wants one for every eligible child and sets no day; this is the day by which needs are to be assessed',
    ),
  ),
  'R-PATHWAY': rule(
    '16th birthday',
    'Needs assessed and pathway plan made',
    3,
    'months',
    startingValue(
      '2011-04-01',
      'regulation 42(1) of the Care Planning, Placement and Case Review (England) Regulations 2010 gives the assessment three months, and the plan follows as soon as possible',
    ),
  ),
  'R-PATHWAY-REV': rule(
    'Pathway plan or its review',
    'Next review of the pathway plan',
    6,
    'months',
    startingValue('2011-04-01', 'Care Leavers (England) Regulations 2010 (SI 2010/2571), regulation 7'),
  ),
  'R-PA-CONTACT': rule(
    'Contact with a care leaver',
    'Next contact',
    8,
    'weeks',
    startingValue(
      '2011-04-01',
      'Children Act 1989 Guidance and Regulations, volume 3: planning transition to adulthood for care leavers',
    ),
  ),
} as const;
