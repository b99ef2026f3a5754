import { rule, startingValue, workingTogether } from './rule.ts';

/** From the referral to the end of a child protection plan, and children in need. */
export const CHILD_PROTECTION = {
  'R-ASSESS': rule(
    'Referral',
    'Statutory assessment completed',
    45,
    'workingDays',
    workingTogether('no longer than 45 working days from the referral'),
  ),
  'R-ASSESS-12M': rule(
    'Assessment of a child whose case stays open',
    'Next assessment',
    12,
    'months',
    startingValue(
      '2013-04-15',
      'councils commonly renew an assessment at least once a year, and no interval is national',
    ),
  ),
  'R-CIN-VISIT': rule(
    'Visit to a child on a child in need plan',
    'Next visit',
    20,
    'workingDays',
    startingValue('2013-04-15', 'four weeks is the commonest local standard, and no interval is national'),
  ),
  'R-CIN-LONG': rule(
    'Start of need',
    'Child in need plan counts as long',
    12,
    'months',
    startingValue('2013-04-15', 'a plan that is open for a year is looked at for drift and delay'),
  ),
  'R-ICPC': rule(
    'Strategy discussion that began the section 47 enquiry',
    'Initial child protection conference held',
    15,
    'workingDays',
    workingTogether('within 15 working days of the strategy discussion'),
  ),
  'R-RCPC-1': rule(
    'Initial child protection conference',
    'First review conference',
    3,
    'months',
    workingTogether('within three months of the initial conference'),
  ),
  'R-RCPC-N': rule(
    'Review conference',
    'Next review conference',
    6,
    'months',
    workingTogether('further reviews at intervals of not more than six months'),
  ),
  'R-CP-VISIT': rule('Visit to a child on a plan', 'Next visit', 10, 'workingDays', {
    from: '2013-04-15',
    basis: 'local',
    source:
      'The commonest local standard, for the council to confirm; Working Together sets no interval, the plan does',
  }),
  'R-CP-9M': rule(
    'Start of a child protection plan',
    'Nine-month check: whether the plan works, before a second year begins',
    9,
    'months',
    startingValue('2013-04-15', 'councils check at nine months that a plan does not drift; no check is national'),
  ),
  'R-CP-LONG': rule('Start of a child protection plan', 'Plan counts as long', 24, 'months', {
    from: '2008-10-01',
    basis: 'guidance',
    source: 'DfE children in need census: child protection plans lasting two years or more',
  }),
  'R-CP-ALONE': rule(
    'Birth',
    'Old enough to be seen alone',
    4,
    'years',
    startingValue('2013-04-15', 'no national age is set'),
  ),
} as const;
