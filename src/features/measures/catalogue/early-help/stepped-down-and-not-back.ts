import { addMonths, type LocalDate } from '#kernel/local-date.ts';
import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { dated } from '../wording.ts';

/** Closed after assessment, referred to early help. */
const STEPPED_DOWN = 'RC9';
/** How long a family must have managed without a new referral. */
const FOLLOWED_MONTHS = 6;

export const steppedDownAndNotBack = proportion({
  id: 'EH-04',
  tier: 'board',
  list: 'childrenInNeed',
  area: 'earlyHelp',
  timing: 'cohort',
  looksBack: { over: 'childrenInNeed', months: FOLLOWED_MONTHS + 1, besides: ['referrals'], without: 'noFigure' },
  title: 'Children stepped down to early help and not referred again within 6 months',
  why: 'A child who is back within months was stepped down too soon, or to help that did not come.',
  month: ({ closedOn }) => (closedOn === null ? null : followedUntil(closedOn)),
  among: ({ childId, closedOn, closureReason }, { asAt }) =>
    closureReason === STEPPED_DOWN && childId !== null && closedOn !== null && followedUntil(closedOn) <= asAt,
  counts: ({ childId, closedOn }, { past }) =>
    childId !== null && closedOn !== null && !past.wasReferred(childId, closedOn, followedUntil(closedOn)),
  detail: ({ closedOn }) => [
    dated('Stepped down', closedOn),
    dated('Followed until', closedOn === null ? null : followedUntil(closedOn)),
  ],
  better: 'higher',
  target: atLeast(85),
  finalAfterDays: 14,
  numeratorInWords: 'Of these, no new referral in the 6 months after the closure, their last day included',
  denominatorInWords:
    'Children whose episode of need was closed with a referral to early help in the month six months earlier',
  countingUnit: 'closed episode of need',
  source: 'DfE children in need census, reason for closure RC9; Ofsted asks whether children are stepped down too soon',
  notes:
    'A child counts in the month in which the six months end: one stepped down in January is judged in July. Only the closure reason RC9 tells that a child was stepped down; a council whose system does not have the code, which came after 2019, or whose workers close such cases as RC7 has few cases or none. The day of the closure itself is not after it: a referral of that day is not a return. A contact that became no referral is not a return, nor is a move to another council seen. List 6 shows a child who came back only as open again: the closure is then taken from the last extract that shows it, and one whose child was back before the next extract was drawn is lost. Seven months of extracts with List 3 are needed. Final 14 days after the six months have ended, which is about 195 days after the month of the closure.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});

function followedUntil(closedOn: LocalDate): LocalDate {
  return addMonths(closedOn, FOLLOWED_MONTHS);
}
