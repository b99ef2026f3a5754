import { codeSet } from './code-set.ts';

/** Why an episode of need was closed: the codes of the children in need census; RC9 came after 2019. */
export const closureReason = codeSet('closureReason', 'Reason for closure', [
  { code: 'RC1', label: 'Adopted', also: ['Adoption order granted', 'Child adopted'] },
  { code: 'RC2', label: 'Died', also: ['Deceased'] },
  {
    code: 'RC3',
    label: 'Child arrangements order',
    also: ['Child arrangement order', 'Residence order', 'Residence order granted'],
  },
  { code: 'RC4', label: 'Special guardianship order', also: ['Special guardianship order granted', 'SGO'] },
  {
    code: 'RC5',
    label: 'Transferred to services of another local authority',
    also: ['Transferred to services of another LA', 'Transferred to another LA', 'Case transferred to another LA'],
  },
  {
    code: 'RC6',
    label: 'Transferred to adult social care services',
    also: ['Transferred to adult social care', 'Transferred to adult social services', 'Transferred to adult services'],
  },
  {
    code: 'RC7',
    label: 'Services ceased for any other reason, including child no longer in need',
    also: ['Services ceased for any other reason', 'Child no longer in need'],
  },
  {
    code: 'RC8',
    label: 'Case closed after assessment, no further action',
    also: ['Closed after assessment, no further action'],
  },
  {
    code: 'RC9',
    label: 'Case closed after assessment, referred to early help',
    also: ['Closed after assessment, referred to early help'],
  },
]);
