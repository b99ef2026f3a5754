import { rule } from './rule.ts';

/** What a council owes Ofsted. */
export const OVERSIGHT = {
  'R-OFSTED-PLAN': rule('Report published', 'Written statement of proposed action sent to Ofsted', 70, 'workingDays', {
    from: '2007-04-01',
    basis: 'statutory',
    source:
      'Education and Inspections Act 2006, section 137; Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007 (SI 2007/462)',
  }),
} as const;
