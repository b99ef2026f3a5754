import { accommodation, activity, eligibility, inTouch, suitability } from './codes/leaving-care.ts';
import { unaccompanied } from './codes/yes-no.ts';
import { codeColumn, dateColumn, textColumn } from './column.ts';
import { allocation, disability, whoTheChildIs } from './common.ts';
import { defineList, type RecordOf } from './list.ts';

/**
 * Every young person with leaving care services, one row each. Four columns came after August 2019 (asylum seeking,
 * personal adviser, pathway plan review, latest contact): older files lack them.
 */
export const careLeavers = defineList({
  id: 'careLeavers',
  number: 9,
  title: 'Care leavers',
  alsoNamed: ['Care leaver', 'Leaving care', 'Leaving care services', 'CL'],
  rowsPerPerson: 'one',
  personField: 'childId',
  placedBy: null,
  reachesBackMonths: 6,
  columns: {
    ...whoTheChildIs,
    unaccompanied: codeColumn(
      'Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)',
      unaccompanied,
      { also: ['UASC'], like: [/^unaccompanied asylum seeking child\b/] },
    ),
    disability,
    ...allocation,
    personalAdviser: textColumn('Allocated Personal Advisor', {
      also: ['AllocatedPersonalAdvisor', 'Personal Advisor', 'Personal Adviser', 'Allocated Personal Adviser'],
    }),
    eligibility: codeColumn('Eligibility Category', eligibility, {
      required: true,
      also: ['EligibilityCategory', 'Eligibility'],
    }),
    pathwayPlanReviewedOn: dateColumn('Latest Pathway Plan Review Date', {
      also: ['LatestPathwayPlan', 'Latest Pathway Plan', 'Pathway Plan Review Date', 'Latest Pathway Plan Date'],
    }),
    inTouch: codeColumn('LA In Touch', inTouch, { required: true, also: ['LAInTouch', 'In Touch'] }),
    lastContactOn: dateColumn('Latest Date of Contact', {
      also: ['LatestContact', 'Latest Contact', 'Date of Latest Contact', 'Date of Last Contact'],
    }),
    accommodation: codeColumn('Type of Accommodation', accommodation, {
      also: ['TypeOfAccommodation', 'Accommodation Type', 'Accommodation'],
    }),
    suitability: codeColumn('Suitability of Accommodation', suitability, {
      also: ['SuitabilityOfAccommodation', 'Accommodation Suitability'],
    }),
    activity: codeColumn('Activity Status', activity, { also: ['ActivityStatus', 'Activity'] }),
  },
});

export type CareLeaverRecord = RecordOf<typeof careLeavers>;
