import { seen, yesNo } from './codes/yes-no.ts';
import { codeColumn, dateColumn } from './column.ts';
import { allocation, disability, whoTheChildIs } from './common.ts';
import { defineList, type RecordOf } from './list.ts';

/** Every statutory assessment (section 17 or 47 of the Children Act 1989) of the last six months, open ones included. */
export const assessments = defineList({
  id: 'assessments',
  number: 4,
  title: 'Assessments',
  alsoNamed: ['Assessment', 'Continuous Assessments', 'Statutory Assessments'],
  rowsPerPerson: 'many',
  personField: 'childId',
  placedBy: 'startedOn',
  reachesBackMonths: 6,
  columns: {
    ...whoTheChildIs,
    disability,
    startedOn: dateColumn('Continuous Assessment Start Date', {
      required: true,
      also: ['ContinuousAssessmentStart', 'Assessment Start Date', 'Assessment Started'],
    }),
    childSeen: codeColumn('Child Seen During Continuous Assessment', seen, {
      also: ['ContinuousAssessmentChildSeen', 'Child Seen During Assessment', 'Child Seen'],
    }),
    authorisedOn: dateColumn('Continuous Assessment Date of Authorisation', {
      also: [
        'ContinuousAssessmentAuthDate',
        'Continuous Assessment Authorisation Date',
        'Assessment Authorisation Date',
        'Date of Authorisation',
        'Assessment Authorised Date',
      ],
    }),
    needsSupport: codeColumn('Was the child assessed as requiring LA children’s social care support', yesNo, {
      also: ['CSCSupportRequired', 'Assessed as requiring social care support'],
      like: [/^was the child assessed\b.*\bsocial care support\b/],
    }),
    ...allocation,
  },
});

export type AssessmentRecord = RecordOf<typeof assessments>;
