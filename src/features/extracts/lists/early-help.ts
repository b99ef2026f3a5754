import { dateColumn, textColumn } from './column.ts';
import { whoTheChildIs } from './common.ts';
import { defineList, type RecordOf } from './list.ts';

/** Early help assessments of the last six months, and early help that the council coordinates now. */
export const earlyHelp = defineList({
  id: 'earlyHelp',
  number: 2,
  title: 'Early help',
  alsoNamed: ['Early Help Assessments', 'EH'],
  rowsPerPerson: 'many',
  personField: 'childId',
  placedBy: 'startedOn',
  reachesBackMonths: 6,
  columns: {
    ...whoTheChildIs,
    startedOn: dateColumn('Assessment start date', {
      required: true,
      also: ['AssessmentStartDate', 'Early Help Assessment Start Date'],
    }),
    completedOn: dateColumn('Assessment completion date', {
      also: ['AssessmentCompletionDate', 'Early Help Assessment Completion Date'],
    }),
    organisation: textColumn('Organisation completing assessment', {
      required: true,
      also: ['OrganisationCompletingAssessment', 'Organisation'],
    }),
  },
});

export type EarlyHelpRecord = RecordOf<typeof earlyHelp>;
