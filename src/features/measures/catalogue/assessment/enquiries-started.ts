import { rate } from '../../definition.ts';
import { dated, recorded } from '../wording.ts';

export const enquiriesStarted = rate({
  id: 'AS-07',
  tier: 'board',
  list: 'section47',
  area: 'assessment',
  timing: 'flow',
  title: 'Section 47 enquiries started for every 10,000 children',
  why: 'How often the council asks whether a child is suffering significant harm, set against other councils, says how risk is read.',
  month: (enquiry) => enquiry.strategyDiscussionOn,
  counts: () => true,
  detail: ({ conferenceOn, enquiriesInLast12Months }) => [
    dated('Conference', conferenceOn),
    recorded('Enquiries in 12 months', enquiriesInLast12Months),
  ],
  better: 'neither',
  target: null,
  finalAfterDays: 5,
  numeratorInWords: 'Section 47 enquiries whose strategy discussion was held in the month',
  denominatorInWords: 'Children aged 0 to 17 living in the area on the month’s last day; the month is taken times 12',
  countingUnit: 'section 47 enquiry of a child',
  source: 'Children Act 1989, section 47; DfE children in need census; ONS mid-year population estimates',
  notes:
    'Times 12 makes a month comparable with the yearly rates that the Department for Education publishes; a month of 28 days is not corrected for. An enquiry is placed by the strategy discussion that began it, as List 5 has no other date. Two enquiries of a child in a month are two. Enquiries of unborn children are counted, as nationally. Teams and groups have no population of their own, so that they show a count and no rate.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
