import { dateInWords } from '#kernel/local-date.ts';
import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { REFERRAL_HISTORY_MONTHS } from '../../referrals-known.ts';
import { recorded } from '../wording.ts';

export const reReferrals = proportion({
  id: 'FD-08',
  tier: 'board',
  list: 'referrals',
  area: 'frontDoor',
  timing: 'flow',
  title: 'Re-referrals within 12 months',
  why: 'A child who comes back within a year may not have been helped the first time.',
  month: (referral) => referral.referredOn,
  among: () => true,
  counts: (referral, { referrals }) => referrals.isReReferral(referral),
  detail: (referral, { referrals }) => [
    { label: 'Earlier referrals', text: referrals.earlierOf(referral).map(dateInWords).join(', ') || 'none known' },
    recorded('The file’s own count', referral.referralsInLast12Months),
  ],
  better: 'lower',
  target: atMost(20),
  finalAfterDays: 5,
  looksBack: { over: 'referrals', months: REFERRAL_HISTORY_MONTHS, without: 'fromTheFile' },
  numeratorInWords:
    'Referrals in the month of a child who had been referred on an earlier day in the 12 months before (the day 12 months before included)',
  denominatorInWords: 'Referrals received in the month',
  countingUnit: 'referral of a child',
  source: 'DfE children in need census: referrals within 12 months of a previous referral',
  notes:
    'Counted from the referrals of all retained extracts; 18 months of them cover every month that an extract speaks of. Of the six months that the file holds, the file alone is believed, so that a referral deleted or moved to another day since is not counted. Until they reach back 12 months before a month, List 3’s “Number of Referrals in Last 12 Months” helps. That count is of referrals before the child’s latest one and is the same in each of the child’s rows, so that reading it as “1 or more” in any row would also count a child’s first referral. Here the latest referral counts when the count is 1 or more, and an earlier one when the count is higher than the earlier referrals that are known. Some systems count the latest referral itself, or count back from the day of the report: the first is a setting, the second makes the count too low. Two rows of a child on one day are not re-referrals of each other. Earlier referrals that led to no further action count, as nationally.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
