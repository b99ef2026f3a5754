import { LISTS, type Section47Record } from '#features/extracts/index.ts';
import { proportion, type RuleContext } from '../../definition.ts';
import { coded, dated } from '../wording.ts';

const COLUMNS = LISTS.section47.columns;

export const enquiriesToConference = proportion({
  id: 'AS-08',
  tier: 'operational',
  list: 'section47',
  area: 'assessment',
  timing: 'cohort',
  title: 'Section 47 enquiries that led to an initial child protection conference',
  why: 'Few say that families are put through enquiries for too little; many, that risk is seen late or shared too seldom.',
  month: (enquiry) => enquiry.strategyDiscussionOn,
  among: isDecided,
  counts: ({ conferenceOn }) => conferenceOn !== null,
  detail: ({ strategyDiscussionOn, conferenceOn, conferenceUnnecessary }) => [
    dated('Strategy discussion', strategyDiscussionOn),
    dated('Conference', conferenceOn),
    coded('Conference unnecessary', COLUMNS.conferenceUnnecessary, conferenceUnnecessary),
  ],
  better: 'neither',
  target: null,
  finalAfterDays: 30,
  numeratorInWords: 'Of these, List 5 has a date of the initial child protection conference',
  denominatorInWords:
    'Section 47 enquiries whose strategy discussion was held in the month and that are decided: a conference has a date or was unnecessary, or the 15th working day after the strategy discussion has passed',
  countingUnit: 'section 47 enquiry of a child',
  source: 'DfE children in need census: section 47 enquiries and initial child protection conferences',
  notes:
    'Councils mostly lie between 30% and 45%, which is a range to ask questions by and no target. An enquiry of the last three weeks without a decision is left out, so that the newest month is of those decided soonest and moves most. On the 15th working day itself the conference may still be held: the enquiry is left out until the day after. A date that lies ahead counts: the conference is called. One that has a date and is marked unnecessary counts too. Enquiries of a child who was on a plan already lead to no initial conference and lower the figure. Where two enquiries of a child led to one conference, each row that has its date counts.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});

function isDecided(enquiry: Section47Record, { asAt, dueOn }: RuleContext): boolean {
  const { strategyDiscussionOn, conferenceOn, conferenceUnnecessary } = enquiry;
  if (strategyDiscussionOn === null) return false;
  return conferenceOn !== null || conferenceUnnecessary === 'yes' || dueOn('R-ICPC', strategyDiscussionOn) < asAt;
}
