import { caseStatus } from './codes/case-status.ts';
import { closureReason } from './codes/closure.ts';
import { primaryNeed } from './codes/need.ts';
import { codeColumn, dateColumn } from './column.ts';
import { allocation, disability, whoTheChildIs } from './common.ts';
import { defineList, type RecordOf } from './list.ts';

/**
 * Every child with a service now or in the last six months, children on a plan and in care included, care leavers and
 * children with a referral only left out. One row per child.
 */
export const childrenInNeed = defineList({
  id: 'childrenInNeed',
  number: 6,
  title: 'Children in need',
  alsoNamed: ['Child in need', 'CIN'],
  rowsPerPerson: 'one',
  personField: 'childId',
  placedBy: null,
  reachesBackMonths: 6,
  columns: {
    ...whoTheChildIs,
    disability,
    startedOn: dateColumn('CIN Start Date', { also: ['CINStartDate', 'Child in Need Start Date'] }),
    primaryNeed: codeColumn('Primary Need Code', primaryNeed, {
      required: true,
      also: ['PrimaryNeedCode', 'Primary Need'],
    }),
    lastSeenOn: dateColumn('Date Child Was Last Seen', {
      also: ['DateChildLastSeen', 'Date Child Last Seen', 'Date of last visit', 'Last Seen Date'],
    }),
    closedOn: dateColumn('CIN Closure Date', { also: ['CINClosureDate', 'CIN End Date', 'Closure Date'] }),
    closureReason: codeColumn('Reason for Closure', closureReason, {
      also: ['ReasonForClosure', 'Closure Reason', 'CIN Closure Reason'],
    }),
    caseStatus: codeColumn('Case status', caseStatus, { required: true, also: ['CaseStatus'] }),
    ...allocation,
  },
});

export type ChildInNeedRecord = RecordOf<typeof childrenInNeed>;
