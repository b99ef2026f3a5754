import { abuse } from './codes/abuse.ts';
import { seen, yesNo } from './codes/yes-no.ts';
import { codeColumn, dateColumn, integerColumn } from './column.ts';
import { allocation, disability, whoTheChildIs } from './common.ts';
import { defineList, type RecordOf } from './list.ts';

/** Every child on a child protection plan now or in the last six months: one row each, the most recent plan. */
export const childProtection = defineList({
  id: 'childProtection',
  number: 7,
  title: 'Child protection',
  alsoNamed: ['Child protection plans', 'CP', 'CPP'],
  rowsPerPerson: 'one',
  personField: 'childId',
  placedBy: 'startedOn',
  reachesBackMonths: 6,
  columns: {
    ...whoTheChildIs,
    disability,
    startedOn: dateColumn('Child Protection Plan Start Date', {
      required: true,
      also: ['ChildProtectionPlanStartDate', 'CP Plan Start Date', 'CPP Start Date', 'Plan Start Date'],
    }),
    initialCategory: codeColumn('Initial Category of Abuse', abuse, {
      required: true,
      also: ['InitialCategoryOfAbuse', 'Initial Category'],
    }),
    latestCategory: codeColumn('Latest Category of Abuse', abuse, {
      required: true,
      also: ['LatestCategoryOfAbuse', 'Latest Category', 'Current Category of Abuse'],
    }),
    lastVisitOn: dateColumn('Date of the Last Statutory Visit', {
      also: ['DateOfLastStatutoryVisit', 'Date of Last Statutory Visit', 'Last Statutory Visit Date'],
    }),
    seenAlone: codeColumn('Was the Child Seen Alone?', seen, { also: ['ChildSeenAlone', 'Seen Alone'] }),
    lastReviewOn: dateColumn('Date of latest review conference', {
      also: ['DateOfLatestReviewConf', 'Latest Review Conference Date', 'Date of last review conference'],
    }),
    endedOn: dateColumn('Child Protection Plan End Date', {
      also: ['ChildProtectionPlanEndDate', 'CP Plan End Date', 'CPP End Date', 'Plan End Date'],
    }),
    emergencyProtection: codeColumn(
      'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)',
      yesNo,
      {
        required: true,
        also: ['ProtectionLastSixMonths', 'Subject to EPO or Police Protection in Last Six Months'],
        like: [/^subject to emergency protection order\b/],
      },
    ),
    previousPlans: integerColumn('Number of Previous Child Protection Plans', {
      required: true,
      also: ['NumberOfPreviousChildProtectionPlans', 'Number of Previous CP Plans', 'Previous CP Plans'],
    }),
    ...allocation,
  },
});

export type ChildProtectionRecord = RecordOf<typeof childProtection>;
