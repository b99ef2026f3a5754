import { LISTS } from '#features/extracts/index.ts';
import { rate } from '../../definition.ts';
import { coded } from '../wording.ts';

const COLUMNS = LISTS.referrals.columns;

export const referralsReceived = rate({
  id: 'FD-07',
  tier: 'board',
  list: 'referrals',
  area: 'frontDoor',
  timing: 'flow',
  title: 'Referrals received for every 10,000 children',
  why: 'How often children are referred, set against other councils, says whether thresholds are understood.',
  month: (referral) => referral.referredOn,
  counts: () => true,
  detail: (referral) => [
    coded('Source', COLUMNS.source, referral.source),
    coded('No further action', COLUMNS.noFurtherAction, referral.noFurtherAction),
  ],
  better: 'neither',
  target: null,
  finalAfterDays: 5,
  numeratorInWords: 'Referrals received in the month',
  denominatorInWords: 'Children aged 0 to 17 living in the area on the month’s last day; the month is taken times 12',
  countingUnit: 'referral of a child',
  source: 'DfE children in need census; ONS mid-year population estimates',
  notes:
    'Times 12 makes a month comparable with the yearly rates that the Department for Education publishes; a month of 28 days is not corrected for. Referrals of unborn children are counted, as nationally. Referrals that led to no further action are counted. Teams and groups have no population of their own, so that they show a count and no rate.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
