import { LISTS } from '#features/extracts/index.ts';
import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { coded } from '../wording.ts';

const COLUMNS = LISTS.referrals.columns;

export const noFurtherAction = proportion({
  id: 'FD-09',
  tier: 'operational',
  list: 'referrals',
  area: 'frontDoor',
  timing: 'flow',
  title: 'Referrals closed with no further action',
  why: 'A referral that leads to nothing has cost a family trust and the service time; many of them say that thresholds are not shared.',
  month: (referral) => referral.referredOn,
  among: () => true,
  counts: ({ noFurtherAction }) => noFurtherAction === 'yes',
  detail: ({ source, noFurtherAction }) => [
    coded('Source', COLUMNS.source, source),
    coded('No further action', COLUMNS.noFurtherAction, noFurtherAction),
  ],
  better: 'lower',
  target: atMost(8),
  finalAfterDays: 10,
  numeratorInWords: 'Of these, closed with no further action',
  denominatorInWords: 'Referrals received in the month',
  countingUnit: 'referral of a child',
  source: 'DfE children in need census: referrals with no further action',
  notes:
    'A referral on which nothing is recorded stays in the denominator and does not count: it is waiting for its decision, so that the newest month reads low at first. A figure near 0 is no triumph either: it may mean that worries that need no social worker are turned away as contacts, before they become referrals. A referral that an assessment followed is not one of these, though the assessment found no need.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
