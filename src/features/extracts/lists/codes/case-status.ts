import { codeSet } from './code-set.ts';

/** Where a case stands: the first of Ofsted's five that applies, so that a child in care who has a plan is in care. */
export const caseStatus = codeSet('caseStatus', 'Case status', [
  {
    code: 'inCare',
    letter: 'a',
    label: 'Looked after child',
    also: ['CLA', 'LAC', 'Child looked after', 'Child in care', 'CLA&CP', 'CLA&CPP', 'CP/CLA', 'Looked after'],
  },
  {
    code: 'childProtectionPlan',
    letter: 'b',
    label: 'Child Protection plan',
    also: ['CP', 'CPP', 'CP plan', 'Child protection'],
  },
  {
    code: 'childInNeedPlan',
    letter: 'c',
    label: 'Child in need plan',
    also: ['CIN', 'CIN plan', 'Child in need'],
  },
  {
    code: 'openAssessment',
    letter: 'd',
    label: 'Open assessment',
    also: ['Assessment', 'Open asmt', 'CF Assessment in progress'],
  },
  {
    code: 'closed',
    letter: 'e',
    label: 'Closed episode',
    also: ['Closed', 'Closed case', 'Closed referral', 'Closed assessment'],
  },
]);
