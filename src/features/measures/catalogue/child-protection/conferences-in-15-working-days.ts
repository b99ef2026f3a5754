import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { dated, workingDaysTaken } from '../wording.ts';

export const conferencesIn15WorkingDays = proportion({
  id: 'CP-02',
  tier: 'board',
  list: 'section47',
  area: 'childProtection',
  timing: 'flow',
  title: 'Initial child protection conferences within 15 working days',
  why: 'Until the conference, nobody has agreed how a child at risk of significant harm is to be kept safe.',
  month: (enquiry) => enquiry.conferenceOn,
  among: ({ strategyDiscussionOn, conferenceOn }) => strategyDiscussionOn !== null && conferenceOn !== null,
  counts: ({ strategyDiscussionOn, conferenceOn }, { dueOn }) =>
    strategyDiscussionOn !== null && conferenceOn !== null && conferenceOn <= dueOn('R-ICPC', strategyDiscussionOn),
  detail: ({ strategyDiscussionOn, conferenceOn }, at) => [
    dated('Strategy discussion', strategyDiscussionOn),
    dated('Conference', conferenceOn),
    workingDaysTaken('Working days', strategyDiscussionOn, conferenceOn, at),
  ],
  better: 'higher',
  target: atLeast(90),
  finalAfterDays: 5,
  numeratorInWords: 'Of these, held on or before the 15th working day after the strategy discussion',
  denominatorInWords: 'Initial child protection conferences held in the month',
  countingUnit: 'section 47 enquiry of a child that led to a conference',
  source:
    'Working Together to Safeguard Children 2023: within 15 working days of the strategy discussion; DfE children in need census',
  notes:
    'Conferences for children who moved in from another council on a plan should be left out; Annex A does not mark them, and those that followed no enquiry of this council are not on List 5 anyway. Where two enquiries of a child led to one conference, both rows count. A conference whose enquiry began before the extract’s six months may be missing from its oldest months. Where there was more than one strategy discussion, List 5 holds the one that began the enquiry.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
