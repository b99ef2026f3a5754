import { source } from './codes/source.ts';
import { noFurtherAction } from './codes/yes-no.ts';
import { codeColumn, dateColumn, integerColumn } from './column.ts';
import { allocation, whoTheChildIs } from './common.ts';
import { defineList, type RecordOf } from './list.ts';

/** Every referral of the last six months, one row for each. */
export const referrals = defineList({
  id: 'referrals',
  number: 3,
  title: 'Referrals',
  alsoNamed: ['Referral'],
  rowsPerPerson: 'many',
  personField: 'childId',
  placedBy: 'referredOn',
  reachesBackMonths: 6,
  columns: {
    ...whoTheChildIs,
    referredOn: dateColumn('Date of referral', { required: true, also: ['ReferralDate', 'DateOfReferral'] }),
    source: codeColumn('Referral Source', source, { required: true, also: ['ReferralSource', 'Source of Referral'] }),
    noFurtherAction: codeColumn('Referral NFA?', noFurtherAction, {
      required: true,
      also: ['ReferralNFA', 'NFA', 'Referral No Further Action'],
    }),
    referralsInLast12Months: integerColumn('Number of Referrals in Last 12 Months', {
      required: true,
      also: ['ReferralsLast12Months', 'Number of Referrals in the Last 12 Months', 'Referrals in last 12 months'],
    }),
    ...allocation,
  },
});

export type ReferralRecord = RecordOf<typeof referrals>;
