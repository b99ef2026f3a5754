import { yesNo } from './codes/yes-no.ts';
import { codeColumn, dateColumn, integerColumn } from './column.ts';
import { allocation, disability, whoTheChildIs } from './common.ts';
import { defineList, type RecordOf } from './list.ts';

/**
 * Every section 47 enquiry of the last six months with the initial child protection conference that it led to. The two
 * counts look back from the child's latest enquiry, so that they repeat on every row of a child.
 */
export const section47 = defineList({
  id: 'section47',
  number: 5,
  title: 'Section 47 enquiries and initial child protection conferences',
  alsoNamed: ['Section 47', 'Section 47 enquiries', 'S47', 'Sec47 and ICPC', 'S47 and ICPC', 'Section 47 and ICPC'],
  rowsPerPerson: 'many',
  personField: 'childId',
  placedBy: 'strategyDiscussionOn',
  reachesBackMonths: 6,
  columns: {
    ...whoTheChildIs,
    disability,
    strategyDiscussionOn: dateColumn('Strategy discussion initiating Section 47 Enquiry Start Date', {
      required: true,
      also: ['StratDiscussionDate', 'Section 47 Enquiry Start Date', 'S47 Start Date', 'Strategy Discussion Date'],
      like: [/^strategy discussion initiating section 47\b/],
    }),
    conferenceUnnecessary: codeColumn('Was an Initial Child Protection Conference deemed unnecessary?', yesNo, {
      also: ['InitialCPConfUnnecessary', 'Initial Child Protection Conference Not Required', 'ICPC not required'],
      like: [/^initial child protection conference not required\b/],
    }),
    conferenceOn: dateColumn('Date of Initial Child Protection Conference', {
      also: ['InitialCPConfDate', 'Initial Child Protection Conference Date', 'ICPC Date', 'Date of ICPC'],
    }),
    ledToPlan: codeColumn('Did the Initial Child Protection Conference Result in a Child Protection Plan', yesNo, {
      also: ['CPConfResultInCPPlan', 'Did the ICPC result in a Child Protection Plan', 'ICPC resulted in CP plan'],
    }),
    enquiriesInLast12Months: integerColumn('Number of Section 47 Enquiries in the last 12 months', {
      required: true,
      also: [
        'NumberS47s12m',
        'Number of S47s in the last 12 months',
        'Number of Section 47 Enquiries in last 12 months',
      ],
    }),
    conferencesInLast12Months: integerColumn('Number of ICPCs in the last 12 months', {
      required: true,
      also: [
        'NumberICPCs12m',
        'Number of ICPCs in last 12 months',
        'Number of Initial Child Protection Conferences in the last 12 months',
      ],
    }),
    ...allocation,
  },
});

export type Section47Record = RecordOf<typeof section47>;
