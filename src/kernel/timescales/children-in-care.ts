import { carePlanning, rule, startingValue } from './rule.ts';

/** Visits to children in care, their reviews and their health, and children who wait for adopters. */
export const CHILDREN_IN_CARE = {
  'R-CLA-VISIT-1': rule('Start of a placement', 'First visit', 1, 'weeks', carePlanning('28(2)(a)')),
  'R-CLA-VISIT-Y1': rule('Visit in the first year of a placement', 'Next visit', 6, 'weeks', carePlanning('28(2)(b)')),
  'R-CLA-VISIT-PERM': rule(
    'Visit after the first year of a placement meant to last to 18',
    'Next visit',
    3,
    'months',
    carePlanning('28(2)(c)(i)'),
  ),
  'R-CLA-VISIT-OTHER': rule(
    'Visit after the first year of any other placement',
    'Next visit',
    6,
    'weeks',
    carePlanning('28(2)(c)(ii)'),
  ),
  'R-CLA-VISIT-ICO-1': rule(
    'Visit to a child who lives with a parent under an interim care order, before the first review',
    'Next visit',
    1,
    'weeks',
    carePlanning('28(4)(a)'),
  ),
  'R-CLA-VISIT-ICO': rule(
    'Visit to a child who lives with a parent under an interim care order, after the first review',
    'Next visit',
    4,
    'weeks',
    carePlanning('28(4)(b)'),
  ),
  'R-CLA-VISIT-CO-1': rule(
    'Care order on a child who lives with a parent',
    'First visit',
    1,
    'weeks',
    carePlanning('28(5)(a)'),
  ),
  'R-CLA-VISIT-CO': rule(
    'Visit to a child who lives with a parent under a care order',
    'Next visit',
    6,
    'weeks',
    carePlanning('28(5)(b)'),
  ),
  'R-CLA-REV-1': rule('Start of care', 'First review', 20, 'workingDays', carePlanning('33(1)')),
  'R-CLA-REV-2': rule('First review', 'Second review', 3, 'months', carePlanning('33(2)')),
  'R-CLA-REV-N': rule('Second or a later review', 'Next review', 6, 'months', carePlanning('33(2)')),
  'R-IHA': rule(
    'Start of care',
    'First health assessment',
    20,
    'workingDays',
    startingValue(
      '2011-04-01',
      'regulation 7(1) of the Care Planning, Placement and Case Review (England) Regulations 2010 wants it by the first review',
    ),
  ),
  'R-RHA-U5': rule(
    'Health assessment of a child under 5',
    'Next health assessment',
    6,
    'months',
    carePlanning('7(3)(a)'),
  ),
  'R-RHA-5': rule(
    'Health assessment of a child of 5 or over',
    'Next health assessment',
    12,
    'months',
    carePlanning('7(3)(b)'),
  ),
  'R-DENTAL': rule('Dental check', 'Next dental check', 12, 'months', {
    from: '2004-10-01',
    basis: 'guidance',
    source:
      'NICE clinical guideline 19: under 18 the longest interval is 12 months; DfE children looked-after return: teeth checked in the year',
  }),
  'R-ADOPT-MATCH': rule(
    'Decision that a child should be placed for adoption',
    'Match with adopters',
    6,
    'months',
    startingValue('2014-04-01', 'Ofsted Annex A, List 10, has the dates of the decision and the match'),
  ),
} as const;
